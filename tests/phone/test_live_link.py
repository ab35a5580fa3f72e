"""What the script asks for: posts answered in JSON, the state of own post-its, the event stream."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, closing
from typing import Any

import pytest

from atelier.domain.operations import EditMeeting, EnterStage, ExtendStage, PauseClock
from atelier.phone.app import create_app
from atelier.phone.asked import phone_of
from atelier.phone.events import Bulletin, event_stream
from atelier.phone.posting import is_key, new_key
from atelier.phone.rooms import Room, Rooms
from tests.phone.handset import Handset
from tests.phone.waiting_room import CODE, WaitingRoom

FORM = f"/{CODE}"
KEY = "abcdefghij-KLMNOPQ_123"
OPEN = {
    "door": "open",
    "closed": [],
    "free": True,
    "quota": None,
    "turn": 0,
    "board": None,
    "addresses": [],
}
"""The state of a meeting as it begins, but for its question."""


def post(phone: Handset, text: str = "une idée", *, key: str = KEY, **fields: str) -> Any:
    """What the script does."""
    return phone.post(FORM, json={"key": key, "text": text, **fields}, headers={"accept": "application/json"})


def state(phone: Handset, *keys: str) -> Any:
    """What the script asks for from time to time, without the form's number."""
    told = phone.get(FORM + "/state", params={"keys": ".".join(keys)}).json()
    del told["form"]
    return told


def test_sent_means_committed(phone: Handset, hall: WaitingRoom) -> None:
    answer = post(phone, question=hall.question_ids[3])
    assert (answer.status_code, answer.json()) == (200, {"key": KEY, "state": "shown"})
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
    assert (closed.status_code, closed.json()["sentence"][:24]) == (409, "La collecte est fermée\xa0:")
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
    expected = {**OPEN, "question": hall.question_ids[1]}
    assert state(phone) == {**expected, "notes": {}}
    mine = {"state": "shown", "text": "la mienne", "question": hall.question_ids[0], "changeable": True}
    assert state(phone, KEY, "inconnue" * 3, "'") == {**expected, "notes": {KEY: mine}}
    hall.withdraw("la mienne")
    assert state(phone, KEY)["notes"] == {KEY: {**mine, "state": "withdrawn", "changeable": False}}
    assert phone.get("/ABCDEF/state").status_code == 404
    assert phone.get("/ABCDEF/events").status_code == 404


def test_the_stream_without_its_body_ends_at_once(phone: Handset, rooms: Rooms) -> None:
    answer = phone.request("HEAD", FORM + "/events")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert rooms.watchers.count(CODE) == 0


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


def test_a_form_that_is_no_longer_true_is_told(phone: Handset, hall: WaitingRoom) -> None:
    def form() -> Any:
        return phone.get(FORM + "/state").json()["form"]

    first = form()
    hall.show(2)
    hall.open(False)
    assert form() == first
    hall.perform(EditMeeting(hall.meeting_id, asks_name=True))
    second = form()
    hall.perform(EditMeeting(hall.meeting_id, title="3ᵉ rencontre"))
    assert len({first, second, form()}) == 3


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
    hall.perform(EnterStage(hall.meeting_id, hall.stage_id))
    post(phone, key="z" * 22)
    reads = hall.reads
    hall.perform(EditMeeting(hall.meeting_id, place="Gymnase"))
    hall.perform(ExtendStage(hall.meeting_id, 120))
    hall.perform(PauseClock(hall.meeting_id, paused=True))
    assert state(phone)["turn"] == 2
    assert hall.reads == reads
    hall.open(False)
    assert state(phone)["door"] == "closed"
    assert hall.reads == reads + 1


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


def test_where_else_the_laptop_is_reached(hall: WaitingRoom, rooms: Rooms) -> None:
    reached = ["192.168.1.20:8753"]
    with closing(Handset(create_app(hall, rooms, addresses=lambda: reached))) as phone:
        assert state(phone)["addresses"] == ["192.168.1.20:8753"]
        reached.append("10.0.0.7:8753")
        assert state(phone)["addresses"] == ["192.168.1.20:8753", "10.0.0.7:8753"]


def test_phones_that_ask_from_time_to_time_are_here(phone: Handset, rooms: Rooms) -> None:
    for token in ("a" * 22, "b" * 22, "b" * 22):
        phone.get(FORM + "/state", headers={"x-phone": token})
    phone.get(FORM + "/state")
    assert rooms.watchers.count(CODE) == 2


