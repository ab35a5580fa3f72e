"""Post-its as rows of a list of cards: their text, where they came from, how long ago. Which ones is elsewhere."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.things import Note, PeerGroup
from atelier.ui.panels.panel_form import Now
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.wording import elapsed_phrase, note_name, source_phrase

Index = QModelIndex | QPersistentModelIndex
SOURCE = Qt.ItemDataRole.UserRole
AGE = Qt.ItemDataRole.UserRole + 1
ROOT = QModelIndex()


class NoteCards(QAbstractListModel):
    """The notes to show, as rows; `keys`: what the tooltip says of the keys, which depends on the list."""

    def __init__(self, model: BoardModel, *, now: Now, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.keys = keys
        self.notes: list[Note] = []
        self._now = now

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, where it came from and how long ago."""
        note = self.notes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return note.shown_text
        if role == SOURCE:
            return self._source(note)
        if role == AGE:
            return elapsed_phrase(note.created_at, self._now())
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (f"{note_name(note)} · {self._source(note)}", note.shown_text, self.keys)
            return plain_tooltip("\n".join(filter(None, lines)))
        return None

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many cards."""
        return 0 if parent.isValid() else len(self.notes)

    def _source(self, note: Note) -> str:
        return source_phrase(note, self.model.snapshot.find(PeerGroup, note.peer_group_id))
