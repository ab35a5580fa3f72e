"""Says for a moment that the room and the phones went to another question, with the way back."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.operations import ShowQuestion
from atelier.domain.things import Door, Question
from atelier.domain.typography import held
from atelier.ui.announcement import announce
from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.floating_bar import FloatingBar

STAY_MS = 3000


class QuestionNews(FloatingBar):
    """A sentence and « Annuler », gone after a moment, though not from under the mouse or the keyboard.

    The question of a stage is no news: going there was asked for with a countdown.

    Signals:
        operation_requested: (ShowQuestion) back to the question before.
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self._seen = (model.meeting.stage_id, model.question.id)
        self._before: QuestionId | None = None
        self._back_to: QuestionId | None = None
        """Where she asked to go back to: being there again is no news."""
        self._timer = QTimer(self, singleShot=True, interval=STAY_MS)
        self._timer.timeout.connect(self._on_told)
        self.sentence = plain_label(wrap=True)
        self.undo = QPushButton(_("Annuler"))
        self.undo.clicked.connect(self._go_back)
        words = QVBoxLayout()
        words.addWidget(self.sentence)
        self.fill(words, (self.undo,))
        model.meeting_changed.connect(self._on_meeting_changed)

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        self.disappear()

    def _on_meeting_changed(self) -> None:
        seen = (self._model.meeting.stage_id, self._model.question.id)
        (stage_id, question_id), self._seen = self._seen, seen
        if seen == (stage_id, question_id):
            return
        back_to, self._back_to = self._back_to, None
        if seen[0] != stage_id or seen[1] == back_to:
            self.dismiss()
        else:
            self._tell(question_id)

    def _tell(self, before: QuestionId) -> None:
        self._before = before
        number = self._model.question.number
        if self._model.meeting.door is Door.CLOSED:
            told = _("La salle est sur la question {number}.")
        else:
            told = _("La salle et les téléphones sont sur la question {number}.")
        sentence = told.format(number=number)
        self.sentence.setText(held(sentence))
        self.setAccessibleName(sentence)
        announce(self, sentence)
        back = self._model.snapshot.find(Question, before)
        self.undo.setVisible(back is not None)
        if back is not None:
            self.undo.setAccessibleName(_("Revenir à la question {number}").format(number=back.number))
        self.appear()
        self._timer.start()

    def _go_back(self) -> None:
        if self._before is not None:
            self._back_to = self._before
            self.operation_requested.emit(ShowQuestion(self._model.meeting_id, self._before))
        self.dismiss()

    def _on_told(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start()
        else:
            self.dismiss()
