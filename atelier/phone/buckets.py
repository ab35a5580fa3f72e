"""How fast phones may send: a bucket for each phone, and a wide one for each address. All of it is in memory.

A whole room may share one address, and a flooder may take a new name for each post-it. So the wide bucket pays for
names that are new at that address, and for posts without a name; a phone that is known pays from its own alone, and
nobody else's flood slows it.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from atelier.phone.recent import Recent

MOST_PHONES = 8192
MOST_ADDRESSES = 2048

Clock = Callable[[], float]


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float


class Buckets:
    """Buckets that hold `size` at first and gain `rate` a second; beyond `most`, the longest unused is forgotten."""

    def __init__(self, size: float, rate: float, *, most: int, clock: Clock) -> None:
        self._size = size
        self._rate = rate
        self._clock = clock
        self._by_name: Recent[str, _Bucket] = Recent(most)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __len__(self) -> int:
        return len(self._by_name)

    def take(self, name: str) -> float:
        """Take one out: 0, or after how many seconds there will be one."""
        now = self._clock()
        bucket = self._by_name.get(name)
        if bucket is None:
            bucket = _Bucket(self._size, now)
            self._by_name.set(name, bucket)
        bucket.level = min(self._size, bucket.level + (now - bucket.at) * self._rate)
        bucket.at = now
        if bucket.level < 1:
            return (1 - bucket.level) / self._rate
        bucket.level -= 1
        return 0.0


class Pace:
    """Whether a phone may send now: 10 at once, then 2 a second; 400 new phones of an address, then 20 a second."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._phones = Buckets(10, 2, most=MOST_PHONES, clock=clock)
        self._addresses = Buckets(400, 20, most=MOST_ADDRESSES, clock=clock)

    def wait_s(self, phone: str, address: str) -> int:
        """0, or after how many whole seconds to send again; `phone`: its token, empty without one."""
        wait_s = 0.0
        if phone not in self._phones:
            wait_s = self._addresses.take(address)
        if phone and not wait_s:
            wait_s = self._phones.take(phone)
        return math.ceil(wait_s)
