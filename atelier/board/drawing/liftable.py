"""What items that a hand lifts have in common: how they are held, and the room around them.

They derive from QGraphicsRectItem, whose bounding rectangle is computed without a call into Python; the pen, with
which nothing is drawn, makes room for shadow and outline.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

ROOM = 10.0
LIFTED_ROOM = 64.0
LIFTED_Z = 10.0
CARRIED_OPACITY = 0.75
"""Of a held cluster and all that is in it: what it would be dropped on shows through."""


class LiftableItem(QGraphicsRectItem):
    """Something on the wall that a hand lifts, or takes along with what it lifts."""

    def __init__(self, resting_z: float) -> None:
        super().__init__()
        self.is_lifted = self.is_held = False
        self.is_landing = False
        """Whether it was let go and is on its way: over all others, for them to see where it goes."""
        self._room = ROOM
        self._resting_z = resting_z
        self.setZValue(resting_z)
        self.setPen(QPen(Qt.PenStyle.SolidLine))
        self._make_room()

    def lift(self) -> None:
        """Take it in the hand."""
        self.is_lifted = self.is_held = True
        self.setZValue(LIFTED_Z)
        self._make_room()

    def carry(self, z: float) -> None:
        """Take it along with the cluster that is in the hand."""
        self.is_held = True
        self.setOpacity(CARRIED_OPACITY)
        self.setZValue(z)

    def put_down(self) -> None:
        """Let it go; it lies over the others until it is at rest."""
        self.is_lifted = self.is_held = False
        self.is_landing = True
        self.setOpacity(1.0)
        self._make_room()

    def rest(self) -> None:
        """Lie among the others, unless it is held."""
        self.is_landing = False
        self._rest_at(self._resting_z)

    def _rest_at(self, z: float) -> None:
        self._resting_z = z
        if not (self.is_held or self.is_landing):
            self.setZValue(z)

    def _make_room(self) -> None:
        pen = self.pen()
        pen.setWidthF(LIFTED_ROOM if self.is_lifted else self._room)
        self.setPen(pen)
