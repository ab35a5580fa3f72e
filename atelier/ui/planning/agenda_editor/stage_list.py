"""The stages as a list that is put in order by hand: drawn row by row, moved with the mouse or by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from atelier.domain import palette
from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.planning.agenda_editor.rows import Row

_ROW = Qt.ItemDataRole.UserRole
_CHIP_PX = 24
_PAD_PX = 10
Index = QModelIndex | QPersistentModelIndex


class StageList(QListWidget):
    """The rows in their order. It changes nothing: it asks.

    Signals:
        move_requested: (row, to) put that stage there.
        addition_requested: a stage after the current one.
        copy_requested: the current one once more.
        deletion_requested: the current one away.
        undo_requested: the last edit back.
    """

    move_requested = Signal(int, int)
    addition_requested = Signal()
    copy_requested = Signal()
    deletion_requested = Signal()
    undo_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None
        self._dragged = -1
        theme.look(self, "framed")
        self.setAccessibleName(_("Étapes du déroulé"))
        self.setItemDelegate(_StageRow(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)

    def show_rows(self, rows: Sequence[Row], current: int) -> None:
        """Show those instead, that one chosen; nobody is told."""
        blocked = self.blockSignals(True)
        for at, row in enumerate(rows):
            if at == self.count():
                self.addItem(QListWidgetItem())
            item = self.item(at)
            item.setText(row.title)
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.told)
            item.setToolTip(plain_tooltip(row.tip))
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        self.setCurrentRow(current)
        self.blockSignals(blocked)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def _move_current(self, step: int) -> None:
        to = self.currentRow() + step
        if self.currentRow() >= 0 and 0 <= to < self.count():
            self.move_requested.emit(self.currentRow(), to)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.deletion_requested.emit()
        elif event.key() == Qt.Key.Key_Insert:
            self.addition_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self._dragged = self.indexAt(self._pressed_at).row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Not Qt's own drag and drop: the row goes along under the pointer, so there is no place to aim at.
        at = event.position().toPoint()
        if self._pressed_at is None or self._dragged < 0:
            super().mouseMoveEvent(event)
            return
        if (at - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed_at = QPoint(-1000, -1000)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        at.setX(self.viewport().width() // 2)
        to = self.indexAt(at).row()
        if to < 0 and self.count():
            to = 0 if at.y() < 0 else self.count() - 1
        if to != self._dragged:
            dragged, self._dragged = self._dragged, to
            self.move_requested.emit(dragged, to)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed_at, self._dragged = None, -1
        self.viewport().unsetCursor()


class _StageRow(QStyledItemDelegate):
    """Draws a stage: when, its question's number, its title over its kind, its minutes."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row in its state."""
        row: Row = index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        self._paint_box(painter, option, box, row)
        inside = box.adjusted(_PAD_PX, 4, -_PAD_PX, -4)
        font = option.font
        font.setBold(row.is_now)
        painter.setFont(font)
        for side, text, widest in (("right", row.minutes, ""), ("left", row.start, "00:00")):
            inside = self._paint_beside(painter, inside, text, widest=widest, on_right=side == "right")
        self._paint_chip(painter, inside, row)
        inside.setLeft(inside.left() + _chip_px() + _PAD_PX)
        self._paint_words(painter, inside, row)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines with room for a finger."""
        return QSize(0, 2 * option.fontMetrics.height() + 16)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, row: Row) -> None:
        colours = theme.colours()
        chosen = option.state & QStyle.StateFlag.State_Selected
        focused = option.state & QStyle.StateFlag.State_HasFocus
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            pen = QPen(QColor(colours.focus), 2) if focused else QPen(QColor(colours.muted), 1)
            painter.setPen(pen)
            painter.setBrush(QColor(colours.pressed))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(box, 8, 8)
        if row.is_now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.good))
            painter.drawRoundedRect(QRectF(box.left() + 3, box.top() + 8, 4, box.height() - 16), 2, 2)

    def _paint_beside(
        self, painter: QPainter, inside: QRectF, text: str, *, widest: str, on_right: bool
    ) -> QRectF:
        """Paint a text at one end; what is left of the room."""
        if not text:
            return inside
        width = max(painter.fontMetrics().horizontalAdvance(said) for said in (text, widest)) + 1
        place = QRectF(inside)
        painter.setPen(QColor(theme.colours().ink if on_right else theme.colours().muted))
        if on_right:
            place.setLeft(inside.right() - width)
            inside.setRight(place.left() - _PAD_PX)
        else:
            place.setRight(inside.left() + width)
            inside.setLeft(place.right() + _PAD_PX)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        return inside

    def _paint_chip(self, painter: QPainter, inside: QRectF, row: Row) -> None:
        side = _chip_px()
        chip = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.number is None:
            painter.setBrush(QColor(theme.colours().line))
            painter.drawEllipse(chip.center(), 4, 4)
            return
        painter.setBrush(QColor(palette.colours(row.number).pale))
        painter.drawRoundedRect(chip, 8, 8)
        painter.setPen(QColor(palette.INK))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(row.number))

    def _paint_words(self, painter: QPainter, inside: QRectF, row: Row) -> None:
        colours = theme.colours()
        half = inside.height() / 2
        upper, lower = QRectF(inside), QRectF(inside)
        if row.detail:
            upper.setHeight(half)
            lower.setTop(inside.top() + half)
        painter.setPen(QColor(colours.warning if row.is_wrong else colours.ink))
        self._paint_line(painter, upper, row.title)
        font = painter.font()
        font.setBold(False)
        font.setPixelSize(round(font.pixelSize() * 13 / theme.FONT_SIZE_PX))
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        self._paint_line(painter, lower, row.detail)

    def _paint_line(self, painter: QPainter, place: QRectF, text: str) -> None:
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)


def _chip_px() -> float:
    return _CHIP_PX * theme.scale()
