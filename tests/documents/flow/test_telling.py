"""What a writer has told: post-its once, places that are there, progress to its end."""

from dataclasses import replace

from atelier.documents.flow.telling import Telling
from atelier.documents.manuscript import Heading, Manuscript, Notes, Part, Table
from atelier.domain.ids import NoteId
from atelier.domain.progress import unheard
from tests.documents.collection import Collection
from tests.documents.whole_meeting import manuscript, whole_meeting


def two_notes() -> Manuscript:
    made = Collection()
    made.note("a")
    made.note("b")
    return manuscript(made)


def test_a_post_it_has_one_place() -> None:
    ready = two_notes()
    telling = Telling(ready, unheard)
    first, second = ready.note_ids()
    assert [telling.tell(first), telling.tell(first), telling.tell(second)] == ["postit_1", "", "postit_2"]
    assert telling.drawn == {first, second}


def test_nothing_leads_to_what_is_not_there() -> None:
    telling = Telling(replace(two_notes(), elements=(Part(title="Un", question=1),)), unheard)
    assert telling.to_note(next(two_notes().note_ids())) == ""
    assert telling.to_note(None) == ""
    assert (telling.to_place("1"), telling.to_place("2"), telling.to_place("")) == ("place_1", "", "")


def test_a_heading_is_found_by_its_number() -> None:
    headings = (Heading(title="a", number="1.2", level=2), Heading(title="b", level=2))
    telling = Telling(replace(two_notes(), elements=headings), unheard)
    assert telling.to_place("1.2") == "place_1_2"


def test_every_step_is_told_and_the_last_one_is_the_end() -> None:
    ready = manuscript(whole_meeting())
    shares: list[float] = []
    telling = Telling(ready, shares.append)
    for element in ready.elements:
        telling.step()
        match element:
            case Notes():
                [telling.step() for note in element.notes for _each in note.every()]
            case Table():
                [telling.step() for _row in element.rows]
    assert shares == sorted(set(shares))
    assert shares[-1] == 1.0
    assert NoteId("x") not in telling.drawn
