"""What is done with post-its in windows of their own: correcting one, looking through a pile, bringing some back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.board.moves.commands import Commands
from atelier.domain.ids import NoteId
from atelier.domain.things import Note
from atelier.ui.pending_dialogs import PendingDialogs

if TYPE_CHECKING:
    from atelier.ui.dialogs.correction_dialog import CorrectionDialog
    from atelier.ui.dialogs.pile_dialog import PileDialog
    from atelier.ui.dialogs.withdrawn_dialog import WithdrawnDialog


class NotesDesk(QObject):
    """Opens those windows; what they ask for goes by `dialogs`."""

    def __init__(
        self, model: BoardModel, commands: Commands, *, dialogs: PendingDialogs, window: QWidget
    ) -> None:
        super().__init__(window)
        self._model = model
        self._commands = commands
        self._dialogs = dialogs
        self._window = window

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each of these actions does."""
        return {
            "correct": lambda: self.correct(self._commands.notes.lead),
            "show_pile": lambda: self.show_pile(self._commands.notes.pile_id),
            "withdrawn": self.show_withdrawn,
        }

    def correct(self, note_id: NoteId | None) -> "CorrectionDialog | None":
        """Have a note shown in other words."""
        # Here, not above: what the first paint does not need is not loaded before it.
        from atelier.ui.dialogs.correction_dialog import CorrectionDialog

        note = self._model.snapshot.find(Note, note_id)
        if note is None:
            return None
        dialog = CorrectionDialog(self._model, note, parent=self._window)
        self._dialogs.open(dialog)
        return dialog

    def show_pile(self, note_id: NoteId | None) -> "PileDialog | None":
        """Show every wording of a pile."""
        from atelier.ui.dialogs.pile_dialog import PileDialog

        if note_id is None:
            return None
        dialog = PileDialog(self._model, note_id, parent=self._window)
        self._dialogs.open(dialog)
        return dialog

    def show_withdrawn(self, note_id: str = "") -> "WithdrawnDialog":
        """Show what was taken off the wall, that one chosen."""
        from atelier.ui.dialogs.withdrawn_dialog import WithdrawnDialog

        dialog = WithdrawnDialog(self._model, parent=self._window)
        dialog.choose(note_id)
        self._dialogs.open(dialog)
        return dialog
