"""Quiet motion: items glide to their places together, in a fraction of a second, or are there at once."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QVariantAnimation, Signal
from PySide6.QtWidgets import QGraphicsItem

from atelier.board.style import MOTION_MS

MOST_ITEMS = 400
"""More than that do not glide: the eye follows none of them, and every frame would be late."""


_REDUCED = "atelier_reduced_motion"
"""A property of the application: one person sits before it, and sees all its windows."""


def reduce(app: QCoreApplication, *, reduced: bool) -> None:
    """Have everything be there at once, or glide again."""
    app.setProperty(_REDUCED, reduced)


def is_reduced() -> bool:
    """Whether nothing is to move by itself."""
    app = QCoreApplication.instance()
    return app is not None and bool(app.property(_REDUCED))


def duration_ms(planned_ms: int) -> int:
    """How long a motion that was planned to last that long lasts: where motion is reduced, not at all."""
    return 0 if is_reduced() else planned_ms


class Motion(QObject):
    """Moves items. A new move of an item under way starts from where the item is.

    Signals:
        settled: everything is where it was to go.
    """

    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.enabled = True
        self._ways: dict[QGraphicsItem, tuple[QPointF, QPointF]] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(MOTION_MS)
        self._animation.valueChanged.connect(self._on_value_changed)
        self._animation.finished.connect(self.finish)

    @property
    def is_under_way(self) -> bool:
        """Whether anything is on its way."""
        return bool(self._ways)

    def is_moving(self, item: QGraphicsItem) -> bool:
        """Whether that item is on its way."""
        return item in self._ways

    def move(self, places: Mapping[QGraphicsItem, QPointF]) -> None:
        """Bring each item to its place, wherever it was on its way to; those not named go on.

        Name every item that is not there, and those that seem to be but are passing by (`is_moving`).
        """
        ends = {item: end for item, (_, end) in self._ways.items()}
        going = {item: end for item, end in {**ends, **places}.items() if item in ends or item.pos() != end}
        if self.enabled and not is_reduced() and ends and going == ends:
            return
        self._animation.stop()
        self._ways = {item: (item.pos(), end) for item, end in going.items() if item.pos() != end}
        if not (self._ways and self.enabled) or is_reduced() or len(self._ways) > MOST_ITEMS:
            self.finish()
        else:
            self._animation.start()

    def forget(self, item: QGraphicsItem) -> None:
        """Leave an item alone: it is held, or gone."""
        self._ways.pop(item, None)

    def finish(self) -> None:
        """Be there at once."""
        self._animation.stop()
        for item, (_, place) in self._ways.items():
            item.setPos(place)
        self._ways.clear()
        self.settled.emit()

    def _on_value_changed(self, share: float) -> None:
        # Qt's OutCubic; its QEasingCurve alone is a hundredth of the start.
        done = 1.0 - (1.0 - share) ** 3
        for item, (start, end) in self._ways.items():
            item.setPos(start + (end - start) * done)
