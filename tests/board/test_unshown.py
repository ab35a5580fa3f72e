"""The notes that the room does not see."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from atelier.board.unshown import Unshown
from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.ids import MeetingId, NoteId, ProjectId, QuestionId
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note, Party, Review, Source
from tests.domain.conftest import START

HERE, FIRST, SECOND = MeetingId("m"), QuestionId("q1"), QuestionId("q2")


def note(number: int, review: Review = Review.PENDING, *, question_id: QuestionId = FIRST) -> Note:
    return Note(
        id=NoteId(f"n{number}"),
        project_id=ProjectId("p"),
        meeting_id=HERE,
        question_id=question_id,
        number=number,
        text="une idée",
        source=Source.PHONE,
        created_at=START,
        review=review,
    )


Follow = Callable[..., None]


@pytest.fixture
def snapshot() -> Snapshot:
    return Snapshot(
        [
            note(2),
            note(1),
            note(3, Review.REFUSED),
            note(4, Review.ACCEPTED),
            note(5, question_id=SECOND),
            replace(note(6), withdrawn_by=Party.PARTICIPANT),
            replace(note(7), meeting_id=MeetingId("autre")),
        ]
    )


@pytest.fixture
def unshown(snapshot: Snapshot) -> Unshown:
    return Unshown(snapshot, HERE)


@pytest.fixture
def follow(snapshot: Snapshot, unshown: Unshown) -> Follow:
    def take_in(*edits: Edit) -> None:
        snapshot.apply(edits)
        unshown.follow(
            Change(
                seq=1,
                at=START,
                party=Party.FACILITATOR,
                project_id=ProjectId("p"),
                meeting_id=HERE,
                operation="",
                count=0,
                name="",
                undoable=True,
                edits=edits,
            )
        )

    return take_in


def numbers(notes: list[Note]) -> list[int]:
    return [note.number for note in notes]


def test_what_waits_and_what_was_left_off_question_by_question(unshown: Unshown) -> None:
    assert (numbers(unshown.waiting(FIRST)), numbers(unshown.left_off(FIRST))) == ([1, 2], [3])
    assert (numbers(unshown.waiting(SECOND)), numbers(unshown.left_off(SECOND))) == ([5], [])
    assert (unshown.waiting_count(FIRST), unshown.waiting_count(SECOND)) == (2, 1)


def test_it_follows_what_is_decided(unshown: Unshown, follow: Follow) -> None:
    follow(
        Edit(Note, "n1", "review", Review.PENDING, Review.ACCEPTED),
        Edit(Note, "n2", "review", Review.PENDING, Review.REFUSED),
        Edit(Note, "n3", "review", Review.REFUSED, Review.PENDING),
    )
    assert (numbers(unshown.waiting(FIRST)), numbers(unshown.left_off(FIRST))) == ([3], [2])


def test_it_follows_what_comes_goes_and_changes(unshown: Unshown, follow: Follow) -> None:
    follow(
        Edit(Note, "n8", WHOLE, None, note(8)),
        Edit(Note, "n1", WHOLE, note(1), None),
        Edit(Note, "n2", "text", "une idée", "autrement"),
        Edit(Note, "n6", "withdrawn_by", Party.PARTICIPANT, None),
    )
    assert [(n.number, n.text) for n in unshown.waiting(FIRST)] == [
        (2, "autrement"),
        (6, "une idée"),
        (8, "une idée"),
    ]
    follow(Edit(Note, "n8", "withdrawn_by", None, Party.FACILITATOR))
    assert numbers(unshown.waiting(FIRST)) == [2, 6]
