"""The post-its of the question that the room does not see, as rows: those that wait, or those left off."""

from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.things import Note, Review
from atelier.ui.panels.note_cards import ROOT, NoteCards
from atelier.ui.panels.panel_form import Now

MOST_SHOWN = 100
"""They are read from the first on: the next ones come up as these are decided of."""


class ReviewList(NoteCards):
    """Those of one decision, the first to arrive first."""

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(model, now=now, parent=parent)
        self.review = Review.PENDING

    def refresh(self) -> None:
        """Read them again; what is only new is added at the end, so that the rest stays where it is."""
        unshown, question_id = self.model.unshown, self.model.question.id
        left_off = self.review is Review.REFUSED
        found = unshown.left_off(question_id) if left_off else unshown.waiting(question_id)
        self._show(found[:MOST_SHOWN])

    def _show(self, notes: list[Note]) -> None:
        held = len(self.notes)
        if notes[:held] != self.notes:
            self.beginResetModel()
            self.notes = notes
            self.endResetModel()
        elif len(notes) > held:
            self.beginInsertRows(ROOT, held, len(notes) - 1)
            self.notes = notes
            self.endInsertRows()
