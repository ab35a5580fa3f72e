"""Rules of the agenda: its stages, the one under way and its clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.operations import EnterStage, ExtendStage, Operation, PauseClock, PlanAgenda
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, existing, existing_question, in_meeting, named
from atelier.domain.rules.under_way import follow_stage, leave_stage, stop_clock
from atelier.domain.text import clean_instruction
from atelier.domain.things import Meeting, Stage
from atelier.domain.timing import left_s
from atelier.domain.trame import MINUTES_AT_MOST

LONGEST_EXTENSION_S = 10 * 3600
MOST_STAGES = 60
_PLANNED = ("rank", "title", "kind", "minutes", "question_id", "instruction", "collects", "silent")


def _plan_agenda(operation: PlanAgenda, draft: Draft, circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    stages = planned_stages(draft, meeting, operation.stages)
    kept = {stage.id for stage in stages}
    if meeting.stage_id is not None and meeting.stage_id not in kept:
        # It is kept with its time in the journal: whoever takes this back finds it again.
        leave_stage(draft, meeting, circumstances.at)
        meeting = stop_clock(draft, meeting)
    known = {stage.id: stage for stage in draft.where(Stage, meeting_id=meeting.id)}
    for stage in known.values():
        if stage.id not in kept:
            draft.delete(stage)
    for stage in stages:
        _plan(draft, known.get(stage.id), stage)
    if meeting.stage_id is not None:
        now = existing(draft, Stage, meeting.stage_id)
        follow_stage(draft, meeting, known[meeting.stage_id], now)
    return in_meeting(draft, meeting.id, name=meeting.title)


def planned_stages(draft: Draft, meeting: Meeting, stages: Sequence[Stage]) -> list[Stage]:
    """The stages of a meeting's agenda, new or changed, in that order and as they are kept: no time taken yet.

    Raises:
        Refusal: there are too many, one is there twice, or one can't be a stage of that meeting.
    """
    if len(stages) > MOST_STAGES:
        raise Refusal(_("Un déroulé a {most} étapes au plus : retirez-en.").format(most=MOST_STAGES))
    if len({stage.id for stage in stages}) != len(stages):
        raise Refusal(_("Une même étape est deux fois dans ce déroulé : retirez l’une des deux."))
    return [_planned(draft, meeting, stage, rank) for rank, stage in enumerate(stages)]


def _planned(draft: Draft, meeting: Meeting, stage: Stage, rank: int) -> Stage:
    known = draft.find(Stage, stage.id) or stage
    if {stage.meeting_id, known.meeting_id} != {meeting.id}:
        raise Refusal(_("Cette étape n’est pas celle de cette rencontre."))
    if not 1 <= stage.minutes <= MINUTES_AT_MOST:
        raise Refusal(_("Une étape dure de 1 à {most} minutes.").format(most=MINUTES_AT_MOST))
    if stage.question_id is not None:
        existing_question(draft, stage.question_id, meeting)
    title, instruction = named(stage.title), clean_instruction(stage.instruction)
    return replace(stage, rank=rank, title=title, instruction=instruction, used_s=0, extra_s=0)


def _plan(draft: Draft, known: Stage | None, planned: Stage) -> None:
    """Make one stage of the agenda what is planned; the time that it took is its own."""
    if known is None:
        draft.create(planned)
    else:
        draft.set(known, **{field: getattr(planned, field) for field in _PLANNED})


def _enter_stage(operation: EnterStage, draft: Draft, circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    stage = existing(draft, Stage, operation.stage_id)
    if stage.meeting_id != meeting.id:
        raise Refusal(_("Cette étape n’est pas celle de cette rencontre."))
    question_id = stage.question_id or _question_left(draft, meeting, stage) or meeting.question_id
    if meeting.stage_id != stage.id:
        leave_stage(draft, meeting, circumstances.at)
        meeting = draft.set(
            meeting,
            stage_id=stage.id,
            stage_started_at=circumstances.at - timedelta(seconds=stage.used_s),
            stage_paused_at=None,
            stage_extra_s=stage.extra_s,
            phones_paused=meeting.phones_open and not stage.collects,
        )
    draft.set(meeting, question_id=question_id)
    return in_meeting(draft, meeting.id, name=stage.title)


def _question_left(draft: Draft, meeting: Meeting, stage: Stage) -> QuestionId | None:
    """Going back to a stage on no question: the one that the room was on then, of the stages before it."""
    left = draft.find(Stage, meeting.stage_id)
    if left is None or left.rank <= stage.rank:
        return None
    before = [each for each in draft.where(Stage, meeting_id=meeting.id) if each.rank < stage.rank]
    asked = [each.question_id for each in sorted(before, key=lambda each: each.rank) if each.question_id]
    return asked[-1] if asked else None


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


def _extend_stage(operation: ExtendStage, draft: Draft, circumstances: Circumstances) -> About:
    meeting = _under_way(draft, operation)
    stage = existing(draft, Stage, meeting.stage_id)
    extra_s = meeting.stage_extra_s + operation.seconds
    if operation.seconds < 0:
        left = left_s(meeting, stage, circumstances.at)
        if left <= 0:
            raise Refusal(_("Cette étape a déjà pris tout son temps\u202f: passez plutôt à la suivante."))
        # No less than what it took: it would be late at once.
        extra_s = max(extra_s, meeting.stage_extra_s - left)
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
