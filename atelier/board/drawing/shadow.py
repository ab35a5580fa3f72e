"""The soft shadow of what is held above the wall: drawn once for each size, then only copied.

Its thirteen outlines cost more than all the rest of a frame under the hand.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

_INK = QColor(31, 36, 48, 8)
_REACH = 32
"""How far it goes beyond what throws it, in pixels."""
_KEPT = 24


def paint_soft_shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the shadow of something held above the wall: only ever for what is in the hand."""
    shadow = _shadow(round(rect.width()), round(rect.height()), radius)
    # As what throws it may lie aslant.
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect.topLeft() - QPointF(_REACH, _REACH), shadow)


# An image and not a pixmap: it may outlive the application.
@lru_cache(maxsize=_KEPT)
def _shadow(width: int, height: int, radius: float) -> QImage:
    image = QImage(width + 2 * _REACH, height + 2 * _REACH, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    rect = QRectF(_REACH, _REACH, width, height)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_INK)
    for spread in range(18, -8, -2):
        grown = rect.adjusted(-spread * 0.7, 12.0 - spread * 0.7, spread * 0.7, 10.0 + spread)
        corner = max(radius + spread, 1.0)
        painter.drawRoundedRect(grown, corner, corner)
    painter.end()
    return image
