"""Until when a participant may change what they wrote: the collecting of its question, as the agenda tells."""

from collections.abc import Iterable

from atelier.domain.ids import QuestionId
from atelier.domain.things import Meeting, Note, Stage, StageKind


def is_changeable(meeting: Meeting, note: Note, stages: Iterable[Stage]) -> bool:
    """Whether its author may still correct the note or take it back.

    While its question is collected, and the agenda has not gone past that: what is being sorted in front of the
    room does not change under its eyes. An agenda that names no such stage sets no term.
    """
    return meeting.takes(note.question_id) and not _is_over(meeting, note, stages)


def _is_over(meeting: Meeting, note: Note, stages: Iterable[Stage]) -> bool:
    agenda = {stage.id: stage for stage in stages}
    now = agenda.get(meeting.stage_id) if meeting.stage_id else None
    last = max((s.rank for s in agenda.values() if _collects(s, note.question_id)), default=None)
    return now is not None and last is not None and now.rank > last


def _collects(stage: Stage, question_id: QuestionId) -> bool:
    return stage.kind is StageKind.COLLECT and stage.question_id in (None, question_id)
