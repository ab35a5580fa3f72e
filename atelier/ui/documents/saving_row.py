"""What becomes of one document that is being saved: how far it is, then where it is or why it is not."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.language import gettext as _
from atelier.domain.typography import held
from atelier.ui import theme
from atelier.ui.announcement import announce
from atelier.ui.documents.offers import Order
from atelier.ui.documents.opening import open_file, show_in_folder
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_STEPS = 100


class SavingRow(QFrame):
    """Stays until she takes it away, or another document is saved.

    Signals:
        cancel_requested: she does not want the document any more.
        elsewhere_requested: (this row) it could not be written there; she wants to choose another place.
        dismissed: (this row) she has read it.
        saved: (path) it is there.
    """

    cancel_requested = Signal()
    elsewhere_requested = Signal(object)
    dismissed = Signal(object)
    saved = Signal(object)

    def __init__(self, order: Order, path: Path, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = order
        self.path = path
        self.is_stale = False
        """Whether what it says is of no more use once something else is saved."""
        self.sentence = plain_label(_("Enregistrement : {name}").format(name=path.name), wrap=True)
        self.progress = QProgressBar()
        self.cancel = QPushButton(_("Annuler"))
        self.open = QPushButton(_("Ouvrir"))
        self.show_folder = QPushButton(_("Montrer dans le dossier"))
        self.elsewhere = QPushButton(_("Enregistrer ailleurs…"))
        self.close_button = theme.bear_icon(look(QToolButton(), "quiet"), "x")
        self._lay_out()
        self._connect()

    def show_share(self, share: float) -> None:
        """Say how much is done, from 0 to 1."""
        self.progress.setValue(round(share * _STEPS))

    def show_saved(self) -> None:
        """Say that it is there, and offer to look at it."""
        self.is_stale = True
        self._end(_("Enregistré : {name}").format(name=self.path.name), self.open, self.show_folder)
        self.saved.emit(self.path)

    def show_failed(self, sentence: str) -> None:
        """Say why it is not."""
        self._end(sentence, self.elsewhere)
        look(self.sentence, "warning")

    def show_cancelled(self) -> None:
        """Say that it was given up."""
        self.is_stale = True
        self._end(_("Annulé : {name} n’a pas été enregistré.").format(name=self.path.name))

    def _end(self, sentence: str, *offered: QWidget) -> None:
        held_keyboard = self.cancel.hasFocus()
        self.sentence.setText(held(sentence))
        announce(self, sentence)
        self.progress.hide()
        self.cancel.hide()
        for widget in (*offered, self.close_button):
            widget.show()
        if held_keyboard:
            (*offered, self.close_button)[0].setFocus()

    def _on_open(self) -> None:
        if not open_file(self.path):
            self._say_nothing_opens()

    def _on_show_folder(self) -> None:
        if not show_in_folder(self.path):
            self._say_nothing_opens()
            return
        # Some systems say that they show it, and have nothing to show it with.
        self.sentence.setText(held(_("Enregistré : {name}").format(name=self.path)))

    def _say_nothing_opens(self) -> None:
        told = _("Rien n’a pu l’ouvrir sur cet ordinateur. Le document est là : {path}")
        self.sentence.setText(told.format(path=self.path))
        announce(self, self.sentence.text())

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.cancel_requested)
        self.elsewhere.clicked.connect(lambda: self.elsewhere_requested.emit(self))
        self.close_button.clicked.connect(lambda: self.dismissed.emit(self))
        self.open.clicked.connect(self._on_open)
        self.show_folder.clicked.connect(self._on_show_folder)

    def _lay_out(self) -> None:
        look(self, "notice")
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Avancement de {name}").format(name=self.path.name))
        self.close_button.setAccessibleName(_("Fermer ce message"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        buttons = (self.cancel, self.open, self.show_folder, self.elsewhere, self.close_button)
        for button in buttons:
            if button is not self.cancel:
                button.hide()
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(wrapping(WrappingRow(buttons, spacing=8, at_right=True)), 1)
        column.addLayout(row)
