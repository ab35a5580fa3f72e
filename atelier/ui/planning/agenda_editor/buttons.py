"""What can be done to the chosen stage, as buttons under the list."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.language import pgettext
from atelier.ui import theme
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping


class StageButtons(QWidget):
    """Add, duplicate, delete, up, down, and the last edit back."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = _button(_("Ajouter"), icon="plus", tip=_("Ajouter une étape après celle-ci (Inser)"))
        self.duplicate = _button(_("Dupliquer"), icon="copy", tip=_("Dupliquer cette étape (Ctrl+D)"))
        self.delete = _button(_("Supprimer"), icon="trash-2", tip=_("Supprimer cette étape (Suppr)"))
        self.up = _arrow("chevron-up", _("Monter cette étape (Alt+↑)"))
        self.down = _arrow("chevron-down", _("Descendre cette étape (Alt+↓)"))
        self.undo = _arrow("undo-2", pgettext("history", "Annuler"))
        self.done = plain_label(kind="small", wrap=True)
        self._lay_out()

    def show_state(self, row: int, count: int, *, last_edit: str) -> None:
        """Enable what applies to that row of so many."""
        self.duplicate.setEnabled(row >= 0)
        self.delete.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.undo.setEnabled(bool(last_edit))
        told = (
            _("Annuler\xa0: {what} (Ctrl+Z dans la liste)").format(what=last_edit)
            if last_edit
            else pgettext("history", "Annuler")
        )
        self.undo.setToolTip(plain_tooltip(told))
        self.undo.setAccessibleName(told)
        self.done.setText(
            _("Dernier changement\xa0: {what}.").format(what=last_edit)
            if last_edit
            else _("Rien n’a changé.")
        )

    def _lay_out(self) -> None:
        words = wrapping(WrappingRow((self.add, self.duplicate, self.delete), spacing=8, filled=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.done, 1)
        for arrow in (self.undo, self.up, self.down):
            row.addWidget(arrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words)
        column.addLayout(row)


def _button(text: str, *, icon: str, tip: str) -> QPushButton:
    button = theme.look(QPushButton(text), "compact")
    theme.bear_icon(button, icon)
    button.setToolTip(plain_tooltip(tip))
    button.setAutoDefault(False)
    return button


def _arrow(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    theme.bear_icon(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(plain_tooltip(name))
    return button
