"""Where post-its are dropped to be cited: a `DropPlace` of the board, and the hand of the list beside the field."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from atelier.board.model import BoardModel
from atelier.board.wall.targets import Target
from atelier.domain.language import gettext as _
from atelier.domain.things import Note

if TYPE_CHECKING:
    from atelier.board.hand.note_targets import Handful
    from atelier.ui.synthesis.editor import SynthesisEdit


class CitePlace:
    """The field of the synthesis: what is dropped there is cited, and moves nowhere."""

    def __init__(
        self,
        model: BoardModel,
        field: Callable[[], "SynthesisEdit | None"],
        *,
        cited: Callable[[], object],
    ) -> None:
        self._model = model
        self._field = field
        self._on_cited = cited
        self._hands: set[object] = set()

    @property
    def is_aimed_at(self) -> bool:
        """Whether a hand holds post-its over it: the synthesis must not become that of their cluster."""
        return bool(self._hands)

    def take_up(self, hand: object, at: QPoint) -> None:
        """A hand lifted notes."""

    def aim(self, hand: object, held: "Handful", at: QPoint) -> Target | None:
        """What dropping them at that point of the screen would do."""
        edit = self._field()
        inside = edit is not None and edit.isVisible() and edit.holds(at)
        if edit is None or not inside:
            self.let_go(hand)
            return None
        self._hands.add(hand)
        edit.aim(edit.viewport().mapFromGlobal(at))
        numbers = [self._model.snapshot.get(Note, note_id).number for note_id in held.note_ids]
        return Target(_("citer dans la synthèse"), deed=partial(self._cite, numbers, at))

    def let_go(self, hand: object) -> None:
        """That hand holds none over it any more."""
        edit = self._field()
        if hand in self._hands and edit is not None:
            self._hands.discard(hand)
            edit.aim(None)

    def _cite(self, numbers: list[int], at: QPoint) -> None:
        edit = self._field()
        if edit is not None:
            edit.cite_at(numbers, edit.viewport().mapFromGlobal(at))
            edit.setFocus()
            self._on_cited()
