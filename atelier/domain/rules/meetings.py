"""Rules of projects and meetings: their creation, the question shown, the doors of phones."""

from dataclasses import replace
from typing import Any

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.founding import short_label
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    CollectOn,
    CreateMeeting,
    CreateProject,
    EditMeeting,
    OpenPhones,
    Operation,
    PausePhones,
    RewordQuestion,
    ShowQuestion,
)
from atelier.domain.parts import Draft
from atelier.domain.rules.about import (
    About,
    Rule,
    cleaned,
    create,
    existing,
    existing_question,
    in_meeting,
    named,
)
from atelier.domain.rules.agenda import planned_stages
from atelier.domain.text import clean, clean_hint, clean_name, clean_question, clean_title
from atelier.domain.things import Meeting, Project
from atelier.domain.wifi import wifi_name_problem, wifi_password_problem

MOST_QUOTA = 30
"""A phone remembers what it sent on every question: more than that of each it could not."""
LONGEST_PRIVACY = 500
_PRIVACY = ("organiser", "kept_for", "contact")
_CHOICES = ("display", "free_questions", "shows_board", "asks_name", "asks_structure", "asks_group")


def _create_project(operation: CreateProject, draft: Draft, _circumstances: Circumstances) -> About:
    project = replace(operation.project, title=named(operation.project.title), next_number=1)
    create(draft, project)
    for question in operation.questions:
        create(draft, replace(question, **_worded(question.text, question.short, question.hint)))
    for group in operation.peer_groups:
        create(draft, replace(group, name=clean_name(group.name)))
    return About(project.id, None, name=project.title)


def _create_meeting(operation: CreateMeeting, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = replace(operation.meeting, title=named(operation.meeting.title))
    existing(draft, Project, meeting.project_id)
    if any(other.id != meeting.id for other in draft.where(Meeting, code=meeting.code)):
        raise Refusal(_("Ce code d’accès est déjà celui d’une autre rencontre : recommencez."))
    wifi = _wifi(meeting.wifi_name, meeting.wifi_password)
    create(draft, replace(cleaned(meeting, "place"), **wifi))
    for stage in planned_stages(draft, meeting, operation.stages):
        create(draft, stage)
    return About(meeting.project_id, meeting.id, name=meeting.title)


def _edit_meeting(operation: EditMeeting, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    values: dict[str, Any] = {}
    if operation.title is not None:
        values["title"] = named(operation.title)
    if operation.day is not None:
        values["day"] = operation.day
    if operation.begins_at is not None:
        values["begins_at"] = operation.begins_at or None
    if operation.place is not None:
        values["place"] = clean_title(operation.place)
    values.update(_wifi(operation.wifi_name, operation.wifi_password))
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


def _wifi(name: str | None, password: str | None) -> dict[str, Any]:
    """Those that are given, as they are kept; Refusal where no network can have them."""
    given = {"wifi_name": name, "wifi_password": password}
    values = {field: clean(text) for field, text in given.items() if text is not None}
    problem = wifi_name_problem(values.get("wifi_name", "")) or wifi_password_problem(
        values.get("wifi_password", "")
    )
    if problem:
        raise Refusal(problem)
    return values


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


def _reword_question(operation: RewordQuestion, draft: Draft, _circumstances: Circumstances) -> About:
    meeting = existing(draft, Meeting, operation.meeting_id)
    question = existing_question(draft, operation.question_id, meeting)
    question = draft.set(question, **_worded(operation.text, operation.short, operation.hint))
    return in_meeting(draft, meeting.id, name=question.short)


def _worded(text: str, short: str, hint: str) -> dict[str, Any]:
    """What a question says, as it is kept; its label is taken from its text where nobody gives one."""
    asked = clean_question(text)
    return {"text": asked, "short": clean_name(short) or short_label(asked), "hint": clean_hint(hint)}


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


RULES: dict[type[Operation], Rule] = {
    CreateProject: _create_project,
    CreateMeeting: _create_meeting,
    EditMeeting: _edit_meeting,
    ShowQuestion: _show_question,
    RewordQuestion: _reword_question,
    OpenPhones: _open_phones,
    PausePhones: _pause_phones,
    CollectOn: _collect_on,
}
