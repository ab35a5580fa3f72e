"""Scrolling while something is held near the edge of the view."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

REACH = 44
"""How close to the edge, in pixels, the wall begins to scroll."""
FASTEST = 22
"""Pixels a step, with the hand on the edge."""
STEP_MS = 16


class EdgeScroll(QObject):
    """Scrolls an area by itself as long as it follows a hand near one of its edges.

    Signals:
        scrolled: by a step; what is under the hand is no longer the same.
    """

    scrolled = Signal()

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._speed = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._step)

    def follow(self, at: QPoint) -> None:
        """The hand is there, in the viewport's coordinates."""
        viewport = self._area.viewport().rect()
        self._speed = QPoint(_speed(at.x(), viewport.width()), _speed(at.y(), viewport.height()))
        if self._speed.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The hand is empty."""
        self._timer.stop()

    def _step(self) -> None:
        bars = (self._area.horizontalScrollBar(), self._area.verticalScrollBar())
        before = [bar.value() for bar in bars]
        for bar, speed in zip(bars, self._speed.toTuple(), strict=True):
            bar.setValue(bar.value() + speed)
        if [bar.value() for bar in bars] != before:
            self.scrolled.emit()


def _speed(at: int, length: int) -> int:
    """Pixels a step: none in the middle, faster closer to an edge."""
    before, after = REACH - at, at - (length - REACH)
    depth = max(before, after)
    if depth <= 0:
        return 0
    speed = max(1, round(FASTEST * min(depth, REACH) / REACH))
    return -speed if before > after else speed
