"""The arrivals: post-its of the question that are still to sort, the newest first, with source and age."""

from heapq import nlargest

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.operations import WithdrawNotes
from atelier.domain.piles import count_of
from atelier.domain.things import Note
from atelier.ui.panels.card_list import CardList
from atelier.ui.panels.note_cards import ROOT, NoteCards
from atelier.ui.panels.panel_form import Now, utc_now
from atelier.ui.panels.review_panel import ReviewPanel
from atelier.ui.plain_text import plain_label

MOST_SHOWN = 100
"""Further back, arrivals are looked for on the board; as rows they would slow every change down."""
MANY = 8
"""After so many in a moment, the next are shown at its end, together: nobody reads faster."""
MOMENT_MS = 250
_WAITING_PERCENT = 140
"""What is too much for the room is taken from both lists alike: this is how much more what waits asks for."""


class ArrivalList(NoteCards):
    """The notes to sort, as rows."""

    @property
    def count(self) -> int:
        """How many there are, shown or not, and under others."""
        board = self.model.board(self.model.question.id)
        return count_of(board.unsorted, board.piles)

    def refresh(self) -> None:
        """Read the wall again; what is only new is inserted, so that the rest stays where it is."""
        unsorted = self.model.board(self.model.question.id).unsorted
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
            self.beginRemoveRows(ROOT, staying, len(self.notes) - 1)
            del self.notes[staying:]
            self.endRemoveRows()

    def _insert(self, fresh: list[Note]) -> None:
        if fresh:
            self.beginInsertRows(ROOT, 0, len(fresh) - 1)
            self.notes = fresh + self.notes
            self.endInsertRows()


class Arrivals(QWidget):
    """The list of arrivals as cards; over it, what waits for the room to see it.

    Signals:
        operation_requested: (operation) take the chosen card off the wall, or decide of what waits.
        count_changed: (how many) those to sort, and those that wait.
        keyboard_freed: it was on what waited, and nothing will wait any more.
        note_chosen: (note id) show it on the board.
    """

    operation_requested = Signal(object)
    count_changed = Signal(int)
    keyboard_freed = Signal()
    note_chosen = Signal(str)

    def __init__(self, model: BoardModel, *, now: Now = utc_now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ArrivalList(model, now=now, keys=_("Suppr : retirer du tableau"), parent=self)
        self.view = CardList(_("Post-its arrivés, à classer"))
        self.review = ReviewPanel(model, now=now)
        self.nothing = plain_label(
            _("Les post-its arrivent ici. Classés, ils n’y sont plus."), kind="muted", wrap=True
        )
        self._connect_view()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.review)
        column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view)
        column.addStretch(1)
        self.review.operation_requested.connect(self.operation_requested)
        self.review.keyboard_freed.connect(self.keyboard_freed)
        self._moment = QTimer(self, singleShot=True, interval=MOMENT_MS)
        self._moment.timeout.connect(self._on_moment_passed)
        self._shown = self._lately = 0
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
        self._shown = self.list.count
        self.count_changed.emit(self.count)

    @property
    def count(self) -> int:
        """How many she has to do something with."""
        return self.list.count + self.list.model.unshown.waiting_count(self.list.model.question.id)

    def focus_first(self) -> None:
        """Give the keyboard to the first list that has something."""
        first = self.view if self.review.isHidden() or not self.review.list.notes else self.review.view
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_time(self) -> None:
        """Let the ages be told anew."""
        if self.view.isVisible():
            self.view.viewport().update()
        self.review.show_time()

    def _on_board_changed(self, question_id: str) -> None:
        if question_id != self.list.model.question.id:
            return
        if self._moment.isActive() and self._lately >= MANY:
            self.count_changed.emit(self.count)
        else:
            self._show_new()

    def _show_new(self) -> None:
        self._lately += max(self.list.count - self._shown, 0)
        self.refresh()
        if self._lately and not self._moment.isActive():
            self._moment.start()

    def _on_moment_passed(self) -> None:
        self._lately = 0
        if self.list.count != self._shown:
            self._show_new()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.note_chosen.emit(NoteId(self.list.notes[index.row()].id))

    def _on_removed(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.operation_requested.emit(WithdrawNotes((self.list.notes[index.row()].id,)))

    def _on_confirmed(self) -> None:
        if self.view.currentIndex().isValid():
            self._on_chosen(self.view.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both lists may ask for all the room: where they have to share it, what waits has the larger part."""
        super().resizeEvent(event)
        self.view.set_most_height(self.height())
        self.review.view.set_most_height(self.height() * _WAITING_PERCENT // 100)

    def _connect_view(self) -> None:
        self.view.setModel(self.list)
        self.view.clicked.connect(self._on_chosen)
        self.view.confirmed.connect(self._on_confirmed)
        self.view.removal_requested.connect(self._on_removed)
