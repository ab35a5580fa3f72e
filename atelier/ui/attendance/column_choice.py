"""What one column of a pasted list is, to be said otherwise where it was not understood."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from atelier.domain.attendance_list import Column
from atelier.domain.language import gettext as _
from atelier.ui.plain_text import plain_label, plain_tooltip

_SHOWN_LETTERS = 18


class ColumnChoice(QWidget):
    """The column's title, or what its first line holds, over what it is.

    Signals:
        chosen: (place, Column) by hand.
    """

    chosen = Signal(int, object)

    def __init__(self, at: int, sample: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        for column, words in column_words().items():
            self.choice.addItem(words, column)
        named = _("Colonne {number}").format(number=at + 1)
        shown = sample if len(sample) <= _SHOWN_LETTERS else sample[:_SHOWN_LETTERS].rstrip() + "…"
        label = plain_label(shown or named, kind="small")
        label.setToolTip(plain_tooltip(sample))
        self.choice.setAccessibleName(f"{named}, {sample}" if sample else named)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addWidget(self.choice)
        self.choice.activated.connect(lambda _row: self.chosen.emit(at, self.choice.currentData()))

    def choose(self, column: Column) -> None:
        """Show that it is such a one."""
        self.choice.setCurrentIndex(self.choice.findText(column_words()[column]))


def column_words() -> dict[Column, str]:
    """What each kind of column is called."""
    return {
        Column.NAME: _("Nom"),
        Column.FIRST_NAME: _("Prénom"),
        Column.STRUCTURE: _("Structure"),
        Column.GROUP: _("Groupe de pairs"),
        Column.PRESENT: _("Présent"),
        Column.IS_NEW: _("Nouveau"),
        Column.LEFT_OUT: _("Ne pas reprendre"),
    }
