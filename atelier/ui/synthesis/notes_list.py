"""The post-its of the chosen cluster, to be cited: how often each is, those that are not first to be seen."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from atelier.domain.citing import number_phrase
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.things import Note
from atelier.ui import theme
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.widgets.painted_row import Index, PaintedRow, bold, paint_aside, paint_words

_NUMBER = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_MARK_EM = 2
"""How far from the right the sign of a citation is pressed, in heights of a line."""


def cited_phrase(count: int) -> str:
    """How often a post-it is cited."""
    if not count:
        return _("pas encore cité")
    return ngettext("cité {count} fois", "cité {count} fois", count).format(count=count)


class NotesList(QListWidget):
    """Enter or a double click cites; so does dragging a row into the field.

    Signals:
        cited: (number)
        dragged: (number, global position) a row is held there.
        dropped: (number, global position) it was let go there.
        given_up: nothing is held any more, and nothing to be done.
        uses_requested: (number, global position) show where that post-it is cited: its sign was pressed, or its menu.
    """

    cited = Signal(int)
    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    given_up = Signal()
    uses_requested = Signal(int, QPoint)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[int, str, int]] = []
        self._pressed_at: QPoint | None = None
        self._held: int | None = None
        theme.look(self, "ringed")
        self.setAccessibleName(_("Post-its du regroupement"))
        self.setItemDelegate(_NoteRow(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemActivated.connect(lambda item: self.cited.emit(item.data(_NUMBER)))

    def show_notes(self, notes: Sequence[Note], counts: Counter[int]) -> None:
        """Have those rows; what is the same stays, for a click may be on its way to it."""
        rows = [(note.number, note.shown_text, counts[note.number]) for note in notes]
        if rows == self._shown:
            return
        self._shown = rows
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for row, shown in enumerate(rows):
            self._show(self.item(row) if row < self.count() else QListWidgetItem(self), *shown)

    def _show(self, item: QListWidgetItem, number: int, text: str, count: int) -> None:
        item.setText(" ".join(text.split()))
        item.setData(_NUMBER, number)
        item.setData(_COUNT, count)
        said = f"{number_phrase(number)}, {cited_phrase(count)}\n{text}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(plain_tooltip(said))

    def _is_on_mark(self, item: QListWidgetItem, event: QMouseEvent) -> bool:
        """Whether the sign of its citations was pressed."""
        from_right = self.visualItemRect(item).right() - event.position().x()
        is_left = event.button() == Qt.MouseButton.LeftButton
        return is_left and item.data(_COUNT) > 0 and from_right < _MARK_EM * self.fontMetrics().height()

    def _let_go(self) -> int | None:
        held, self._held, self._pressed_at = self._held, None, None
        self.viewport().unsetCursor()
        return held

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._let_go() is not None:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Not Qt's own drag and drop: the same hand, words and caret as for what is dragged from the board.
        at, pressed = event.position().toPoint(), self._pressed_at
        if pressed is None:
            super().mouseMoveEvent(event)
            return
        item = self.itemAt(pressed)
        is_far = (at - pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._held is None and item is not None and is_far:
            self._held = item.data(_NUMBER)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held is not None:
            self.dragged.emit(self._held, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        held, there = self._let_go(), event.globalPosition().toPoint()
        item = self.itemAt(event.position().toPoint())
        if held is not None:
            self.dropped.emit(held, there)
        elif item is not None and self._is_on_mark(item, event):
            self.uses_requested.emit(item.data(_NUMBER), there)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        if item is not None:
            at = self.visualItemRect(item).bottomLeft() if by_key else event.pos()
            self.uses_requested.emit(item.data(_NUMBER), self.viewport().mapToGlobal(at))


class _NoteRow(PaintedRow):
    """Draws a post-it: its number, what it says, and how often it is cited."""

    def paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, *, inside: QRectF, index: Index
    ) -> None:
        """What is cited already steps back."""
        count, colours = index.data(_COUNT), theme.colours()
        mark = "" if not count else "✓" if count == 1 else f"✓ {count}"
        inside = paint_aside(painter, inside, words=mark, share=0.3)
        painter.setPen(QColor(colours.ink))
        painter.setFont(bold(option.font))
        number = f"#{index.data(_NUMBER)}"
        paint_words(painter, inside, words=number)
        inside.setLeft(inside.left() + painter.fontMetrics().horizontalAdvance(number) + 8)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.muted if count else colours.ink))
        paint_words(painter, inside, words=index.data(Qt.ItemDataRole.DisplayRole))
