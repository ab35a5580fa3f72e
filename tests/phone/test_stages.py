"""Phones go where the stage goes: its question, and whether they may send."""

from dataclasses import replace
from typing import Any

from atelier.domain.operations import EnterStage, PlanAgenda
from atelier.domain.things import Stage
from tests.phone.handset import Handset
from tests.phone.waiting_room import CODE, WaitingRoom


def state(phone: Handset) -> Any:
    return phone.get(f"/{CODE}/state", params={"keys": ""}).json()


def plan(hall: WaitingRoom) -> None:
    """The first stage collects on question 1, the second one is on question 2 and does not."""
    stages = sorted(hall.snapshot.all(Stage), key=lambda stage: stage.rank)
    asked = [replace(stages[0], question_id=hall.question_ids[0])]
    asked.append(replace(stages[1], question_id=hall.question_ids[1], collects=False))
    hall.perform(PlanAgenda(hall.meeting_id, tuple(asked)))


def test_phones_wait_where_the_stage_says_so_and_send_again_once_it_is_taken_back(
    phone: Handset, hall: WaitingRoom
) -> None:
    plan(hall)
    told = []
    for stage_id in (hall.stage_id, hall.sorting_id, hall.stage_id):
        hall.perform(EnterStage(hall.meeting_id, stage_id))
        now = state(phone)
        told.append((now["door"], now["question"]))
    first, second = hall.question_ids[:2]
    assert told == [("open", first), ("paused", second), ("open", first)]


def test_a_stage_does_not_open_what_was_closed(phone: Handset, hall: WaitingRoom) -> None:
    plan(hall)
    hall.open(False)
    for stage_id in (hall.sorting_id, hall.stage_id):
        hall.perform(EnterStage(hall.meeting_id, stage_id))
        assert state(phone)["door"] == "closed"
