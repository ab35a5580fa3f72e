"""The post-its of the chosen cluster under their count, and the button that leaves those alone that are not cited."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.things import Note
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.synthesis.notes_list import NotesList
from atelier.ui.theme import look

_LEAST_ROWS = 3


def uncited_phrase(count: int) -> str:
    """How many post-its no sentence uses yet."""
    if not count:
        return _("tous cités")
    return ngettext("{count} post-it non cité", "{count} post-its non cités", count).format(count=count)


class NotesBox(QWidget):
    """A button that tells how many are not cited, and filters; the list."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = NotesList()
        self.uncited = look(QPushButton(), "compact")
        self.total = 0
        """How many post-its the cluster has."""
        self._shown: tuple[Sequence[Note], Counter[int]] = ((), Counter())
        self.uncited.setCheckable(True)
        self.uncited.toggled.connect(self._fill)
        self._lay_out()

    def show_notes(self, notes: Sequence[Note], counts: Counter[int]) -> None:
        """Have those, with how often each number is cited."""
        self._shown, self.total = (notes, counts), len(notes)
        count = sum(not counts[note.number] for note in notes)
        self.uncited.setText(uncited_phrase(count))
        self.uncited.setEnabled(bool(count))
        if not count:
            self.uncited.setChecked(False)
        self._fill()

    def _fill(self) -> None:
        notes, counts = self._shown
        only = self.uncited.isChecked()
        self.notes.show_notes([n for n in notes if not (only and counts[n.number])], counts)

    def _lay_out(self) -> None:
        self.uncited.setToolTip(plain_tooltip(_("Ne montrer que les post-its qu’aucune phrase ne cite")))
        self.uncited.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        hint = plain_label(_("Double-clic : citer"), kind="small")
        row = QHBoxLayout()
        row.addWidget(self.uncited)
        row.addStretch(1)
        row.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.notes, 1)
        self.notes.setMinimumHeight(_LEAST_ROWS * (self.notes.fontMetrics().height() + 16))
