"""Who goes first where all want the interpreter at once: while a burst lasts, the windows' turn of the event loop.

Python runs one thread at a time. A turn of the windows that shares the interpreter with the threads that answer phones
takes three times as long, and ends no later for being let through: what the others have to do is done before or after.
"""

import time
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atelier.phone.crossing import Crossing

LONGEST_S = 0.06
"""Nobody gives way for longer, whatever became of the turn."""


class RightOfWay:
    """Taken and left by the windows' thread; the others give way to it where waiting costs nobody anything."""

    def __init__(self) -> None:
        self._turn: Future[None] | None = None
        self._taken_at = 0.0

    def take(self) -> None:
        """A turn begins, or goes on."""
        self._taken_at = time.monotonic()
        if self._turn is None:
            self._turn = Future()

    def leave(self) -> None:
        """It is over."""
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.set_result(None)

    def give_way(self) -> None:
        """In a thread that may wait: return when the turn is over, at once where there is none."""
        turn = self._turn
        if turn is not None:
            with suppress(TimeoutError):
                turn.result(self._left_s())

    async def passed(self, crossing: "Crossing") -> None:
        """In an event loop, as `give_way`: only who awaits it waits, and the loop answers others meanwhile."""
        turn, left_s = self._turn, self._left_s()
        if turn is not None and left_s:
            with suppress(TimeoutError):
                await crossing.outcome(turn, within_s=left_s)

    def _left_s(self) -> float:
        """All who come during one turn lose no more together than the first."""
        return max(0.0, self._taken_at + LONGEST_S - time.monotonic())
