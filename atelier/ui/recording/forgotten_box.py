"""Asks what becomes of a sound that was being recorded when the program ended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from atelier.domain.language import gettext as _


class ForgottenBox(QMessageBox):
    """Keep it, erase it, or decide another time: it is then asked again.

    Signals:
        kept: the sound is to be kept.
        erased: it is to be erased.
    """

    kept = Signal()
    erased = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(
            QMessageBox.Icon.Question,
            "Atelier",
            _(
                "Le son de « {name} » a été interrompu. Ce qui en a été enregistré est là : le garder ?"
            ).format(name=name),
            parent=parent,
        )
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep = self.addButton(_("Garder le son"), QMessageBox.ButtonRole.AcceptRole)
        self.erase = self.addButton(_("Effacer le son"), QMessageBox.ButtonRole.DestructiveRole)
        self.later = self.addButton(_("Plus tard"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.keep)
        self.setEscapeButton(self.later)
        self.buttonClicked.connect(self._on_clicked)

    def _on_clicked(self, button: object) -> None:
        if button is self.keep:
            self.kept.emit()
        elif button is self.erase:
            self.erased.emit()
