"""The follow-ups (what, who, when) and, under them, the questions parked for later."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import FollowUpId, OpenQuestionId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    AddFollowUp,
    CloseFollowUp,
    Operation,
    ParkQuestion,
    RemoveFollowUp,
    RemoveParkedQuestion,
)
from atelier.domain.things import FollowUp, OpenQuestion, Scope
from atelier.ui.panels.panel_form import Now, add_button, line, start_over
from atelier.ui.panels.sentence_edit import SentenceEdit
from atelier.ui.panels.word_cards import CardColumn, WordCard
from atelier.ui.plain_text import plain_label


class FollowUpsPanel(QWidget):
    """Two short forms and what they gave.

    Signals:
        operation_requested: (AddFollowUp, CloseFollowUp, RemoveFollowUp, ParkQuestion, RemoveParkedQuestion)
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._now = now
        self.what = SentenceEdit(_("Ce qui est à faire"), name=_("Suite à donner"))
        self.who = line(_("Qui"))
        self.due = line(_("Quand"))
        self.scope = _scope_choice()
        self.add = add_button(self.submit)
        self.cards = CardColumn(_("Suites"))
        self.parked = SentenceEdit(_("Une question à garder, puis Entrée"), name=_("Question en suspens"))
        self.parked_cards = CardColumn(_("Questions en suspens"))
        self.what.submitted.connect(self.submit)
        self.parked.submitted.connect(self.park)
        for field in (self.who, self.due):
            field.returnPressed.connect(self.submit)
        self._lay_out()
        model.words_changed.connect(self.refresh)
        self.refresh()

    def submit(self) -> None:
        """Add the follow-up that stands in the form."""
        if not self.what.text.strip():
            return
        follow_up = FollowUp(
            id=FollowUpId(new_id()),
            meeting_id=self.model.meeting_id,
            what=self.what.text,
            who=self.who.text(),
            due=self.due.text(),
            scope=Scope(self.scope.currentData()),
            created_at=self._now(),
        )
        self.what.setPlainText("")
        self.who.clear()
        self.due.clear()
        self._choose_scope(Scope.LOCAL)
        start_over(self.what, after=(self.who, self.due, self.scope, self.add))
        self._ask(AddFollowUp(follow_up))

    def park(self) -> None:
        """Keep the question that stands in the form."""
        if not self.parked.text.strip():
            return
        parked = OpenQuestion(
            id=OpenQuestionId(new_id()),
            meeting_id=self.model.meeting_id,
            text=self.parked.text,
            created_at=self._now(),
        )
        self.parked.setPlainText("")
        self._ask(ParkQuestion(parked))

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back, if the form is free."""
        if isinstance(operation, ParkQuestion):
            return self.parked.put_back(operation.open_question.text)
        if not isinstance(operation, AddFollowUp) or not self.what.put_back(operation.follow_up.what):
            return False
        self.who.setText(operation.follow_up.who)
        self.due.setText(operation.follow_up.due)
        self._choose_scope(operation.follow_up.scope)
        return True

    def refresh(self) -> None:
        """Show both lists as they are."""
        here = {"meeting_id": self.model.meeting_id}
        follow_ups = sorted(self.model.snapshot.where(FollowUp, **here), key=lambda f: (f.done, f.created_at))
        parked = sorted(self.model.snapshot.where(OpenQuestion, **here), key=lambda q: q.created_at)
        self.cards.show_cards([self._follow_up_card(follow_up) for follow_up in follow_ups])
        self.parked_cards.show_cards([self._parked_card(question) for question in parked])

    def _follow_up_card(self, follow_up: FollowUp) -> WordCard:
        box = QCheckBox()
        box.setChecked(follow_up.done)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setAccessibleName(_("Fait : {what}").format(what=follow_up.what))
        box.clicked.connect(lambda done: self._ask(CloseFollowUp(follow_up.id, done)))
        reach = "" if follow_up.scope is Scope.LOCAL else _scope_words()[follow_up.scope]
        facts = (follow_up.who, follow_up.due, reach, _("fait") if follow_up.done else "")
        meta = " · ".join(filter(None, facts))
        remove = RemoveFollowUp(follow_up.id)
        return WordCard(follow_up.what, meta, remove=lambda: self._ask(remove), mark=box)

    def _parked_card(self, question: OpenQuestion) -> WordCard:
        remove = RemoveParkedQuestion(question.id)
        return WordCard(question.text, "", remove=lambda: self._ask(remove))

    def _choose_scope(self, scope: Scope) -> None:
        self.scope.setCurrentIndex(self.scope.findData(scope))

    def _ask(self, operation: Operation) -> None:
        self.operation_requested.emit(operation)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in (self.who, self.due):
            row.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.what)
        column.addLayout(row)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.scope, 1)
        last.addWidget(self.add)
        column.addLayout(last)
        column.addWidget(self.cards, 3)
        column.addWidget(plain_label(_("Questions en suspens"), kind="heading", wrap=True))
        column.addWidget(self.parked)
        column.addWidget(self.parked_cards, 2)


def _scope_words() -> dict[Scope, str]:
    """As the minutes say them."""
    return {Scope.LOCAL: _("local"), Scope.DEPARTMENT: _("départemental")}


def _scope_choice() -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(_("Portée"))
    choice.setToolTip(_("Portée de la suite"))
    for scope, words in _scope_words().items():
        choice.addItem(words, scope)
    return choice
