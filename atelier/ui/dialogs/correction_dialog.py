"""A post-it shown in other words, such as without a typo; what its author wrote stays above, untouched."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.corrections import corrected_phrase
from atelier.domain.decision import Refusal
from atelier.domain.language import gettext as _
from atelier.domain.operations import CorrectNote
from atelier.domain.text import clean_note
from atelier.domain.things import Note, Party, Question
from atelier.ui.announcement import announce
from atelier.ui.panels.sentence_edit import SentenceEdit
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.careful_dialog import CarefulDialog
from atelier.ui.widgets.dialog_layout import open_at, scrolled
from atelier.ui.widgets.form_field import FormField, say
from atelier.ui.widgets.note_words import NoteWords
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_SIZE_PX = (560, 400)
_LEAST_LINES, _MOST_LINES = 3, 8


class CorrectionDialog(CarefulDialog):
    """Follows the note, which its author may change or take back meanwhile.

    Signals:
        operation_requested: (CorrectNote) not told where the note would read as it does.
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, note: Note, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = note
        self._model = model
        question = model.snapshot.get(Question, note.question_id)
        self.as_written = NoteWords(note.text, question.number)
        self.since = plain_label(kind="small", wrap=True)
        self.edit = SentenceEdit(
            "", name=_("Texte corrigé"), least_lines=_LEAST_LINES, most_lines=_MOST_LINES
        )
        self.field = FormField(
            _("Texte corrigé"),
            self.edit,
            hint=_(
                "Le texte écrit reste, la correction est datée. Entrée corrige, Maj+Entrée va à la ligne."
            ),
        )
        self.news = plain_label(kind="warning", wrap=True)
        self.revert = QPushButton(_("Revenir au texte écrit"))
        self.cancel = QPushButton(_("Annuler"))
        self.save = look(QPushButton(_("Corriger")), "primary")
        self._lay_out()
        self._connect()
        self._write(note.shown_text)
        self._show()
        self.edit.setFocus()
        self.begin()

    def keep(self) -> None:
        """Ask for what is typed, or say what is wrong with it."""
        try:
            text = clean_note(self.edit.text)
        except Refusal as refusal:
            self.field.show_problem(str(refusal))
            return
        if text != self.note.shown_text:
            self.operation_requested.emit(CorrectNote(self.note.id, text, over=self.note.text))
        self.accept()

    def read_as_written(self) -> None:
        """Have the note read as its author wrote it."""
        self.operation_requested.emit(CorrectNote(self.note.id, self.note.text, over=self.note.text))
        self.accept()

    def written(self) -> object:
        return self.edit.text

    def _follow(self) -> None:
        note, before = self._model.snapshot.find(Note, self.note.id), self.note
        if note is None or note == before:
            return
        self.note = note
        if self.edit.text == before.shown_text:
            # Nothing was typed: what it reads now is what is to be corrected.
            self._write(note.shown_text)
            self.begin()
        self._show()
        self._tell(_news(before, note))

    def _tell(self, sentence: str) -> None:
        if sentence:
            say(self.news, sentence, self.edit)
            announce(self, sentence)

    def _show(self) -> None:
        self.as_written.tell(self.note.text)
        self.since.setText(corrected_phrase(self.note))
        for widget in (self.since, self.revert):
            widget.setVisible(self.note.correction is not None)

    def _write(self, text: str) -> None:
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def _connect(self) -> None:
        self.edit.submitted.connect(self.keep)
        self.edit.textChanged.connect(lambda: self.field.show_problem(""))
        self.save.clicked.connect(self.keep)
        self.revert.clicked.connect(self.read_as_written)
        self.cancel.clicked.connect(self.give_up)
        self._model.caught_up.connect(self._follow)

    def _lay_out(self) -> None:
        title = _("Corriger le post-it n° {number}").format(number=self.note.number)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(title, kind="title", wrap=True))
        column.addSpacing(4)
        column.addWidget(plain_label(_("Texte écrit")))
        column.addWidget(scrolled(_at_top(self.as_written)), 1)
        for widget in (self.field, self.since, self.news, self.unsaved):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.revert, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(wrapping(WrappingRow((self.cancel, self.save), at_right=True)), 1)
        column.addLayout(row)
        self.news.hide()
        self.save.setDefault(True)
        open_at(self, *_SIZE_PX)


def _at_top(words: NoteWords) -> QWidget:
    """Those words no higher than they are, in whatever room there is."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 4, 0)
    column.addWidget(words)
    column.addStretch(1)
    return inside


def _news(before: Note, now: Note) -> str:
    """What happened to the note that she has to know before she corrects it; empty where nothing did."""
    if now.withdrawn_by is not None and before.withdrawn_by is None:
        if now.withdrawn_by is Party.PARTICIPANT:
            return _("La personne qui a écrit ce post-it vient de le retirer : la salle ne le voit plus.")
        return _("Ce post-it vient d’être retiré du tableau : la salle ne le voit plus.")
    if now.text != before.text:
        return _("La personne qui a écrit ce post-it vient de le récrire : relisez le texte ci-dessus.")
    return ""
