"""How what other threads settle comes into the event loop: by the batch, with one wake-up for all of it."""

import asyncio
import threading
from concurrent.futures import Future
from typing import TypeVar

_T = TypeVar("_T")
_Arrival = asyncio.Future[None]


class Crossing:
    """Awaits futures of other threads, for one event loop.

    `asyncio.wrap_future` would wake the loop once for each: a system call a post-it, in the thread that writes.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._door = threading.Lock()
        self._arrivals: list[_Arrival] = []

    async def outcome(self, future: "Future[_T]", *, within_s: float) -> _T:
        """What the future comes to, or raises; it is never cancelled, whoever stops waiting for it.

        Raises:
            TimeoutError: it is not settled in time; what becomes of it is nobody's concern any more.
        """
        if not future.done():
            arrival = self._loop.create_future()
            limit = self._loop.call_later(within_s, _give_up, arrival)
            future.add_done_callback(lambda _settled: self._carry(arrival))
            try:
                await arrival
            finally:
                limit.cancel()
        return future.result(0)

    def _carry(self, arrival: _Arrival) -> None:
        """In the thread that settles: one wake-up carries all that is settled until the loop sees to it."""
        with self._door:
            self._arrivals.append(arrival)
            if len(self._arrivals) > 1 or self._loop.is_closed():
                return
        self._loop.call_soon_threadsafe(self._deliver)

    def _deliver(self) -> None:
        with self._door:
            arrivals, self._arrivals = self._arrivals, []
        for arrival in arrivals:
            _settle(arrival)


def _settle(arrival: _Arrival) -> None:
    # Its request may be gone: cancelled with its connection, or told that it took too long.
    if not arrival.done():
        arrival.set_result(None)


def _give_up(arrival: _Arrival) -> None:
    if not arrival.done():
        arrival.set_exception(TimeoutError("not settled in time"))
