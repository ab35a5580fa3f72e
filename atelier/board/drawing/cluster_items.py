"""The clusters of a wall as they are drawn, each by an item, and which of them stand out."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from atelier.board.drawing.cluster_item import ClusterItem
from atelier.board.drawing.items import place, whole_corner
from atelier.board.drawing.ruler import TextRuler
from atelier.board.style import BoardStyle, Tones
from atelier.domain.arrangement import Box
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId


class ClusterItems:
    """The clusters of one wall in one style."""

    def __init__(
        self,
        scene: QGraphicsScene,
        style: BoardStyle,
        tones: Tones,
        *,
        ruler: TextRuler,
        forget: Callable[[QGraphicsItem], None],
    ) -> None:
        self.items: dict[ClusterId, ClusterItem] = {}
        self._found: frozenset[ClusterId] = frozenset()
        self._found_notes: frozenset[NoteId] = frozenset()
        self._under: dict[ClusterId, set[NoteId]] = {}
        """The notes that are out of sight in what is folded."""
        self._scene = scene
        self._style = style
        self._tones = tones
        self._ruler = ruler
        self._forget = forget

    def show(self, board: Board, boxes: Mapping[ClusterId, Box], *, active: ClusterId | None) -> None:
        """Draw exactly those that have a box, and what is held; `active`: the one being worked on."""
        for id in [id for id, item in self.items.items() if id not in boxes and not item.is_held]:
            item = self.items.pop(id)
            self._forget(item)
            self._scene.removeItem(item)
        for group in board.groups:
            id = group.cluster.id
            if id not in boxes:
                continue
            self._item(id, boxes[id]).show_group(group, boxes[id], active=id == active)
        folded = [
            group for group in board.groups if group.cluster.id in boxes and boxes[group.cluster.id].folded
        ]
        self._under = {group.cluster.id: {note.id for note in board.inside(group)} for group in folded}
        self._show_found()

    def mark_chosen(self, chosen: ClusterId | None) -> None:
        """Ring that one alone."""
        for id, item in self.items.items():
            item.mark_chosen(id == chosen)

    def mark_found(self, found: frozenset[ClusterId], notes: frozenset[NoteId] | None = frozenset()) -> None:
        """Outline those as what is looked for, and those that are folded over such notes."""
        self._found, self._found_notes = found, notes or frozenset()
        self._show_found()

    def _show_found(self) -> None:
        for id, item in self.items.items():
            item.mark_found(id in self._found or not self._found_notes.isdisjoint(self._under.get(id, ())))

    def _item(self, id: ClusterId, box: Box) -> ClusterItem:
        if id not in self.items:
            item = self.items[id] = ClusterItem(self._style, self._tones, self._ruler)
            corner = whole_corner(box.rect)
            place(item, corner.x(), corner.y())
            self._scene.addItem(item)
        return self.items[id]
