"""The post-its of the question shown that say nearly the same: proposals, which she stacks or dismisses."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.board import Board
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.pile_proposals import PileProposal, propose_piles
from atelier.ui.finding.duplicates_card import DuplicatesCard
from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.dialog_layout import lay_out_list, open_at

MOST_CARDS = 30
"""As many as anybody goes through; the next ones come up as these are decided of."""
_PAUSE_MS = 400
"""How long arrivals are gathered before the wall is looked through again: they come in bursts."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIZE_PX = (680, 640)


class DuplicatesDialog(QDialog):
    """Follows the wall of the question shown. `unlike`: the pairs told apart so far, which it adds to.

    Signals:
        operation_requested: (StackNotes)
    """

    operation_requested = Signal(object)

    def __init__(
        self, model: BoardModel, unlike: set[frozenset[NoteId]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Doublons possibles"))
        self.cards: list[DuplicatesCard] = []
        self.count = plain_label(kind="title", wrap=True)
        self.more = plain_label(kind="muted", wrap=True)
        self.close_button = QPushButton(_("Fermer"))
        self._model = model
        self._unlike = unlike
        self._column = QVBoxLayout()
        self._lead = plain_label(kind="muted", wrap=True)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._column.addWidget(self.more)
        lay_out_list(self, self._column, above=(self.count, self._lead), close=self.close_button)
        open_at(self, *_SIZE_PX)
        self.close_button.clicked.connect(self.accept)
        self._pause.timeout.connect(self.refresh)
        model.board_changed.connect(self._on_board_changed)
        model.followed.connect(self.refresh)
        self.refresh()
        self._give_keyboard(0)

    def refresh(self) -> None:
        """Propose what the wall gives now; what was proposed already keeps its card, and the keyboard."""
        self._pause.stop()
        board = self._model.board(self._model.question.id)
        proposals = propose_piles(board, unlike=self._unlike)
        places = dict(_places(board))
        known = {id: card for card in self.cards for id in card.rows}
        cards: dict[DuplicatesCard, None] = {}
        for proposal in proposals[:MOST_CARDS]:
            card = next((known[id] for id in proposal.note_ids if id in known), None)
            if card is None or card in cards:
                card = self._new_card()
            card.show_proposal(proposal, places)
            cards[card] = None
        self._show_cards(list(cards))
        self._tell(len(proposals))

    def _show_cards(self, cards: list[DuplicatesCard]) -> None:
        """Have exactly those, and the keyboard in one of them if it was in one."""
        had_keyboard = next((at for at, card in enumerate(self.cards) if card.has_keyboard), None)
        gone, self.cards = [card for card in self.cards if card not in cards], cards
        for at, card in enumerate(cards):
            if self._column.indexOf(card) != at:
                self._column.insertWidget(at, card)
        if had_keyboard is not None and not any(card.has_keyboard for card in cards):
            self._give_keyboard(had_keyboard)
        for card in gone:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _give_keyboard(self, at: int) -> None:
        """To the card that took the place of the one that had it; to the last button where none is left."""
        taking = self.cards[min(at, len(self.cards) - 1)].stack if self.cards else self.close_button
        taking.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_board_changed(self, question_id: str) -> None:
        if question_id == self._model.question.id and not self._pause.isActive():
            self._pause.start()

    def _on_told_apart(self, proposal: PileProposal) -> None:
        self._unlike.update(proposal.told_apart())
        self.refresh()

    def _new_card(self) -> DuplicatesCard:
        card = DuplicatesCard(self._model.question.number)
        card.stack_requested.connect(self.operation_requested)
        card.told_apart.connect(self._on_told_apart)
        return card

    def _tell(self, count: int) -> None:
        question = self._model.question
        told = ngettext("{count} pile possible", "{count} piles possibles", count).format(count=count)
        self.count.setText(told if count else _("Aucun doublon en vue"))
        named = _("Question {number}, {short}.").format(number=question.number, short=question.short)
        lead = (
            _("Rien n’est empilé sans vous. Une pile garde toutes ses formulations, et Ctrl+Z la défait.")
            if count
            else _("Les post-its qui disent la même chose en presque les mêmes mots s’affichent ici.")
        )
        self._lead.setText(f"{named} {lead}")
        others = count - len(self.cards)
        more = ngettext("et {count} autre ensuite", "et {count} autres ensuite", others).format(count=others)
        self.more.setText(more)
        self.more.setVisible(others > 0)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a box to tick would press whichever button Qt takes for the main one, such as another pile's.
        if event.key() not in _ENTER or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(event)


def _places(board: Board) -> Iterator[tuple[NoteId, str]]:
    """Where each post-it is, in words; of two clusters, the first."""
    for note in board.unsorted:
        yield note.id, _("à classer")
    for note in board.isolated:
        yield note.id, _("isolé")
    for group in reversed(board.groups):
        for note in group.notes:
            yield note.id, _("regroupement {number}").format(number=group.number)
