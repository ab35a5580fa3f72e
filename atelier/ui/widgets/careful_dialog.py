"""A dialog that is not left by one key with words in it that nobody keeps."""

from PySide6.QtWidgets import QDialog, QWidget

from atelier.domain.language import gettext as _
from atelier.ui.announcement import announce
from atelier.ui.plain_text import plain_label
from atelier.ui.widgets.form_field import say

_GIVEN = object()


class CarefulDialog(QDialog):
    """Escape, or the window's cross, leaves it at once only as long as it says what it was opened with.

    Whoever makes one says in `written` what would be lost, calls `begin` once it is whole, and shows `unsaved`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unsaved = plain_label(kind="warning", wrap=True)
        self.unsaved.hide()
        self._given: object = _GIVEN
        self._warned_of: object = _GIVEN

    def written(self) -> object:
        """All that would be lost, to be compared."""
        raise NotImplementedError

    def begin(self) -> None:
        """From here on, what is written is hers."""
        self._given = self.written()

    def give_up(self) -> None:
        """Leave without a word, as the button says."""
        super().reject()

    # Qt overrides

    def reject(self) -> None:
        # Escape is pressed to leave a field, or by mistake: half an hour of work does not go with it.
        now = self.written()
        if now in (self._given, self._warned_of):
            super().reject()
            return
        self._warned_of = now
        said = _("Rien n’est encore enregistré. Échap encore une fois pour abandonner vos changements.")
        say(self.unsaved, said, self)
        announce(self, said)
