"""How long the interface's event loop was away: each of its turns, as `turns.c` notes them, told as a histogram.

While a turn lasts nothing else happens in the windows: no key, no pointer, no paint. What it waits for the interpreter
that the phones' server uses is in it.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

BOUNDS_MS = (0, 2, 5, 10, 20, 35, 50)
_COUNT = struct.Struct("=Q")
_TURN = struct.Struct("=ddd")
_BAR = 40


@dataclass(frozen=True, slots=True)
class Turn:
    """When it began, in seconds since the epoch; how many milliseconds it took, and for how many it had a processor.

    The others it waited for a processor, or for the interpreter.
    """

    began: float
    took_ms: float
    used_ms: float

    @property
    def ended(self) -> float:
        """When the loop waited again."""
        return self.began + self.took_ms / 1000


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of one run."""

    turns: Sequence[Turn] = ()

    @property
    def longest_ms(self) -> float:
        """The longest gap between two turns."""
        return max((turn.took_ms for turn in self.turns), default=0.0)

    @property
    def p99_ms(self) -> float:
        """What 99 of 100 turns took no longer than."""
        ordered = sorted(turn.took_ms for turn in self.turns) or [0.0]
        return ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]

    @property
    def busy_ms(self) -> float:
        """All of them together."""
        return sum(turn.took_ms for turn in self.turns)

    @property
    def used_ms(self) -> float:
        """For how much of that they had a processor."""
        return sum(turn.used_ms for turn in self.turns)

    @property
    def most_used_ms(self) -> float:
        """For how long one of them had a processor, at most: what it takes where nothing else runs."""
        return max((turn.used_ms for turn in self.turns), default=0.0)

    def counts(self) -> list[int]:
        """How many took from each bound to the next; the last, longer than all."""
        ends = (*BOUNDS_MS[1:], float("inf"))
        return [
            sum(low <= turn.took_ms < high for turn in self.turns)
            for low, high in zip(BOUNDS_MS, ends, strict=True)
        ]

    def histogram(self) -> Iterator[str]:
        """A line for each range of lengths."""
        counts = self.counts()
        names = [f"{low}–{high}" for low, high in pairwise(BOUNDS_MS)] + [f"> {BOUNDS_MS[-1]}"]
        most = max(max(counts), 1)
        for name, count in zip(names, counts, strict=True):
            bar = "█" * (count * _BAR // most) or ("▏" if count else "")
            yield f"{name:>6} ms {count:6d} {bar}".rstrip()


def read_turns(path: Path, *, since: float, until: float) -> Turns:
    """The turns that were under way between two moments."""
    with path.open("rb") as file:
        (count,) = _COUNT.unpack(file.read(_COUNT.size))
        content = file.read(count * _TURN.size)
    found = (Turn(began, took * 1000, used * 1000) for began, took, used in _TURN.iter_unpack(content))
    return Turns([turn for turn in found if turn.ended >= since and turn.began <= until])
