"""What helps putting post-its where they belong: the likeliest places to send them, the piles that may be made."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.board.view import BoardView
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.things import Note
from atelier.ui.pending_dialogs import PendingDialogs
from atelier.ui.wording import note_count

if TYPE_CHECKING:
    from atelier.ui.finding.duplicates_dialog import DuplicatesDialog
    from atelier.ui.finding.send_to_dialog import SendToDialog


class FilingDesk(QObject):
    """Proposes, and has the board ask for what she chooses."""

    def __init__(
        self,
        model: BoardModel,
        board: BoardView,
        *,
        dialogs: PendingDialogs,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._board = board
        self._dialogs = dialogs
        self._window = window
        self._unlike: set[frozenset[NoteId]] = set()
        """What she said is not the same, as long as the console is open."""

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about it does."""
        return {"send_to": self.send_to, "duplicates": self.open_duplicates}

    def send_to(self) -> "SendToDialog | None":
        """Offer places for the chosen notes, else for the chosen cluster; None where nothing is chosen."""
        # Here, not above: what the first paint does not need is not loaded before it.
        from atelier.ui.finding.destinations import for_cluster, for_notes, labelled
        from atelier.ui.finding.send_to_dialog import SendToDialog

        model, notes, cluster = self._model, self._board.commands.notes, self._board.commands.cluster
        if notes.note_ids:
            what, places = self._named(notes.note_ids), for_notes(model, notes)
        elif cluster.group is not None:
            what = _("Le regroupement {name}").format(name=labelled(cluster.group))
            places = for_cluster(model, cluster)
        else:
            return None
        dialog = SendToDialog(what, places, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self._board.setFocus(Qt.FocusReason.ShortcutFocusReason))
        dialog.operation_requested.connect(self._board.commands.ask)
        dialog.open()
        return dialog

    def open_duplicates(self) -> "DuplicatesDialog":
        """Propose piles of the post-its that say nearly the same."""
        from atelier.ui.finding.duplicates_dialog import DuplicatesDialog

        dialog = DuplicatesDialog(self._model, self._unlike, parent=self._window)
        self._dialogs.open(dialog)
        return dialog

    def _named(self, note_ids: Sequence[NoteId]) -> str:
        note = self._model.snapshot.find(Note, note_ids[0])
        if len(note_ids) == 1 and note is not None:
            text = " ".join(note.shown_text.split())
            return _("n° {number} « {text} »").format(number=note.number, text=text)
        return note_count(len(note_ids))
