"""The shadow of what is held: drawn once for each size, and seen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from atelier.board.drawing import shadow
from atelier.board.drawing.shadow import paint_soft_shadow

PAPER = QColor("#FBF8F3")


def painted(*rects: QRectF) -> QImage:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    for rect in rects:
        paint_soft_shadow(painter, rect, 2.0)
    painter.end()
    return image


def test_it_is_darker_below_than_above(qapp: QApplication) -> None:
    del qapp
    image = painted(QRectF(100, 60, 100, 60))
    below, above = (image.pixelColor(150, y).lightness() for y in (124, 56))
    assert below < above <= PAPER.lightness()
    assert image.pixelColor(20, 20) == PAPER


def test_it_is_drawn_once_for_each_size(qapp: QApplication) -> None:
    del qapp
    shadow._shadow.cache_clear()
    painted(QRectF(100, 60, 101, 60), QRectF(30, 60, 101, 60), QRectF(30, 60, 90, 60))
    assert shadow._shadow.cache_info().misses == 2