@pytest.mark.parametrize(
    ("query", "headers", "token"),
    [
        (b"", [], ""),
        (b"", [(b"cookie", b"lang=fr; phone=" + b"c" * 22)], "c" * 22),
        (b"phone=" + b"q" * 22, [(b"cookie", b"phone=" + b"c" * 22)], "q" * 22),
        (b"phone=" + b"q" * 22, [(b"x-phone", b"h" * 22), (b"cookie", b"phone=" + b"c" * 22)], "h" * 22),
        (b"phone=court", [(b"cookie", b"lang=fr")], ""),
    ],
)
def test_a_phone_is_one_by_stream_and_by_request(
    query: bytes, headers: list[tuple[bytes, bytes]], token: str
) -> None:
    assert phone_of({"query_string": query, "headers": headers}) == token


def test_a_base_that_can_not_be_read_is_no_end(
    phone: Handset, hall: WaitingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise OSError("no disk")

    state(phone)
    with monkeypatch.context() as patch:
        patch.setattr(hall, "notes_by_key", break_down)
        answer = phone.get(f"{FORM}/state?keys={KEY}", headers={"accept": "application/json"})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")
        assert set(answer.json()) == {"sentence"}
    assert state(phone, KEY)["notes"] == {}


def test_a_fault_before_the_writer_is_told_too(
    phone: Handset, hall: WaitingRoom, monkeypatch: pytest.MonkeyPatch, expected_errors: list[str]
) -> None:
    def break_down(_code: str) -> None:
        raise OSError("no disk")

    with monkeypatch.context() as patch:
        patch.setattr(hall, "meeting_by_code", break_down)
        answer = post(phone)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")
    assert "no disk" in expected_errors[0]
    assert post(phone).status_code == 200


async def next_state(stream: AsyncIterator[bytes]) -> Any:
    """The next state a stream tells, skipping what is not one."""
    async for event in stream:
        if event.startswith(b"data: "):
            told = json.loads(event.removeprefix(b"data: "))
            del told["form"]
            return told
    return None


def follow(rooms: Rooms, steps: Callable[[AsyncIterator[bytes]], Awaitable[None]], **options: float) -> None:
    """Run steps on an open stream, for at most 10 s."""

    async def run() -> None:
        watcher = rooms.watchers.enter(CODE, "192.168.1.31")
        async with (
            aclosing(event_stream(rooms, Bulletin(rooms), watcher, **options)) as stream,
            asyncio.timeout(10),
        ):
            await steps(stream)
        rooms.watchers.leave(watcher)

    asyncio.run(run())


def test_the_stream_follows_the_room(hall: WaitingRoom, rooms: Rooms) -> None:
    hall.add("la mienne", key=KEY)

    async def steps(stream: AsyncIterator[bytes]) -> None:
        seen = [await next_state(stream)]
        for act in (lambda: hall.show(4), lambda: hall.open(False), lambda: hall.withdraw("la mienne")):
            await asyncio.to_thread(act)
            seen.append(await next_state(stream))
        first, fourth = hall.question_ids[0], hall.question_ids[3]
        assert seen == [
            {**OPEN, "question": first},
            {**OPEN, "question": fourth},
            {**OPEN, "question": fourth, "door": "closed", "turn": 1},
            {**OPEN, "question": fourth, "door": "closed", "turn": 2},
        ]

    follow(rooms, steps)


def test_others_post_its_and_the_clock_wake_nobody(hall: WaitingRoom, rooms: Rooms) -> None:
    async def steps(stream: AsyncIterator[bytes]) -> None:
        await next_state(stream)
        for number in range(5):
            await asyncio.to_thread(hall.add, f"idée {number}", key=f"{number:022}")
        await asyncio.to_thread(hall.perform, EditMeeting(hall.meeting_id, place="Gymnase"))
        assert await anext(stream) == b": \n\n"

    follow(rooms, steps, heartbeat_s=0.2)


def test_closing_ends_every_stream(rooms: Rooms) -> None:
    async def steps(stream: AsyncIterator[bytes]) -> None:
        await next_state(stream)
        await asyncio.to_thread(rooms.close)
        with pytest.raises(StopAsyncIteration):
            await anext(stream)

    follow(rooms, steps)
