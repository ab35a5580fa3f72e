"""A question of a project under way in other words: a slip of the pen mended, a hint added."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.domain.founding import reworded
from atelier.domain.ids import MeetingId
from atelier.domain.language import gettext as _
from atelier.domain.operations import RewordQuestion
from atelier.domain.text import title_problem
from atelier.domain.things import Question
from atelier.domain.trame import TrameQuestion
from atelier.ui.dialogs.question_preview import QuestionPreview
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.careful_dialog import CarefulDialog
from atelier.ui.widgets.dialog_layout import ending, open_at, scrolled
from atelier.ui.widgets.form_field import TextField, first_invalid, required

_SIZE_PX = (640, 520)


class QuestionDialog(CarefulDialog):
    """Shows the question's words and asks for what was changed in them.

    Signals:
        operation_requested: (RewordQuestion) not told where nothing differs.
    """

    operation_requested = Signal(object)

    def __init__(self, meeting_id: MeetingId, question: Question, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._meeting_id = meeting_id
        self.text = TextField(
            _("Question"), question.text, check=required(_("Cette question est vide\xa0: écrivez-la."))
        )
        self.short = TextField(_("Nom court, sur l’onglet"), question.short, check=title_problem)
        self.hint = TextField(_("Indice pour regrouper (facultatif)"), question.hint, check=lambda _text: "")
        self.preview = QuestionPreview()
        self.cancel = QPushButton(_("Annuler"))
        self.save = look(QPushButton(_("Enregistrer")), "primary")
        self.save.setDefault(True)
        self._lay_out()
        self._connect()
        self._refresh()
        self.text.line.setFocus()
        self.begin()

    def keep(self) -> None:
        """Ask for what was changed, or say what is wrong with it."""
        wrong = first_invalid([self.text, self.short])
        if wrong is not None:
            self._form.ensureWidgetVisible(wrong)
            return
        typed = self._typed()
        if typed != _words(self.question):
            self.operation_requested.emit(
                RewordQuestion(self._meeting_id, self.question.id, typed.text, typed.short, typed.hint)
            )
        self.accept()

    def written(self) -> object:
        return [field.line.text() for field in (self.text, self.short, self.hint)]

    def _on_text_edited(self) -> None:
        """As long as nobody writes another, the label follows the text."""
        if not self.short.line.isModified():
            self.short.line.setText(reworded(_words(self.question), self.text.text, "").short)
        self._refresh()

    def _refresh(self) -> None:
        typed = self._typed()
        self.preview.show_question(self.question.number, typed.text, typed.short)

    def _typed(self) -> TrameQuestion:
        given = _words(self.question)
        made = reworded(given, self.text.text, self.hint.text)
        return TrameQuestion(made.text, made.hint, self.short.text or made.short)

    def _connect(self) -> None:
        self.text.line.textEdited.connect(self._on_text_edited)
        self.short.line.textEdited.connect(self._refresh)
        self.cancel.clicked.connect(self.give_up)
        self.save.clicked.connect(self.keep)

    def _lay_out(self) -> None:
        title = _("Modifier la question {number}").format(number=self.question.number)
        self.setWindowTitle(title)
        inside = QWidget()
        form = QVBoxLayout(inside)
        form.setContentsMargins(0, 0, 4, 0)
        form.setSpacing(14)
        for field in (self.text, self.short, self.hint):
            field.label.setWordWrap(True)
            field.line.setCursorPosition(0)
            form.addWidget(field)
        seen = _("Ce que vous verrez sur l’onglet, et la salle sur l’écran")
        form.addWidget(plain_label(seen, kind="small", wrap=True))
        form.addWidget(self.preview)
        form.addStretch(1)
        self._form = scrolled(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(plain_label(title, kind="title", wrap=True))
        column.addWidget(self._form, 1)
        column.addWidget(self.unsaved)
        column.addLayout(ending(self.cancel, self.save))
        open_at(self, *_SIZE_PX)


def _words(question: Question) -> TrameQuestion:
    return TrameQuestion(question.text, question.hint, question.short)
