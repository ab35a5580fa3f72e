"""A memory of what seldom changes: asked once, and again after it was edited."""

from typing import Any

import pytest

from atelier.domain.ids import QuestionId, new_id
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Note, Project, Question, Stage
from base.remembered_parts import REMEMBERED, Memory, RememberedParts
from tests.domain.conftest import Workshop


class Counted(Snapshot):
    """Parts that count what they are asked."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__()
        self.asked = 0
        for change in workshop.changes:
            self.follow(change)

    def where(self, kind: Any, **equals: Any) -> Any:
        self.asked += 1
        return super().where(kind, **equals)

    def find(self, kind: Any, id: str | None) -> Any:
        self.asked += 1
        return super().find(kind, id)


@pytest.fixture
def below() -> Counted:
    """A workshop with a note."""
    workshop = Workshop()
    workshop.add("a")
    return Counted(workshop)


def test_what_seldom_changes_is_asked_once(below: Counted) -> None:
    memory = Memory()
    (project,) = below.all(Project)
    for _ in range(3):
        parts = RememberedParts(below, memory)
        assert parts.find(Project, project.id) == project
        assert len(list(parts.where(Question, project_id=project.id))) == 3
        assert len(list(parts.where(Stage))) == 2
    assert below.asked == 3


def test_what_was_edited_is_asked_again(below: Counted) -> None:
    memory = Memory()
    parts = RememberedParts(below, memory)
    meeting = next(below.all(Meeting))
    below.asked = 0
    for forgotten, asked in ((set(), 1), ({Note, Project}, 1), ({Meeting}, 2), (REMEMBERED, 3)):
        memory.forget(forgotten)
        for _ in range(2):
            assert parts.find(Meeting, meeting.id) == meeting
        assert below.asked == asked


def test_notes_are_always_asked(below: Counted) -> None:
    parts = RememberedParts(below, Memory())
    (note,) = below.all(Note)
    for _ in range(2):
        assert parts.find(Note, note.id) == note
        assert list(parts.where(Note, key=None)) == [note]
    assert below.asked == 4


def test_what_is_not_there_does_not_fill_the_memory(below: Counted) -> None:
    """Anybody can ask for a question that is not there."""
    memory = Memory()
    parts = RememberedParts(below, memory)
    for _ in range(2):
        assert parts.find(Question, QuestionId(new_id())) is None
        assert parts.find(Question, None) is None
    assert memory.answers(Question) == {}
