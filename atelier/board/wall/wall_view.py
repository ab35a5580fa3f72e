"""A view on a wall: how large it shows it, at life size, by steps or all of it. What is done there: `view`."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QStyle

from atelier.board.wall.folds import all_folded, none_folded, with_cluster_in_sight
from atelier.board.wall.scene import BoardScene
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _

ZOOM_STEP = 1.15
LEAST_ZOOM, MOST_ZOOM = 0.05, 2.5
"""From the least, two thousand notes are in sight on a small laptop."""

MOST_AT_EASE = 1.6
"""How large one cluster is shown: enlarged further, a line of a post-it leaves the reader no more words."""
_AROUND = 16.0
"""What of the wall is left around it."""


class WallView(QGraphicsView):
    """Shows a `BoardScene`, scrolls and zooms.

    Signals:
        shifted: what it shows is elsewhere in it, or of another size.
    """

    shifted = Signal()

    def __init__(self, scene: BoardScene) -> None:
        super().__init__()
        self.board_scene = scene
        self._is_wide = False
        """Whether the wall is arranged wider than the view, to be seen whole or as that left it."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAccessibleName(_("Tableau des post-its"))
        self.setScene(scene)
        self.centerOn(0.0, 0.0)  # Qt would begin in the middle, and keep to it while the wall takes its size.
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.shifted)
        self.shifted.connect(self._keep_label)
        scene.arranged.connect(self._keep_label)
        scene.arranged.connect(self._step_back)
        scene.question_changed.connect(self._show_top)

    @property
    def scale_now(self) -> float:
        """How large the wall is shown; 1 is life size."""
        return self.transform().m11()

    @property
    def seen(self) -> QRectF:
        """The part of the wall that is in sight."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    @property
    def corner(self) -> QPoint:
        """How far it is scrolled, in pixels."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @property
    def shows_all(self) -> bool:
        """Whether the whole wall is kept in sight."""
        return self.board_scene.standpoint.overview is not None

    def zoom_by(self, factor: float) -> None:
        """Enlarge or reduce, within what makes sense; the whole wall is no longer kept in sight."""
        self._stop_showing_all()
        now = self.scale_now
        factor = min(max(now * factor, LEAST_ZOOM), MOST_ZOOM) / now
        self.scale(factor, factor)
        self._follow_scale()

    def zoom_around(self, at: QPoint, factor: float) -> None:
        """Enlarge or reduce, what is at that pixel staying there."""
        point = self.mapToScene(at)
        self.zoom_by(factor)
        self.scroll_by(self.mapFromScene(point) - at)

    def zoom_in(self) -> None:
        """Enlarge by a step, what is in the middle of the view staying there."""
        self.zoom_around(self.viewport().rect().center(), ZOOM_STEP)

    def zoom_out(self) -> None:
        """Reduce by a step, what is in the middle of the view staying there."""
        self.zoom_around(self.viewport().rect().center(), 1 / ZOOM_STEP)

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

    def show_whole_cluster(self, cluster_id: ClusterId) -> None:
        """Bring all of a cluster in sight, as large as the view allows within what is read at ease."""
        self.reveal_cluster(cluster_id)
        self.board_scene.set_folded(cluster_id, False)
        box = self.board_scene.arrangement.clusters.get(cluster_id)
        if box is None:
            return
        rect = QRectF(*box.rect).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        fitting = min(self.viewport().width() / rect.width(), self.viewport().height() / rect.height())
        self.zoom_by(min(fitting, MOST_AT_EASE) / self.scale_now)
        self.centerOn(rect.center())

    def fold_all(self) -> None:
        """Leave the header of each cluster and rubric in sight."""
        self.board_scene.show_folded(all_folded(self.board_scene.folded, self.board_scene.board))

    def unfold_all(self) -> None:
        """Have all of every cluster in sight again."""
        self.board_scene.show_folded(none_folded(self.board_scene.folded, self.board_scene.board))

    def reveal_cluster(self, cluster_id: ClusterId) -> None:
        """Unfold the rubric that keeps that cluster out of sight."""
        scene = self.board_scene
        scene.show_folded(with_cluster_in_sight(scene.folded, scene.board, cluster_id))

    def scroll_by(self, way: QPoint) -> None:
        """Show what is that many pixels further right and down."""
        for bar, pixels in ((self.horizontalScrollBar(), way.x()), (self.verticalScrollBar(), way.y())):
            bar.setValue(bar.value() + pixels)

    def _stop_showing_all(self) -> None:
        if self.shows_all:
            self.board_scene.standpoint.let_out_of_sight()
            for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
                policy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _follow_scale(self) -> None:
        self.board_scene.set_scale(self.scale_now)
        self.shifted.emit()

    def _keep_label(self) -> None:
        # A scene that goes takes its items first, and then has its views scroll back.
        if self.scene() is not None:
            self.board_scene.keep_label_below(self.seen.top())

    def _step_back(self) -> None:
        """Be as far from the wall as it has to be seen from to be seen whole."""
        overview = self.board_scene.standpoint.overview
        if overview is not None and self.scale_now != overview.scale:
            self.setTransform(QTransform.fromScale(overview.scale, overview.scale))
            self._show_top()

    def _give_room(self) -> None:
        """Let the wall fill the view, unless it was left arranged for another size."""
        if self.shows_all:
            self.board_scene.keep_in_sight(self.width(), self.height())
        elif not self._is_wide:
            # As if neither scroll bar was there, with room left for one: coming and going, it would rearrange the
            # wall, which would have it come and go for ever.
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            room = self.maximumViewportSize()
            self.board_scene.set_room(room.width() - bar, room.height())

    def _show_top(self) -> None:
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    # Qt overrides

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP
            self.zoom_around(event.position().toPoint(), factor)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()
