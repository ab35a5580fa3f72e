"""Two hundred drops of a hand that trembles, by mouse and finger, near and far: how many go where nobody aimed.

    python -m tests.board.drops

Each drop is aimed at a place that says what is wanted; the press jitters, the way wobbles at any pace and may
overshoot, and the hand slips by a few pixels before it lets go. Only what is asked for counts: nothing is done.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from atelier.board.hand.threshold import FINGER
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import (
    CreateCluster,
    IsolateNotes,
    MergeClusters,
    MoveCluster,
    NestCluster,
    Operation,
    PlaceNotes,
    StackNotes,
    UnsortNotes,
)
from tests.board.conftest import Wall
from tests.board.pointers import Finger, Mouse, Pointer

SIZE = (760, 790)
"""All of the wall is in sight, and within the screen that tests have: a finger outside of it is nowhere."""
SCALES = (1.0, 0.7)
JITTER_PX = 2.5
SLIP_PX = 4
OVERSHOOT_PX = 40
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Wish:
    """From where to where, and what is wanted there; the class where its identifiers are only made then."""

    start: Point
    end: Point
    wanted: Operation | type[Operation] | None
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def suits_a_finger(self) -> bool:
        """Whether the fingers that tests have can do it: they press no keys, and are always quick."""
        way = QPointF(*self.end) - QPointF(*self.start)
        is_far = self.wanted is None or way.manhattanLength() * min(SCALES) > FINGER.at_once_px + OVERSHOOT_PX
        return is_far and not self.keys.value


class Aims:
    """What somebody may want on one wall, each kind at a place picked at random."""

    def __init__(self, wall: Wall, rng: random.Random) -> None:
        self._wall = wall
        self._rng = rng
        self._clusters = [group for group in wall.board.groups if not group.is_rubric]
        self._rubric = next(group.cluster.id for group in wall.board.groups if group.is_rubric)
        self.kinds: dict[str, Callable[[], Wish]] = {
            "join": self.join,
            "order": self.order,
            "new from two": self.new_from_two,
            "dashed place": self.dashed_place,
            "leave": self.leave,
            "isolate": self.isolate,
            "stack": self.stack,
            "also": self.also,
            "merge": self.merge,
            "cluster order": self.cluster_order,
            "nest": self.nest,
            "slipped click": self.slipped_click,
        }

    def join(self) -> Wish:
        """On the header, on a note, or beside the cluster."""
        id, cluster = self._loose(), self._cluster()
        box, is_top = self._wall.box(cluster), self._wall.scene.arrangement.clusters[cluster].depth == 0
        # Beside what is nested is the rubric.
        beside = (box.x - 5 if is_top else box.x + 5, self._wall.header(cluster).centre[1])
        end = self._rng.choice([self._wall.header(cluster).centre, self._member(cluster)[1].centre, beside])
        return Wish(self._place(id).centre, end, PlaceNotes((id,), cluster))

    def order(self) -> Wish:
        """On the line before a note."""
        id, cluster = self._loose(), self._cluster()
        before, place = self._member(cluster)
        end = (place.x - self._wall.scene.look.metrics.note_gap / 2, place.centre[1])
        return Wish(self._place(id).centre, end, PlaceNotes((id,), cluster, before))

    def new_from_two(self) -> Wish:
        """On another note that is to sort."""
        id, other = self._rng.sample([note.id for note in self._wall.board.unsorted], 2)
        return Wish(self._place(id).centre, self._place(other).centre, CreateCluster)

    def dashed_place(self) -> Wish:
        """On the place for a new cluster."""
        return Wish(self._place(self._loose()).centre, self._named("new_cluster").centre, CreateCluster)

    def leave(self) -> Wish:
        """Out of a cluster, below what is to sort."""
        id, place = self._member(self._cluster())
        unsorted = self._wall.scene.arrangement.unsorted
        return Wish(place.centre, (unsorted.centre[0], unsorted.bottom - 30), UnsortNotes((id,)))

    def isolate(self) -> Wish:
        """On the place of the isolated ones."""
        id = self._loose()
        return Wish(self._place(id).centre, self._named("isolated").centre, IsolateNotes((id,)))

    def stack(self) -> Wish:
        """On a note of a cluster, with Shift."""
        id, (onto, place) = self._loose(), self._member(self._cluster())
        shift = Qt.KeyboardModifier.ShiftModifier
        return Wish(self._place(id).centre, place.centre, StackNotes((id,), onto), shift)

    def also(self) -> Wish:
        """From one cluster into another one, with Ctrl."""
        first, other = self._two()
        id, place = self._member(first)
        keys = Qt.KeyboardModifier.ControlModifier
        header = self._wall.header(other).centre
        return Wish(place.centre, header, PlaceNotes((id,), other, also=True), keys)

    def merge(self) -> Wish:
        """A cluster into the middle of another one."""
        first, other = self._two()
        return Wish(self._grip(first), self._wall.box(other).centre, MergeClusters(first, other))

    def cluster_order(self) -> Wish:
        """A cluster onto the left side of the first one."""
        first = self._clusters[0].cluster.id
        held = self._rng.choice([group.cluster.id for group in self._clusters[1:] if group.parent_id is None])
        box = self._wall.box(first)
        return Wish(self._grip(held), (box.x + 8, box.centre[1]), MoveCluster(held, first))

    def nest(self) -> Wish:
        """A cluster on the header of a rubric."""
        held = self._rng.choice([group.cluster.id for group in self._clusters if group.parent_id is None])
        header = self._wall.header(self._rubric).centre
        return Wish(self._grip(held), header, NestCluster(held, self._rubric))

    def slipped_click(self) -> Wish:
        """On a note beside a cluster's line, where a move of it would be an order."""
        _id, place = self._member(self._cluster())
        return Wish(place.centre, place.centre, None)

    def _loose(self) -> NoteId:
        return self._rng.choice(self._wall.board.unsorted).id

    def _cluster(self) -> ClusterId:
        return self._rng.choice(self._clusters).cluster.id

    def _two(self) -> list[ClusterId]:
        return self._rng.sample([group.cluster.id for group in self._clusters], 2)

    def _member(self, cluster_id: ClusterId) -> tuple[NoteId, Rect]:
        notes = self._wall.scene.arrangement.notes
        return self._rng.choice(
            [(s.note_id, place) for s, place in notes.items() if s.cluster_id == cluster_id]
        )

    def _place(self, id: NoteId) -> Rect:
        return next(place for spot, place in self._wall.scene.arrangement.notes.items() if spot.note_id == id)

    def _grip(self, cluster_id: ClusterId) -> Point:
        return self._wall.header(cluster_id).centre

    def _named(self, name: str) -> Rect:
        rect = getattr(self._wall.scene.arrangement, name)
        assert isinstance(rect, Rect)
        return rect


