"""What the program should reach on the machine that it is made on, beside what it did."""

from collections.abc import Iterator
from dataclasses import dataclass

from figures import Figures
from turns import Turns


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure and its bound: the most it may be, or else the least."""

    name: str
    value: float
    bound: float
    is_most: bool = True
    form: str = "{:.0f}"

    def __str__(self) -> str:
        is_met = self.value <= self.bound if self.is_most else self.value >= self.bound
        value, bound = self.form.format(self.value), self.form.format(self.bound)
        sign, verdict = "≤" if self.is_most else "≥", "met" if is_met else "NOT MET"
        return f"    {self.name} {value} (goal {sign} {bound}: {verdict})"


def think_goals(ours: Figures, _bare: Figures) -> Iterator[Goal]:
    """With think time."""
    yield Goal("answer p99, ms", ours.answer.p99, 15)
    yield Goal("painted p99, ms", ours.paint.p99, 30)
    yield Goal("memory, MiB", ours.memory_mib, 200)


def burst_goals(ours: Figures, bare: Figures) -> Iterator[Goal]:
    """All at once."""
    yield Goal("answer p99, ms", ours.answer.p99, 200)
    yield Goal("painted p99, ms", ours.paint.p99, 300)
    yield Goal("painted a second", ours.painted_per_s, 2000, False)
    yield Goal(
        "share of the floor’s throughput", ours.answered_per_s / bare.answered_per_s, 0.4, False, "{:.2f}"
    )
    yield Goal("memory, MiB", ours.memory_mib, 200)


def turn_goals(ours: Turns) -> Iterator[Goal]:
    """Of the interface's event loop, while all send at once."""
    yield Goal("longest gap between two turns of the interface, ms", ours.longest_ms, 50)


def slow_disk_goals(ours: Figures) -> Iterator[Goal]:
    """All at once on a slow disk."""
    yield Goal("answered a second", ours.answered_per_s, 1000, False)
