"""A painted row of a list: its ground, its letters and how high it is. What it says is for the list's own module."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier.ui import theme

Index = QModelIndex | QPersistentModelIndex
GAP = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAD = 10
_AROUND_LINE_PX = 16


class PaintedRow(QStyledItemDelegate):
    """Paints the ground of a row as it is chosen or pointed at; its list's own kind paints what is on it."""

    def paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, *, inside: QRectF, index: Index
    ) -> None:
        """Paint what the row says."""
        raise NotImplementedError

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            _paint_ground(painter, option, box)
        self.paint_inside(painter, option, inside=box.adjusted(_PAD, 0, -_PAD, 0), index=index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, row_height(option.fontMetrics.height()))


def row_height(letters: int) -> int:
    """One line of letters so high, with room for a finger."""
    return letters + _AROUND_LINE_PX


def paint_words(
    painter: QPainter, inside: QRectF, *, words: str, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> None:
    """On the left, cut where they are too long."""
    painter.drawText(inside, _LEFT, painter.fontMetrics().elidedText(words, cut, round(inside.width())))


def paint_aside(
    painter: QPainter,
    inside: QRectF,
    *,
    words: str,
    share: float,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideLeft,
) -> QRectF:
    """What is told beside, on the right, in that share of the room at most; returns what is left."""
    font = painter.font()
    painter.setFont(smaller(font))
    painter.setPen(QColor(theme.colours().muted))
    metrics = painter.fontMetrics()
    told = metrics.elidedText(words, cut, round(inside.width() * share))
    painter.drawText(inside, _RIGHT, told)
    painter.setFont(font)
    return inside.adjusted(0, 0, -metrics.horizontalAdvance(told) - GAP if told else 0, 0)


def paint_chip(painter: QPainter, inside: QRectF, *, number: int | None, hollow: bool = False) -> QRectF:
    """The number of a question in its colour, in the letters that the painter has; returns what is left.

    Without a number its place stays empty: words begin at the same place in every row.
    """
    font = painter.font()
    side = painter.fontMetrics().height() + 2
    chip = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
    if number is not None:
        ink = theme.readable_accent(number) if hollow else QColor(theme.colours().on_pale)
        painter.setPen(ink if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else theme.pale(number))
        painter.drawRoundedRect(chip, 5, 5)
        painter.setPen(ink)
        painter.setFont(bold(smaller(font)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.setFont(font)
    return inside.adjusted(side + GAP, 0, 0, 0)


def smaller(font: QFont) -> QFont:
    """The letters of what is told beside the words."""
    made = QFont(font)
    made.setPixelSize(max(round(font.pixelSize() * 13 / 15), 11))
    return made


def bold(font: QFont) -> QFont:
    """The same letters, bold."""
    made = QFont(font)
    made.setBold(True)
    return made


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
    colours = theme.colours()
    chosen = option.state & QStyle.StateFlag.State_Selected
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QPen(QColor(colours.focus), 2) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.pressed))
        painter.drawRoundedRect(box, 6, 6)
