"""The facilitator's wall under her hands: hands mouse, fingers, pen and keys on to what they mean."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent

from atelier.board.hand.asking import Asked, asked_at, asked_by_keyboard
from atelier.board.hand.desk import Desk
from atelier.board.hand.dock import ClusterDock
from atelier.board.hand.pointing import Pointing
from atelier.board.moves.commands import Commands
from atelier.board.moves.keys import Keys
from atelier.board.moves.navigation import Direction
from atelier.board.selection import Selection
from atelier.board.wall.drop_map import box_at
from atelier.board.wall.scene import BoardScene
from atelier.board.wall.titling import Titling
from atelier.board.wall.wall_view import WallView
from atelier.domain.arrangement import Spot
from atelier.domain.ids import ClusterId
from atelier.domain.operations import CreateCluster, Operation, PlaceNotes, RenameCluster

if TYPE_CHECKING:
    from atelier.board.wall.editor import TitleEditor

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_INTERRUPTED = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Another window or a menu came before: whatever is let go now is not meant for the wall."""
_NAMING = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardView(WallView):
    """Shows a `BoardScene` and asks for what the facilitator means.

    Signals:
        operation_requested: (operation) she wants that done.
        context_requested: (note ids, cluster id or None, global position) she wants to choose what to do.
        selection_changed: other notes are selected, or the focus moved.
        chosen_cluster_changed: another cluster is the one made or pressed last.
        written: (text) a letter that is no command: she goes on writing.
        correction_requested: (note id) she wants to show it in other words.
        released: a mouse button, a finger or a pen is about to be let go.
        told: (sentence) what she meant could not be done.
        escaped: Esc was pressed while nothing was held and no note chosen.
    """

    operation_requested = Signal(object)
    context_requested = Signal(object, object, QPoint)
    selection_changed = Signal()
    chosen_cluster_changed = Signal()
    written = Signal(str)
    correction_requested = Signal(str)
    released = Signal()
    told = Signal(str)
    escaped = Signal()

    def __init__(self, scene: BoardScene) -> None:
        super().__init__(scene)
        self.selection = Selection(self)
        self._desk = Desk(self, self.selection, self._ask, self.told.emit)
        self.dock = ClusterDock(self._desk)
        self.add_drop_place = self._desk.add_drop_place
        self.add_drop_place(self.dock)
        self.commands = Commands(scene, self.selection, ask=self._ask)
        self._keys = Keys(
            self.commands,
            on_step=self._on_step,
            on_correction=self.correction_requested.emit,
            on_word=self.written.emit,
        )
        self._pointing = Pointing(self._desk)
        self._hands = self._pointing.hands
        self._by_keyboard = self._is_remade = False
        self._titling = Titling(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._titling.accepted.connect(self._on_title_accepted)
        self._titling.closed.connect(self._on_title_closed)
        self.selection.changed.connect(self._on_selection_changed)
        self.selection.cluster_changed.connect(self.chosen_cluster_changed)
        self._pointing.pressed.connect(self._on_pressed)
        self._pointing.released.connect(self.released)
        self._pointing.dropped.connect(self._on_dropped)
        self._pointing.menu_requested.connect(self._on_menu_requested)
        self._pointing.naming_requested.connect(self._name_at)
        scene.arranged.connect(self._on_arranged)
        scene.resetting.connect(self._on_resetting)

    @property
    def editor(self) -> "TitleEditor | None":
        """The open title editor."""
        return self._titling.editor

    @property
    def is_pressed(self) -> bool:
        """Whether a hand is down on it: what it selects may be about to be dragged."""
        return self._hands.are_down

    @property
    def chosen_cluster(self) -> ClusterId | None:
        """The cluster that F2 and Enter name: the one made or pressed last."""
        return self.selection.cluster_id

    @chosen_cluster.setter
    def chosen_cluster(self, cluster_id: ClusterId | None) -> None:
        self.selection.choose_cluster(cluster_id)

    def take_keyboard(self) -> None:
        """Have the keyboard, on a note that is seen to have it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._by_keyboard = True
        focus = self.selection.focus or self.commands.step(Direction.DOWN)
        if focus is not None:
            self._on_step(focus)
        self._on_selection_changed()

    def edit_title(self, cluster_id: ClusterId) -> None:
        """Let the title of that cluster be typed in its place."""
        if self._titling.open(cluster_id):
            self.chosen_cluster = cluster_id

    def show_cluster(self, cluster_id: ClusterId) -> None:
        """Bring that cluster in sight, its header rather than its foot; F2 names it."""
        self.board_scene.arrange_now()
        self.reveal_cluster(cluster_id)
        box = self.board_scene.arrangement.clusters.get(cluster_id)
        if box is not None:
            self.chosen_cluster = cluster_id
            for rect in (box.rect, box.header_rect):
                self.ensureVisible(QRectF(*rect), 20, 20)

    def cancel_gesture(self) -> bool:
        """Give up what hands are doing; whether they were doing anything."""
        return self._hands.cancel_all()

    def _escape(self) -> None:
        if self.cancel_gesture():
            return
        if self.selection.subject:
            self.selection.clear()
        else:
            self.escaped.emit()

    def _ask(self, operation: Operation) -> None:
        if isinstance(operation, CreateCluster | PlaceNotes):
            self.chosen_cluster = operation.cluster_id
        if isinstance(operation, CreateCluster) and not operation.note_ids:
            self._titling.await_cluster(operation.cluster_id)
        self.operation_requested.emit(operation)

    def _on_title_accepted(self, cluster_id: str, title: str) -> None:
        self._ask(RenameCluster(ClusterId(cluster_id), title))

    def _on_title_closed(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selection_changed(self) -> None:
        self._show_selection()
        self.selection_changed.emit()

    def _show_selection(self) -> None:
        focus = self.selection.focus if self._by_keyboard else None
        self.board_scene.show_selection(frozenset(self.selection.ids), focus)

    def _on_step(self, spot: Spot) -> None:
        self.chosen_cluster = spot.cluster_id or self.chosen_cluster
        self.ensureVisible(QRectF(*self.board_scene.arrangement.notes[spot]), 20, 20)

    def _on_arranged(self) -> None:
        self.selection.keep(self.board_scene.arrangement.notes)
        if self._is_remade:
            self._is_remade = False
            self._show_selection()

    def _on_resetting(self) -> None:
        self._is_remade = True

    def _on_pressed(self, cluster_id: ClusterId | None) -> None:
        self._by_keyboard = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen_cluster = cluster_id

    def _on_dropped(self, dropped: bool) -> None:
        self._keys.letters_are_words = dropped

    def _on_menu_requested(self, at: QPoint) -> None:
        self._open_menu(asked_at(self._desk, self.mapToScene(at)))

    def _open_menu(self, asked: Asked) -> None:
        if asked.note_ids:
            # Only what the menu is about is marked.
            self.chosen_cluster = None
        at = self.viewport().mapToGlobal(self.mapFromScene(asked.at))
        self.context_requested.emit(asked.note_ids, asked.cluster_id, at)

    def _name_at(self, at: QPoint) -> None:
        """Let the title at that pixel be typed, if there is one."""
        point = self.mapToScene(at)
        if self.board_scene.chevron_at(point) is not None:
            return
        box = box_at(self._desk.drop_map, point.toTuple())
        if box is not None and box[1].header_rect.holds(point.x(), point.y()):
            self._pointing.hands.cancel_all()
            self.edit_title(box[0])

    # Qt overrides

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._hands.is_holding or self._pointing.opens_no_menu:
            return
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            asked = asked_by_keyboard(self._desk)
        else:
            asked = asked_at(self._desk, self.mapToScene(event.pos()))
        if asked is not None:
            self._open_menu(asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._hands.follow_key(event.key(), is_down=True)
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif self._hands.is_holding:
            event.accept()
        elif event.key() in _NAMING and self.chosen_cluster is not None:
            self.edit_title(self.chosen_cluster)
        else:
            self._by_keyboard = True
            if not self._keys.press(event):
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._hands.follow_key(event.key(), is_down=False)
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self._keys.letters_are_words = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _INTERRUPTED:
            self.cancel_gesture()
