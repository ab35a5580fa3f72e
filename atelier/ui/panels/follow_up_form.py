"""The fields of a follow-up: of a new one, or of one that is edited in its place."""

from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.things import FollowUp, Scope
from atelier.ui.panels.panel_form import line, start_over
from atelier.ui.panels.sentence_edit import SentenceEdit
from atelier.ui.plain_text import plain_action


class FollowUpForm(QWidget):
    """What, who, when, and how far it reaches.

    Signals:
        submitted: Enter in one of the fields, or the button.
        given_up: Escape.
    """

    submitted = Signal()
    given_up = Signal()

    def __init__(self, button: str, *, people: QStringListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = SentenceEdit(_("Ce qui est à faire"), name=_("Suite à donner"))
        self.who = line(_("Qui"))
        self.due = line(_("Quand"))
        self.scope = _scope_choice()
        self.send = QPushButton(plain_action(button))
        self.send.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.who.setCompleter(_completer(people, self))
        self.what.submitted.connect(self.submitted)
        for field in (self.who, self.due):
            field.returnPressed.connect(self.submitted)
        self.send.clicked.connect(lambda: self.submitted.emit())
        self._lay_out()

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of what is to be done."""
        return not self.what.text.strip()

    def fill(self, follow_up: FollowUp) -> None:
        """Show what that one says."""
        self.what.setPlainText(follow_up.what)
        self.what.moveCursor(QTextCursor.MoveOperation.End)
        self.who.setText(follow_up.who)
        self.due.setText(follow_up.due)
        self.scope.setCurrentIndex(self.scope.findData(follow_up.scope))

    def told(self, follow_up: FollowUp) -> FollowUp:
        """That follow-up, saying what stands in the fields."""
        return replace(
            follow_up,
            what=self.what.text,
            who=self.who.text(),
            due=self.due.text(),
            scope=Scope(self.scope.currentData()),
        )

    def start_over(self) -> None:
        """Have the fields empty, and the keyboard in the first if it was in one."""
        self.what.setPlainText("")
        self.who.clear()
        self.due.clear()
        self.scope.setCurrentIndex(self.scope.findData(Scope.LOCAL))
        start_over(self.what, after=(self.who, self.due, self.scope, self.send))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.what)
        column.addLayout(_row(self.who, self.due))
        last = _row(self.scope)
        last.addWidget(self.send)
        column.addLayout(last)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def scope_words() -> dict[Scope, str]:
    """As the minutes say them."""
    return {Scope.LOCAL: _("local"), Scope.DEPARTMENT: _("départemental")}


def _scope_choice() -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(_("Portée"))
    choice.setToolTip(_("Portée de la suite"))
    for scope, words in scope_words().items():
        choice.addItem(words, scope)
    return choice


def _completer(people: QStringListModel, parent: QWidget) -> QCompleter:
    completer = QCompleter(people, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer


def _row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 1)
    return row
