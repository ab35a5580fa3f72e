"""A wall as it is drawn: its items, what makes some of them stand out, where it is seen from.

When it is arranged, and from what: `scene`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF
from PySide6.QtWidgets import QGraphicsScene

from atelier.board.drawing.cluster_item import ClusterItem
from atelier.board.drawing.colouring import Colouring
from atelier.board.drawing.items import NoteItem
from atelier.board.drawing.motion import Motion
from atelier.board.drawing.wall_items import WallItems, arranged_notes
from atelier.board.model import BoardModel
from atelier.board.style import BoardStyle, Tones
from atelier.board.wall.drop_map import DropMap
from atelier.board.wall.standpoint import Standpoint
from atelier.domain.arrangement import Arrangement, Spot
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.things import Note


class WallScene(QGraphicsScene):
    """What is drawn of one arranged wall."""

    board: Board
    arrangement: Arrangement
    tones: Tones

    def __init__(self, model: BoardModel, style: BoardStyle, parent: QObject | None) -> None:
        super().__init__(parent)
        self.model = model
        self.look = style
        self.motion = Motion(self)
        self.standpoint = Standpoint()
        """From where it is seen; changed through the scene."""
        self._items = WallItems(self, self.motion, lambda id: model.snapshot.find(Note, id))
        self._drop_map: DropMap | None = None

    @property
    def clusters(self) -> Mapping[ClusterId, ClusterItem]:
        """The items of clusters."""
        return self._items.clusters.items

    @property
    def notes(self) -> Mapping[Spot, NoteItem]:
        """The items of notes: all of them, or from afar those in the hand."""
        return self._items.notes.items

    @property
    def is_far(self) -> bool:
        """Whether notes are seen from so far that none has an item of its own, except in the hand."""
        return self.standpoint.is_far

    @property
    def drop_map(self) -> DropMap:
        """What a drop is judged by, as it is drawn now; the same as long as that is."""
        known, scale = self._drop_map, self.standpoint.scale
        if known is None or not known.tells(self.board, self.arrangement, scale):
            gap = self.look.metrics.gap
            known = self._drop_map = DropMap(self.model.meeting_id, self.board, self.arrangement, gap, scale)
        return known

    def spots(self) -> Iterator[tuple[Spot, Note]]:
        """The notes that are drawn, with their spots: clusters in order, isolated, to sort."""
        return arranged_notes(self.board, self.arrangement)

    def keep_label_below(self, top: float) -> None:
        """What is in sight begins there: the label of what is to sort stays in it."""
        self._items.keep_label_below(top)

    def chevron_at(self, point: QPointF) -> ClusterId | None:
        """The cluster that a press there folds or unfolds."""
        if self.is_far:
            return None
        return next((id for id, item in self.clusters.items() if item.chevron_rect.contains(point)), None)

    def take(self, spots: Iterable[Spot]) -> list[NoteItem]:
        """The items of notes for the hand; made for it where the wall is seen from afar."""
        get = self.model.snapshot.get
        return self._items.take({spot: get(Note, spot.note_id) for spot in spots}, self.arrangement)

    def witness_painting(self, witness: Callable[[Note], None]) -> None:
        """Have notes told to `witness` as they are painted: each at least once, some again."""
        self._items.witness_painting(witness)

    def show_selection(self, selected: frozenset[NoteId], focus: Spot | None) -> None:
        """Show which notes are selected, and which one the keyboard is on."""
        self._items.notes.mark(selected=selected, focus=focus)

    def show_chosen(self, cluster_id: ClusterId | None) -> None:
        """Show which cluster is the one that she works on, until everything is made anew."""
        self._items.clusters.mark_chosen(cluster_id)

    def set_highlight(
        self, note_ids: frozenset[NoteId] | None, cluster_ids: frozenset[ClusterId] = frozenset()
    ) -> None:
        """Have those stand out, whatever comes, and all other notes step back; None: nothing is looked for."""
        self._items.mark_found(note_ids, cluster_ids)

    def colour_by(self, colouring: Colouring | None) -> None:
        """Give notes the paper of something else than their question; None: the question's."""
        self._items.colour_by(colouring)

    def _fill_room(self) -> None:
        area = QRectF(QPointF(), QSizeF(*self.standpoint.size(self.arrangement)))
        if area != self.sceneRect():
            self.setSceneRect(area)
