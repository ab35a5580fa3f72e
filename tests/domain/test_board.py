"""The wall as the room sees it."""

from dataclasses import replace

from atelier.domain.board import read_board
from atelier.domain.ids import ClusterId
from atelier.domain.operations import IsolateNotes, NestCluster, PlaceNotes, StackNotes, WithdrawNotes
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note, Review
from tests.domain.conftest import Workshop, all_things


def changed(snapshot: Snapshot, note_id: str, **values: object) -> Snapshot:
    """The snapshot with other values in one note."""
    note = replace(snapshot.get(Note, note_id), **values)  # type: ignore[arg-type]
    return Snapshot(note if thing.id == note_id else thing for thing in all_things(snapshot))


def test_notes_to_sort_are_in_order_of_arrival(workshop: Workshop) -> None:
    notes = [*workshop.add("a", "b"), workshop.send(), *workshop.add("c")]
    assert [note.id for note in workshop.board().unsorted] == notes


def test_clusters_are_numbered_in_order(workshop: Workshop) -> None:
    first, second = workshop.group(title="Un"), workshop.group(title="Deux")
    assert [(g.number, g.cluster.id) for g in workshop.board().groups] == [("1", first), ("2", second)]


def test_every_note_of_the_question_is_on_the_wall_once(workshop: Workshop) -> None:
    a, b, c = workshop.add("a", "b", "c")
    workshop.add("autre question", question=1)
    workshop.add("autre rencontre", meeting=1)
    workshop.group([a])
    workshop.perform(IsolateNotes((b,)))
    board = workshop.board()
    assert [group.notes[0].id for group in board.groups] == [a]
    assert [note.id for note in board.isolated] == [b]
    assert [note.id for note in board.unsorted] == [c]
    assert board.note_ids == {a, b, c}


def test_a_note_in_two_clusters_is_in_both(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    workshop.group([a], title="Un")
    second: ClusterId = workshop.group(title="Deux")
    workshop.perform(PlaceNotes((a,), second, also=True))
    board = workshop.board()
    assert [[note.id for note in group.notes] for group in board.groups] == [[a], [a]]
    assert board.unsorted == ()


def test_what_is_withdrawn_refused_or_not_reviewed_is_off_the_wall(workshop: Workshop) -> None:
    a, b, c, d = workshop.add("a", "b", "c", "d")
    workshop.group([a, b, c])
    workshop.perform(WithdrawNotes((a,)))
    snapshot = changed(workshop.snapshot, b, review=Review.REFUSED)
    snapshot = changed(snapshot, c, review=Review.PENDING)
    board = read_board(snapshot, workshop.meeting_id, workshop.question_ids[0])
    assert board.note_ids == {d}
    assert [group.notes for group in board.groups] == [()]


def test_a_note_under_another_is_not_laid_out(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    workshop.perform(StackNotes((b,), a))
    board = workshop.board()
    assert [note.id for note in board.unsorted] == [a]
    assert [note.id for note in board.pile(a)] == [b]
    assert board.note_ids == {a, b}


def test_what_lay_under_a_note_comes_back_when_that_one_is_taken_away(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    workshop.perform(StackNotes((b,), a))
    workshop.perform(WithdrawNotes((a,)))
    board = workshop.board()
    assert [note.id for note in board.unsorted] == [b]
    assert board.note_ids == {b}


def test_what_lies_under_a_note_is_withdrawn_alone(workshop: Workshop) -> None:
    a, b, c = workshop.add("a", "b", "c")
    workshop.perform(StackNotes((b, c), a))
    workshop.perform(WithdrawNotes((b,)))
    assert [note.id for note in workshop.board().pile(a)] == [c]


def test_parts_follow_their_rubric_and_are_numbered_in_it(workshop: Workshop) -> None:
    part, other, rubric = (workshop.group(title=title) for title in ("Dedans", "Autre", "Rubrique"))
    workshop.perform(NestCluster(part, rubric))
    groups = workshop.board().groups
    assert [(group.number, group.cluster.id) for group in groups] == [
        ("1", other),
        ("2", rubric),
        ("2.1", part),
    ]
    assert [(group.parent_id, group.is_rubric) for group in groups] == [
        (None, False),
        (None, True),
        (rubric, False),
    ]


def test_the_room_reads_the_correction(workshop: Workshop) -> None:
    (a,) = workshop.add("ecole")
    corrected = changed(workshop.snapshot, a, correction="école").get(Note, a)
    assert (corrected.shown_text, corrected.text) == ("école", "ecole")
    assert workshop.note(a).shown_text == "ecole"
