"""The board under 300, 2,000 and 10,000 post-its, beside a bare graphics scene: `python tests/bench/board.py`.

`--quick`: the first two, once. `--busy`: by the processor's time, where something else uses the machine too.

Each size in a process of its own, several times; figures are of all runs together. Atelier’s model, scene and view
are in a window of 1920 × 1080 on the offscreen platform, moved by real mouse events (`frames` says what is timed).
The floor (`plain_wall`) has as many items of the same sizes at the same places in as large a view.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from figures import Spread, spread
from frames import Clock, Frames, resident_mib
from goals import Goal
from great_wall import MEETING, QUESTION, arrival, great_wall, joining
from plain_wall import plain_view
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView

from atelier.board.model import BoardModel
from atelier.board.style import console_style
from atelier.board.view import BoardView
from atelier.board.wall.scene import BoardScene
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note
from atelier.ui import theme

SIZES = (300, 2000, 10_000)
MANY_NOTES = 2000
"""From so many on, all of them in sight are drawn as sheets; up to so many, all is to be at once."""
RUNS = 3
VIEW = (1920, 1080)
FRAMES = 100
NOTCH_PX = 60
"""How far a notch of the wheel scrolls."""
MANY = 50
WAY_PX = 7
"""How far the hand goes from one frame to the next."""

Times = dict[str, list[float]]
"""What each thing took, in milliseconds; memory in MiB."""


class Trial:
    """One run over a wall of that many notes."""

    def __init__(self, notes: int, clock: Clock = time.perf_counter) -> None:
        self.times: Times = {}
        self._notes = notes
        self._seq = count(1)
        self._numbers = count(notes + 1)
        before, started = resident_mib(), clock()
        self._model = BoardModel(Snapshot(great_wall(notes)), MEETING)
        self._scene = BoardScene(self._model, QUESTION, console_style())
        self._view = BoardView(self._scene)
        self._view.resize(*VIEW)
        self._clock = clock
        self._frames = Frames(self._view, clock)
        self._frames.time(self._view.show)
        self.times["open"] = [(clock() - started) * 1000]
        self.times["memory"] = [resident_mib() - before]

    def play(self) -> None:
        """All that is done with a wall."""
        self.times["pan"] = _panned(self._view, self._frames)
        floor = self._floor(scale=1.0)
        self.times["floor pan"] = _panned(floor, Frames(floor, self._clock))
        floor.deleteLater()
        self.times["drag 1"] = self._dragged()
        self.times["drag 1, arrivals"] = self._dragged(arrivals=True)
        loose = [note.id for note in self._scene.board.unsorted[:MANY]]
        self.times["drag 50"] = self._dragged(loose)
        self.times["join a cluster"] = self._frames.time_each(self._joinings(20))
        self.times["zoom out"] = [self._frames.time(self._view.show_all)]
        self.times["all in sight"] = self._frames.time_each([self._frames.repaint] * FRAMES)
        self.times["drag 1 from afar"] = self._dragged()
        floor = self._floor(scale=self._view.transform().m11())
        frames = Frames(floor, self._clock)
        self.times["floor all in sight"] = frames.time_each([frames.repaint] * (FRAMES // 4))

    def _dragged(self, ids: list[NoteId] | None = None, *, arrivals: bool = False) -> list[float]:
        """The first note to sort is carried over the wall, with those, and given up."""
        spot = next(spot for spot in self._scene.arrangement.notes if spot.cluster_id is None)
        if ids is not None:
            self._view.selection.choose(ids)
        viewport = self._view.viewport()
        start = self._pixel(self._scene.arrangement.notes[spot])
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(viewport, start + QPoint(30, 30))

        def move(to: QPoint) -> None:
            if arrivals:
                self._model.follow(arrival(next(self._numbers), seq=next(self._seq)))
            QTest.mouseMove(viewport, to)

        took = self._frames.time_each(partial(move, at) for at in _way(start + QPoint(30, 30)))
        self._view.cancel_gesture()
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        self._view.selection.clear()
        QApplication.processEvents()
        return took

    def _joinings(self, number: int) -> Iterator[Callable[[], object]]:
        """Notes to sort join the first cluster, which is in sight."""
        self._scene.motion.enabled = False
        for note in self._scene.board.unsorted[:number]:
            change = joining(note.number, cluster=1, seq=next(self._seq))
            yield partial(self._model.follow, change)

    def _floor(self, *, scale: float) -> QGraphicsView:
        text = self._model.snapshot
        view = plain_view(
            [
                (QRectF(*rect), text.get(Note, spot.note_id).text)
                for spot, rect in self._scene.arrangement.notes.items()
            ],
            area=self._scene.sceneRect(),
            font=self._scene.look.note_font(),
            scale=scale,
        )
        view.resize(*VIEW)
        view.show()
        QApplication.processEvents()
        return view

    def _pixel(self, rect: Rect) -> QPoint:
        return self._view.mapFromScene(QPointF(*rect.centre))


def _panned(view: QGraphicsView, frames: Frames) -> list[float]:
    """Scrolled by the wheel's notches, down and up again."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    low = min(bar.maximum() // NOTCH_PX, FRAMES // 2)
    way = [*range(1, low + 1), *range(low - 1, -1, -1)] * (FRAMES // max(1, 2 * low))
    return frames.time_each(partial(bar.setValue, NOTCH_PX * at) for at in way)


def _way(start: QPoint) -> Iterator[QPoint]:
    """Across the view, far from its edges, where it would scroll."""
    for step in range(1, FRAMES + 1):
        yield start + QPoint(WAY_PX * step, 2 * step)


def measure(notes: int, clock: Clock) -> Times:
    """One run; the program has been at work before."""
    application = QApplication([])
    theme.install(application)
    Trial(20)
    trial = Trial(notes, clock)
    trial.play()
    return trial.times


def runs(notes: int, number: int, *options: str) -> Times:
    """Several runs, each in its own process."""
    pooled: Times = {}
    for _run in range(number):
        command = [sys.executable, __file__, "--measure", str(notes), *options]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        for name, took in json.loads(done.stdout).items():
            pooled.setdefault(name, []).extend(took)
    return pooled


def tell(notes: int, times: Times) -> None:
    """Print a size's table, and its goals."""
    say(f"\n{notes} post-its        p50      p95    longest  ms")
    for name, took in times.items():
        if name != "memory":
            found = spread(took)
            say(f"  {name:<20}{found.p50:7.1f}  {found.p95:7.1f}  {max(took):7.1f}")
    say(f"  memory gained {statistics.median(times['memory']):.0f} MiB")
    for goal in goals(notes, {name: spread(took) for name, took in times.items()}):
        say(str(goal))


def goals(notes: int, found: dict[str, Spread]) -> Iterator[Goal]:
    """What it should reach on the machine that it is made on."""
    if notes >= MANY_NOTES:
        all_seen = found["all in sight"].p95 / found["floor all in sight"].p95
        yield Goal("all in sight p95, share of the floor’s", all_seen, 0.5, form="{:.2f}")
    panned = found["pan"].p50 / found["floor pan"].p50
    yield Goal("panning, medians, beside the floor", panned, 3.0, form="{:.2f}")
    most = 16 if notes <= MANY_NOTES else 33
    for name in ("pan", "drag 1", "drag 50", "drag 1, arrivals", "drag 1 from afar"):
        yield Goal(f"{name} p95, ms", found[name].p95, most, form="{:.1f}")
    if notes <= MANY_NOTES:
        yield Goal("open, ms", found["open"].p50, 1000)


def say(line: str) -> None:
    """Print at once: a run takes its time."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Print figures, each beside its goal."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="300 and 2,000 post-its, once")
    parser.add_argument(
        "--busy", action="store_true", help="count the processor's time: others use the machine"
    )
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure:
        clock = time.process_time if chosen.busy else time.perf_counter
        sys.stdout.write(json.dumps(measure(chosen.measure, clock)))
        return
    options = ("--busy",) if chosen.busy else ()
    for notes in SIZES[:2] if chosen.quick else SIZES:
        tell(notes, runs(notes, 1 if chosen.quick else RUNS, *options))
    say(f"\nload of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
