"""The récapitulatif as CSV: read back by Python and by LibreOffice, cell by cell."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.sheets.csv_file import GUARD, draw_csv, guarded
from atelier.documents.sheets.tables import CELL_LENGTH, Column, Row, Table
from atelier.domain.text import normal, without_controls
from tests.documents.libreoffice import as_csv

MISREAD = [
    "=1+1",
    "+33 6 12 34 56 78",
    "+33612345678",
    "- moins de bruit",
    "-5",
    "@mairie",
    " =1+1",
    "＝1+1",
    '=HYPERLINK("http://a.fr";"ici")',
    "3/4",
    "10:30",
    "1.2",
    "12,5 %",
    "1e5",
    "00123",
    "4 mai",
    "mars 2018",
    "4-oct",
    "vrai",
    "FALSE",
    "#N/A",
    "#NOM?",
]
"""What a spreadsheet that opens a CSV takes for a formula, a number, a day, a truth or an error."""
PLAIN = [
    "mai",
    "maison",
    "marché 12",
    "octobre rouge",
    "12 personnes sont venues",
    "a-t-il ?",
    "#confiance",
]


def table(*texts: str) -> Table:
    """Texts under one another, numbered."""
    rows = tuple(Row(values=(number, text)) for number, text in enumerate(texts, start=1))
    return Table(title="T", columns=(Column(name="N°", width=5), Column(name="Texte", width=20)), rows=rows)


def read(content: bytes) -> list[list[str]]:
    """The rows under the header, without guards."""
    rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    return [[cell.removeprefix(GUARD) for cell in row] for row in list(rows)[1:]]


def test_a_french_excel_knows_the_file_for_what_it_is() -> None:
    assert draw_csv(table("é", "b")) == b'\xef\xbb\xbf"N\xc2\xb0";"Texte"\r\n1;"\xc3\xa9"\r\n2;"b"\r\n'


@pytest.mark.parametrize("text", MISREAD)
def test_a_text_that_would_be_read_otherwise_is_guarded_and_looks_the_same(text: str) -> None:
    assert guarded(text) == f"{GUARD}{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_texts_are_left_alone(text: str) -> None:
    assert guarded(text) == text


def test_lines_quotes_and_semicolons_stay_in_their_cell() -> None:
    texts = ["un\ndeux\r\ntrois", 'dit "oui"; "non"', ";", '"', "a\tb"]
    assert read(draw_csv(table(*texts))) == [
        [str(number), text.replace("\r\n", "\n")] for number, text in enumerate(texts, start=1)
    ]


def test_control_characters_break_nothing() -> None:
    assert read(draw_csv(table("a\x00b\x0b\x1fc\ud800\uffff")))[0][1] == "abc"


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    text = "é" * CELL_LENGTH + "suite"
    assert read(draw_csv(table(text, "b"))) == [["1", "é" * CELL_LENGTH], ["", "suite"], ["2", "b"]]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    kept = [normal(without_controls(text)) for text in texts]
    assert [row[1] for row in read(draw_csv(table(*texts)))] == [text.removeprefix(GUARD) for text in kept]


def test_libreoffice_reads_every_text_as_a_text(tmp_path: Path) -> None:
    texts = [*MISREAD, *PLAIN, "un\ndeux", 'dit "oui"; non', "الثقة", "😀"]
    file = tmp_path / "a.csv"
    file.write_bytes(draw_csv(table(*texts)))
    (rows,) = as_csv(file, tmp_path, infilter="CSV:59,34,76,1,,1036,false,true").values()
    assert [row[1].removeprefix(GUARD) for row in rows[1:]] == texts
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, len(texts) + 1)]
