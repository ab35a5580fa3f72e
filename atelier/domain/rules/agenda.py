"""Rules of the agenda: its stages, the one under way and its clock."""

from datetime import datetime, timedelta
from typing import Any

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.operations import EnterStage, ExtendStage, Operation, PauseClock, PlanAgenda
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, cleaned, existing, existing_question, in_meeting, named
from atelier.domain.things import Meeting, Stage
from atelier.domain.trame import MINUTES_AT_MOST

LONGEST_EXTENSION_S = 10 * 3600
MOST_STAGES = 60


def _plan_agenda(operation: PlanAgenda, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    if len(operation.stages) > MOST_STAGES:
        raise Refusal(_("Un déroulé a {most} étapes au plus : retirez-en.").format(most=MOST_STAGES))
    known = {stage.id: stage for stage in draft.where(Stage, meeting_id=meeting.id)}
    kept = {stage.id for stage in operation.stages}
    if meeting.stage_id is not None and meeting.stage_id not in kept:
        meeting = _without_stage(draft, meeting)
    for stage in known.values():
        if stage.id not in kept:
            draft.delete(stage)
    for rank, planned in enumerate(operation.stages):
        _plan(draft, meeting, known.get(planned.id), planned, rank)
    return in_meeting(draft, meeting.id, name=meeting.title)


def _plan(draft: Draft, meeting: Meeting, known: Stage | None, planned: Stage, rank: int) -> None:
    """Make one stage of the agenda what is planned; the time that it took is its own."""
    if planned.meeting_id != meeting.id or (known is None and draft.find(Stage, planned.id)):
        raise Refusal(_("Cette étape n’est pas celle de cette rencontre."))
    if not 1 <= planned.minutes <= MINUTES_AT_MOST:
        raise Refusal(_("Une étape dure de 1 à {most} minutes.").format(most=MINUTES_AT_MOST))
    if planned.question_id is not None:
        existing_question(draft, planned.question_id, meeting)
    stage = cleaned(planned, "instruction")
    values: dict[str, Any] = {
        "rank": rank,
        "title": named(planned.title),
        "kind": stage.kind,
        "minutes": stage.minutes,
        "question_id": stage.question_id,
        "instruction": stage.instruction,
        "collects": stage.collects,
    }
    if known is None:
        known = Stage(id=stage.id, meeting_id=meeting.id, **values)
        draft.create(known)
    else:
        draft.set(known, **values)


def _without_stage(draft: Draft, meeting: Meeting) -> Meeting:
    return draft.set(meeting, stage_id=None, stage_started_at=None, stage_paused_at=None, stage_extra_s=0)


def _enter_stage(operation: EnterStage, draft: Draft, circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    stage = existing(draft, Stage, operation.stage_id)
    if stage.meeting_id != meeting.id:
        raise Refusal(_("Cette étape n’est pas celle de cette rencontre."))
    question_id = stage.question_id or _question_left(draft, meeting, stage) or meeting.question_id
    if meeting.stage_id != stage.id:
        _leave_stage(draft, meeting, circumstances.at)
        meeting = draft.set(
            meeting,
            stage_id=stage.id,
            stage_started_at=circumstances.at - timedelta(seconds=stage.used_s),
            stage_paused_at=None,
            stage_extra_s=stage.extra_s,
        )
    draft.set(
        meeting,
        question_id=question_id,
        phones_paused=meeting.phones_open and not stage.collects,
    )
    return in_meeting(draft, meeting.id, name=stage.title)


def _question_left(draft: Draft, meeting: Meeting, stage: Stage) -> QuestionId | None:
    """Going back to a stage on no question: the one that the room was on then, of the stages before it."""
    left = draft.find(Stage, meeting.stage_id)
    if left is None or left.rank <= stage.rank:
        return None
    before = [each for each in draft.where(Stage, meeting_id=meeting.id) if each.rank < stage.rank]
    asked = [each.question_id for each in sorted(before, key=lambda each: each.rank) if each.question_id]
    return asked[-1] if asked else None


def _leave_stage(draft: Draft, meeting: Meeting, at: datetime) -> None:
    """Keep the time that the stage under way took, for whoever comes back to it."""
    left = draft.find(Stage, meeting.stage_id)
    if left is not None and meeting.stage_started_at is not None:
        until = meeting.stage_paused_at or at
        used_s = max(0, int((until - meeting.stage_started_at).total_seconds()))
        draft.set(left, used_s=used_s, extra_s=meeting.stage_extra_s)


def _pause_clock(operation: PauseClock, draft: Draft, circumstances: Circumstances) -> About:
    meeting = _under_way(draft, operation)
    if operation.paused and meeting.stage_paused_at is None:
        draft.set(meeting, stage_paused_at=circumstances.at)
    elif (
        not operation.paused and meeting.stage_paused_at is not None and meeting.stage_started_at is not None
    ):
        pause: timedelta = circumstances.at - meeting.stage_paused_at
        draft.set(meeting, stage_started_at=meeting.stage_started_at + pause, stage_paused_at=None)
    return in_meeting(draft, meeting.id)


def _extend_stage(operation: ExtendStage, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = _under_way(draft, operation)
    extra_s = meeting.stage_extra_s + operation.seconds
    if abs(extra_s) > LONGEST_EXTENSION_S:
        raise Refusal(_("Cette étape est déjà très longue : passez plutôt à la suivante."))
    draft.set(meeting, stage_extra_s=extra_s)
    return in_meeting(draft, meeting.id)


def _under_way(draft: Draft, operation: PauseClock | ExtendStage) -> Meeting:
    meeting = existing(draft, Meeting, operation.meeting_id)
    if meeting.stage_id is None:
        raise Refusal(_("Aucune étape n’est commencée : choisissez-en une dans le déroulé."))
    return meeting


RULES: dict[type[Operation], Rule] = {
    PlanAgenda: _plan_agenda,
    EnterStage: _enter_stage,
    PauseClock: _pause_clock,
    ExtendStage: _extend_stage,
}
