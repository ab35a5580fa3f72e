"""Scrolling while something is held near the edge of the view."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

REACH = 44
"""How close to the edge, in pixels, the wall begins to scroll."""
FASTEST = 8
"""Pixels a step, with the hand on the edge: what goes by can still be read."""
STEP_MS = 16


class EdgeScroll(QObject):
    """Scrolls an area by itself as long as it follows a hand near one of its edges."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._speed = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._step)

    def follow(self, places: Sequence[QPoint]) -> None:
        """Hands that hold something are there, in the viewport's coordinates."""
        width, height = self._area.viewport().size().toTuple()
        across = _fastest(_speed(at.x(), width) for at in places)
        down = _fastest(_speed(at.y(), height) for at in places)
        self._speed = QPoint(across, down)
        if self._speed.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _step(self) -> None:
        bars = (self._area.horizontalScrollBar(), self._area.verticalScrollBar())
        for bar, speed in zip(bars, self._speed.toTuple(), strict=True):
            bar.setValue(bar.value() + speed)


def _speed(at: int, length: int) -> int:
    """Pixels a step: none in the middle, faster closer to an edge."""
    before, after = REACH - at, at - (length - REACH)
    depth = max(before, after)
    if depth <= 0:
        return 0
    speed = max(1, round(FASTEST * min(depth, REACH) / REACH))
    return -speed if before > after else speed


def _fastest(speeds: Iterable[int]) -> int:
    return max(speeds, key=abs, default=0)
