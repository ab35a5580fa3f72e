"""A rectangle drawn on the empty wall to select what it touches."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from atelier.board.hand.desk import Aim, Desk
from atelier.board.hand.gestures import Gesture
from atelier.board.hand.hints import LassoItem
from atelier.domain.geometry import Rect
from atelier.domain.ids import NoteId


@dataclass(slots=True)
class Lasso(Gesture):
    """Selects the notes that it touches, beside what was selected (`adding`)."""

    desk: Desk
    adding: bool = False
    _from: QPointF = field(default_factory=QPointF)
    _before: tuple[NoteId, ...] = ()
    _item: LassoItem | None = None

    def start(self, aim: Aim) -> None:
        self._from = aim.point
        self._before = self.desk.selection.ids if self.adding else ()
        self._item = LassoItem(self.desk.scene.tones)
        self.desk.scene.addItem(self._item)

    def move(self, aim: Aim) -> None:
        around = QRectF(self._from, aim.point).normalized()
        if self._item is not None:
            self._item.setRect(around)
        inside = Rect(around.x(), around.y(), max(around.width(), 1.0), max(around.height(), 1.0))
        places = self.desk.scene.arrangement.notes
        touched = [spot for spot, _note in self.desk.scene.spots() if places[spot].overlaps(inside)]
        self.desk.selection.choose([*self._before, *(spot.note_id for spot in touched)])

    def end(self, aim: Aim) -> None:
        self.move(aim)
        self._remove()

    def cancel(self) -> None:
        self.desk.selection.choose(self._before)
        self._remove()

    def _remove(self) -> None:
        if self._item is not None and self._item.scene() is not None:
            self.desk.scene.removeItem(self._item)
        self._item = None
