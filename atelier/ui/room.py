"""What the room is told around the board, as a value: read from the model, painted by the views."""

from dataclasses import dataclass
from datetime import datetime

from atelier.board.model import BoardModel
from atelier.domain.french_dates import long_day
from atelier.domain.language import gettext as _
from atelier.domain.things import Display, Door, Meeting, Question
from atelier.ui.clock import current_stage, left_s
from atelier.ui.invitation import Invitation
from atelier.ui.wording import clock_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomState:
    """Everything on the projection that is not the board. `time_left` is empty where no clock runs.

    `held_count`: how many post-its are kept until they are revealed all at once; never what they say.
    """

    subject: str
    question_number: int
    question: str
    time_left: str = ""
    invitation: Invitation | None = None
    door: Door = Door.OPEN
    question_open: bool = True
    note_count: int = 0
    held_count: int = 0
    phone_count: int = 0


def room_state(
    model: BoardModel, *, invitation: Invitation | None, phone_count: int, now: datetime
) -> RoomState:
    """What the room is told at that moment."""
    question = model.question
    return RoomState(
        subject=subject(model.project.title, model.meeting),
        question_number=question.number,
        question=asked(question),
        time_left=time_left(model, now),
        invitation=invitation,
        door=model.meeting.door,
        question_open=question.id not in model.meeting.closed_question_ids,
        note_count=model.note_count(question.id),
        held_count=_held_count(model),
        phone_count=phone_count,
    )


def _held_count(model: BoardModel) -> int:
    """How many post-its the room is told to wait for: what is read one by one is no event for it."""
    if model.meeting.display is not Display.HELD:
        return 0
    return model.unshown.waiting_count(model.question.id)


def subject(project_title: str, meeting: Meeting) -> str:
    """The project, the meeting and its day on one line."""
    day = long_day(meeting.day) if meeting.day else ""
    return " · ".join(part for part in (project_title, meeting.title, day) if part)


def asked(question: Question) -> str:
    """The text of a question; its label where it has none."""
    return question.text or question.short or _("Question {number}").format(number=question.number)


def time_left(model: BoardModel, now: datetime) -> str:
    """The stage's clock; it stops at zero, as being late is the facilitator's business only."""
    stage = current_stage(model)
    if stage is None or model.meeting.stage_started_at is None:
        return ""
    return clock_digits(max(0, left_s(model.meeting, stage, now)))
