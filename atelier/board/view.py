"""The facilitator's wall under her hand: turns mouse and keys into gestures and commands, scrolls, zooms."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QStyle

from atelier.board.asking import asked_at, asked_by_keyboard
from atelier.board.commands import Commands, Keys
from atelier.board.editor import TitleEditor
from atelier.board.gestures import Desk
from atelier.board.hand import Hand
from atelier.board.navigation import Direction
from atelier.board.scene import BoardScene
from atelier.board.scrolling import EdgeScroll
from atelier.board.selection import Selection
from atelier.board.targets import box_at
from atelier.domain.arrangement import Spot
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.operations import CreateCluster, Operation, PlaceNotes, RenameCluster
from atelier.domain.things import Cluster

ZOOM_STEP = 1.15
LEAST_ZOOM, MOST_ZOOM = 0.05, 2.5
"""From the least, two thousand notes are in sight on a small laptop."""
EDITOR_INSET = (42, 4, 40, 4)
"""What an open editor leaves of a header, in pixels: left (its number), top, right (its count), bottom."""
_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_NAMING = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardView(QGraphicsView):
    """Shows a `BoardScene` and asks for what the facilitator means.

    Signals:
        operation_requested: (operation) she wants that done.
        context_requested: (note ids, cluster id or None, global position) she wants to choose what to do.
        selection_changed: other notes are selected, or the focus moved.
        current_cluster_changed: another cluster is the one made or pressed last.
        written: (text) a letter that is no command: she goes on writing.
    """

    operation_requested = Signal(object)
    context_requested = Signal(object, object, QPoint)
    selection_changed = Signal()
    current_cluster_changed = Signal()
    written = Signal(str)

    def __init__(self, scene: BoardScene) -> None:
        super().__init__()
        self.board_scene = scene
        self.selection = Selection(self)
        desk = Desk(scene, self.selection, self._ask)
        self.commands = Commands(desk)
        self._current_cluster: ClusterId | None = None
        self._desk = desk
        self._keys = Keys(self.commands, on_step=self._on_step, on_word=self.written.emit)
        self._hand = Hand(desk)
        self._hand_at = QPoint()
        self._by_keyboard = False
        self._is_wide = False
        """Whether the wall is arranged wider than the view, to be seen whole or as that left it."""
        self._edge = EdgeScroll(self)
        self._editor: TitleEditor | None = None
        self._set_up()
        self.setScene(scene)
        self.centerOn(0.0, 0.0)  # Qt would begin in the middle, and keep to it while the wall takes its size.
        self.selection.changed.connect(self._on_selection_changed)
        self._edge.scrolled.connect(self._on_edge_scrolled)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._lay_editor)
        scene.arranged.connect(self._on_arranged)
        scene.resetting.connect(self._on_resetting)
        scene.question_changed.connect(self._show_top)

    @property
    def editor(self) -> TitleEditor | None:
        """The open title editor."""
        return self._editor

    @property
    def current_cluster(self) -> ClusterId | None:
        """The cluster that F2 and Enter name: the one made or pressed last."""
        return self._current_cluster

    @current_cluster.setter
    def current_cluster(self, cluster_id: ClusterId | None) -> None:
        if cluster_id != self._current_cluster:
            self._current_cluster = cluster_id
            self.current_cluster_changed.emit()

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
        cluster = self.board_scene.model.snapshot.find(Cluster, cluster_id)
        if cluster_id not in self.board_scene.clusters:
            # What was made a moment ago is not on the wall before the event loop's next turn.
            self.board_scene.arrange_now()
        if cluster is None or cluster_id not in self.board_scene.clusters:
            return
        if self._editor is not None:
            self._editor.accept()
        self.current_cluster = cluster_id
        self.ensureVisible(QRectF(*self.board_scene.arrangement.clusters[cluster_id].header_rect), 20, 20)
        font, tones = self.board_scene.look.title_font(), self.board_scene.tones
        editor = TitleEditor(self.viewport(), cluster_id, cluster.title, font=font, tones=tones)
        editor.accepted.connect(self._on_title_accepted)
        editor.closed.connect(self._on_editor_closed)
        self._editor = editor
        self._lay_editor()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cluster(self, cluster_id: ClusterId) -> None:
        """Bring that cluster in sight, its header rather than its foot; F2 names it."""
        self.board_scene.arrange_now()
        box = self.board_scene.arrangement.clusters.get(cluster_id)
        if box is not None:
            self.current_cluster = cluster_id
            for rect in (box.rect, box.header_rect):
                self.ensureVisible(QRectF(*rect), 20, 20)

    def cancel_gesture(self) -> bool:
        """Give up what the hand is doing; whether it was doing anything."""
        self._edge.stop()
        return self._hand.cancel()

    def zoom_by(self, factor: float) -> None:
        """Enlarge or reduce, within what makes sense; the whole wall is no longer kept in sight."""
        self._stop_showing_all()
        now = self.transform().m11()
        factor = min(max(now * factor, LEAST_ZOOM), MOST_ZOOM) / now
        self.scale(factor, factor)
        self._follow_scale()

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Reduce by a step."""
        self.zoom_by(1 / ZOOM_STEP)

    def reset_zoom(self) -> None:
        """Back to life size, and to a wall as wide as the view."""
        self._stop_showing_all()
        self._is_wide = False
        self.resetTransform()
        self._follow_scale()
        self._give_room()
        self._show_top()

    def show_all(self) -> None:
        """Bring the whole wall in sight, and keep it so whatever comes, until she zooms."""
        self._is_wide = True
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.board_scene.keep_in_sight(self.width(), self.height())

    @property
    def shows_all(self) -> bool:
        """Whether the whole wall is kept in sight."""
        return self.board_scene.standpoint.overview is not None

    def _stop_showing_all(self) -> None:
        if self.shows_all:
            self.board_scene.standpoint.let_out_of_sight()
            for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
                policy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _follow_scale(self) -> None:
        self.board_scene.set_scale(self.transform().m11())
        self._lay_editor()

    def _step_back(self) -> None:
        """Be as far from the wall as it has to be seen from to be seen whole."""
        overview = self.board_scene.standpoint.overview
        if overview is not None and self.transform().m11() != overview.scale:
            self.setTransform(QTransform.fromScale(overview.scale, overview.scale))
            self._show_top()

    def _give_room(self) -> None:
        """Let the wall fill the view, unless it was left arranged for another size."""
        if self.shows_all:
            self.board_scene.keep_in_sight(self.width(), self.height())
        elif not self._is_wide:
            # Room for the scroll bar is always left: coming and going, it would rearrange the wall.
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            self.board_scene.set_room(self.maximumViewportSize().width() - bar, self.viewport().height())

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Tableau des post-its"))

    def _ask(self, operation: Operation) -> None:
        if isinstance(operation, CreateCluster | PlaceNotes):
            self.current_cluster = operation.cluster_id
        self.operation_requested.emit(operation)

    def _lay_editor(self) -> None:
        """Keep the open editor over its header; where that is gone, it stays where it was."""
        if self._editor is None:
            return
        box = self.board_scene.arrangement.clusters.get(self._editor.cluster_id)
        if box is not None:
            left, top, right, bottom = EDITOR_INSET
            header = self.mapFromScene(QRectF(*box.header_rect)).boundingRect()
            self._editor.lay_over(header.adjusted(left, top, -right, -bottom))

    def _on_title_accepted(self, cluster_id: str, title: str) -> None:
        self._ask(RenameCluster(ClusterId(cluster_id), title))

    def _on_editor_closed(self) -> None:
        self._editor = None
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selection_changed(self) -> None:
        focus = self.selection.focus if self._by_keyboard else None
        self.board_scene.show_selection(frozenset(self.selection.ids), focus)
        self.selection_changed.emit()

    def _on_step(self, spot: Spot) -> None:
        self.current_cluster = spot.cluster_id or self.current_cluster
        self.ensureVisible(QRectF(*self.board_scene.arrangement.notes[spot]), 20, 20)

    def _on_arranged(self) -> None:
        self._step_back()
        self.selection.keep(self.board_scene.arrangement.notes)
        self._lay_editor()

    def _on_resetting(self) -> None:
        self.cancel_gesture()
        self.selection.clear()
        if self._editor is not None:
            self._editor.accept()

    def _show_top(self) -> None:
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def _on_edge_scrolled(self) -> None:
        self._hand.move(self._hand_at, self.mapToScene(self._hand_at))

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._by_keyboard = False
        at = event.position().toPoint()
        adding = bool(event.modifiers() & _ADDING)
        self.current_cluster = self._hand.press(at, self.mapToScene(at), adding=adding)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            # The release went elsewhere, to a dialog that came up: nothing is held any more.
            self.cancel_gesture()
            return
        self._hand_at = event.position().toPoint()
        self._hand.move(self._hand_at, self.mapToScene(self._hand_at))
        if self._hand.is_holding:
            self._edge.follow(self._hand_at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._edge.stop()
            dropped = self._hand.release(self.mapToScene(event.position().toPoint()))
            self._keys.letters_are_words = dropped

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = self.mapToScene(event.position().toPoint())
        box = box_at(self._desk.wall, point.x(), point.y())
        if box is not None and box[1].header_rect.holds(point.x(), point.y()):
            self.edit_title(box[0])
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._hand.is_holding:
            return
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            asked = asked_by_keyboard(self._desk, self.current_cluster)
        else:
            asked = asked_at(self._desk, self.mapToScene(event.pos()))
        if asked is not None:
            at = self.viewport().mapToGlobal(self.mapFromScene(asked.at))
            self.context_requested.emit(asked.note_ids, asked.cluster_id, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.cancel_gesture():
                self.selection.clear()
        elif self._hand.is_holding:
            event.accept()
        elif event.key() in _NAMING and self.current_cluster is not None:
            self.edit_title(self.current_cluster)
        else:
            self._by_keyboard = True
            if not self._keys.press(event):
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self._keys.letters_are_words = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()
