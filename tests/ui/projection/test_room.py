"""What the room is told, as a value."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from atelier.domain.operations import (
    CollectOn,
    EditMeeting,
    EnterStage,
    OpenPhones,
    PauseClock,
    PausePhones,
    RevealNotes,
    ShowQuestion,
    WithdrawNotes,
)
from atelier.domain.things import Display, Door, Question
from atelier.ui.projection.state import RoomState, asked, room_state, subject, time_left


def state(room: Any, **options: Any) -> RoomState:
    return room_state(room.model, **{"invitation": None, "phone_count": 3, "now": room.now(), **options})


def test_it_is_read_from_the_model(room: Any) -> None:
    room.send("Un", "Deux", number=2)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    told = state(room)
    assert (told.question_number, told.question) == (2, room.question(2).text)
    assert (told.note_count, told.phone_count) == (2, 3)
    assert told.time_left == ""
    assert told.door is Door.OPEN


def test_notes_of_other_questions_are_not_counted(room: Any) -> None:
    room.send("Un", number=2)
    assert state(room).note_count == 0


def test_phones_may_be_closed(room: Any) -> None:
    room.ask(OpenPhones(room.model.meeting_id, False))
    assert state(room).door is Door.CLOSED


def test_phones_may_be_paused_and_a_question_closed(room: Any) -> None:
    room.ask(PausePhones(room.model.meeting_id, paused=True))
    assert state(room).door is Door.PAUSED
    assert state(room).question_open
    room.ask(CollectOn(room.model.meeting_id, room.question(2).id, accepted=False))
    assert state(room).question_open
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert not state(room).question_open


def test_of_what_is_held_only_the_number_is_told(room: Any) -> None:
    room.ask(EditMeeting(room.model.meeting_id, display=Display.HELD))
    ids = room.send("Un secret", "Deux secrets", "Trois secrets")
    room.send("Ailleurs", number=2)
    room.ask(WithdrawNotes((ids[0],)))
    assert (state(room).held_count, state(room).note_count) == (2, 0)
    assert "secret" not in repr(state(room))
    room.ask(RevealNotes(room.model.meeting_id, room.question(1).id))
    assert (state(room).held_count, state(room).note_count) == (0, 2)


def test_what_is_read_one_by_one_is_not_announced(room: Any) -> None:
    room.ask(EditMeeting(room.model.meeting_id, display=Display.REVIEWED))
    room.send("Un")
    assert state(room).held_count == 0


def test_the_subject_names_project_meeting_and_day(room: Any) -> None:
    meeting = replace(room.model.meeting, title="2e rencontre", day=date(2018, 10, 4))
    assert subject("Projet école", meeting) == "Projet école · 2e rencontre · jeudi 4 octobre"
    assert subject("Projet école", replace(meeting, day=None)) == "Projet école · 2e rencontre"


@pytest.mark.parametrize(
    ("text", "short", "said"),
    [("Avec qui ?", "Qui", "Avec qui ?"), ("", "Qui", "Qui"), ("", "", "Question 1")],
)
def test_a_question_is_never_blank(room: Any, text: str, short: str, said: str) -> None:
    question: Question = replace(room.question(1), text=text, short=short)
    assert asked(question) == said


@pytest.mark.parametrize(("seconds", "said"), [(0, "15:00"), (1, "14:59"), (900, "00:00"), (4000, "00:00")])
def test_the_time_left_stops_at_zero(room: Any, seconds: int, said: str) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    room.now.pass_time(seconds=seconds)
    assert time_left(room.model, room.now()) == said


def test_a_clock_that_was_stopped_is_told(room: Any) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    assert not state(room).is_clock_paused
    room.ask(PauseClock(room.model.meeting_id, True))
    assert state(room).is_clock_paused
