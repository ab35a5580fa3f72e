"""Connections that owe something, oldest first: how many may wait, and which is cut so that another can come in."""

from typing import Protocol

MOST = 1000
"""Connections that owe a request at once. Each holds a file descriptor; a phone owes its request for milliseconds."""


class Idler(Protocol):
    """A connection, and the address it comes from."""

    origin: str

    def cut(self) -> None:
        """Break it off at once."""


class Idlers:
    """Who owes a request, or does not read its answer. For one event loop.

    Beyond its share, an address loses its oldest; beyond `most`, the oldest of all goes: a phone that sends
    what it came for is never among them.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._share = max(1, most // 2)
        # Dictionaries, as sets that remember in which order things came.
        self._waiting: dict[Idler, None] = {}
        self._by_origin: dict[str, dict[Idler, None]] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, idler: Idler) -> None:
        """It waits from now on; whoever must go for that is cut."""
        own = self._by_origin.setdefault(idler.origin, {})
        own[idler] = self._waiting[idler] = None
        if len(own) > self._share:
            self._cut_first_of(own)
        elif len(self._waiting) > self._most:
            self._cut_first_of(self._waiting)

    def discard(self, idler: Idler) -> None:
        """It waits no longer; harmless twice."""
        self._waiting.pop(idler, None)
        own = self._by_origin.get(idler.origin, {})
        own.pop(idler, None)
        if not own:
            self._by_origin.pop(idler.origin, None)

    def _cut_first_of(self, idlers: dict[Idler, None]) -> None:
        oldest = next(iter(idlers))
        self.discard(oldest)
        oldest.cut()
