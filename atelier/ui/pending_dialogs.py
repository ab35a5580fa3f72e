"""The dialogs that ask for operations: each stays, hidden, until what it asked for is kept, and comes back if not."""

from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog

from atelier.domain.operations import Operation
from atelier.ui.warning_box import warn


@runtime_checkable
class TakesBack(Protocol):
    """A dialog that is open for several operations, and has room for the words of one that was not carried out."""

    def take_back(self, operation: Operation) -> None:
        """Show them again."""


class PendingDialogs(QObject):
    """Loses nothing of what was typed in a dialog that closed before the disk had it.

    Signals:
        operation_requested: (operation) one of the dialogs asks for it.
    """

    operation_requested = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[Operation, QDialog] = {}
        self._returning: set[QDialog] = set()

    def open(self, dialog: QDialog) -> None:
        """Open a dialog that has the signal `operation_requested`; it is deleted once it is needed no more."""
        dialog.operation_requested.connect(partial(self._on_asked, dialog))  # type: ignore[attr-defined]
        dialog.finished.connect(lambda _result: self._let_go(dialog))
        dialog.open()

    def settle(self, operation: Operation) -> None:
        """What became of an operation is known."""
        dialog = self._waiting.pop(operation, None)
        if dialog is not None:
            self._let_go(dialog)

    def give_back(self, operation: Operation, sentence: str) -> bool:
        """Show the dialog that asked for an operation again, that sentence over it; whether there was one."""
        dialog = self._waiting.get(operation)
        if dialog is None:
            return False
        # Saved again it asks for all of them again, so their sentences, mostly the same, are said elsewhere.
        self._waiting = {asked: by for asked, by in self._waiting.items() if by is not dialog}
        if isinstance(dialog, TakesBack):
            dialog.take_back(operation)
        if dialog not in self._returning:
            self._returning.add(dialog)
            # Afterwards: a dialog refused at once has yet to close.
            QTimer.singleShot(0, dialog, partial(self._return, dialog, sentence))
        return True

    def _on_asked(self, dialog: QDialog, operation: Operation) -> None:
        self._waiting[operation] = dialog
        self.operation_requested.emit(operation)

    def _return(self, dialog: QDialog, sentence: str) -> None:
        self._returning.discard(dialog)
        dialog.open()
        warn(sentence, dialog)

    def _let_go(self, dialog: QDialog) -> None:
        needed = dialog in self._returning or dialog in self._waiting.values()
        if not needed and not dialog.isVisible():
            dialog.deleteLater()
