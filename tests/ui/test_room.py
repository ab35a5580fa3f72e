"""What the room is told, as a value."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from atelier.domain.operations import EnterStage, OpenPhones, ShowQuestion
from atelier.domain.things import Question
from atelier.ui.room import RoomState, asked, room_state, subject, time_left


def state(room: Any, **options: Any) -> RoomState:
    return room_state(room.model, **{"invitation": None, "phone_count": 3, "now": room.now(), **options})


def test_it_is_read_from_the_model(room: Any) -> None:
    room.send("Un", "Deux", number=2)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    told = state(room)
    assert (told.question_number, told.question) == (2, room.question(2).text)
    assert (told.note_count, told.phone_count) == (2, 3)
    assert told.time_left == ""
    assert told.phones_open


def test_notes_of_other_questions_are_not_counted(room: Any) -> None:
    room.send("Un", number=2)
    assert state(room).note_count == 0


def test_phones_may_be_closed(room: Any) -> None:
    room.ask(OpenPhones(room.model.meeting_id, False))
    assert not state(room).phones_open


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
