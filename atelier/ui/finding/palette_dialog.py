"""The command palette: type a few letters of what is to be done, Enter does it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from atelier.domain.language import gettext as _
from atelier.ui.finding.choice_dialog import ChoiceDialog
from atelier.ui.finding.palette_choices import Choice, ranked


class PaletteDialog(ChoiceDialog):
    """Everything that can be asked for; `recent`: the names of what was chosen lately."""

    def __init__(self, choices: Sequence[Choice], recent: Sequence[str], *, parent: QWidget) -> None:
        super().__init__(
            title=_("Toutes les commandes"),
            nothing=_("Aucune commande ne porte ces mots."),
            hint=_("↑ ↓ pour choisir, Entrée pour lancer, Échap pour fermer"),
            parent=parent,
        )
        self._choices = choices
        self._recent = recent
        self.field.setPlaceholderText(_("Que voulez-vous faire ? Tapez quelques lettres"))
        self.field.setAccessibleName(_("Commande"))
        self.list.setAccessibleName(_("Commandes"))
        self.begin()

    def fitting(self, query: str) -> list[Choice]:
        """What was chosen lately before its equals."""
        return ranked(self._choices, query, self._recent)
