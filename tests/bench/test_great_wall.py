"""The wall that the board is measured on: as large as asked for, and like a real one."""

from atelier.domain.board import Board, read_board
from atelier.domain.change import Change
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note
from tests.bench.great_wall import (
    GROUPED,
    LARGEST,
    MEETING,
    QUESTION,
    SMALLEST,
    arrival,
    great_wall,
    joining,
)


def board(notes: int, *changes: Change) -> Board:
    """The wall after those changes."""
    snapshot = Snapshot(great_wall(notes))
    for change in changes:
        snapshot.follow(change)
    return read_board(snapshot, MEETING, QUESTION)


def test_it_has_as_many_notes_two_in_five_in_clusters() -> None:
    wall = board(300)
    held = [note for group in wall.groups for note in group.notes]
    assert len(wall.note_ids) == len(held) + len(wall.unsorted) == 300
    assert 300 * GROUPED <= len(held) < 300 * GROUPED + LARGEST
    assert all(SMALLEST <= len(group.notes) <= LARGEST for group in wall.groups)


def test_no_text_is_there_twice() -> None:
    texts = [thing.text for thing in great_wall(500) if isinstance(thing, Note)]
    assert len(set(texts)) == 500


def test_what_comes_and_joins() -> None:
    wall = board(60, arrival(61, seq=1), joining(60, cluster=1, seq=2))
    assert wall.unsorted[-1].number == 61
    assert wall.groups[0].notes[-1].number == 60
