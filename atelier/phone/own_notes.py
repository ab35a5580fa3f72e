"""Own post-its, as the phone that sent them is told of them: what they say, where they are, whether they can change."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from atelier.domain.change import Change
from atelier.domain.collecting import is_changeable
from atelier.domain.things import Note
from atelier.phone.rooms import Room


class State(StrEnum):
    """Where a post-it is: on its way, on the disk but not on the wall, on the wall, taken off it.

    The page adds "refused" for what could not be taken.
    """

    WAITING = "waiting"
    SENT = "sent"
    SHOWN = "shown"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A post-it of the phone's; `number` is its question's, `changeable`: may still be corrected or withdrawn."""

    key: str
    number: int
    question: str
    text: str
    state: State
    changeable: bool

    @property
    def told(self) -> dict[str, Any]:
        """What the script is told."""
        return {
            "state": self.state,
            "text": self.text,
            "question": self.question,
            "changeable": self.changeable,
        }


def state_of(note: Note) -> State:
    """What its author is told of a note; one that waits for review, or was left off the wall, was sent."""
    if note.withdrawn_by is not None:
        return State.WITHDRAWN
    return State.SHOWN if note.on_wall else State.SENT


def state_after(change: Change) -> State:
    """Where the note is that the change added."""
    return next(state_of(edit.after) for edit in change.edits if isinstance(edit.after, Note))


def own_notes(room: Room, notes: Iterable[Note]) -> list[OwnNote]:
    """The notes as the page lists them, the last one first."""
    return [own_note(room, note) for note in sorted(notes, key=lambda note: note.number, reverse=True)]


def own_note(room: Room, note: Note) -> OwnNote:
    """One of them."""
    question = room.question(note.question_id)
    return OwnNote(
        note.key or "",
        1 if question is None else question.number,
        note.question_id,
        note.shown_text,
        state_of(note),
        note.withdrawn_by is None and is_changeable(room.meeting, note, room.stages),
    )
