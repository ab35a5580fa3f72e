"""How a stage is drawn in the agenda: name and minutes, and where there is room the time of day under them."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier.ui import theme

STAGE_ID = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
COLOUR = Qt.ItemDataRole.UserRole + 2
"""The pale colour of the stage's question; empty where it has none."""
MINUTES = Qt.ItemDataRole.UserRole + 3
"""How to say them, from the longest way."""
DETAIL = Qt.ItemDataRole.UserRole + 4
"""When it begins, or what it took."""
_GAP_PX = 8
_PAD_PX = 22
_INSET_PX = 10
_TICK_GAP_PX = 4
_COLON = re.compile(r"\s*:\s")
Index = QModelIndex | QPersistentModelIndex


class RowState(StrEnum):
    """Where a stage stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


class StageRow(QStyledItemDelegate):
    """Draws a stage: title on the left, minutes on the right; when `roomy`, its time of day on a second line."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.roomy = False
        self._view = view
        self._way = 0
        """The longest way to say minutes that every row has room for, which all keep to."""

    def height(self, *, roomy: bool) -> int:
        """A row in px, with room for a finger."""
        line = QFontMetrics(self._view.font()).height()
        return line + _PAD_PX + (self._small_height() - 6 if roomy else 0)

    def agree(self, rows: Iterable[tuple[str, Sequence[str], RowState]], font: QFont, width: int) -> None:
        """Find how all rows say their minutes: each by its title, the ways to say them, and where it stands."""
        self._way = 0
        for title, minutes, state in rows:
            bold = QFont(font)
            bold.setBold(state is RowState.NOW)
            tick = _tick_px() + _TICK_GAP_PX if state is RowState.DONE else 0
            room = width - 2 - 2 * _INSET_PX - tick
            _title, said = fitted_words(title, minutes, QFontMetrics(bold), room)
            if said:
                self._way = max(self._way, minutes.index(said))

    def _small_height(self) -> int:
        return QFontMetrics(theme.font(_small_px(self._view.font().pixelSize()))).height()

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, index: Index) -> None:
        tones, flags = theme.colours(), option.state
        focused = flags & QStyle.StateFlag.State_HasFocus
        painter.setPen(QPen(QColor(tones.focus), 2) if focused else Qt.PenStyle.NoPen)
        if index.data(STATE) == RowState.NOW:
            painter.setBrush(QColor(index.data(COLOUR) or tones.pressed))
        elif flags & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tones.paper))
        painter.drawRoundedRect(box, 8, 8)

    def _ink(self, index: Index) -> tuple[str, str]:
        """The colours of the name and of the detail."""
        tones = theme.colours()
        if index.data(STATE) == RowState.NOW and index.data(COLOUR):
            return tones.on_pale, tones.on_pale
        return (tones.muted if index.data(STATE) == RowState.DONE else tones.ink), tones.muted

    def _paint_words(self, painter: QPainter, inside: QRectF, index: Index, ink: str) -> None:
        painter.setPen(QColor(ink))
        metrics = QFontMetrics(painter.font())
        ways = index.data(MINUTES)[self._way :]
        title, minutes = fitted_words(index.data(), ways, metrics, round(inside.width()))
        painter.drawText(inside, _LEFT, title)
        painter.drawText(inside, _RIGHT, minutes)

    def _paint_detail(self, painter: QPainter, inside: QRectF, index: Index, ink: str) -> None:
        painter.setFont(theme.font(_small_px(painter.font().pixelSize())))
        painter.setPen(QColor(ink))
        metrics = QFontMetrics(painter.font())
        said = metrics.elidedText(index.data(DETAIL), Qt.TextElideMode.ElideRight, round(inside.width()))
        painter.drawText(inside, _LEFT, said)

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = RowState(index.data(STATE))
        box = QRectF(option.rect).adjusted(1, 1, -1, -3)
        self._paint_box(painter, option, box, index)
        font = option.font
        font.setBold(state is RowState.NOW)
        painter.setFont(font)
        name_ink, detail_ink = self._ink(index)
        inside = box.adjusted(_INSET_PX, 0, -_INSET_PX, 0)
        if state is RowState.DONE:
            side = _tick_px()
            tick = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
            theme.icon("check", name_ink).paint(painter, tick.toRect())
            inside.setLeft(tick.right() + _TICK_GAP_PX)
        if self.roomy and index.data(DETAIL):
            small = self._small_height()
            self._paint_words(painter, inside.adjusted(0, 4, 0, -small - 2), index, name_ink)
            below = QRectF(inside.left(), inside.bottom() - small - 5, inside.width(), small)
            self._paint_detail(painter, below, index, detail_ink)
        else:
            self._paint_words(painter, inside, index, name_ink)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self.height(roomy=self.roomy))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _tick_px() -> int:
    return round((theme.ICON_SIZE_PX - 4) * theme.scale())


def _small_px(pixels: int) -> int:
    return max(pixels - 2, 11)


def fitted_words(title: str, minutes: Sequence[str], metrics: QFontMetrics, room_px: int) -> tuple[str, str]:
    """The title and the minutes that fit on the row; `minutes` are from the longest way to say them.

    First goes what stands after the title's colon, then the unit of the minutes, then the minutes: the name is
    cut last.
    """
    short = _COLON.split(title)[0]
    for name, beside in ((title, minutes[0]), *((short, said) for said in minutes), (short, "")):
        taken = metrics.horizontalAdvance(beside) + _GAP_PX if beside else 0
        if metrics.horizontalAdvance(name) + taken <= room_px:
            return name, beside
    return metrics.elidedText(short, Qt.TextElideMode.ElideRight, room_px), ""
