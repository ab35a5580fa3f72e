"""A manuscript on the page: what its elements say, where its links lead, how its writing is followed and stopped."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from atelier.documents.contents.head import headed
from atelier.documents.contents.minutes import minutes
from atelier.documents.contents.thanks import thanks
from atelier.documents.formats import write_document
from atelier.documents.manuscript import (
    Element,
    Entry,
    Heading,
    Index,
    Items,
    Manuscript,
    Notes,
    Part,
    Row,
    Said,
    Table,
    Text,
    Tone,
    Words,
)
from atelier.documents.pdf.typesetting import draw_manuscript
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.ids import NoteId
from atelier.domain.progress import Cancelled
from atelier.domain.report import Incomplete, ReportNote
from atelier.domain.things import Party
from tests.documents.collection import Collection
from tests.documents.drawing import draw_minutes
from tests.documents.pdf_reading import body, links, outline, pages, squeezed


def note(number: int, text: str = "a", importance: int = 0) -> ReportNote:
    """A post-it."""
    return ReportNote(id=NoteId(str(number)), number=number, text=text, importance=importance)


def saying(*elements: Element) -> Manuscript:
    """A document of an empty meeting that says this."""
    return headed(Collection().report(), elements, title="Titre")


def text(*elements: Element) -> str:
    """What is read on its pages, below the head."""
    whole = " ".join(" ".join(pages(draw_manuscript(saying(*elements)))).split())
    return whole.partition("Aucun post-it ")[2].strip()


@pytest.mark.parametrize(("lines", "least"), [(2, 2), (16, 1)])
def test_a_page_has_the_last_row_of_a_table_alone_after_a_long_one_only(lines: int, least: int) -> None:
    found = set()
    for count in range(2, 30):
        rows = [Row(cells=("Rang\nsuite",))] * count
        rows[-2] = Row(cells=("Rang" + "\nsuite" * (lines - 1),))
        *_before, last = pages(draw_manuscript(saying(Table(names=(), shares=(1.0,), rows=tuple(rows)))))
        found.add(last.count("Rang"))
    assert min(found) == least


def test_no_heap_of_marks_makes_a_page_unreadable() -> None:
    assert squeezed(text(Part(title="a" + "\u0301\u0316" * 200 + " fin"))).endswith("fin")
    assert text(Part(title="x" + "\u200d" * 900 + " fin")).endswith("fin")


def test_half_a_character_in_a_title_is_in_no_bookmark() -> None:
    assert outline(draw_manuscript(saying(Part(title="Par\ud83dtie")))) == [(0, "Partie")]


def test_each_kind_of_element_is_read_on_the_page() -> None:
    assert text(Part(title="Partie")) == "Partie"
    assert text(
        Heading(title="Titre", number="1.2", remark="validé", level=2)
    ) == "1.2 Titre ·\u00a0validé".replace("\u00a0", " ")
    assert text(Text(words=(Words("gras", bold=True), Words(" et non")), tone=Tone.REMARK)) == "gras et non"
    assert text(Items(items=((Words("un"),), (Words("deux"),)))) == "• un • deux"
    assert text(Items(items=((Words("un"),), (Words("deux"),)), numbers=("1.1", "1.2"))) == "1.1 un 1.2 deux"
    assert text(Said(words=(Words("dit"),), source="34:21, nous")) == "« dit » — 34:21, nous"
    assert text(Table(names=("A", "B"), shares=(0.5, 0.5), rows=(Row(cells=("c", "d")),))) == "A B c d"
    assert (
        text(Index(entries=(Entry(number=7, place="1.2"), Entry(number=8, place="isolé"))))
        == "7 → 1.2 8 → isolé"
    )


def test_post_its_have_their_numbers_where_they_are_wanted() -> None:
    notes = (note(4, "oui"), note(5, "non", importance=1))
    assert text(Notes(title="Post-its", notes=notes)) == "Post-its 4 oui 5 + non"
    assert text(Notes(title="Post-its", notes=notes, numbered=False)) == "Post-its oui + non"


def test_a_citation_leads_to_the_post_it() -> None:
    made = Collection("Un ?", "Deux ?")
    for _ in range(60):
        made.note("mot " * 30)
    cluster = made.cluster("Loin", question=2)
    made.note("cité ici", question=2, into=cluster)
    made.synthesis(cluster, "Retenu : #61, #1.")
    content = draw_minutes(made.report())
    last = len(pages(content)) - 1
    assert set(links(content)) == {(last, 0), (last, last)}


def test_what_is_not_in_the_document_is_cited_without_a_link() -> None:
    made = Collection()
    cluster = made.cluster("Ici")
    made.note("cité", into=cluster)
    made.synthesis(cluster, "Retenu : #1, #99.")
    content = draw_minutes(made.report(), Options(post_its=False))
    assert links(content) == []
    assert squeezed("« cité » n° 1, #99") in body(content)


def test_an_index_leads_to_the_headings_that_there_are() -> None:
    entries = (
        Entry(number=1, place="1.1", leads_to="1.1"),
        Entry(number=2, place="9.9", leads_to="9.9"),
        Entry(number=3, place="isolé", leads_to="1"),
        Entry(number=4, place="retiré"),
    )
    elements = (
        Part(title="1 · Un ?", question=1),
        Heading(title="Titre", number="1.1", level=2, question=1),
        Index(entries=entries),
    )
    assert links(draw_manuscript(saying(*elements))) == [(0, 0), (0, 0)]


def test_titles_are_bookmarks_whatever_they_are_called() -> None:
    elements = (Part(title="Même"), Part(title="Même"), Heading(title="", level=3), Part(title="Fin"))
    assert outline(draw_manuscript(saying(*elements))) == [(0, "Même"), (0, "Même"), (1, ""), (0, "Fin")]


def test_a_post_it_that_a_part_of_a_document_should_hold_is_missed_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Collection("Un ?", "Deux ?")
    made.note("a"), made.note("b", question=2)
    monkeypatch.setattr("atelier.documents.pdf.chips.ChipBox.draw", lambda _self, _canvas: None)
    with pytest.raises(Incomplete, match="n°\u00a02"):
        draw_minutes(made.report(), Options(questions=(2,)))


def many_notes() -> Collection:
    """A meeting that takes many pages."""
    made = Collection()
    for n in range(300):
        made.note(f"{n} " + "mot " * 25)
    return made


def test_progress_is_told_often_and_never_goes_back() -> None:
    told: list[float] = []
    draw_manuscript(minutes(many_notes().report(), EVERYTHING), told.append)
    assert len(told) >= 20
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert 0 < told[0] < 0.05
    assert max(after - before for before, after in pairwise([0.0, *told])) < 0.1


def test_progress_is_told_in_a_long_table_too() -> None:
    made = Collection()
    for n in range(300):
        made.note(f"{n} " + "mot " * 25, withdrawn_by=Party.FACILITATOR)
    told: list[float] = []
    draw_manuscript(minutes(made.report(), EVERYTHING), told.append)
    assert max(after - before for before, after in pairwise([0.0, *told])) < 0.1


@pytest.mark.parametrize("stopping_at", [0.01, 0.3, 0.8])
def test_what_nobody_wants_any_more_is_not_written(tmp_path: Path, stopping_at: float) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"before")
    told: list[float] = []

    def stop(share: float) -> None:
        told.append(share)
        if share >= stopping_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_document("minutes", many_notes().report(), target, progress=stop)
    assert told[-1] < stopping_at + 0.1
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_document_is_drawn_alike_the_second_time() -> None:
    made = Collection()
    made.note("الثقة et « confiance » 🎉 e\u0301")
    report = replace(made.report(), resolutions=("Oui.",))
    first, second = (body(draw_manuscript(thanks(report, EVERYTHING))) for _time in range(2))
    assert first == second
