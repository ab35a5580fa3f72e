"""Every wording of a pile: each can be laid aside again, or put on top."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.operations import StackNotes, UnstackNotes
from atelier.domain.things import Note, PeerGroup, Question
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import lay_out_list, open_at
from atelier.ui.widgets.note_words import NoteWords
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping
from atelier.ui.wording import note_name, source_phrase

_SIZE_PX = (560, 560)


class PileCard(QFrame):
    """One wording, where it came from, and what can be done with it.

    Signals:
        raising_requested: it is to lie on top.
        leaving_requested: it is to leave the pile.
    """

    raising_requested = Signal()
    leaving_requested = Signal()

    def __init__(self, note: Note, question_number: int, *, source: str, is_top: bool) -> None:
        super().__init__()
        look(self, "card")
        number = note_name(note)
        place = (_("dessus"),) if is_top else ()
        self.words = NoteWords(note.shown_text, question_number)
        self.above = QPushButton(_("Mettre dessus"))
        self.aside = QPushButton(_("Sortir de la pile"))
        self.above.setAccessibleName(_("Mettre le {note} dessus").format(note=number))
        self.aside.setAccessibleName(_("Sortir le {note} de la pile").format(note=number))
        self.above.setVisible(not is_top)
        self.above.clicked.connect(self.raising_requested)
        self.aside.clicked.connect(self.leaving_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(plain_label(" · ".join((number, *place, source)), kind="small", wrap=True))
        column.addWidget(self.words)
        buttons = (self.aside,) if is_top else (self.above, self.aside)
        column.addWidget(wrapping(WrappingRow(buttons, spacing=8, at_right=True)))


class PileDialog(QDialog):
    """Follows the pile that a note is on, and stays open.

    Signals:
        operation_requested: (StackNotes or UnstackNotes)
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, note_id: NoteId, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Pile de post-its"))
        self.cards: list[PileCard] = []
        self.count = plain_label(kind="title", wrap=True)
        self.close_button = QPushButton(_("Fermer"))
        self._model = model
        self._notes: list[Note] = []
        self._members = {note_id}
        """The post-its of the pile as it was last seen: undone, it may come back."""
        self._question = model.snapshot.get(Question, model.snapshot.get(Note, note_id).question_id)
        self._column = QVBoxLayout()
        self._lead = plain_label(kind="muted", wrap=True)
        lay_out_list(self, self._column, above=(self.count, self._lead), close=self.close_button)
        open_at(self, *_SIZE_PX)
        self.close_button.clicked.connect(self.accept)
        model.caught_up.connect(self.refresh)
        self._show(self._pile())
        self.close_button.setFocus()

    def refresh(self) -> None:
        """Show the pile as it is: the one on which most of the post-its shown still are."""
        now = self._pile()
        if now != self._notes:
            self._show(now)

    def _pile(self) -> list[Note]:
        """The largest pile that has any of its members, the top first."""
        board, snapshot = self._model.board(self._question.id), self._model.snapshot
        piles = ([snapshot.get(Note, top_id), *under] for top_id, under in board.piles.items())
        held = (pile for pile in piles if not self._members.isdisjoint(note.id for note in pile))
        return max(held, key=len, default=[])

    def _show(self, notes: Sequence[Note]) -> None:
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and any(card.isAncestorOf(focus) for card in self.cards)
        self._notes = list(notes)
        self._members = {note.id for note in notes} or self._members
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(note, is_top=note is notes[0]) for note in notes]
        for at, card in enumerate(self.cards):
            self._column.insertWidget(at, card)
        if had_keyboard:
            (self.cards[0].aside if self.cards else self.close_button).setFocus(
                Qt.FocusReason.OtherFocusReason
            )
        self._tell(len(notes))

    def _card(self, note: Note, *, is_top: bool) -> PileCard:
        source = source_phrase(note, self._model.snapshot.find(PeerGroup, note.peer_group_id))
        card = PileCard(note, self._question.number, source=source, is_top=is_top)
        card.raising_requested.connect(lambda: self._raise(note.id))
        card.leaving_requested.connect(lambda: self.operation_requested.emit(UnstackNotes((note.id,))))
        return card

    def _raise(self, note_id: NoteId) -> None:
        others = tuple(note.id for note in self._notes if note.id != note_id)
        self.operation_requested.emit(StackNotes(others, note_id))

    def _tell(self, count: int) -> None:
        told = ngettext("Une pile de {count} post-it", "Une pile de {count} post-its", count)
        self.count.setText(told.format(count=count) if count else _("La pile est défaite"))
        self._lead.setText(
            _("La salle lit celui du dessus ; tous sont imprimés.")
            if count
            else _("Ses post-its sont de nouveau côte à côte.")
        )
