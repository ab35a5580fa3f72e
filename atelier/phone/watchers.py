"""The phones that hold a live link: how many, of which meeting, and how they are woken. Not what they are told."""

import asyncio
import threading
from dataclasses import dataclass

MOST = 150
"""Live links at once: each holds a file descriptor, and the system may grant only 256 in all."""
MOST_OF_A_CLIENT = 40
"""Of one address. A room behind a repeater shares one: phones beyond it ask every 5 s instead (page.js)."""


class TooManyWatchers(Exception):
    """There is no place for a further live link."""


@dataclass(frozen=True, slots=True, eq=False)
class Watcher:
    """A phone that follows a meeting; `news` is set whenever what it sees may have changed."""

    code: str
    client: str
    news: asyncio.Event
    loop: asyncio.AbstractEventLoop


class Watchers:
    """Who is here. Any thread may call `count` and `wake`; `enter` is for the server's event loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._present: set[Watcher] = set()

    def enter(self, code: str, client: str) -> Watcher:
        """A place for a client that follows the meeting of that code, until it leaves.

        Raises:
            TooManyWatchers: they are all taken, or that client has its share.
        """
        watcher = Watcher(code, client, asyncio.Event(), asyncio.get_running_loop())
        with self._lock:
            share = sum(present.client == client for present in self._present)
            if len(self._present) >= MOST or share >= MOST_OF_A_CLIENT:
                raise TooManyWatchers
            self._present.add(watcher)
        return watcher

    def leave(self, watcher: Watcher) -> None:
        """Give the place back; harmless twice."""
        with self._lock:
            self._present.discard(watcher)

    def count(self, code: str) -> int:
        """How many follow the meeting of that code."""
        with self._lock:
            return sum(present.code == code for present in self._present)

    def wake(self) -> None:
        """Tell everybody that there may be news."""
        with self._lock:
            for watcher in self._present:
                if not watcher.loop.is_closed():
                    watcher.loop.call_soon_threadsafe(watcher.news.set)
