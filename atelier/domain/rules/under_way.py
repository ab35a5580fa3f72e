"""The stage under way and its clock: what leaving it, losing it, and taking that back come to."""

from collections.abc import Callable, Sequence
from datetime import datetime

from atelier.domain.change import Edit
from atelier.domain.parts import Draft
from atelier.domain.things import Meeting, Stage
from atelier.domain.timing import is_forgotten, used_s

_CLOCK = frozenset({"stage_id", "stage_started_at", "stage_paused_at", "stage_extra_s"})
"""What of a meeting goes together: half of it would be the clock of no stage."""
_FOLLOWING = {"phones_paused": "collects", "question_id": "question_id"}
"""What of a meeting follows which field of the stage under way."""
_TAKEN = frozenset({"used_s", "extra_s"})


def leave_stage(draft: Draft, meeting: Meeting, at: datetime) -> None:
    """Keep the time that the stage under way took, for whoever comes back to it.

    Its minutes, where it was left running long ago.
    """
    left = draft.find(Stage, meeting.stage_id)
    if left is not None and meeting.stage_started_at is not None:
        took_s = used_s(meeting, left, at)
        if is_forgotten(meeting, left, at):
            took_s = left.minutes * 60 + meeting.stage_extra_s
        draft.set(left, used_s=took_s, extra_s=meeting.stage_extra_s)


def stop_clock(draft: Draft, meeting: Meeting) -> Meeting:
    """Have no stage under way any more."""
    return draft.set(meeting, stage_id=None, stage_started_at=None, stage_paused_at=None, stage_extra_s=0)


def remove_stage(draft: Draft, stage: Stage) -> None:
    """Take a stage out of its meeting; where it is under way, its clock goes with it."""
    meeting = draft.find(Meeting, stage.meeting_id)
    if meeting is not None and meeting.stage_id == stage.id:
        stop_clock(draft, meeting)
    draft.delete(stage)


def follow_stage(draft: Draft, meeting: Meeting, before: Stage, now: Stage) -> None:
    """Make phones and the question shown what the stage under way says now, where it says otherwise than before.

    What the facilitator decided beside the agenda stands where the agenda says what it said.
    """
    if now.collects != before.collects:
        meeting = draft.set(meeting, phones_paused=meeting.phones_open and not now.collects)
    if now.question_id is not None and now.question_id != before.question_id:
        draft.set(meeting, question_id=now.question_id)


def concerning(draft: Draft, edits: Sequence[Edit]) -> Callable[[Edit], bool]:
    """Which of the edits that take an agenda back still concern the stage under way; those of no agenda all do.

    Entering a stage is not undone: the room stays where it went since, and no clock is put back by halves.
    """
    clock = [edit for edit in edits if edit.kind is Meeting and edit.field in _CLOCK]
    clock_stands = all(
        getattr(draft.find(Meeting, edit.id), edit.field, None) == edit.before for edit in clock
    )
    if any(edit.field == "stage_id" and edit.after is None for edit in clock):
        # Removing the stage stops its clock whole, with what it was given since.
        clock_stands = False
    planned = {(edit.id, edit.field) for edit in edits if edit.kind is Stage}

    def concerns(edit: Edit) -> bool:
        if edit.kind is Meeting and edit.field in _CLOCK:
            return clock_stands
        if edit.kind is Meeting and edit.field in _FOLLOWING:
            meeting = draft.find(Meeting, edit.id)
            return meeting is not None and (meeting.stage_id, _FOLLOWING[edit.field]) in planned
        if edit.kind is Stage and edit.field in _TAKEN:
            return bool(draft.where(Meeting, stage_id=edit.id))
        return True

    return concerns
