"""How far everything else goes when a post-it arrives or is dropped: `python tests/bench/displacement.py`.

Walls of 60, 300 and 2,000 post-its, two in five of them in clusters, one cluster in four in a rubric; on each, a
thousand arrivals and drops of all kinds, one after the other, always the same. "moved": the share of what is there that
went anywhere. No window: only rectangles.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from figures import spread

from atelier.domain.arrangement import Arrangement, Spot
from atelier.domain.arranging import arrange
from atelier.domain.board import Board, Group
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, MeetingId
from atelier.domain.things import Cluster, Note
from tests.domain.walls import CONSOLE, QUESTION, LetterRuler, board, note

SIZES = (60, 300, 2000)
STEPS = 1000
WIDTH = 1338
"""Of the board in a window of 1920 pixels."""
GROUPED = 0.4
MEETING = MeetingId("m")


class Wall:
    """A wall on which things are done, and where they are drawn."""

    def __init__(self, notes: int, chance: random.Random) -> None:
        self.chance = chance
        self._numbers = count(1)
        clusters: list[list[Note]] = []
        while sum(map(len, clusters)) < GROUPED * notes:
            clusters.append([self.written() for _ in range(chance.randint(3, 12))])
        nested = {at: at - at % 4 for at in range(5, len(clusters) + 1) if at % 4 == 1}
        loose = [self.written() for _ in range(notes - sum(map(len, clusters)))]
        self.board = board(*clusters, unsorted=loose, nested=nested)
        self.arrangement = arranged(self.board, None)

    def written(self) -> Note:
        """A new note, as long as people write."""
        return note(next(self._numbers), min(280, 8 + round(self.chance.expovariate(1 / 40))))

    def change(self, board: Board) -> dict[object, float]:
        """Become that; how far each thing that stays at its spot has gone, in pixels."""
        before, asked = self.arrangement, set(board.isolated) - set(self.board.isolated)
        self.board, self.arrangement = board, arranged(board, before)
        ways = _ways(before, self.arrangement)
        return {spot: way for spot, way in ways if spot not in {Spot(note.id, None) for note in asked}}


def arranged(board: Board, previous: Arrangement | None) -> Arrangement:
    """That wall, drawn after the one before."""
    return arrange(board, LetterRuler(), width=WIDTH, metrics=CONSOLE, previous=previous)


def _ways(before: Arrangement, after: Arrangement) -> Iterator[tuple[object, float]]:
    def way(one: Rect, other: Rect) -> float:
        return float(((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5)

    for spot in before.notes.keys() & after.notes.keys():
        yield spot, way(before.notes[spot], after.notes[spot])
    for id in before.clusters.keys() & after.clusters.keys():
        yield id, way(before.clusters[id].rect, after.clusters[id].rect)


def _with(board: Board, at: int, notes: Sequence[Note]) -> tuple[Group, ...]:
    group = replace(board.groups[at], notes=tuple(notes), count=len(notes))
    return (*board.groups[:at], group, *board.groups[at + 1 :])


def _pick(wall: Wall) -> tuple[Board, Note]:
    """One note to sort, and the wall without it."""
    taken = wall.chance.choice(wall.board.unsorted)
    return replace(wall.board, unsorted=tuple(n for n in wall.board.unsorted if n is not taken)), taken


def _take(wall: Wall) -> tuple[Board, Note]:
    """One note out of a cluster, and the wall without it."""
    full = [at for at, group in enumerate(wall.board.groups) if group.notes]
    at = wall.chance.choice(full)
    notes = wall.board.groups[at].notes
    taken = wall.chance.choice(notes)
    return replace(wall.board, groups=_with(wall.board, at, [n for n in notes if n is not taken])), taken


def _put(wall: Wall, board: Board, one: Note, *, last: bool) -> Board:
    at = wall.chance.randrange(len(board.groups))
    notes = list(board.groups[at].notes)
    notes.insert(len(notes) if last else wall.chance.randint(0, len(notes)), one)
    return replace(board, groups=_with(board, at, notes))


def arrives(wall: Wall) -> Board:
    """From a phone."""
    return replace(wall.board, unsorted=(*wall.board.unsorted, wall.written()))


def joins(wall: Wall) -> Board:
    """A note to sort, into a cluster."""
    return _put(wall, *_pick(wall), last=True)


def goes_between(wall: Wall) -> Board:
    """A note to sort, between two of a cluster."""
    return _put(wall, *_pick(wall), last=False)


def changes(wall: Wall) -> Board:
    """From one cluster to another."""
    return _put(wall, *_take(wall), last=True)


def leaves(wall: Wall) -> Board:
    """Back to sort, where it was when it arrived."""
    board, one = _take(wall)
    return replace(board, unsorted=tuple(sorted((*board.unsorted, one), key=lambda n: n.number)))


def begins(wall: Wall) -> Board:
    """A note to sort, as a new cluster."""
    board, one = _pick(wall)
    cluster = Cluster(id=ClusterId(f"new{one.number}"), meeting_id=MEETING, question_id=QUESTION, rank=0.0)
    return replace(board, groups=(*board.groups, Group(cluster, "", (one,), count=1)))


def merges(wall: Wall) -> Board:
    """A cluster, into the one before it."""
    groups = wall.board.groups
    at = wall.chance.choice([at for at in range(1, len(groups)) if not groups[at].is_rubric])
    without = replace(wall.board, groups=(*groups[:at], *groups[at + 1 :]))
    return replace(without, groups=_with(without, at - 1, groups[at - 1].notes + groups[at].notes))


def is_left_alone(wall: Wall) -> Board:
    """Put aside deliberately."""
    board, one = _pick(wall)
    return replace(board, isolated=(*board.isolated, one))


KINDS: tuple[tuple[Callable[[Wall], Board], int], ...] = (
    (arrives, 8),
    (joins, 6),
    (goes_between, 2),
    (changes, 2),
    (leaves, 1),
    (begins, 1),
    (merges, 1),
    (is_left_alone, 1),
)


def measured(notes: int) -> dict[str, list[dict[object, float]]]:
    """What each kind of step did to all the rest of a wall of that many notes."""
    wall = Wall(notes, random.Random(notes))
    done: dict[str, list[dict[object, float]]] = defaultdict(list)
    for _step in range(STEPS):
        (kind,) = wall.chance.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])
        if kind is not arrives and len(wall.board.unsorted) < 3:
            kind = arrives
        done[kind.__name__].append(wall.change(kind(wall)))
    return done


def first_drop(notes: int) -> dict[object, float]:
    """What the first cluster did to a wall on which all was to sort."""
    wall = Wall(notes, random.Random(notes))
    wall.board = board(unsorted=[wall.written() for _ in range(notes)])
    wall.arrangement = arranged(wall.board, None)
    return wall.change(begins(wall))


def line(name: str, steps: list[dict[object, float]]) -> str:
    """A row: how far each thing went; how far all went on average, and how many went at all, step by step."""
    ways = spread(way for step in steps for way in step.values())
    shares = spread(sum(way > 0 for way in step.values()) / max(len(step), 1) for step in steps)
    means = spread(sum(step.values()) / max(len(step), 1) for step in steps)
    return (
        f"  {name:<16}{len(steps):>6}{ways.p50:>10.0f}{ways.p95:>10.0f}{means.p50:>10.1f}{means.p95:>10.1f}"
        f"{shares.p50:>10.1%}{shares.p95:>10.1%}"
    )


def main() -> None:
    """Print a table for each size of wall."""
    columns = ("steps", "px p50", "px p95", "mean p50", "mean p95", "moved p50", "moved p95")
    say(f"{'':<18}{columns[0]:>6}" + "".join(f"{column:>10}" for column in columns[1:]))
    for notes in SIZES:
        say(f"{notes} post-its")
        done = measured(notes)
        drops = [step for name, steps in done.items() if name != arrives.__name__ for step in steps]
        say(line("arrival", done[arrives.__name__]))
        say(line("drop", drops))
        say(line("· the first one", [first_drop(notes)]))
        for kind, _weight in KINDS[1:]:
            say(line(f"· {kind.__name__}", done[kind.__name__]))


def say(words: str) -> None:
    """Write a line."""
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    main()
