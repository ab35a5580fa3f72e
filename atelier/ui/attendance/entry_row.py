"""The line in which somebody is written on the sheet: name, structure, peer group; Enter adds, and the next begins."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.domain.attendance import Person
from atelier.domain.language import gettext as _
from atelier.domain.text import one_line, title_problem
from atelier.domain.things import PeerGroup
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.form_field import say
from atelier.ui.widgets.hinted_line import HintedLine

_LIST = re.compile(r"[\t\n\u2028\u2029]")


class NameLine(HintedLine):
    """A name; several lines or cells that are pasted or dropped are a list, and leave the name as it was.

    Signals:
        list_pasted: (text)
    """

    list_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        # By keys, by the menu, by the mouse: every paste comes by here.
        self.textEdited.connect(self._on_edited)

    def _on_edited(self, text: str) -> None:
        if not _is_list(text):
            return
        end = self.cursorPosition()
        self.undo()
        start = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        self.list_pasted.emit(text[start:end])

    # Qt overrides

    def dropEvent(self, event: QDropEvent) -> None:
        text = event.mimeData().text()
        if _is_list(text):
            event.acceptProposedAction()
            self.list_pasted.emit(text)
        else:
            super().dropEvent(event)


def _is_list(text: str) -> bool:
    return _LIST.search(text.strip()) is not None


class EntryRow(QWidget):
    """What was typed stays until it is added.

    Signals:
        entered: (Person)
        list_pasted: (text) several lines were pasted in the place of a name.
    """

    entered = Signal(object)
    list_pasted = Signal(str)

    def __init__(self, groups: Sequence[PeerGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = NameLine()
        self.structure = HintedLine()
        self.group = QComboBox()
        self.add = look(QPushButton(_("Ajouter")), "primary")
        self.problem = plain_label(kind="warning", wrap=True)
        self._structures = QStringListModel(self)
        self._prepare(groups)
        self._lay_out()
        for line in (self.name, self.structure):
            line.returnPressed.connect(self.enter)
            line.textEdited.connect(lambda: self.complain(""))
        self.add.clicked.connect(self.enter)
        self.name.list_pasted.connect(self.list_pasted)

    def suggest(self, structures: Sequence[str]) -> None:
        """Complete these."""
        self._structures.setStringList(structures)

    def enter(self) -> None:
        """Tell who stands in the fields, unless nobody does."""
        name, structure = one_line(self.name.text()), one_line(self.structure.text())
        problem = title_problem(name) or title_problem(structure)
        if problem or not (name or structure):
            self.complain(problem)
            return
        self.entered.emit(Person(name=name, structure=structure, peer_group_id=self.group.currentData()))

    def fill(self, person: Person) -> bool:
        """Show that person again, unless somebody else stands in the fields."""
        if self.name.text() or self.structure.text():
            return False
        self.name.setText(person.name)
        self.structure.setText(person.structure)
        self.group.setCurrentIndex(max(0, self.group.findData(person.peer_group_id)))
        return True

    def start_over(self) -> None:
        """Have the fields empty, and the keyboard in the first."""
        self.name.clear()
        self.structure.clear()
        self.group.setCurrentIndex(0)
        self.complain("")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say what is wrong; nothing where the sentence is empty."""
        say(self.problem, sentence, self.name)

    def _prepare(self, groups: Sequence[PeerGroup]) -> None:
        self.name.setPlaceholderText(_("Prénom et nom"))
        self.name.setAccessibleName(_("Prénom et nom"))
        self.structure.setPlaceholderText(_("Structure"))
        self.structure.setAccessibleName(_("Structure"))
        completer = QCompleter(self._structures, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.structure.setCompleter(completer)
        self.group.setAccessibleName(_("Groupe de pairs"))
        self.group.addItem(_("Groupe de pairs…"), None)
        for group in groups:
            self.group.addItem(group.name, group.id)
        self.group.setVisible(bool(groups))
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(14)
        self.add.setAutoDefault(False)
        self.problem.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 3)
        row.addWidget(self.structure, 3)
        row.addWidget(self.group, 2)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.problem)
