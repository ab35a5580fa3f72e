"""What the script asks for: posts answered in JSON, the state of own post-its, the event stream."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import Any

import pytest

from atelier.domain.operations import EditMeeting, EnterStage, ExtendStage, PauseClock
from atelier.phone.events import event_stream
from atelier.phone.posting import is_key, new_key
from atelier.phone.rooms import Room, Rooms
from tests.phone.handset import Handset
from tests.phone.waiting_room import CODE, WaitingRoom

FORM = f"/{CODE}"
KEY = "abcdefghij-KLMNOPQ_123"


def post(phone: Handset, text: str = "une idée", *, key: str = KEY, **fields: str) -> Any:
    """What the script does."""
    return phone.post(FORM, json={"key": key, "text": text, **fields}, headers={"accept": "application/json"})


def state(phone: Handset, *keys: str) -> Any:
    """What the script asks for from time to time."""
    return phone.get(FORM + "/state", params={"keys": ".".join(keys)}).json()


def test_sent_means_committed(phone: Handset, hall: WaitingRoom) -> None:
    answer = post(phone, question=hall.question_ids[3])
    assert (answer.status_code, answer.json()) == (200, {"state": "sent", "key": KEY})
    (note,) = hall.notes
    assert (note.key, note.question_id) == (KEY, hall.question_ids[3])


def test_sent_again_is_acknowledged_again(phone: Handset, hall: WaitingRoom) -> None:
    assert [post(phone).status_code for _ in range(3)] == [200, 200, 200]
    assert hall.texts == ["une idée"]


def test_the_script_is_told_in_french_what_is_wrong(
    phone: Handset, hall: WaitingRoom, expected_errors: list[str]
) -> None:
    assert post(phone, "").json()["sentence"].startswith("Écrivez")
    hall.open(False)
    closed = post(phone)
    assert (closed.status_code, closed.json()["sentence"][:24]) == (409, "La collecte est fermée :")
    hall.open(True)
    hall.fault = RuntimeError("a bug")
    broken = post(phone)
    assert (broken.status_code, broken.headers["retry-after"]) == (503, "3")
    assert "a bug" in expected_errors[0]
    gone = phone.post("/ABCDEF", json={"text": "a"})
    assert (gone.status_code, gone.json()) == (404, {"sentence": "Cette rencontre n’est plus ici."})


def test_the_state_is_that_of_the_keys_asked_for(phone: Handset, hall: WaitingRoom) -> None:
    hall.add("la mienne", key=KEY)
    hall.add("une autre", key="z" * 22)
    hall.show(2)
    expected = {"question": hall.question_ids[1], "open": True, "turn": 0}
    assert state(phone) == {**expected, "notes": {}}
    assert state(phone, KEY, "inconnue" * 3, "'") == {**expected, "notes": {KEY: "sent"}}
    hall.withdraw("la mienne")
    assert state(phone, KEY)["notes"] == {KEY: "withdrawn"}
    assert phone.get("/ABCDEF/state").status_code == 404
    assert phone.get("/ABCDEF/events").status_code == 404


def test_keys_are_random_and_have_a_form() -> None:
    assert is_key(new_key())
    assert new_key() != new_key()
    assert not any(map(is_key, ["", "a" * 15, "a" * 65, "é" * 20, "a b" * 8, "a" * 20 + "\n"]))


def test_posts_do_not_read_the_base(phone: Handset, hall: WaitingRoom) -> None:
    for number in range(20):
        post(phone, key=f"{number:022}")
    assert hall.reads == 1


def test_a_change_of_the_meeting_is_seen_at_once(phone: Handset, hall: WaitingRoom) -> None:
    assert "2ᵉ rencontre" in phone.get(FORM).text
    hall.perform(EditMeeting(hall.meeting_id, title="3ᵉ rencontre"))
    assert "3ᵉ rencontre" in phone.get(FORM).text


def test_a_change_while_the_meeting_is_read_is_not_missed(hall: WaitingRoom, rooms: Rooms) -> None:
    read = hall.meeting_by_code

    def read_slowly(code: str) -> Any:
        snapshot = read(code)
        hall.open(False)
        return snapshot

    hall.meeting_by_code = read_slowly  # type: ignore[method-assign]
    assert asyncio.run(rooms.find(CODE)) is not None
    hall.meeting_by_code = read  # type: ignore[method-assign]
    room = asyncio.run(rooms.find(CODE))
    assert room is not None
    assert not room.meeting.phones_open


def test_what_phones_do_not_show_costs_no_read(phone: Handset, hall: WaitingRoom) -> None:
    hall.add("à retirer")
    post(phone)
    hall.withdraw("à retirer")
    hall.perform(EditMeeting(hall.meeting_id, place="Gymnase"))
    hall.perform(EnterStage(hall.meeting_id, hall.stage_id))
    hall.perform(ExtendStage(hall.meeting_id, 120))
    hall.perform(PauseClock(hall.meeting_id, paused=True))
    assert state(phone)["turn"] == 1
    assert hall.reads == 1
    hall.open(False)
    assert not state(phone)["open"]
    assert hall.reads == 2


def test_a_room_that_asks_at_once_reads_the_base_once(hall: WaitingRoom, rooms: Rooms) -> None:
    read = hall.meeting_by_code

    def read_slowly(code: str) -> Any:
        time.sleep(0.1)
        return read(code)

    hall.meeting_by_code = read_slowly  # type: ignore[method-assign]

    async def ask() -> list[Room | None]:
        return await asyncio.gather(*(rooms.find(CODE) for _ in range(50)))

    assert len({id(room) for room in asyncio.run(ask())}) == 1
    assert hall.reads == 1


async def next_state(stream: AsyncIterator[str]) -> Any:
    """The next state a stream tells, skipping what is not one."""
    async for event in stream:
        if event.startswith("data: "):
            return json.loads(event.removeprefix("data: "))
    return None


def follow(rooms: Rooms, steps: Callable[[AsyncIterator[str]], Awaitable[None]], **options: float) -> None:
    """Run steps on an open stream, for at most 10 s."""

    async def run() -> None:
        watcher = rooms.watchers.enter(CODE, "192.168.1.31")
        async with aclosing(event_stream(rooms, watcher, **options)) as stream, asyncio.timeout(10):
            await steps(stream)
        rooms.watchers.leave(watcher)

    asyncio.run(run())


def test_the_stream_follows_the_room(hall: WaitingRoom, rooms: Rooms) -> None:
    hall.add("la mienne", key=KEY)

    async def steps(stream: AsyncIterator[str]) -> None:
        seen = [await next_state(stream)]
        for act in (lambda: hall.show(4), lambda: hall.open(False), lambda: hall.withdraw("la mienne")):
            await asyncio.to_thread(act)
            seen.append(await next_state(stream))
        first, fourth = hall.question_ids[0], hall.question_ids[3]
        assert seen == [
            {"question": first, "open": True, "turn": 0},
            {"question": fourth, "open": True, "turn": 0},
            {"question": fourth, "open": False, "turn": 0},
            {"question": fourth, "open": False, "turn": 1},
        ]

    follow(rooms, steps)


def test_others_post_its_and_the_clock_wake_nobody(hall: WaitingRoom, rooms: Rooms) -> None:
    async def steps(stream: AsyncIterator[str]) -> None:
        await next_state(stream)
        for number in range(5):
            await asyncio.to_thread(hall.add, f"idée {number}", key=f"{number:022}")
        await asyncio.to_thread(hall.perform, EditMeeting(hall.meeting_id, place="Gymnase"))
        assert await anext(stream) == ": \n\n"

    follow(rooms, steps, heartbeat_s=0.2)


def test_closing_ends_every_stream(rooms: Rooms) -> None:
    async def steps(stream: AsyncIterator[str]) -> None:
        await next_state(stream)
        await asyncio.to_thread(rooms.close)
        with pytest.raises(StopAsyncIteration):
            await anext(stream)

    follow(rooms, steps)
