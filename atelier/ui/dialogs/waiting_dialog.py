"""Something long is under way that nothing else may go on beside: how far it is, then what it came to."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.typography import held
from atelier.ui.announcement import announce
from atelier.ui.documents.opening import show_in_folder
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import ending, open_at

_STEPS = 100
_WIDTH_PX, _HEIGHT_PX = 520, 190


class WaitingDialog(QDialog):
    """Escape asks to give it up while it lasts, and leaves once it is over.

    Signals:
        cancel_requested: give it up; the dialog stays until that is so.
    """

    cancel_requested = Signal()

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.title = plain_label(title, kind="heading", wrap=True)
        self.sentence = plain_label(sentence, wrap=True)
        self.progress = QProgressBar()
        self.cancel = QPushButton(_("Annuler"))
        self.show_folder = QPushButton(_("Montrer dans le dossier"))
        self.leave = look(QPushButton(_("Fermer")), "primary")
        self._column = QVBoxLayout(self)
        self._path: Path | None = None
        self.is_over = False
        """Whether what it came to is told."""
        self._lay_out()
        self.cancel.clicked.connect(self.reject)
        self.show_folder.clicked.connect(self._on_show_folder)
        self.leave.clicked.connect(self.accept)

    def show_share(self, share: float) -> None:
        """Say how much is done, from 0 to 1."""
        self.progress.setValue(round(share * _STEPS))

    def show_outcome(self, sentence: str, *, path: Path | None = None) -> None:
        """Say what it came to; `path`: the file that is there now."""
        self._path = path
        self._end(sentence)
        self.show_folder.setVisible(path is not None)

    def show_failed(self, sentence: str) -> None:
        """Say why it came to nothing."""
        look(self.sentence, "warning")
        self._end(sentence)

    def give_up(self) -> None:
        """It was given up: there is nothing to say of it."""
        self.is_over = True
        self.reject()

    def _end(self, sentence: str) -> None:
        self.is_over = True
        self.sentence.setText(held(sentence))
        announce(self, sentence)
        for widget in (self.progress, self.cancel):
            widget.hide()
        self.leave.show()
        self.leave.setDefault(True)
        self.leave.setFocus()
        self._hold_all()

    def _hold_all(self) -> None:
        """Make room for a sentence that is longer than the one before; whatever size she gave it stays otherwise."""
        needed = self._column.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def _on_show_folder(self) -> None:
        assert self._path is not None
        if not show_in_folder(self._path):
            told = _("Rien n’a pu l’ouvrir sur cet ordinateur. Le document est là : {path}")
            self.sentence.setText(told.format(path=self._path))
            self._hold_all()

    def _lay_out(self) -> None:
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Avancement"))
        for hidden in (self.show_folder, self.leave):
            hidden.hide()
        column = self._column
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (self.title, self.sentence, self.progress):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(ending(self.cancel, self.show_folder, self.leave))
        open_at(self, _WIDTH_PX, _HEIGHT_PX)

    # Qt overrides

    def reject(self) -> None:
        if self.is_over:
            super().reject()
            return
        self.cancel.setEnabled(False)
        self.sentence.setText(_("Un instant : rien n’est changé."))
        self.cancel_requested.emit()
