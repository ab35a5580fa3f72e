"""The phones that follow a meeting: how many, of which, and how they are woken. Not what they are told."""

import asyncio
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass

MOST = 600
"""Live links at once: each holds a file descriptor, and the system may grant only 256 in all."""
MOST_OF_A_CLIENT = 450
"""Of one address. A room behind a repeater shares one: phones beyond it ask from time to time instead (live.js)."""
SEEN_S = 12.0
"""How long a phone that only asks from time to time counts after it did."""
MOST_SEEN = 2000
"""Of those, in one meeting; beyond, the one that asked longest ago is forgotten."""
PAUSE_S = 0.1
"""Between two awakenings: whatever happens meanwhile in a burst is told at once after it."""


class TooManyWatchers(Exception):
    """There is no place for a further live link."""


@dataclass(frozen=True, slots=True, eq=False)
class Watcher:
    """A live link to a meeting; `news` is set whenever what it sees may have changed. `phone`: its token, if any."""

    code: str
    client: str
    phone: str
    news: asyncio.Event


class Watchers:
    """Who is here, `most` live links at once.

    Any thread may call `seen`, `count` and `wake`; `enter` and `leave` are for the server's event loop.
    """

    def __init__(self, *, most: int = MOST) -> None:
        self.most = most
        self._lock = threading.Lock()
        self._present: set[Watcher] = set()
        self._links: Counter[str] = Counter()
        self._seen: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_waking = False
        self._woken_at = float("-inf")

    def enter(self, code: str, client: str, *, phone: str = "") -> Watcher:
        """A place for a client that follows the meeting of that code, until it leaves.

        Raises:
            TooManyWatchers: they are all taken, or that client has its share.
        """
        watcher = Watcher(code, client, phone, asyncio.Event())
        with self._lock:
            if len(self._present) >= self.most or self._links[client] >= MOST_OF_A_CLIENT:
                raise TooManyWatchers
            self._loop = asyncio.get_running_loop()
            self._present.add(watcher)
            self._links[client] += 1
        return watcher

    def leave(self, watcher: Watcher) -> None:
        """Give the place back; harmless twice."""
        with self._lock:
            if watcher in self._present:
                self._present.remove(watcher)
                self._links -= Counter((watcher.client,))

    def seen(self, code: str, phone: str) -> None:
        """The phone of that token asked how the meeting of that code stands."""
        with self._lock:
            phones = self._seen[code]
            # Taken out first, as a dictionary remembers when a key first came.
            phones.pop(phone, None)
            phones[phone] = time.monotonic()
            if len(phones) > MOST_SEEN:
                del phones[next(iter(phones))]

    def count(self, code: str) -> int:
        """How many phones follow the meeting of that code, live or by asking; one that does both is one."""
        since = time.monotonic() - SEEN_S
        with self._lock:
            asking = {phone: at for phone, at in self._seen.pop(code, {}).items() if at >= since}
            if asking:
                self._seen[code] = asking
            live = [watcher for watcher in self._present if watcher.code == code]
        return len({watcher.phone or watcher for watcher in live} | asking.keys())

    def wake(self) -> None:
        """Tell everybody that there may be news; costs the caller next to nothing, however many they are."""
        with self._lock:
            if self._is_waking or not self._present or self._loop is None or self._loop.is_closed():
                return
            self._is_waking = True
            self._loop.call_soon_threadsafe(self._prepare, self._loop)

    def _prepare(self, loop: asyncio.AbstractEventLoop) -> None:
        delay = self._woken_at + PAUSE_S - loop.time()
        if delay > 0:
            loop.call_later(delay, self._wake_now, loop)
        else:
            self._wake_now(loop)

    def _wake_now(self, loop: asyncio.AbstractEventLoop) -> None:
        self._woken_at = loop.time()
        with self._lock:
            self._is_waking = False
            present = tuple(self._present)
        for watcher in present:
            watcher.news.set()
