"""« Envoyer vers… »: a few letters of a place, or the number of a cluster, and Enter; the likeliest comes first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from atelier.domain.language import gettext as _
from atelier.ui.finding.choice_dialog import ChoiceDialog
from atelier.ui.finding.destinations import Destination, fitting
from atelier.ui.widgets.elided_label import ElidedLabel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SendToDialog(ChoiceDialog):
    """`what` is sent, in words.

    Signals:
        operation_requested: (operation) told once the dialog is closed.
    """

    operation_requested = Signal(object)

    def __init__(self, what: str, destinations: Sequence[Destination], *, parent: QWidget) -> None:
        self._destinations = destinations
        self._can_add = any(destination.also is not None for destination in destinations)
        super().__init__(
            title=_("Envoyer vers"),
            nothing=_("Aucun endroit ne porte ces mots."),
            hint=self._hint(),
            parent=parent,
        )
        self.what = ElidedLabel(what)
        self.column.insertWidget(0, self.what)
        self.field.setPlaceholderText(_("Un numéro, ou quelques lettres d’un titre"))
        self.field.setAccessibleName(_("Envoyer {what} vers").format(what=what))
        self.list.setAccessibleName(_("Endroits"))
        self.chosen.connect(lambda destination: self.operation_requested.emit(destination.operation))
        self.begin()

    def fitting(self, query: str) -> Sequence[Destination]:
        """The likeliest first; while typing, the nearest."""
        return fitting(self._destinations, query)

    def add(self) -> None:
        """Close, and have the notes be in the current cluster as well as where they are."""
        destination = self.current
        if isinstance(destination, Destination) and destination.also is not None:
            self.accept()
            self.operation_requested.emit(destination.also)

    def _hint(self) -> str:
        sending = _("↑ ↓ pour choisir, Entrée pour envoyer, Échap pour fermer")
        if not self._can_add:
            return sending
        return "\n".join((sending, _("Ctrl+Entrée : aussi dans ce regroupement, sans quitter sa place")))

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter adds."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTER
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.add()
            return True
        return super().eventFilter(watched, event)
