"""When a press is meant as a gesture: a hand that slips while it clicks must not move a post-it."""

from dataclasses import dataclass

from PySide6.QtGui import QPointingDevice


@dataclass(frozen=True, slots=True)
class Threshold:
    """How far a pressed pointer has to go, in pixels of the view, once it is pressed for that long."""

    distance_px: float
    delay_ms: int

    @property
    def at_once_px(self) -> float:
        """How far it has to go where it is faster than the delay."""
        return 3 * self.distance_px

    def is_crossed(self, distance_px: float, elapsed_ms: int) -> bool:
        """Whether a pointer that went so far in that time is meant to drag."""
        far, late = distance_px >= self.distance_px, elapsed_ms >= self.delay_ms
        return far and (late or distance_px >= self.at_once_px)


MOUSE = Threshold(10.0, 60)
PEN = Threshold(16.0, 60)
"""A pen's tip trembles and slides as it comes down."""
FINGER = Threshold(18.0, 60)
"""A finger's middle moves as it flattens."""


def threshold_of(pointer: QPointingDevice.PointerType) -> Threshold:
    """The threshold of the mouse, or of a pen or its eraser."""
    pens = (QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser)
    return PEN if pointer in pens else MOUSE
