"""The three small drawings that explain the app: write, group, report."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from atelier.domain.palette import colours
from atelier.ui import theme

_WIDTH, _HEIGHT = 168.0, 112.0


class Deed(StrEnum):
    """What a drawing is of."""

    WRITE = "write"
    GROUP = "group"
    REPORT = "report"


class StepDrawing(QWidget):
    """One drawing; it says nothing that the words beside it do not say."""

    def __init__(self, deed: Deed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deed = deed
        self.setFixedHeight(round(_HEIGHT))
        self.setMinimumWidth(round(_WIDTH))

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(round(_WIDTH), round(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - _WIDTH) / 2, 0)
        _DRAWINGS[self.deed](painter)


def _write(painter: QPainter) -> None:
    now = theme.colours()
    _sheet(painter, QRectF(28, 8, 54, 96), radius=9, outline=now.ink, line=2)
    _note(painter, QRectF(35, 24, 40, 30), 1)
    _pill(painter, QRectF(37, 80, 36, 12), now.ink)
    painter.setPen(QPen(QColor(now.ink), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(91, 56), QPointF(107, 56))
    painter.drawPolyline([QPointF(101, 50), QPointF(107, 56), QPointF(101, 62)])
    for number, y in ((1, 12), (2, 44), (3, 76)):
        _note(painter, QRectF(116, y, 36, 24), number)


def _group(painter: QPainter) -> None:
    now = theme.colours()
    accent = theme.readable_accent(1).name()
    _sheet(painter, QRectF(10, 10, 92, 92), radius=8, outline=accent, line=2)
    _pill(painter, QRectF(19, 19, 14, 9), accent)
    _pill(painter, QRectF(38, 20.5, 44, 6), now.ink)
    for x, y in ((18, 36), (59, 36), (18, 68)):
        _note(painter, QRectF(x, y, 35, 25), 1)
    painter.setPen(QPen(QColor(accent), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(59, 68, 35, 25), 2, 2)
    painter.save()
    painter.translate(130, 62)
    painter.rotate(-6)
    _note(painter, QRectF(-20, -15, 40, 28), 1)
    painter.restore()


def _report(painter: QPainter) -> None:
    now = theme.colours()
    _sheet(painter, QRectF(44, 6, 78, 100), radius=4, outline=now.line, line=1.5)
    _pill(painter, QRectF(54, 16, 40, 6), now.ink)
    for number, y in ((1, 30), (2, 55), (3, 80)):
        _pill(painter, QRectF(54, y, 9, 9), theme.readable_accent(number).name())
        _pill(painter, QRectF(68, y + 2, 44, 4), now.disabled)
        _pill(painter, QRectF(68, y + 10, 34, 4), now.line)


_DRAWINGS: dict[Deed, Callable[[QPainter], None]] = {
    Deed.WRITE: _write,
    Deed.GROUP: _group,
    Deed.REPORT: _report,
}


def _sheet(painter: QPainter, rect: QRectF, *, radius: float, outline: str, line: float) -> None:
    painter.setPen(QPen(QColor(outline), line))
    painter.setBrush(QColor(theme.colours().surface))
    painter.drawRoundedRect(rect, radius, radius)


def _note(painter: QPainter, rect: QRectF, number: int) -> None:
    pair = colours(number)
    painter.fillRect(rect.translated(0, 1.5), QColor(31, 36, 48, 40))
    painter.fillRect(rect, QColor(pair.pale))
    for y, share in ((8, 0.7), (15, 0.45)):
        _pill(painter, QRectF(rect.x() + 5, rect.y() + y, (rect.width() - 10) * share, 2.5), pair.accent)


def _pill(painter: QPainter, rect: QRectF, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
