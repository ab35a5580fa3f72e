"""So many post-its a person on each question, counted by keys alone."""

import asyncio
from contextlib import closing

import httpx
import pytest

from atelier.phone.app import create_app
from atelier.phone.rooms import Rooms
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.waiting_room import CODE, WaitingRoom

FORM = f"/{CODE}"
PHONE = "p" * 22
OVER = "Ici, chacun envoie 2 post-its par question\xa0: retirez-en un pour en envoyer un autre."


def post(phone: Handset, key: str, *, token: str = PHONE, **fields: str) -> tuple[int, str | None]:
    """Send a post-it as the script does: its status and cause."""
    said = {"key": key * 22, "text": f"idée {key}", **fields}
    answer = phone.post(FORM, json=said, headers={"x-phone": token} if token else {})
    return answer.status_code, answer.json().get("cause")


@pytest.fixture(autouse=True)
def _quota(hall: WaitingRoom) -> None:
    hall.edit(quota=2)


def test_a_phone_sends_so_many_on_each_question(phone: Handset, hall: WaitingRoom) -> None:
    assert [post(phone, key) for key in "abc"] == [(200, None), (200, None), (403, "quota")]
    assert post(phone, "d", question=hall.question_ids[1]) == (200, None)
    assert post(phone, "e", token="q" * 22) == (200, None)
    assert len(hall.notes) == 4


def test_the_sentence_names_the_number(phone: Handset, hall: WaitingRoom) -> None:
    for text in ("une", "deux"):
        phone.post(FORM, data={"text": text})
    page = Page(phone.post(FORM, data={"text": "trois"}).text)
    assert (page.said, page.fields["text"]) == (OVER, "trois")
    hall.edit(quota=1)
    page = Page(phone.post(FORM, data={"text": "trois"}).text)
    assert page.said.startswith("Ici, chacun envoie un seul post-it par question")


def test_what_arrived_is_acknowledged_whatever_the_quota(phone: Handset, hall: WaitingRoom) -> None:
    hall.add("idée b", key="b" * 22)
    hall.edit(quota=1)
    assert post(phone, "b") == (200, None)
    assert post(phone, "b") == (200, None)
    assert post(phone, "c") == (403, "quota")


def test_a_withdrawn_post_it_gives_its_place_back(phone: Handset) -> None:
    for key in "ab":
        post(phone, key)
    phone.post(f"{FORM}/notes/{'a' * 22}", json={"action": "withdraw"})
    assert [post(phone, key) for key in "cd"] == [(200, None), (403, "quota")]


def test_after_a_restart_phones_tell_their_keys(phone: Handset, hall: WaitingRoom) -> None:
    for key in "ab":
        post(phone, key)
    with closing(Rooms(hall)) as rooms, closing(Handset(create_app(hall, rooms))) as again:
        assert post(again, "c", own=f"{'a' * 22}.{'b' * 22}.{'x' * 9000}") == (403, "quota")
        assert post(again, "d") == (200, None)


def test_the_next_person_has_their_own(phone: Handset) -> None:
    for text in ("une", "deux"):
        phone.post(FORM, data={"text": text})
    phone.post(FORM + "/next")
    assert phone.post(FORM, data={"text": "la suivante"}).status_code == 303


def test_two_tabs_at_once_do_not_find_two_places(hall: WaitingRoom, rooms: Rooms) -> None:
    async def send() -> list[int]:
        transport = httpx.ASGITransport(create_app(hall, rooms))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            posts = (
                client.post(FORM, json={"key": key * 22, "text": key}, headers={"x-phone": PHONE})
                for key in "abcdef"
            )
            return sorted(answer.status_code for answer in await asyncio.gather(*posts))

    assert asyncio.run(send()) == [200, 200, 403, 403, 403, 403]
    assert len(hall.notes) == 2
