"""Word files, read by python-docx: words, styles, links, and what the file says of itself."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from atelier.documents.flow import grids
from atelier.documents.manuscript import Entry, Index, Items, Manuscript, Words
from atelier.documents.word.typesetting import draw_manuscript
from atelier.domain.palette import colours
from atelier.domain.progress import Cancelled, unheard
from atelier.domain.report import Incomplete
from atelier.domain.text import clean
from tests.documents.collection import Collection
from tests.documents.whole_meeting import NASTY, manuscript, whole_meeting


def read(made: Manuscript) -> Any:
    return docx.Document(BytesIO(draw_manuscript(made)))


def of(*elements: Any) -> Manuscript:
    """A manuscript of these elements alone."""
    return replace(manuscript(Collection()), elements=elements, complete=False)


def words(document: Any) -> Iterator[str]:
    """The text of every paragraph, those of tables too."""
    for paragraph in document.element.body.iter(qn("w:p")):
        yield docx.text.paragraph.Paragraph(paragraph, None).text


def rows(document: Any) -> dict[str, str]:
    """What stands beside each number in the tables."""
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return {row[0]: row[1] for row in cells if len(row) > 1}


def test_every_note_is_there_as_it_was_written() -> None:
    found = rows(read(manuscript(whole_meeting())))
    for number, text in enumerate(NASTY, start=5):
        assert found[str(number)].removesuffix(" aussi en 1.1") == text


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=80).map(clean).filter(bool))
def test_any_note_can_be_read_back(text: str) -> None:
    made = Collection()
    made.note(text)
    assert rows(read(manuscript(made)))["1"] == text


@pytest.mark.parametrize("text", ["\x00\x0b\x1f", "\ud800", "\ufffe", "a\rb"])
def test_what_xml_refuses_does_not_stop_the_document(text: str) -> None:
    made = Collection(title=text)
    cluster = made.cluster(text)
    made.note(f"avant{text}après", into=cluster)
    made.synthesis(cluster, text)
    assert "avant" in "".join(words(read(manuscript(made))))


def test_styles_are_those_that_word_knows() -> None:
    document = read(manuscript(whole_meeting()))
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert styles[:7] == [
        ("Subtitle", "Coopérer · 2e rencontre"),
        ("Title", "Compte rendu de la rencontre"),
        ("Heading 1", "1 · Qu’est-ce qui marche ?"),
        ("Heading 2", "1.1 Une confiance"),
        ("Normal", "Une confiance accordée : «\u00a0Lien de confiance\u00a0»\u00a0n°\u00a01."),
        ("List Bullet", "puis «\u00a0La confiance des professionnels\u00a0»\u00a0n°\u00a02"),
        ("Verbatim, question 1", "«\u00a0on s’est identifiés\u00a0»"),
    ]
    assert ("Heading 3", "1.2.1 Le midi ·\u00a0validé par le groupe") in styles
    assert document.styles["Verbatim, question 1"].base_style.name == "Quote"


def test_a_heading_stays_with_what_follows_and_a_table_repeats_its_head() -> None:
    document = read(manuscript(whole_meeting()))
    for name in ("Heading 1", "Heading 2", "Heading 3", "Intitulé", "Titre des post-its"):
        assert document.styles[name].paragraph_format.keep_with_next, name
    assert document.styles["Normal"].paragraph_format.widow_control
    notes = document.tables[1]
    assert notes.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert notes.style.name == "Post-its, question 1"


def test_a_question_is_in_its_colours() -> None:
    document = read(manuscript(whole_meeting()))
    (title,) = (p for p in document.paragraphs if p.text.startswith("2 · "))
    assert title._p.pPr.find(qn("w:shd")).get(qn("w:fill")) == colours(2).pale[1:]
    assert title._p.pPr.find(f".//{qn('w:left')}").get(qn("w:color")) == colours(2).accent[1:]
    number = document.styles["Numéro, question 2"]
    assert str(number.base_style.font.color.rgb) == colours(2).accent[1:]
    assert number.font.bold


def test_a_citation_leads_to_its_post_it() -> None:
    body = read(manuscript(whole_meeting())).element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert {"postit_1", "postit_2"} == anchors
    assert anchors <= set(marks)
    assert len(marks) == len(set(marks))
    numbers = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert numbers == [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkEnd"))]
    assert len(numbers) == len(set(numbers))


def test_a_post_it_that_is_not_in_the_document_is_cited_without_a_link() -> None:
    made = whole_meeting()
    ready = manuscript(made)
    cited = Items(items=((Words("« x »", note_id=next(ready.note_ids())),),))
    body = read(replace(ready, elements=(cited,), complete=False)).element.body
    assert list(body.iter(qn("w:hyperlink"))) == []


@pytest.mark.parametrize(
    ("text", "turned", "mark", "language"),
    [
        ("الثقة", True, "w:rtl", "w:bidi"),
        ("שלום", True, "w:rtl", "w:bidi"),
        ("நம்பிக்கை", False, "w:cs", "w:bidi"),
        ("汉字", False, "", "w:eastAsia"),
        ("Été", False, "", ""),
    ],
)
def test_a_script_is_told_to_word(text: str, turned: bool, mark: str, language: str) -> None:
    made = Collection()
    made.note(text)
    (paragraph,) = read(manuscript(made)).tables[1].rows[1].cells[1].paragraphs
    run = paragraph.runs[0]._r
    assert (paragraph._p.pPr.find(qn("w:bidi")) is not None) is turned
    for name in ("w:rtl", "w:cs"):
        assert (run.find(f".//{qn(name)}") is not None) is (name == mark), name
    told = run.find(f".//{qn('w:lang')}")
    assert (told is None) is not language or told.get(qn(language))


def test_the_document_is_french_on_a4_with_its_pages_counted() -> None:
    document = read(manuscript(whole_meeting()))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    default = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == "fr-FR"
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    about = document.core_properties
    assert about.title == "Compte rendu de la rencontre – 2e rencontre – Coopérer"
    assert (about.language, about.author) == ("fr-FR", "Atelier")


@pytest.mark.usefixtures("in_english")
def test_in_another_language_the_document_says_so() -> None:
    document = read(manuscript(Collection()))
    default = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == document.core_properties.language == "en-GB"


def test_a_pile_is_one_box() -> None:
    table = read(manuscript(whole_meeting())).tables[1]
    assert [row.cells[1].text for row in table.rows[2:5]] == [
        "La confiance des professionnels\u00a0×3",
        "La confiance, quoi",
        "Se fier",
    ]
    top, bottom = qn("w:top"), qn("w:bottom")
    sides = [[side.tag for side in row.cells[1]._tc.iter(top, bottom)] for row in table.rows[1:5]]
    assert sides == [[], [bottom], [top, bottom], [top]]


def test_a_note_without_its_number_has_no_column_for_it() -> None:
    ready = manuscript(whole_meeting())
    bare = tuple(
        replace(e, numbered=False, notes=e.notes[:1]) for e in ready.elements if hasattr(e, "numbered")
    )
    document = read(replace(ready, elements=bare, complete=False))
    assert {len(table.columns) for table in document.tables[1:]} == {1}


def test_an_index_reads_down_its_columns() -> None:
    index = Index(entries=tuple(Entry(number=n, place="1.1") for n in range(1, 6)))
    (table,) = read(of(index)).tables[1:]
    first = [row.cells[0].text.split()[0] for row in table.rows]
    assert first == ["1", "2"]
    assert len(table.columns) == grids.INDEX_COLUMNS


def test_every_part_is_sound_xml_and_announced() -> None:
    content = draw_manuscript(manuscript(whole_meeting()))
    with ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        names = set(package.namelist())
        for name in names:
            ElementTree.fromstring(package.read(name))
        types = ElementTree.fromstring(package.read("[Content_Types].xml"))
    announced = {part.get("PartName", "")[1:] for part in types if part.tag.endswith("Override")}
    assert announced == {name for name in names if not name.endswith((".rels", "Types].xml"))}


def test_a_lost_note_stops_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Collection()
    made.note("a")
    monkeypatch.setattr(grids, "told", lambda _notes: [])
    with pytest.raises(Incomplete, match="n°\u00a01"):
        draw_manuscript(manuscript(made), unheard)


def test_progress_is_told_and_can_stop_it() -> None:
    made = Collection()
    for number in range(50):
        made.note(f"idée {number}")
    shares: list[float] = []
    draw_manuscript(manuscript(made), shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 50
    assert shares[-1] == 1.0

    def stop(share: float) -> None:
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        draw_manuscript(manuscript(made), stop)


def test_what_runs_right_to_left_has_its_bar_on_the_right() -> None:
    made = Collection("الثقة بين المدرسة؟")
    made.quote("שלום", cluster_id=made.cluster("a"))
    document = read(manuscript(made))
    for style, colour in (("Heading 1", colours(1).accent), ("Verbatim, question 1", colours(1).accent)):
        paragraph = next(p for p in document.paragraphs if p.style.name == style)
        borders = paragraph._p.pPr.find(qn("w:pBdr"))
        assert borders.find(qn("w:right")).get(qn("w:color")) == colour[1:]
        assert borders.find(qn("w:left")).get(qn("w:val")) == "nil"
