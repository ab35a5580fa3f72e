"""Rules of projects and meetings: their creation, the question shown, the agenda's clock."""

from dataclasses import replace
from datetime import timedelta
from gettext import gettext as _
from typing import Any, TypeVar

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.operations import (
    CollectOn,
    CreateMeeting,
    CreateProject,
    EditMeeting,
    EnterStage,
    ExtendStage,
    OpenPhones,
    Operation,
    PauseClock,
    PausePhones,
    ShowQuestion,
)
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, create, existing, existing_question, in_meeting
from atelier.domain.text import clean, clean_title
from atelier.domain.things import Meeting, Project, Stage, Thing

T = TypeVar("T", bound=Thing)
LONGEST_EXTENSION_S = 10 * 3600
MOST_QUOTA = 30
"""A phone remembers what it sent on every question: more than that of each it could not."""
LONGEST_PRIVACY = 500
_PRIVACY = ("organiser", "kept_for", "contact")
_CHOICES = ("display", "free_questions", "shows_board", "asks_name", "asks_structure", "asks_group")


def _create_project(operation: CreateProject, draft: Draft, _circumstances: Circumstances) -> About:
    project = replace(operation.project, title=_named(operation.project.title), next_number=1)
    create(draft, project)
    for question in operation.questions:
        create(draft, _cleaned(question, "text", "short", "hint"))
    for group in operation.peer_groups:
        create(draft, _cleaned(group, "name"))
    return About(project.id, None, name=project.title)


def _create_meeting(operation: CreateMeeting, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = replace(operation.meeting, title=_named(operation.meeting.title))
    existing(draft, Project, meeting.project_id)
    if any(other.id != meeting.id for other in draft.where(Meeting, code=meeting.code)):
        raise Refusal(_("Ce code d’accès est déjà celui d’une autre rencontre : recommencez."))
    create(draft, _cleaned(meeting, "place", "wifi_name", "wifi_password"))
    for stage in operation.stages:
        create(draft, _cleaned(stage, "title", "instruction"))
    return About(meeting.project_id, meeting.id, name=meeting.title)


def _edit_meeting(operation: EditMeeting, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    values: dict[str, Any] = {}
    if operation.title is not None:
        values["title"] = _named(operation.title)
    if operation.day is not None:
        values["day"] = operation.day
    if operation.place is not None:
        values["place"] = clean_title(operation.place)
    if operation.wifi_name is not None:
        values["wifi_name"] = clean(operation.wifi_name)
    if operation.wifi_password is not None:
        values["wifi_password"] = clean(operation.wifi_password)
    if operation.quota is not None:
        values["quota"] = _quota(operation.quota)
    for field in _PRIVACY:
        said = getattr(operation, field)
        if said is not None:
            values[field] = clean(said)[:LONGEST_PRIVACY]
    for field in _CHOICES:
        chosen = getattr(operation, field)
        if chosen is not None:
            values[field] = chosen
    draft.set(meeting, **values)
    return in_meeting(draft, meeting.id)


def _quota(asked: int) -> int | None:
    if not 0 <= asked <= MOST_QUOTA:
        raise Refusal(
            _("Choisissez de 1 à {most} post-its par personne, ou aucune limite.").format(most=MOST_QUOTA)
        )
    return asked or None


def _show_question(operation: ShowQuestion, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    question = existing_question(draft, operation.question_id, meeting)
    draft.set(meeting, question_id=question.id)
    return in_meeting(draft, meeting.id, name=question.text)


def _enter_stage(operation: EnterStage, draft: Draft, circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    stage = existing(draft, Stage, operation.stage_id)
    if stage.meeting_id != meeting.id:
        raise Refusal(_("Cette étape n’est pas celle de cette rencontre."))
    draft.set(
        meeting,
        stage_id=stage.id,
        stage_started_at=circumstances.at,
        stage_paused_at=None,
        stage_extra_s=0,
        question_id=stage.question_id or meeting.question_id,
    )
    return in_meeting(draft, meeting.id, name=stage.title)


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


def _open_phones(operation: OpenPhones, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    draft.set(meeting, phones_open=operation.accepted, phones_paused=False)
    return in_meeting(draft, meeting.id)


def _pause_phones(operation: PausePhones, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    draft.set(meeting, phones_paused=operation.paused)
    return in_meeting(draft, meeting.id)


def _collect_on(operation: CollectOn, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    question = existing_question(draft, operation.question_id, meeting)
    closed = tuple(id for id in meeting.closed_question_ids if id != question.id)
    draft.set(meeting, closed_question_ids=closed if operation.accepted else (*closed, question.id))
    return in_meeting(draft, meeting.id, name=question.text)


def _under_way(draft: Draft, operation: PauseClock | ExtendStage) -> Meeting:
    meeting = existing(draft, Meeting, operation.meeting_id)
    if meeting.stage_id is None:
        raise Refusal(_("Aucune étape n’est commencée : choisissez-en une dans le déroulé."))
    return meeting


def _cleaned(thing: T, *fields: str) -> T:
    """The thing with those texts as any text that comes in."""
    return replace(thing, **{field: clean(getattr(thing, field)) for field in fields})


def _named(title: str) -> str:
    cleaned = clean_title(title)
    if not cleaned:
        raise Refusal(_("Il manque un titre."))
    return cleaned


RULES: dict[type[Operation], Rule] = {
    CreateProject: _create_project,
    CreateMeeting: _create_meeting,
    EditMeeting: _edit_meeting,
    ShowQuestion: _show_question,
    EnterStage: _enter_stage,
    PauseClock: _pause_clock,
    ExtendStage: _extend_stage,
    OpenPhones: _open_phones,
    PausePhones: _pause_phones,
    CollectOn: _collect_on,
}
