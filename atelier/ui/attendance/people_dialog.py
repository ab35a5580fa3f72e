"""People who may be meant, each with a tick: those who gave their name by phone, those of earlier meetings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from atelier.domain.attendance import Person
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.things import PeerGroup
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import ending, open_at

_SIZE_PX = (560, 560)


class PeopleDialog(QDialog):
    """Accepted, `chosen` are those to be written on the sheet."""

    def __init__(
        self,
        people: Sequence[Person],
        *,
        title: str,
        lead: str,
        groups: Sequence[PeerGroup],
        ticked: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._people = people
        self._group_names = {group.id: group.name for group in groups}
        self.list = _Ticks(title)
        self.all = QPushButton()
        self.cancel = QPushButton(_("Fermer"))
        self.add = look(QPushButton(), "primary")
        for person in people:
            self.list.addItem(self._item(person, ticked=ticked))
        self.list.setCurrentRow(0)
        self._lay_out(title, lead)
        self.list.itemChanged.connect(self._show_choice)
        self.all.clicked.connect(self._tick_all)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self.accept)
        self._show_choice()

    @property
    def chosen(self) -> list[Person]:
        """Those that are ticked."""
        return [person for at, person in enumerate(self._people) if self._is_ticked(at)]

    def _is_ticked(self, at: int) -> bool:
        return self.list.item(at).checkState() is Qt.CheckState.Checked

    def _tick_all(self) -> None:
        wanted = Qt.CheckState.Unchecked if len(self.chosen) == len(self._people) else Qt.CheckState.Checked
        for at in range(self.list.count()):
            self.list.item(at).setCheckState(wanted)

    def _show_choice(self) -> None:
        count = len(self.chosen)
        words = ngettext("Ajouter une personne", "Ajouter {count} personnes", count).format(count=count)
        self.add.setText(words if count else _("Ajouter"))
        self.add.setEnabled(count > 0)
        self.all.setText(_("Tout décocher") if count == len(self._people) else _("Tout cocher"))

    def _item(self, person: Person, *, ticked: bool) -> QListWidgetItem:
        group = self._group_names.get(person.peer_group_id) if person.peer_group_id else None
        item = QListWidgetItem(" · ".join(filter(None, (person.name, person.structure, group))))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _lay_out(self, title: str, lead: str) -> None:
        self.all.setAutoDefault(False)
        self.add.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(title, kind="title", wrap=True))
        column.addWidget(plain_label(lead, kind="muted", wrap=True))
        column.addWidget(self.list, 1)
        row = ending(self.cancel, self.add)
        row.insertWidget(0, self.all)
        column.addLayout(row)
        open_at(self, *_SIZE_PX)


class _Ticks(QListWidget):
    """Space ticks, wherever the box is; Enter is the dialog's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        look(self, "framed")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
