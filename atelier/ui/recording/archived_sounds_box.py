"""Asks whether the sounds of a project go with its archive. Making it is not its business."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext


class ArchivedSoundsBox(QMessageBox):
    """Without them, unless it is said that they do.

    Signals:
        answered: (whether they go with it)
    """

    answered = Signal(bool)

    def __init__(self, count: int, parent: QWidget) -> None:
        asked = ngettext(
            "Mettre aussi le son enregistré dans l’archive ?",
            "Mettre aussi les {count} sons enregistrés dans l’archive ?",
            count,
        )
        super().__init__(QMessageBox.Icon.Question, "Atelier", asked.format(count=count), parent=parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setInformativeText(
            _(
                "Les personnes ont accepté qu’un son soit gardé sur un seul ordinateur : ne le joignez que si elles"
                " sont d’accord. Sans lui, tout le reste y est, verbatims et moments compris."
            )
        )
        self.without = self.addButton(_("Archiver sans le son"), QMessageBox.ButtonRole.AcceptRole)
        self.along = self.addButton(_("Archiver avec le son"), QMessageBox.ButtonRole.YesRole)
        self.cancel = self.addButton(_("Annuler"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.without)
        self.setEscapeButton(self.cancel)
        self.buttonClicked.connect(self._on_clicked)

    def _on_clicked(self, button: object) -> None:
        if button is not self.cancel:
            self.answered.emit(button is self.along)
