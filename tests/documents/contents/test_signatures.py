"""The sheet to sign: known names first, lines enough for the others, and nothing of what was written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier.documents.contents.signatures import LEAST_BLANK, LEAST_ROWS, signatures
from atelier.documents.formats import write_document
from atelier.documents.manuscript import Row, Table
from atelier.domain.document import EVERYTHING
from atelier.domain.report import Report, ReportAttendee
from tests.documents.collection import Collection


def report(people: int) -> Report:
    made = Collection("Un ?")
    made.note("une idée")
    names = tuple(
        ReportAttendee(name=f"Personne {n}", structure="École", group="", present=True, is_new=False)
        for n in range(people)
    )
    return replace(made.report(), attendees=names, day=date(2026, 10, 4))


def rows(people: int) -> tuple[Row, ...]:
    (table,) = (e for e in signatures(report(people), EVERYTHING).elements if isinstance(e, Table))
    return table.rows


@pytest.mark.parametrize("people", [0, 3, 40])
def test_known_names_then_empty_lines(people: int) -> None:
    told = [row.cells[0].strip() for row in rows(people)]
    assert told[:people] == [f"Personne {n}" for n in range(people)]
    assert set(told[people:]) == {""}
    assert len(told) == max(LEAST_ROWS, people + LEAST_BLANK)


def test_nothing_of_what_was_written_is_on_it() -> None:
    manuscript = signatures(report(3), EVERYTHING)
    assert list(manuscript.note_ids()) == []
    assert [label for label, _lines in manuscript.facts] == ["Date et lieu"]
    assert manuscript.notice == ""


def test_without_anybody_it_is_one_page(tmp_path: Path) -> None:
    write_document("signatures", report(0), tmp_path / "a.pdf")
    assert len(PdfReader(tmp_path / "a.pdf").pages) == 1
