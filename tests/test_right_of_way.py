"""The windows go first for a moment, and nobody waits for them longer than that."""

import asyncio
import threading
import time
from collections.abc import Coroutine
from typing import Any

import pytest

from atelier.phone.crossing import Crossing
from atelier.right_of_way import LONGEST_S, RightOfWay


def waited_s(way: RightOfWay) -> float:
    """How long giving way takes now."""
    began = time.monotonic()
    way.give_way()
    return time.monotonic() - began


def test_nobody_waits_where_it_is_not_taken() -> None:
    way = RightOfWay()
    assert waited_s(way) < LONGEST_S / 2
    way.take()
    way.leave()
    assert waited_s(way) < LONGEST_S / 2
    way.leave()


def test_it_is_given_until_it_is_left() -> None:
    way, past = RightOfWay(), threading.Event()
    way.take()

    def pass_by() -> None:
        way.give_way()
        past.set()

    other = threading.Thread(target=pass_by)
    other.start()
    assert not past.wait(LONGEST_S / 4)
    way.leave()
    assert past.wait(5)
    other.join()


def test_whoever_never_leaves_is_passed_all_the_same() -> None:
    way = RightOfWay()
    way.take()
    assert waited_s(way) == pytest.approx(LONGEST_S, abs=LONGEST_S)
    # All who come later together lose no more than the first.
    assert waited_s(way) < LONGEST_S / 2


def test_a_turn_that_is_taken_again_goes_on() -> None:
    way = RightOfWay()
    way.take()
    time.sleep(LONGEST_S)
    way.take()
    assert waited_s(way) > LONGEST_S / 2
    way.leave()


# In an event loop


def within_10_s(steps: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine."""
    asyncio.run(asyncio.wait_for(steps, 10))


def test_an_event_loop_goes_on_while_posts_wait_for_the_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atelier.right_of_way.LONGEST_S", 5.0)

    async def steps() -> None:
        way, crossing = RightOfWay(), Crossing(asyncio.get_running_loop())
        way.take()
        posts = [asyncio.create_task(way.passed(crossing)) for _ in range(300)]
        for _turn in range(5):
            await asyncio.sleep(0.001)
        assert not any(post.done() for post in posts)
        windows = threading.Thread(target=way.leave)
        windows.start()
        began = time.monotonic()
        await asyncio.gather(*posts)
        assert time.monotonic() - began < 1
        windows.join()
        await way.passed(crossing)

    within_10_s(steps())


def test_a_post_passes_a_turn_that_does_not_end() -> None:
    async def steps() -> None:
        way, crossing = RightOfWay(), Crossing(asyncio.get_running_loop())
        way.take()
        began = time.monotonic()
        await way.passed(crossing)
        assert time.monotonic() - began >= LONGEST_S / 2
        began = time.monotonic()
        await way.passed(crossing)
        assert time.monotonic() - began < LONGEST_S / 2
        way.leave()

    within_10_s(steps())
