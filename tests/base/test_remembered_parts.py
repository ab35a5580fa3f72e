"""A memory of what seldom changes: asked once, and again after it was edited."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.history import Entry
from atelier.domain.ids import MeetingId, NoteId, ProjectId, QuestionId, new_id
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Note, Party, Project, Question, Stage
from base.remembered_parts import Memory, RememberedParts
from tests.domain.conftest import START, Workshop


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

    def entries(self, meeting_id: MeetingId) -> Sequence[Entry]:
        self.asked += 1
        return super().entries(meeting_id)

    def values(self, kind: Any, names: Any) -> list[Any]:
        """As `StoredParts` has it."""
        self.asked += 1
        return [tuple(getattr(thing, name) for name in names) for thing in self.all(kind)]


def change(*edits: Edit, meeting_id: MeetingId | None = None, seq: int = 99) -> Change:
    """A change of those edits by the facilitator."""
    return Change(
        seq=seq,
        at=START,
        party=Party.FACILITATOR,
        project_id=ProjectId("p"),
        meeting_id=meeting_id,
        operation="place_notes",
        count=1,
        name="",
        undoable=True,
        edits=edits,
    )


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
    title = Edit(Meeting, meeting.id, "title", meeting.title, "autre")
    other = Edit(Project, meeting.project_id, "next_number", 1, 2)
    below.asked = 0
    for edits, asked in (([], 1), ([other], 1), ([title], 2), ([title, other], 3)):
        memory.take([change(*edits)])
        for _ in range(2):
            assert parts.find(Meeting, meeting.id) == meeting
        assert below.asked == asked


def test_after_a_failure_everything_is_asked_again(below: Counted) -> None:
    memory = Memory()
    parts = RememberedParts(below, memory)
    meeting = next(below.all(Meeting))
    assert parts.find(Meeting, meeting.id)
    below.asked = 0
    memory.forget()
    assert parts.find(Meeting, meeting.id)
    assert below.asked == 1


def test_notes_that_are_there_are_always_asked(below: Counted) -> None:
    parts = RememberedParts(below, Memory())
    (note,) = below.all(Note)
    for _ in range(2):
        assert parts.find(Note, note.id) == note
        assert list(parts.where(Note, key=None)) == [note]
    assert below.asked == 5


def test_a_note_that_is_not_there_is_not_looked_for(below: Counted) -> None:
    memory = Memory()
    parts = RememberedParts(below, memory)
    (note,) = below.all(Note)
    meeting_id, key, id = note.meeting_id, new_id(), NoteId(new_id())
    for _ in range(3):
        assert parts.find(Note, id) is None
        assert list(parts.where(Note, meeting_id=meeting_id, key=key)) == []
    assert below.asked == 2
    sent = replace(note, id=id, key=key)
    below.apply([Edit(Note, id, WHOLE, None, sent)])
    memory.take([change(Edit(Note, id, WHOLE, None, sent))])
    assert parts.find(Note, id) == sent
    assert list(parts.where(Note, meeting_id=meeting_id, key=key)) == [sent]
    assert below.asked == 4


def test_a_note_whose_key_changed_is_found_by_it(below: Counted) -> None:
    memory = Memory()
    parts = RememberedParts(below, memory)
    (note,) = below.all(Note)
    assert list(parts.where(Note, meeting_id=note.meeting_id, key="autre")) == []
    edit = Edit(Note, note.id, "key", None, "autre")
    below.apply([edit])
    memory.take([change(edit)])
    assert [found.id for found in parts.where(Note, meeting_id=note.meeting_id, key="autre")] == [note.id]


def test_what_is_not_there_does_not_fill_the_memory(below: Counted) -> None:
    """Anybody can ask for a question that is not there."""
    memory = Memory()
    parts = RememberedParts(below, memory)
    for _ in range(2):
        assert parts.find(Question, QuestionId(new_id())) is None
        assert parts.find(Question, None) is None
    assert memory.answers(Question) == {}


def test_what_can_be_undone_is_asked_once_a_meeting(below: Counted) -> None:
    """An Undo must not read thousands of entries again, nor miss what was done since, nor what another meeting did."""
    memory = Memory()
    meeting_id, other_id = (meeting.id for meeting in below.all(Meeting))
    first = list(RememberedParts(below, memory).entries(meeting_id))
    assert [entry.operation for entry in first] == ["add_notes"]
    done, elsewhere = change(meeting_id=meeting_id), change(meeting_id=other_id, seq=100)
    shown = replace(change(meeting_id=meeting_id, seq=101), undoable=False)
    memory.take([done, elsewhere, shown, change()])
    assert RememberedParts(below, memory).entries(meeting_id) == [*first, Entry.of(done)]
    assert below.asked == 1


def test_what_can_be_undone_is_asked_again_after_a_failure(below: Counted) -> None:
    memory = Memory()
    parts = RememberedParts(below, memory)
    meeting_id = next(below.all(Meeting)).id
    for _ in range(2):
        assert len(parts.entries(meeting_id)) == 1
        memory.forget()
    assert below.asked == 2