class TremblingHand:
    """Carries wishes out with a pointer on a wall."""

    def __init__(self, wall: Wall, pointer: Pointer, rng: random.Random) -> None:
        self._wall = wall
        self._pointer = pointer
        self._rng = rng

    def drop(self, wish: Wish) -> bool:
        """Whether what was asked for is what was wanted."""
        self._wall.asked.clear()
        start, end = self._near(self._pixel(wish.start)), self._pixel(wish.end)
        self._pointer.modifiers = Qt.KeyboardModifier.NoModifier
        self._pointer.press(start)
        self._pointer.modifiers = wish.keys
        for at in self._slips(start) if wish.wanted is None else self._way(start, end):
            self._pointer.move(at, after_ms=self._rng.choice([1, 8, 16, 40]))
        self._pointer.release()
        asked = self._wall.asked
        if wish.wanted is None:
            return not asked
        if len(asked) != 1:
            return False
        return type(asked[0]) is wish.wanted if isinstance(wish.wanted, type) else asked[0] == wish.wanted

    def _way(self, start: QPoint, end: QPoint) -> Iterator[QPoint]:
        aimed = QPoint(end)
        if self._rng.random() < 0.3:
            way = end - start
            length = max(way.manhattanLength(), 1)
            yield from self._straight(start, end + way * OVERSHOOT_PX / length)
            start = end + way * OVERSHOOT_PX / length
        yield from self._straight(start, aimed)
        yield self._near(aimed)
        slip = self._rng.randint(-SLIP_PX, SLIP_PX), self._rng.randint(-SLIP_PX, SLIP_PX)
        yield aimed + QPoint(*slip)

    def _straight(self, start: QPoint, end: QPoint) -> Iterator[QPoint]:
        steps = self._rng.choice([3, 6, 20])
        for step in range(1, steps + 1):
            yield self._near((QPointF(start) + QPointF(end - start) * step / steps).toPoint())

    def _slips(self, start: QPoint) -> Iterator[QPoint]:
        for _ in range(3):
            yield start + QPoint(self._rng.randint(-6, 6), self._rng.randint(-6, 6))

    def _near(self, at: QPoint) -> QPoint:
        return at + QPoint(round(self._rng.gauss(0, JITTER_PX)), round(self._rng.gauss(0, JITTER_PX)))

    def _pixel(self, point: Point) -> QPoint:
        return self._wall.view.mapFromScene(QPointF(*point))


