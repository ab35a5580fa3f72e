"""Places for live links: shared out, given back, counted by meeting."""

import asyncio
import itertools
from collections.abc import Coroutine
from itertools import pairwise
from typing import Any

import pytest

from atelier.phone.app import create_app
from atelier.phone.rooms import Rooms
from atelier.phone.watchers import (
    MOST,
    MOST_OF_A_CLIENT,
    MOST_SEEN,
    PAUSE_S,
    SEEN_S,
    TooManyWatchers,
    Watchers,
)
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


def test_fewer_places_where_the_system_grants_fewer_files() -> None:
    async def steps() -> None:
        watchers = Watchers(most=1)
        first = watchers.enter(CODE, PHONE)
        with pytest.raises(TooManyWatchers):
            watchers.enter(CODE, "192.168.1.32")
        watchers.leave(first)
        watchers.enter(CODE, "192.168.1.32")

    within_10_s(steps())


def test_each_meeting_has_its_own_count() -> None:
    async def steps() -> None:
        watchers = Watchers()
        for code in ("AAAAAA", "AAAAAA", "BBBBBB"):
            watchers.enter(code, PHONE)
        watchers.seen("BBBBBB", "phone 1")
        assert [watchers.count(code) for code in ("AAAAAA", "BBBBBB", "CCCCCC")] == [2, 2, 0]

    within_10_s(steps())


def test_a_phone_counts_once_however_it_follows() -> None:
    async def steps() -> None:
        watchers = Watchers()
        own = [watchers.enter(CODE, PHONE, phone="phone 1") for _tab in range(2)]
        watchers.enter(CODE, PHONE)
        for phone in ("phone 1", "phone 2", "phone 2", "phone 3"):
            watchers.seen(CODE, phone)
        assert watchers.count(CODE) == 4
        for watcher in own:
            watchers.leave(watcher)
        assert watchers.count(CODE) == 4

    within_10_s(steps())


def test_a_phone_that_asks_no_more_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    watchers = Watchers()
    now = 1000.0
    monkeypatch.setattr("atelier.phone.watchers.time.monotonic", lambda: now)
    watchers.seen(CODE, "phone 1")
    now += SEEN_S / 2
    watchers.seen(CODE, "phone 2")
    now += SEEN_S / 2 + 1
    assert watchers.count(CODE) == 1
    watchers.seen(CODE, "phone 1")
    assert watchers.count(CODE) == 2


def test_made_up_phones_take_no_memory() -> None:
    watchers = Watchers()
    for number in range(3 * MOST_SEEN):
        watchers.seen(CODE, f"phone {number}")
    watchers.seen(CODE, f"phone {2 * MOST_SEEN}")
    assert watchers.count(CODE) == MOST_SEEN


def test_everybody_is_woken_from_any_thread() -> None:
    async def steps() -> None:
        watchers = Watchers()
        everybody = [watchers.enter(CODE, f"10.0.0.{number}") for number in range(400)]
        await asyncio.to_thread(watchers.wake)
        await asyncio.gather(*(watcher.news.wait() for watcher in everybody))

    within_10_s(steps())


def test_a_burst_of_news_is_one_wake_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps() -> None:
        watchers = Watchers()
        everybody = [watchers.enter(CODE, PHONE) for _ in range(400)]
        loop = asyncio.get_running_loop()
        calls = []
        cross = loop.call_soon_threadsafe
        monkeypatch.setattr(loop, "call_soon_threadsafe", lambda *given: (calls.append(given), cross(*given)))
        # In the loop's own thread, which sees to nothing meanwhile.
        for _ in range(1000):
            watchers.wake()
        assert len(calls) == 1
        await asyncio.gather(*(watcher.news.wait() for watcher in everybody))

    within_10_s(steps())


def test_news_that_come_right_after_are_told_too() -> None:
    async def steps() -> None:
        watchers = Watchers()
        watcher = watchers.enter(CODE, PHONE)
        woken_at = []
        for _ in range(3):
            watchers.wake()
            await watcher.news.wait()
            watcher.news.clear()
            woken_at.append(asyncio.get_running_loop().time())
        # Not at once, though: other things happen in the meantime.
        assert all(after - before > PAUSE_S / 2 for before, after in pairwise(woken_at))

    within_10_s(steps())


def test_nobody_is_woken_after_the_end() -> None:
    watchers = Watchers()
    watchers.wake()

    async def steps() -> None:
        watchers.enter(CODE, PHONE)

    within_10_s(steps())
    watchers.wake()


def test_one_too_many_is_told_in_french(phone: Handset, rooms: Rooms) -> None:
    rooms.watchers.most = 0
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
