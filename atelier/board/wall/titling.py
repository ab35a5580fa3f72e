"""Titles typed in their place on the wall: opens the line for it, and keeps it over the cluster's header."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal

from atelier.board.wall.wall_view import WallView
from atelier.domain.ids import ClusterId
from atelier.domain.things import Cluster

if TYPE_CHECKING:
    from atelier.board.wall.editor import TitleEditor

EDITOR_INSET = (42, 4, 40, 4)
"""What an open editor leaves of a header, in pixels: left (its number), top, right (its count), bottom."""
_LEAST_LETTERS = 28
"""So many letters of what is typed are seen at least, whatever the header is wide."""


class Titling(QObject):
    """At most one title is typed at a time.

    Signals:
        accepted: (cluster id, title) typed and meant.
        closed: nothing is typed any more.
    """

    accepted = Signal(str, str)
    closed = Signal()

    def __init__(self, view: WallView) -> None:
        super().__init__(view)
        self.editor: TitleEditor | None = None
        """The line that is open."""
        self._view = view
        self._awaited: ClusterId | None = None
        """What is to be titled as soon as it is on the wall."""
        view.shifted.connect(self._lay)
        view.board_scene.arranged.connect(self._on_arranged)
        view.board_scene.resetting.connect(self.accept)

    def open(self, cluster_id: ClusterId) -> bool:
        """Let the title of that cluster be typed, if it is on the wall; whether it is."""
        view, scene = self._view, self._view.board_scene
        if cluster_id not in scene.clusters:
            # What was made a moment ago is not on the wall before the event loop's next turn.
            scene.arrange_now()
            view.reveal_cluster(cluster_id)
        cluster = scene.model.snapshot.find(Cluster, cluster_id)
        if cluster is None or cluster_id not in scene.clusters:
            return False
        self.accept()
        view.ensureVisible(QRectF(*scene.arrangement.clusters[cluster_id].header_rect), 20, 20)
        from atelier.board.wall.editor import TitleEditor  # late: the first paint does without

        font, tones = scene.look.title_font(), scene.tones
        self.editor = TitleEditor(view.viewport(), cluster_id, cluster.title, font=font, tones=tones)
        self.editor.accepted.connect(self.accepted)
        self.editor.closed.connect(self._on_closed)
        self._lay()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def await_cluster(self, cluster_id: ClusterId) -> None:
        """Let the title of a cluster be typed once it is made."""
        self._awaited = cluster_id

    def accept(self) -> None:
        """Take what is being typed as meant."""
        if self.editor is not None:
            self.editor.accept()

    def _on_arranged(self) -> None:
        awaited = self._awaited
        if awaited is not None and awaited in self._view.board_scene.clusters:
            self._awaited = None
            self.open(awaited)
        else:
            self._lay()

    def _lay(self) -> None:
        """Keep the open editor over its header; where that is gone, it stays where it was."""
        if self.editor is None:
            return
        box = self._view.board_scene.arrangement.clusters.get(self.editor.cluster_id)
        if box is not None:
            left, top, right, bottom = EDITOR_INSET
            header = self._view.mapFromScene(QRectF(*box.header_rect)).boundingRect()
            place = header.adjusted(left, top, -right, -bottom)
            least = _LEAST_LETTERS * self.editor.fontMetrics().averageCharWidth()
            self.editor.lay_over(_as_wide(place, least, inside=self._view.viewport().rect()))

    def _on_closed(self) -> None:
        self.editor = None
        self.closed.emit()


def _as_wide(place: QRect, least: int, *, inside: QRect) -> QRect:
    """That place, so wide at least where there is room: to the right, and from the edge on to the left."""
    if place.width() >= least:
        return place
    wide = QRect(place.x(), place.y(), min(least, inside.width()), place.height())
    wide.moveLeft(max(min(wide.x(), inside.right() - wide.width()), inside.x()))
    return wide
