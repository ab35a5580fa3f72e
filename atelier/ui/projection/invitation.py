"""What the room needs to come in by phone, handed over ready made, and the painting of its codes.

Which address that is and how a code is computed is the phone server's business, not known here.
"""

from dataclasses import dataclass
from math import floor
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

Matrix: TypeAlias = tuple[tuple[bool, ...], ...]
"""The modules of a QR code, row by row, True where dark, without the quiet zone."""

QUIET_MODULES = 4
"""The clear border that a reader needs on every side (ISO/IEC 18004, 6.3.8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """How phones come in: `address` is read aloud and typed, with `code`; `url` is what the code holds."""

    url: str
    address: str
    code: str
    form_qr: Matrix
    wifi_name: str = ""
    wifi_password: str = ""
    wifi_qr: Matrix | None = None


def paint_code(painter: QPainter, rect: QRectF, matrix: Matrix, *, on_white: bool = False) -> None:
    """Paint a code in the middle of `rect` with its quiet zone, every module whole pixels.

    `on_white`: it is painted on something white, whose edges and round corners are left alone.
    """
    on_device = painter.deviceTransform().mapRect(rect)
    module_px = module_size_px(min(on_device.width(), on_device.height()), len(matrix))
    if module_px * (len(matrix) + 2 * QUIET_MODULES) > on_device.width() + 1:
        _paint_in_small(painter, rect, matrix)
        return
    painter.save()
    # In the device's own pixels: on a scaled display a module of 2.5 of them would be a blurred edge.
    painter.setWorldTransform(painter.deviceTransform().inverted()[0] * painter.worldTransform())
    side = module_px * (len(matrix) + 2 * QUIET_MODULES)
    corner = (on_device.center() - QPointF(side / 2, side / 2)).toPoint()
    if not on_white:
        painter.fillRect(QRect(corner.x(), corner.y(), side, side), Qt.GlobalColor.white)
    for y, row in enumerate(matrix, start=QUIET_MODULES):
        for x, width in _dark_runs(row):
            run = QRect(corner.x() + (x + QUIET_MODULES) * module_px, 0, width * module_px, module_px)
            run.moveTop(corner.y() + y * module_px)
            painter.fillRect(run, Qt.GlobalColor.black)
    painter.restore()


def _paint_in_small(painter: QPainter, rect: QRectF, matrix: Matrix) -> None:
    """Paint how a code looks from afar, where a module is less than a pixel: nobody reads it there."""
    module = rect.width() / (len(matrix) + 2 * QUIET_MODULES)
    painter.fillRect(rect, Qt.GlobalColor.white)
    for y, row in enumerate(matrix, start=QUIET_MODULES):
        for x, width in _dark_runs(row):
            left, top = rect.x() + (x + QUIET_MODULES) * module, rect.y() + y * module
            painter.fillRect(QRectF(left, top, width * module, module), Qt.GlobalColor.black)


def module_size_px(side_px: float, modules: int) -> int:
    """The whole pixels of a module, so that `modules` and the quiet zone fit in `side_px`."""
    return max(1, floor(side_px / (modules + 2 * QUIET_MODULES)))


def _dark_runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
