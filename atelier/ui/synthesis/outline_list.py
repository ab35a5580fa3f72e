"""The question's clusters as a numbered outline: chosen, put in order and into rubrics, renamed, marked."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QMenu, QWidget

from atelier.board.model import BoardModel
from atelier.board.moves.cluster_moves import ClusterMoves, Ordering
from atelier.domain.board import Group
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.operations import MarkCluster, Operation, RenameCluster
from atelier.domain.text import clean_title
from atelier.domain.things import ClusterState, Synthesis
from atelier.ui import theme
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.synthesis.outline_drop import Landing, landing
from atelier.ui.synthesis.outline_row import GROUP, WRITTEN, OutlineRow, told

_ORDERING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_NESTING_PX = 24
"""How far to the right a row is dragged to go into a rubric."""


class OutlineList(QListWidget):
    """It changes nothing: it asks. While a title is typed in it, it waits before it shows anything else.

    Signals:
        cluster_chosen: (cluster id) by hand.
        operation_requested: (operation) she wants a cluster elsewhere, otherwise called, or marked.
        writing_requested: Enter was pressed on the chosen one.
    """

    cluster_chosen = Signal(str)
    operation_requested = Signal(object)
    writing_requested = Signal()

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wall = model
        self._chosen: ClusterId | None = None
        self._held: ClusterId | None = None
        self._pressed_at: QPoint | None = None
        self._landing: Landing | None = None
        theme.look(self, "framed")
        self.setAccessibleName(_("Proposition de structuration"))
        self.setItemDelegate(OutlineRow(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(self.EditTrigger.DoubleClicked | self.EditTrigger.EditKeyPressed)
        self.itemDelegate().closeEditor.connect(lambda: self.show_groups(self._chosen))
        self.currentItemChanged.connect(self._on_current_changed)

    @property
    def question_number(self) -> int:
        """The number of the question whose clusters are shown."""
        return self._wall.question.number

    @property
    def groups(self) -> list[Group]:
        """The clusters as they are shown."""
        return [self.item(row).data(GROUP) for row in range(self.count())]

    def show_groups(self, chosen: ClusterId | None) -> None:
        """Show the clusters as they are, that one chosen; nobody is told."""
        self._chosen = chosen
        if self.state() is self.State.EditingState:
            return
        groups = self._wall.board(self._wall.question.id).groups
        written = {synthesis.cluster_id for synthesis in self._wall.snapshot.all(Synthesis)}
        blocked = self.blockSignals(True)
        while self.count() > len(groups):
            self.takeItem(self.count() - 1)
        for row, group in enumerate(groups):
            self._show(row, group, is_written=group.cluster.id in written)
        ids = [group.cluster.id for group in groups]
        self.setCurrentRow(ids.index(chosen) if chosen in ids else -1)
        self.blockSignals(blocked)

    def rename(self, group: Group, title: str) -> None:
        """Ask for another title."""
        if clean_title(title) != group.cluster.title:
            self.operation_requested.emit(RenameCluster(group.cluster.id, title))

    def menu(self) -> QMenu:
        """What can be asked of the chosen cluster."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(_("&Renommer") + "\tF2", lambda: self.edit(self.currentIndex()))
        menu.addSeparator()
        self._add_marks(menu)
        menu.addSeparator()
        words = {
            Qt.Key.Key_Up: _("&Monter") + "\t" + _("Alt+↑"),
            Qt.Key.Key_Down: _("&Descendre") + "\t" + _("Alt+↓"),
            Qt.Key.Key_Right: _("Faire &entrer dans la rubrique du dessus") + "\t" + _("Alt+→"),
            Qt.Key.Key_Left: _("&Sortir de la rubrique") + "\t" + _("Alt+←"),
        }
        for key, text in words.items():
            operation = self._ordering(key)
            menu.addAction(text, partial(self._ask, operation)).setEnabled(operation is not None)
        return menu

    def _show(self, row: int, group: Group, *, is_written: bool) -> None:
        item = self.item(row) if row < self.count() else QListWidgetItem(self)
        if (item.data(GROUP), item.data(WRITTEN)) == (group, is_written):
            return
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setText(f"{group.number} {group.name}")
        item.setData(GROUP, group)
        item.setData(WRITTEN, is_written)
        said = told(group, is_written=is_written)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(plain_tooltip(said))

    def _add_marks(self, menu: QMenu) -> None:
        group: Group = self.currentItem().data(GROUP)
        words = {
            ClusterState.PROPOSED: _("&Proposé"),
            ClusterState.VALIDATED: _("&Validé par le groupe"),
            ClusterState.SET_ASIDE: _("&Laissé de côté"),
        }
        for state, text in words.items():
            action = menu.addAction(text, partial(self._ask, MarkCluster(group.cluster.id, state)))
            action.setCheckable(True)
            action.setChecked(group.cluster.state is state)

    def _moves(self, cluster_id: ClusterId | None) -> ClusterMoves:
        return ClusterMoves(self._wall.board(self._wall.question.id), self._wall.meeting_id, cluster_id)

    def _ordering(self, key: Qt.Key) -> Ordering | None:
        """What the key asks of the chosen cluster; None where it has nowhere to go."""
        moves = self._moves(self._chosen)
        group = moves.group
        match key:
            case Qt.Key.Key_Up:
                return moves.sooner()
            case Qt.Key.Key_Down:
                return moves.later()
            case Qt.Key.Key_Left:
                return moves.taken_out()
        if group is None or group.parent_id is not None or group.is_rubric:
            return None
        row = moves.board.groups.index(group)
        above = landing(moves, row, nested=True) if row else None
        return above.operation if above is not None else None

    def _ask(self, operation: Operation | None) -> None:
        if operation is not None:
            self.operation_requested.emit(operation)

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._chosen = item.data(GROUP).cluster.id
            self.cluster_chosen.emit(self._chosen)

    def _drag_to(self, at: QPoint) -> None:
        """Find where what is held would come, with the pointer there."""
        pressed = self._pressed_at
        if self._held is None or pressed is None:
            return
        moves = self._moves(self._held)
        row = self.indexAt(QPoint(self.viewport().width() // 2, at.y()))
        place = self.visualRect(row)
        gap = row.row() + (at.y() > place.center().y()) if row.isValid() else self.count() * (at.y() > 0)
        was_nested = moves.group is not None and moves.group.parent_id is not None
        nested = at.x() - pressed.x() > (-_NESTING_PX if was_nested else _NESTING_PX)
        self._landing = landing(moves, gap, nested=nested)
        self.scrollTo(row) if row.isValid() else None
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def _let_go(self) -> Landing | None:
        """Hold nothing any more; returns where what was held would have come."""
        found, self._landing, self._held, self._pressed_at = self._landing, None, None, None
        self.viewport().unsetCursor()
        self.viewport().update()
        return found

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        # The window folds its columns by two of these.
        if event.type() == QEvent.Type.ShortcutOverride and _orders(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is self.State.EditingState:
            # A field leaves Enter to what is around it.
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self._held is not None:
            self._let_go()
        elif _orders(event):
            self._ask(self._ordering(Qt.Key(event.key())))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.writing_requested.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        item = self.itemAt(at)
        if event.button() == Qt.MouseButton.LeftButton and item is not None:
            self._pressed_at, self._held = at, item.data(GROUP).cluster.id

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Not Qt's own drag and drop: a line shows where the row would come, and how deep.
        at = event.position().toPoint()
        if self._held is None or self._pressed_at is None:
            super().mouseMoveEvent(event)
        elif self._landing or (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._drag_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self._let_go()
        if found is not None:
            # The row that comes under the pointer is not the one that was let go there.
            self.viewportEvent(QEvent(QEvent.Type.Leave))
        self._ask(found.operation if found is not None else None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        if item is not None:
            self.setCurrentItem(item)
            at = self.visualItemRect(item).bottomLeft() if by_key else event.pos()
            self.menu().popup(self.viewport().mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._landing is None:
            return
        shown = self._landing
        row = min(shown.gap, self.count() - 1)
        place = self.visualItemRect(self.item(row))
        y = place.top() if shown.gap == row else place.bottom()
        x = place.left() + 8 + (round(24 * theme.scale()) if shown.nested else 0)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(theme.colours().focus), 3))
        painter.drawLine(x, y, place.right() - 4, y)
        painter.setBrush(QColor(theme.colours().focus))
        painter.drawEllipse(QPoint(x, y), 3, 3)


def _orders(event: QEvent) -> bool:
    """Whether it is Alt and an arrow."""
    is_arrow = isinstance(event, QKeyEvent) and event.key() in _ORDERING_KEYS
    return is_arrow and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)  # type: ignore[attr-defined]
