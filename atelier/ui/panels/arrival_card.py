"""How one arrival is drawn: its text on two lines at most, under it where it came from and how long ago."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier.board.drawing.lettering import Lettering, lay_out
from atelier.ui import theme

Index = QModelIndex | QPersistentModelIndex
_SOURCE = Qt.ItemDataRole.UserRole
_AGE = Qt.ItemDataRole.UserRole + 1
_PAD = 10
_GAP = 8
_MOST_LINES = 2
_KEPT = 4096
_NARROWEST = 0.25
"""No letter is narrower than that share of the font's size."""
_COMMON = dict.fromkeys(map(ord, "àâçéèêëîïôùûüœÀÂÇÉÈÊËÎÏÔÙÛÜŒ’«»…–—"), "e")
_TALLEST = "\n".join("x" * _MOST_LINES)


class ArrivalCard(QStyledItemDelegate):
    """A card; its lettering is laid out once for each text and width. `indent`: what is kept free on its left."""

    def __init__(self, view: QListView, *, indent: int = 0) -> None:
        super().__init__(view)
        self._view = view
        self._indent = indent
        self._laid_out: dict[tuple[str, float, int], Lettering] = {}
        self._meta_heights: dict[int, int] = {}
        """By the size of the font; asked for every row whenever one is added, so not measured again."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card in its state."""
        colours = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1 + self._indent, 1, -1, -_GAP)
        flags = option.state
        painter.setPen(_outline(flags))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, 10, 10)
        inside = box.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
        painter.setPen(QColor(colours.ink))
        font: QFont = option.font
        self._lettering(index.data(), font, inside.width()).draw(painter, inside.left(), inside.top())
        _paint_meta(painter, inside, font, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the view, as tall as its text."""
        font: QFont = option.font
        width = self._view.viewport().width()
        height = self._text_height(index.data(), font, width - self._indent - 2 - 2 * _PAD)
        meta = self._meta_heights.get(font.pixelSize()) or self._measure_meta(font)
        return QSize(width, round(height) + meta + 2 * _PAD + _GAP)

    def _text_height(self, text: str, font: QFont, width: float) -> float:
        """Asked for hundreds of rows out of sight: what is sure to take all its lines is not laid out for it."""
        if len(text) * _NARROWEST * font.pixelSize() > width and text.translate(_COMMON).isascii():
            return self._lettering(_TALLEST, font, width).height
        return self._lettering(text, font, width).height

    def _measure_meta(self, font: QFont) -> int:
        height = self._meta_heights[font.pixelSize()] = QFontMetrics(_small(font)).height()
        return height

    def _lettering(self, text: str, font: QFont, width: float) -> Lettering:
        key = (text, width, font.pixelSize())
        if key not in self._laid_out:
            if len(self._laid_out) > _KEPT:
                self._laid_out.clear()
            self._laid_out[key] = lay_out(text, QFont(font), width, lines=_MOST_LINES)
        return self._laid_out[key]


def _outline(flags: QStyle.StateFlag) -> QPen:
    colours = theme.colours()
    if flags & QStyle.StateFlag.State_HasFocus:
        return QPen(QColor(colours.focus), 2)
    if flags & QStyle.StateFlag.State_Selected:
        return QPen(QColor(colours.ink), 2)
    hovered = flags & QStyle.StateFlag.State_MouseOver
    return QPen(QColor(colours.muted if hovered else colours.line), 1)


def _paint_meta(painter: QPainter, inside: QRectF, font: QFont, index: Index) -> None:
    small = _small(font)
    metrics = QFontMetrics(small)
    age: str = index.data(_AGE)
    room = inside.width() - metrics.horizontalAdvance(age) - 12
    source = metrics.elidedText(index.data(_SOURCE), Qt.TextElideMode.ElideRight, round(room))
    painter.setFont(small)
    painter.setPen(QColor(theme.colours().muted))
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, source)
    painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, age)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(font.pixelSize() - 2, 11))
    return small
