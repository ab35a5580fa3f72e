"""Going back and forth in what was done: the window that lists it, and the walk to a moment chosen there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.operations import Operation, Redo, Undo
from atelier.ui.panels.panel_form import Now
from atelier.ui.settings import SettingsStore

if TYPE_CHECKING:
    from atelier.ui.history.window import HistoryWindow
    from atelier.ui.window_places import WindowPlace

AT_ONCE = 100
"""How many steps are asked for, and then drawn as one, before it is looked whether they led nearer."""


class HistoryDesk(QObject):
    """Walks by as many Undo or Redo as it takes; whatever else is asked meanwhile, or a refusal, ends the walk.

    Signals:
        operation_requested: (operation) a step.
    """

    operation_requested = Signal(object)

    def __init__(
        self,
        model: BoardModel,
        *,
        now: Now,
        settings: SettingsStore,
        flush: Callable[[], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._now = now
        self._settings = settings
        self._flush = flush
        self._window = window
        self._target: int | None = None
        self._asked: list[Operation] = []
        """The steps of which it is not known yet what became of them."""
        self.dialog: HistoryWindow | None = None
        """The list while it is open."""
        self.is_arriving = False
        """Whether what is followed now are its own steps, of which the list tells."""

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the action about the history does."""
        return {"history": self.open}

    def open(self) -> "HistoryWindow":
        """Show the list: the one that is open, else a new one, where it was last."""
        if self.dialog is None:
            self.dialog = self._made()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def go_to(self, seq: int) -> None:
        """Have everything as it was at that moment of the history; what is being typed counts as done."""
        if self._model.history.steps_to(seq) < 0:
            self._flush()
        self._target = seq
        self._ask()

    def settle(self, operation: Operation) -> None:
        """What became of an operation is known: once it is of every step asked for, ask for the next."""
        if self._is_mine(operation):
            self._asked = [asked for asked in self._asked if asked is not operation]
            if not self._asked:
                self.is_arriving = True
                self._model.release()
                self.is_arriving = False
                self._ask()

    def follow_asked(self, operation: Operation) -> None:
        """Go no further where she asks for something else: it would be taken back with the rest."""
        if operation.undoable and not self._is_mine(operation):
            self._target = None

    def give_up(self, operation: Operation) -> None:
        """Go no further where a step was refused."""
        if self._is_mine(operation):
            self._target = None

    def _is_mine(self, operation: Operation) -> bool:
        # By identity: another Undo of the same meeting is equal.
        return any(operation is asked for asked in self._asked)

    def _ask(self) -> None:
        if self._asked or self._target is None:
            return
        steps = self._model.history.steps_to(self._target)
        if steps == 0:
            self._target = None
            return
        step = Undo if steps < 0 else Redo
        asked = [step(self._model.meeting_id) for _ in range(min(abs(steps), AT_ONCE))]
        self._asked = list(asked)
        self._model.hold()
        for operation in asked:
            self.operation_requested.emit(operation)

    def _made(self) -> "HistoryWindow":
        # Here, not above: what the first paint does not need is not loaded before it.
        from atelier.ui.history.window import HistoryWindow
        from atelier.ui.window_places import WindowPlace, put_at_right

        dialog = HistoryWindow(self._model, now=self._now, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = WindowPlace(dialog, "history", self._settings)
        if not place.restore():
            put_at_right(dialog, of=self._window)
        dialog.moment_chosen.connect(self.go_to)
        dialog.finished.connect(lambda _result: self._on_finished(place))
        return dialog

    def _on_finished(self, place: "WindowPlace") -> None:
        place.keep()
        self.dialog = None
