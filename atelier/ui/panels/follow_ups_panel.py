"""What comes after the meeting, behind three small tabs: follow-ups, decisions, questions parked for later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    AddResolution,
    Operation,
    ParkQuestion,
    RewordParkedQuestion,
    RewordResolution,
)
from atelier.ui.panels.follow_up_list import FollowUpList
from atelier.ui.panels.panel_form import Now
from atelier.ui.panels.sentence_list import SentenceList, parked_questions, resolutions
from atelier.ui.widgets.fitting_tabs import FittingTabs


class FollowUpsPanel(QWidget):
    """Three lists, one in sight.

    Signals:
        operation_requested: (operation) something of theirs is to be added, changed or removed.
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, *, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.follow_ups = FollowUpList(model, now=now)
        self.resolutions = SentenceList(model, resolutions(), now=now)
        self.parked = SentenceList(model, parked_questions(), now=now)
        self.tabs = FittingTabs(_("Suites, décisions et questions en suspens"))
        self.stack = QStackedWidget()
        self._lay_out()
        for each in (self.follow_ups, self.resolutions, self.parked):
            each.operation_requested.connect(self.operation_requested)
        for sentences in (self.resolutions, self.parked):
            sentences.follow_up_requested.connect(self.begin_follow_up)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        model.words_changed.connect(self.refresh)
        self.refresh()

    @property
    def first_field(self) -> QWidget:
        """Where writing begins in the list that is in sight."""
        lists = (self.follow_ups.form.what, self.resolutions.edit_new, self.parked.edit_new)
        return lists[self.tabs.currentIndex()]

    def begin_follow_up(self, what: str) -> None:
        """Add a follow-up and have who and when asked for."""
        self.tabs.setCurrentIndex(0)
        self.follow_ups.begin(what)

    def park(self, text: str) -> None:
        """Keep a question for later, and show it among the others."""
        self.tabs.setCurrentIndex(2)
        self.parked.add(text)

    def finish(self) -> None:
        """Ask for what stands in the forms and editors, before they go."""
        for each in (self.follow_ups, self.resolutions, self.parked):
            each.save()
            each.submit()

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back, if the form is free."""
        match operation:
            case AddResolution(resolution=resolution):
                return self.resolutions.put_back(resolution.text)
            case RewordResolution(resolution_id=id, text=text):
                return self.resolutions.put_back(text, id=id)
            case ParkQuestion(open_question=question):
                return self.parked.put_back(question.text)
            case RewordParkedQuestion(open_question_id=id, text=text):
                return self.parked.put_back(text, id=id)
        return self.follow_ups.take_back(operation)

    def refresh(self) -> None:
        """Show what there is, and how much of it."""
        for each in (self.follow_ups, self.resolutions, self.parked):
            each.refresh()
        counts = (
            sum(not each.done for each in self.follow_ups.follow_ups),
            len(self.resolutions.sentences),
            len(self.parked.sentences),
        )
        for at, (name, count) in enumerate(zip(_names(), counts, strict=True)):
            self.tabs.rename(at, f"{name} {count}" if count else name)

    def _lay_out(self) -> None:
        for name, shown in zip(_names(), (self.follow_ups, self.resolutions, self.parked), strict=True):
            self.tabs.setTabToolTip(self.tabs.addTab(name), name)
            self.stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)


def _names() -> tuple[str, str, str]:
    return _("À faire"), _("Décisions"), _("En suspens")
