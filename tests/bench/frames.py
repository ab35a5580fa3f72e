"""How long a view takes from something done to it until it has painted, frame by frame.

What is timed is what the screen waits for: the doing, the turn of the event loop, and the painting of what that made
out of date into the window's own picture. The offscreen platform paints it as the others do, and sends it nowhere.
A grab would paint everything each time; only `repaint` does, for what is asked to be painted whole.
"""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QGraphicsView

Clock = Callable[[], float]
LONGEST_S = 20.0
MIB = 1 << 20


class Frames(QObject):
    """Times what is done to a view, by that clock: one that counts seconds."""

    def __init__(self, view: QGraphicsView, clock: Clock = time.perf_counter) -> None:
        super().__init__(view)
        self._view = view
        self._clock = clock
        self._painted = 0
        view.viewport().installEventFilter(self)

    def time(self, act: Callable[[], object]) -> float:
        """Milliseconds from doing that until it is painted."""
        QApplication.processEvents()
        self._painted = 0
        started = self._clock()
        act()
        while not self._painted:
            QApplication.processEvents()
            if self._clock() - started > LONGEST_S:
                raise TimeoutError("Nothing was painted.")
        return (self._clock() - started) * 1000

    def time_each(self, acts: Iterable[Callable[[], object]]) -> list[float]:
        """Each of those in turn."""
        return [self.time(act) for act in acts]

    def repaint(self) -> None:
        """Paint all that is in sight."""
        self._view.viewport().repaint()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            # Before it is painted: painting is over by the time that the event loop's turn is.
            self._painted += 1
        return super().eventFilter(watched, event)


def resident_mib() -> float:
    """The memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / MIB
