"""Places for live links: shared out, given back, counted by meeting."""

import asyncio
import itertools
from collections.abc import Coroutine
from typing import Any

import pytest

from atelier.phone.app import create_app
from atelier.phone.rooms import Rooms
from atelier.phone.watchers import MOST, MOST_OF_A_CLIENT, TooManyWatchers, Watchers
from tests.phone.handset import Handset
from tests.phone.waiting_room import CODE, WaitingRoom

PHONE = "192.168.1.31"


def within_10_s(steps: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine."""
    asyncio.run(asyncio.wait_for(steps, 10))


def test_a_client_has_its_share_and_no_more() -> None:
    async def steps() -> None:
        watchers = Watchers()
        own = [watchers.enter(CODE, PHONE) for _ in range(MOST_OF_A_CLIENT)]
        with pytest.raises(TooManyWatchers):
            watchers.enter(CODE, PHONE)
        watchers.enter(CODE, "192.168.1.32")
        watchers.leave(own[0])
        watchers.leave(own[0])
        watchers.enter(CODE, PHONE)
        assert watchers.count(CODE) == MOST_OF_A_CLIENT + 1

    within_10_s(steps())


def test_places_are_limited_whoever_asks() -> None:
    async def steps() -> None:
        watchers = Watchers()
        for number in range(MOST):
            watchers.enter(CODE, f"10.0.0.{number}")
        with pytest.raises(TooManyWatchers):
            watchers.enter(CODE, "10.0.1.1")

    within_10_s(steps())


def test_each_meeting_has_its_own_count() -> None:
    async def steps() -> None:
        watchers = Watchers()
        for code in ("AAAAAA", "AAAAAA", "BBBBBB"):
            watchers.enter(code, PHONE)
        assert [watchers.count(code) for code in ("AAAAAA", "BBBBBB", "CCCCCC")] == [2, 1, 0]

    within_10_s(steps())


def test_everybody_is_woken_from_any_thread() -> None:
    async def steps() -> None:
        watchers = Watchers()
        watcher = watchers.enter(CODE, PHONE)
        await asyncio.to_thread(watchers.wake)
        await watcher.news.wait()

    within_10_s(steps())


def test_one_too_many_is_told_in_french(
    phone: Handset, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atelier.phone.watchers.MOST", 0)
    answer = phone.get(f"/{CODE}/events")
    assert answer.status_code == 503
    assert answer.json()["sentence"].startswith("Trop de téléphones sont en direct")
    assert phone.get(f"/{CODE}/state").status_code == 200
    assert rooms.watchers.count(CODE) == 0


@pytest.mark.parametrize("accepted_sends", [0, 1, 2], ids=["headers", "first event", "state"])
def test_a_phone_that_leaves_gives_its_place_back(
    hall: WaitingRoom, rooms: Rooms, accepted_sends: int
) -> None:
    counts = []

    async def steps() -> None:
        sent = itertools.count()

        async def receive() -> Any:
            await asyncio.Event().wait()

        async def send(_message: Any) -> None:
            counts.append(rooms.watchers.count(CODE))
            if next(sent) == accepted_sends:
                raise OSError("it left")

        path = f"/{CODE}/events"
        scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "client": (PHONE, 1)}
        scope["headers"] = [(b"host", b"127.0.0.1")]
        with pytest.raises(OSError, match="it left"):
            await create_app(hall, rooms)(scope, receive, send)

    within_10_s(steps())
    assert counts[0] == 1
    assert rooms.watchers.count(CODE) == 0
