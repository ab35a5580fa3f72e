"""What the room is told around the board, as a value: read from the model, painted by the views."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage
from atelier.domain.board import Board
from atelier.domain.dates import long_day
from atelier.domain.language import gettext as _
from atelier.domain.practice import is_silent
from atelier.domain.things import Display, Door, Meeting, Question, Stage, StageKind
from atelier.domain.timing import left_s
from atelier.ui.projection.invitation import Invitation
from atelier.ui.wording import clock_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomState:
    """Everything on the projection that is not the board. `time_left` is empty where there is no clock.

    `headline` is asked in the place of the question, where the stage is about none; `instruction` is the stage's.
    `resumes_at` is when the break ends, by the clock on the wall; empty where that is not known, or past.

    `is_bare`: there is nothing on the wall, not even an empty cluster.
    `is_silent`: the room sorts without a word, and nothing is counted before it.
    `is_recorded`: what is said in the room is; it is told wherever the clock would be.
    `held_count`: how many post-its are kept until they are revealed all at once; never what they say.
    """

    subject: str
    question_number: int
    question: str
    headline: str = ""
    instruction: str = ""
    time_left: str = ""
    is_clock_paused: bool = False
    resumes_at: str = ""
    invitation: Invitation | None = None
    door: Door = Door.OPEN
    question_open: bool = True
    note_count: int = 0
    held_count: int = 0
    is_bare: bool = False
    is_silent: bool = False
    phone_count: int = 0
    is_recorded: bool = False


def room_state(
    model: BoardModel,
    *,
    invitation: Invitation | None,
    phone_count: int,
    now: datetime,
    is_recorded: bool = False,
) -> RoomState:
    """What the room is told at that moment."""
    question, stage = model.question, current_stage(model)
    return RoomState(
        subject=subject(model.project.title, model.meeting),
        question_number=question.number,
        question=asked(question),
        headline=stage.title if stage is not None and _is_about_itself(stage) else "",
        instruction=stage.instruction if stage is not None else "",
        time_left=time_left(model, now),
        is_clock_paused=model.meeting.stage_paused_at is not None,
        resumes_at=resumes_at(model, now),
        invitation=invitation,
        door=model.meeting.door,
        question_open=question.id not in model.meeting.closed_question_ids,
        note_count=model.note_count(question.id),
        held_count=_held_count(model),
        is_bare=_is_bare(model.board(question.id)),
        is_silent=is_silent(stage),
        phone_count=phone_count,
        is_recorded=is_recorded,
    )


def lets_in(state: RoomState) -> bool:
    """Whether a phone that joins now can send, or will in a moment."""
    return state.door is not Door.CLOSED and state.question_open


def _is_about_itself(stage: Stage) -> bool:
    return stage.kind is StageKind.EVALUATION and stage.question_id is None


def _is_bare(board: Board) -> bool:
    return not (board.groups or board.isolated or board.unsorted)


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


def resumes_at(model: BoardModel, now: datetime) -> str:
    """When the break under way ends, as `15:10`; not while its clock is stopped, nor once it is over."""
    stage, meeting = current_stage(model), model.meeting
    if stage is None or stage.kind is not StageKind.BREAK or meeting.stage_paused_at is not None:
        return ""
    left = left_s(meeting, stage, now)
    return f"{(now + timedelta(seconds=left)).astimezone():%H:%M}" if left > 0 else ""