@contextmanager
def wall_at(scale: float) -> Iterator[Wall]:
    """Clusters, a rubric of two, notes to sort and one alone, seen at that scale; what is asked is only noted."""
    wall = Wall(size=SIZE)
    wall.group("confiance", "respect", "écoute", title="A priori positif")
    wall.group("intérêt", "volonté", "intention", title="Une envie partagée")
    wall.group("premier", "pas")
    rubric = wall.group(title="Cadre")
    for title in ("Temps", "Lieux"):
        part = wall.group(f"{title} 1", f"{title} 2", title=title)
        wall.ask(NestCluster(part, rubric))
    wall.add("seul", "autre", "dernier", "encore un")
    wall.view.operation_requested.disconnect(wall.ask)
    wall.view.operation_requested.connect(wall.asked.append)
    wall.view.show()
    wall.view.zoom_by(scale)
    QApplication.processEvents()
    yield wall
    wall.view.hide()
    wall.view.deleteLater()
    QApplication.sendPostedEvents(wall.view, QEvent.Type.DeferredDelete)


@dataclass(slots=True)
class Tally:
    """How many drops of a kind there were, and how many went wrong."""

    drops: int = 0
    wrong: int = 0


def tallies(drops: int = 200, *, seed: int = 20) -> dict[str, Tally]:
    """That many drops in all, shared among kinds, pointers and scales."""
    rng = random.Random(seed)
    found: dict[str, Tally] = {}
    for scale in SCALES:
        with wall_at(scale) as wall:
            aims = Aims(wall, rng)
            hands = [TremblingHand(wall, made(wall.view.viewport()), rng) for made in (Mouse, Finger)]
            kinds = list(aims.kinds)
            for number in range(drops // len(SCALES)):
                kind = kinds[number % len(kinds)]
                wish = aims.kinds[kind]()
                hand = hands[rng.randrange(2) if wish.suits_a_finger else 0]
                tally = found.setdefault(kind, Tally())
                tally.drops += 1
                tally.wrong += not hand.drop(wish)
    return found


def wrong_share(found: dict[str, Tally]) -> float:
    """The share of all drops that went wrong."""
    return sum(tally.wrong for tally in found.values()) / sum(tally.drops for tally in found.values())


def main() -> None:
    """Print a line for each kind."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    found = tallies()
    for kind, tally in found.items():
        sys.stdout.write(f"{kind:15} {tally.drops:4} drops {tally.wrong:4} wrong\n")
    sys.stdout.write(
        f"{'all':15} {sum(t.drops for t in found.values()):4} drops {wrong_share(found):8.1%} wrong\n"
    )
    app.quit()


if __name__ == "__main__":
    main()
