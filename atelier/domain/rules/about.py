"""What rules share: what a decision was about, and reading a thing that must be there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from atelier.domain.change import Edit
from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import MeetingId, NoteId, ProjectId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.parts import Draft
from atelier.domain.text import clean, clean_title, one_line
from atelier.domain.things import (
    Cluster,
    Meeting,
    Note,
    Placement,
    Question,
    Quote,
    Synthesis,
    SynthesisVersion,
    Thing,
)

T = TypeVar("T", bound=Thing)
_LONGEST_BEGINNING = 32


@dataclass(frozen=True, slots=True)
class About:
    """Where the operation took place, and what a sentence about it needs: how many notes, which title."""

    project_id: ProjectId
    meeting_id: MeetingId | None
    count: int = 0
    name: str = ""
    undoes: int | None = None
    redoes: int | None = None


Rule = Callable[[Any, Draft, Circumstances], About]


def existing(draft: Draft, kind: type[T], id: str | None) -> T:
    """The thing; Refusal where it no longer is."""
    thing = draft.find(kind, id)
    if thing is None:
        raise Refusal(_("Cet élément n’existe plus : il a été retiré entre-temps."))
    return thing


def existing_notes(draft: Draft, note_ids: Iterable[NoteId]) -> list[Note]:
    """The notes, each once, in the order given; Refusal where one no longer is or there is none.

    All are of one meeting, as the journal is read backwards meeting by meeting.
    """
    notes = [existing(draft, Note, id) for id in dict.fromkeys(note_ids)]
    if not notes:
        raise Refusal(_("Aucun post-it n’est sélectionné."))
    if any(note.meeting_id != notes[0].meeting_id for note in notes):
        raise Refusal(_("Ces post-its ne sont pas de la même rencontre."))
    return notes


def existing_question(draft: Draft, question_id: QuestionId, meeting: Meeting) -> Question:
    """The question, which the meeting's project must ask; Refusal where it does not."""
    question = existing(draft, Question, question_id)
    if question.project_id != meeting.project_id:
        raise Refusal(_("Cette question n’est pas celle de ce projet."))
    return question


def create(draft: Draft, thing: Thing) -> None:
    """Add a thing; one that is there already stays as it is, so that asking twice is harmless."""
    if draft.find(type(thing), thing.id) is None:
        draft.create(thing)


def in_meeting(draft: Draft, meeting_id: MeetingId, *, count: int = 0, name: str = "") -> About:
    """What a decision about a meeting was about."""
    return About(existing(draft, Meeting, meeting_id).project_id, meeting_id, count, name)


def beginning(notes: Sequence[Note]) -> str:
    """How the first of those notes begins: by that a person tells an entry of the history from those like it."""
    words = one_line(notes[0].shown_text) if notes else ""
    return words if len(words) <= _LONGEST_BEGINNING else f"{words[: _LONGEST_BEGINNING - 1].rstrip()}…"


def question_of(draft: Draft) -> QuestionId | None:
    """The question that what was decided is about; of several, the one that the last edit is about."""
    asked = (_question(draft, edit) for edit in reversed(draft.edits))
    return next((id for id in asked if id is not None), None)


def _question(draft: Draft, edit: Edit) -> QuestionId | None:
    thing = draft.find(edit.kind, edit.id) or edit.before
    if isinstance(thing, Question):
        return thing.id
    if isinstance(thing, Placement | Synthesis | SynthesisVersion):
        thing = draft.find(Cluster, thing.cluster_id)
    return thing.question_id if isinstance(thing, Note | Cluster | Quote) else None


def cleaned(thing: T, *fields: str) -> T:
    """The thing with those texts as any text that comes in."""
    return replace(thing, **{field: clean(getattr(thing, field)) for field in fields})


def named(title: str) -> str:
    """A title as it is kept.

    Raises:
        Refusal: there is none.
    """
    kept = clean_title(title)
    if not kept:
        raise Refusal(_("Il manque un titre."))
    return kept
