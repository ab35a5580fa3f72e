"""What the writer's thread settles reaches the event loop: all of it, once, with few wake-ups."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from atelier.phone.crossing import Crossing


def within_10_s(steps: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine."""
    asyncio.run(asyncio.wait_for(steps, 10))


def settle(futures: "list[Future[int]]") -> None:
    """As the writer does with a group."""
    for number, future in enumerate(futures):
        future.set_result(number)


def test_a_group_is_answered_with_one_wake_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps() -> None:
        loop = asyncio.get_running_loop()
        crossing = Crossing(loop)
        futures: list[Future[int]] = [Future() for _ in range(200)]
        waiting = [asyncio.create_task(crossing.outcome(f, within_s=5)) for f in futures]
        await asyncio.sleep(0)
        calls = []
        wake = loop.call_soon_threadsafe

        def counted(*given: Any) -> Any:
            calls.append(threading.current_thread())
            return wake(*given)

        monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
        writer = threading.Thread(target=settle, args=(futures,))
        writer.start()
        # Joined in the loop's thread, which sees to nothing meanwhile.
        writer.join()
        assert calls == [writer]
        assert await asyncio.gather(*waiting) == list(range(200))

    within_10_s(steps())


def test_a_storm_loses_nothing() -> None:
    async def steps() -> None:
        crossing = Crossing(asyncio.get_running_loop())
        with ThreadPoolExecutor(4) as pool:
            waits = [crossing.outcome(pool.submit(pow, n, 2), within_s=5) for n in range(2000)]
            assert await asyncio.gather(*waits) == [n**2 for n in range(2000)]

    within_10_s(steps())


def test_what_is_settled_already_is_not_waited_for() -> None:
    async def steps() -> None:
        future: Future[int] = Future()
        future.set_result(7)
        assert await Crossing(asyncio.get_running_loop()).outcome(future, within_s=0) == 7

    within_10_s(steps())


def test_a_refusal_crosses_too() -> None:
    async def steps() -> None:
        crossing = Crossing(asyncio.get_running_loop())
        with ThreadPoolExecutor(1) as pool, pytest.raises(ZeroDivisionError):
            await crossing.outcome(pool.submit(lambda: 1 // 0), within_s=5)

    within_10_s(steps())


def test_who_stops_waiting_stops_nothing() -> None:
    async def steps() -> None:
        crossing = Crossing(asyncio.get_running_loop())
        late: Future[int] = Future()
        with pytest.raises(TimeoutError):
            await crossing.outcome(late, within_s=0.01)
        left = asyncio.create_task(crossing.outcome(late, within_s=5))
        await asyncio.sleep(0)
        left.cancel()
        with pytest.raises(asyncio.CancelledError):
            await left
        assert late.set_running_or_notify_cancel()
        late.set_result(1)
        assert await crossing.outcome(late, within_s=5) == 1

    within_10_s(steps())


def test_an_answer_after_the_end_is_nobodys() -> None:
    late: Future[int] = Future()

    async def steps() -> None:
        with pytest.raises(TimeoutError):
            await Crossing(asyncio.get_running_loop()).outcome(late, within_s=0.01)

    within_10_s(steps())
    late.set_result(1)
    assert late.done()
