"""What is shown of notes that lie on piles."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ids import NoteId, QuestionId
from atelier.domain.piles import count_of, read_piles
from atelier.domain.things import Note
from tests.domain.walls import note


def under(top: int, number: int) -> Note:
    """A note under another."""
    return replace(note(number), stack_id=NoteId(f"n{top}"))


def numbers(notes: list[Note]) -> list[int]:
    return [note.number for note in notes]


def test_the_top_is_shown_and_the_others_by_number() -> None:
    shown, piles = read_piles([under(2, 3), note(2), under(2, 1), note(4)])
    assert numbers(shown) == [2, 4]
    assert {top: numbers(list(others)) for top, others in piles.items()} == {NoteId("n2"): [1, 3]}


def test_the_first_of_the_others_is_shown_where_the_top_is_not() -> None:
    shown, piles = read_piles([under(9, 3), under(9, 2)])
    assert numbers(shown) == [2]
    assert numbers(list(piles[NoteId("n2")])) == [3]


def test_the_last_of_a_pile_is_on_none() -> None:
    assert read_piles([under(9, 3)]) == ([under(9, 3)], {})


def test_a_pile_does_not_reach_over_to_another_question() -> None:
    """Whatever was stored: each is shown where it is."""
    away = replace(under(1, 2), question_id=QuestionId("autre"))
    shown, piles = read_piles([note(1), away])
    assert numbers(shown) == [1, 2]
    assert piles == {}


def test_a_count_is_of_all_that_lie_there() -> None:
    shown, piles = read_piles([note(1), under(1, 2), under(1, 3), note(4)])
    assert count_of(shown, piles) == 4
    assert count_of(shown[:1], piles) == 3


@given(st.lists(st.none() | st.integers(1, 9), max_size=9))
def test_every_note_is_shown_or_under_one_that_is(tops: list[int | None]) -> None:
    """Even where what was stored makes no sense, such as two notes each under the other."""
    notes = [note(n) if top is None else under(top, n) for n, top in enumerate(tops, start=1)]
    shown, piles = read_piles(notes)
    hidden = [one for pile in piles.values() for one in pile]
    assert sorted(numbers([*shown, *hidden])) == numbers(notes)
    assert piles.keys() <= {one.id for one in shown}
    assert count_of(shown, piles) == len(notes)
