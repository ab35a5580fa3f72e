"""Open, paused, closed, one question closed or imposed: what phones are told, and that nothing written is lost."""

from contextlib import closing
from typing import Any

import httpx
import pytest

from atelier.phone.app import create_app
from atelier.phone.rooms import Rooms
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.waiting_room import CODE, WaitingRoom

FORM = f"/{CODE}"
KEY = "k" * 22


def post(phone: Handset, hall: WaitingRoom, *, number: int = 1, key: str = KEY) -> httpx.Response:
    """Send a post-it as the script does."""
    return phone.post(FORM, json={"key": key, "text": "une idée", "question": hall.question_ids[number - 1]})


def state(phone: Handset) -> Any:
    """What the script is told."""
    return phone.get(FORM + "/state").json()


def shut(hall: WaitingRoom, cause: str, *, shut: bool = True) -> None:
    """Close the meeting, make it wait, or close its first question; or the contrary."""
    if cause == "closed":
        hall.open(not shut)
    elif cause == "paused":
        hall.pause(shut)
    else:
        hall.collect(1, accepted=not shut)


@pytest.mark.parametrize("cause", ["closed", "paused", "question_closed"])
def test_what_is_shut_keeps_the_text_and_takes_it_later(
    phone: Handset, hall: WaitingRoom, cause: str
) -> None:
    phone.get(FORM)
    shut(hall, cause)
    answer = post(phone, hall)
    assert (answer.status_code, answer.json()["cause"]) == (409, cause)
    given_back = phone.post(FORM, data={"text": "une idée", "question": "1", "key": "z" * 22})
    page = Page(given_back.text)
    assert given_back.status_code == 409
    assert page.said == answer.json()["sentence"]
    assert (page.fields["text"], page.fields["key"]) == ("une idée", "z" * 22)
    assert hall.texts == []
    shut(hall, cause, shut=False)
    assert post(phone, hall).status_code == 200
    assert phone.post(FORM, data=page.fields).status_code == 303
    assert hall.texts == ["une idée", "une idée"]


@pytest.mark.parametrize("cause", ["closed", "paused", "question_closed"])
def test_what_arrived_before_is_acknowledged_for_ever(phone: Handset, hall: WaitingRoom, cause: str) -> None:
    hall.add("une idée", key=KEY)
    shut(hall, cause)
    assert post(phone, hall).json() == {"key": KEY, "state": "shown"}
    assert hall.texts == ["une idée"]


def test_the_script_is_told_which_door_is_open(phone: Handset, hall: WaitingRoom) -> None:
    assert (state(phone)["door"], state(phone)["closed"], state(phone)["free"]) == ("open", [], True)
    hall.collect(2, accepted=False)
    hall.pause(True)
    hall.edit(free_questions=False, quota=3)
    now = state(phone)
    assert (now["door"], now["closed"], now["free"]) == ("paused", [hall.question_ids[1]], False)
    assert now["quota"] == 3
    hall.open(False)
    assert state(phone)["door"] == "closed"


@pytest.mark.parametrize("cause", ["closed", "paused"])
def test_the_page_is_friendly_while_it_is_shut(phone: Handset, hall: WaitingRoom, cause: str) -> None:
    shut(hall, cause)
    answer = phone.get(FORM)
    assert answer.status_code == 200
    assert any(word.startswith("La collecte est") for word in Page(answer.text).words)


def test_only_the_page_hides_questions_that_are_not_free(phone: Handset, hall: WaitingRoom) -> None:
    """What was written while its question was current may arrive once the room has gone on."""
    hall.edit(free_questions=False)
    hall.show(2)
    assert post(phone, hall, number=1).status_code == 200
    assert hall.notes[0].question_id == hall.question_ids[0]
    assert post(phone, hall, number=2, key="z" * 22).status_code == 200


def test_the_page_offers_what_may_be_chosen(phone: Handset, hall: WaitingRoom) -> None:
    def chosen(number: int) -> int:
        page = Page(phone.get(f"{FORM}?question={number}").text)
        return hall.question_ids.index(page.fields["question"]) + 1  # type: ignore[arg-type]

    assert chosen(3) == 3
    hall.collect(3, accepted=False)
    assert chosen(3) == 1
    hall.edit(free_questions=False)
    hall.show(2)
    assert [chosen(number) for number in (1, 2, 4)] == [2, 2, 2]


def test_late_arrivals_can_join_at_any_stage(phone: Handset, hall: WaitingRoom) -> None:
    hall.sort()
    assert phone.get(FORM).status_code == 200
    assert post(phone, hall).status_code == 200


def test_a_meeting_without_questions_says_to_wait() -> None:
    hall = WaitingRoom([])
    with closing(hall), closing(Rooms(hall)) as rooms, closing(Handset(create_app(hall, rooms))) as phone:
        answer = phone.get(FORM)
        assert answer.status_code == 404
        assert Page(answer.text).said == "Attendez un instant, puis rechargez cette page."


@pytest.mark.parametrize("path", ["/ABCDEF", "/ABCDEF/privacy"])
def test_an_unknown_meeting_asks_for_the_code(phone: Handset, path: str) -> None:
    answer = phone.get(path)
    assert answer.status_code == 404
    assert "Code de la rencontre" in answer.text


def test_what_is_nowhere_is_told(phone: Handset) -> None:
    page = phone.get(f"{FORM}/admin/x", headers={"accept": "text/html"})
    assert (page.status_code, "Cette page n’existe pas." in page.text) == (404, True)
    said = phone.get(f"{FORM}/admin/x", headers={"accept": "application/json"})
    assert (said.status_code, said.json()) == (404, {"sentence": "Cette page n’existe pas."})
    assert phone.request("DELETE", FORM, json={}).status_code == 405
