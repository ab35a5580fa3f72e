"""When a press is meant: not by a click that slips, whatever it was made with."""

import pytest
from PySide6.QtGui import QPointingDevice

from atelier.board.hand.threshold import FINGER, MOUSE, PEN, Threshold, threshold_of

Pointer = QPointingDevice.PointerType


@pytest.mark.parametrize(
    ("threshold", "distance_px", "elapsed_ms", "is_meant"),
    [
        (MOUSE, 0, 5000, False),
        (MOUSE, 9, 5000, False),
        (MOUSE, 10, 59, False),
        (MOUSE, 10, 60, True),
        (MOUSE, 29, 8, False),
        (MOUSE, 30, 0, True),
        (PEN, 15, 5000, False),
        (PEN, 16, 60, True),
        (PEN, 47, 10, False),
        (FINGER, 15, 5000, False),
        (FINGER, 18, 60, True),
        (FINGER, 54, 0, True),
    ],
)
def test_far_enough_and_long_enough_or_thrice_as_far(
    threshold: Threshold, distance_px: float, elapsed_ms: int, is_meant: bool
) -> None:
    assert threshold.is_crossed(distance_px, elapsed_ms) is is_meant


@pytest.mark.parametrize(
    ("pointer", "threshold"), [(Pointer.Generic, MOUSE), (Pointer.Pen, PEN), (Pointer.Eraser, PEN)]
)
def test_a_pen_has_to_go_farther(pointer: QPointingDevice.PointerType, threshold: Threshold) -> None:
    assert threshold_of(pointer) == threshold
