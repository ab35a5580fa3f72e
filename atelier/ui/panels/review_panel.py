"""The facilitator's hold: what waits for the room to see it, what she left off, and the buttons that decide."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QListView, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.operations import RevealNotes, ReviewNotes
from atelier.domain.things import Display, Review
from atelier.ui.panels.card_list import CardList
from atelier.ui.panels.panel_form import Now
from atelier.ui.panels.review_list import ReviewList
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping
from atelier.ui.wording import left_off_phrase, waiting_phrase


class ReviewPanel(QFrame):
    """Hidden as long as nothing waits on the question and nothing was left off.

    Signals:
        operation_requested: (ReviewNotes or RevealNotes)
        keyboard_freed: it was here, and nothing will wait any more.
    """

    operation_requested = Signal(object)
    keyboard_freed = Signal()

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.list = ReviewList(model, now=now, parent=self)
        self.sentence = plain_label(kind="heading", wrap=True)
        self.reveal = _button(self.ask_reveal, kind="primary")
        self.view = CardList(_("Post-its que la salle ne voit pas encore"))
        self.show_note = _button(self.show_chosen, text=_("Afficher"), tip=_("Entrée"))
        self.leave_off = _button(self.leave_off_chosen, text=_("Ne pas afficher"), tip=_("Suppr"))
        self.others = _button(self.refresh, kind="quiet")
        self.others.setCheckable(True)
        self._set_up_view()
        self._lay_out()
        model.board_changed.connect(self._on_board_changed)
        model.meeting_changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen(self) -> tuple[NoteId, ...]:
        """The notes that the buttons are about: those selected, else the first one."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.list.notes[row].id for row in rows or range(min(1, len(self.list.notes))))

    @property
    def _waiting(self) -> tuple[NoteId, ...]:
        """What the window's keys are about, which say "qui attend": never a note that was left off."""
        if self.list.review is Review.PENDING:
            return self.chosen
        return tuple(note.id for note in self.model.unshown.waiting(self.model.question.id)[:1])

    def show_chosen(self) -> None:
        """Show the room the chosen notes."""
        self._decide(Review.ACCEPTED, self.chosen)

    def leave_off_chosen(self) -> None:
        """Leave the chosen notes off the wall."""
        if self.list.review is Review.PENDING:
            self._decide(Review.REFUSED, self.chosen)

    def show_waiting(self) -> None:
        """Show the room what waits: the notes chosen among them, else the first, whichever list is in sight."""
        self._decide(Review.ACCEPTED, self._waiting)

    def leave_off_waiting(self) -> None:
        """Leave off what waits: the notes chosen among them, else the first, whichever list is in sight."""
        self._decide(Review.REFUSED, self._waiting)

    def ask_reveal(self) -> None:
        """Show the room all that waits on the question."""
        if self.model.unshown.waiting_count(self.model.question.id):
            self._free_keyboard()
            self.operation_requested.emit(RevealNotes(self.model.meeting_id, self.model.question.id))

    def refresh(self) -> None:
        """Bring it up to date with the question and the meeting."""
        question_id = self.model.question.id
        waiting = self.model.unshown.waiting_count(question_id)
        left_off = len(self.model.unshown.left_off(question_id))
        if not left_off:
            self.others.setChecked(False)
        self.list.review = Review.REFUSED if self.others.isChecked() else Review.PENDING
        self._show_list()
        self._say(waiting, left_off)
        self.setVisible(waiting + left_off > 0)

    def show_time(self) -> None:
        """Let the ages be told anew."""
        if self.view.isVisible():
            self.view.viewport().update()

    def _say(self, waiting: int, left_off: int) -> None:
        held = self.model.meeting.display is Display.HELD
        if self.others.isChecked():
            self.sentence.setText(left_off_phrase(left_off))
            self.others.setText(_("Revenir à ceux qui attendent ({count})").format(count=waiting))
        else:
            self.sentence.setText(waiting_phrase(waiting, self.model.meeting.display))
            self.others.setText(_("Non affichés ({count})").format(count=left_off))
        look(self.reveal, "primary" if held else "plain").setText(
            _("Révéler") if held else _("Tout afficher")
        )
        self.sentence.setVisible(bool(self.list.notes))
        # Of a single one to read, the button under it says the same.
        self.reveal.setVisible(waiting > (0 if held else 1) and not self.others.isChecked())
        self.others.setVisible(left_off > 0 and (waiting > 0 or not self.others.isChecked()))

    def _show_list(self) -> None:
        """What is decided of goes, and the next one takes its place under the hand."""
        row = self.view.currentIndex().row()
        self.list.refresh()
        shown = bool(self.list.notes)
        if shown and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.list.index(min(max(row, 0), len(self.list.notes) - 1)))
        for widget in (self.view, self.show_note):
            widget.setVisible(shown)
        self.leave_off.setVisible(shown and self.list.review is Review.PENDING)

    def _free_keyboard(self) -> None:
        """Before what has it hides, and Qt gives it to whatever is next."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.keyboard_freed.emit()

    def _decide(self, review: Review, note_ids: tuple[NoteId, ...]) -> None:
        if note_ids:
            self.operation_requested.emit(ReviewNotes(note_ids, review))

    def _on_board_changed(self, question_id: str) -> None:
        if question_id == self.model.question.id and not self._is_idle:
            self.refresh()

    @property
    def _is_idle(self) -> bool:
        """With every post-it that is shown at once, there would be nothing to bring up to date."""
        unshown, question_id = self.model.unshown, self.model.question.id
        return (
            self.isHidden() and not unshown.waiting_count(question_id) and not unshown.left_off(question_id)
        )

    def _set_up_view(self) -> None:
        self.view.setModel(self.list)
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.confirmed.connect(self.show_chosen)
        self.view.removal_requested.connect(self.leave_off_chosen)

    def _lay_out(self) -> None:
        look(self, "well")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        top = WrappingRow((self.sentence, self.reveal), spacing=8, filled=True)
        bottom = WrappingRow((self.show_note, self.leave_off), spacing=8, filled=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(wrapping(top))
        column.addWidget(self.view)
        column.addWidget(wrapping(bottom))
        column.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)


def _button(slot: object, *, text: str = "", tip: str = "", kind: str = "compact") -> QPushButton:
    button = look(QPushButton(text), kind)
    button.setToolTip(tip)
    button.clicked.connect(lambda _checked=False: slot())  # type: ignore[operator]
    return button
