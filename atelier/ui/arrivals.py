"""The arrivals: post-its of the question that are still to sort, the newest first, with source and age."""

from gettext import gettext as _
from heapq import nlargest
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import NoteId
from atelier.domain.things import Note, PeerGroup
from atelier.ui.arrival_card import ArrivalCard
from atelier.ui.panel_form import Now, utc_now
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.wording import elapsed_phrase, source_phrase

MOST_SHOWN = 200
"""Further back, arrivals are looked for on the board; as rows they would slow every change down."""
Index = QModelIndex | QPersistentModelIndex
SOURCE = Qt.ItemDataRole.UserRole
AGE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


class ArrivalList(QAbstractListModel):
    """The notes to show, as rows."""

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._now = now
        self.notes: list[Note] = []
        self.count = 0
        """How many there are, shown or not."""

    def refresh(self) -> None:
        """Read the wall again; what is only new is inserted, so that the rest stays where it is."""
        unsorted = self.model.board(self.model.question.id).unsorted
        self.count = len(unsorted)
        newest = nlargest(MOST_SHOWN, unsorted, key=lambda note: (note.created_at, note.number))
        fresh = newest.index(self.notes[0]) if self.notes and self.notes[0] in newest else len(newest)
        staying = len(newest) - fresh
        if newest[fresh:] != self.notes[:staying]:
            self.beginResetModel()
            self.notes = newest
            self.endResetModel()
            return
        self._drop_after(staying)
        self._insert(newest[:fresh])

    def _drop_after(self, staying: int) -> None:
        if staying < len(self.notes):
            self.beginRemoveRows(_ROOT, staying, len(self.notes) - 1)
            del self.notes[staying:]
            self.endRemoveRows()

    def _insert(self, fresh: list[Note]) -> None:
        if fresh:
            self.beginInsertRows(_ROOT, 0, len(fresh) - 1)
            self.notes = fresh + self.notes
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, where it came from and how long ago."""
        note = self.notes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return note.shown_text
        if role == SOURCE:
            return source_phrase(note, self.model.snapshot.find(PeerGroup, note.peer_group_id))
        if role == AGE:
            return elapsed_phrase(note.created_at, self._now())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(_("n° {number}").format(number=note.number) + "\n" + note.shown_text)
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many arrivals."""
        return 0 if parent.isValid() else len(self.notes)


class Arrivals(QWidget):
    """The list of arrivals as cards.

    Signals:
        count_changed: (how many)
        note_chosen: (note id) show it on the board.
    """

    count_changed = Signal(int)
    note_chosen = Signal(str)

    def __init__(self, model: BoardModel, *, now: Now = utc_now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ArrivalList(model, now=now, parent=self)
        self.view = QListView()
        self.nothing = plain_label(
            _("Les post-its arrivent ici. Classés, ils n’y sont plus."), kind="muted", wrap=True
        )
        self._set_up_view()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view, 1)
        model.board_changed.connect(self._on_board_changed)
        model.meeting_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the wall again, keeping in sight what was in sight."""
        top = QPersistentModelIndex(self.view.indexAt(self.view.viewport().rect().topLeft()))
        scrolled = self.view.verticalScrollBar().value() > 0
        self.list.refresh()
        if scrolled and top.isValid():
            self.view.scrollTo(self.list.index(top.row()), QListView.ScrollHint.PositionAtTop)
        self.nothing.setVisible(not self.list.notes)
        self.view.setVisible(bool(self.list.notes))
        self.count_changed.emit(self.list.count)

    def show_time(self) -> None:
        """Let the ages be told anew."""
        if self.view.isVisible():
            self.view.viewport().update()

    def _on_board_changed(self, question_id: str) -> None:
        if question_id == self.list.model.question.id:
            self.refresh()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.note_chosen.emit(NoteId(self.list.notes[index.row()].id))

    def _set_up_view(self) -> None:
        self.view.setModel(self.list)
        self.view.setItemDelegate(ArrivalCard(self.view))
        self.view.setAccessibleName(_("Post-its arrivés, à classer"))
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
