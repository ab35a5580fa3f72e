"""From one base to another while the program runs: what takes its time is done beside the event loop."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from atelier.aside import Aside
from atelier.base_opening import open_another
from atelier.bridge import Bridge

if TYPE_CHECKING:
    from base.opening import Base


class BaseMove(QObject):
    """One move. Nothing is let go before the other base is there, and all that was asked of the former is answered.

    Signals:
        failed: (exception) the other base can't be had; nothing has changed.
        moved: (Base) the former is closed.
    """

    failed = Signal(object)
    moved = Signal(object)

    def __init__(self, bridge: Bridge, let_go: Callable[[], None], *, parent: QObject | None = None) -> None:
        """`let_go` closes the former base, in a thread."""
        super().__init__(parent)
        self._bridge = bridge
        self._let_go = let_go
        self._other: Base | None = None
        self._is_given_up = False
        self._opening = Aside("atelier-opening", self)
        self._opening.settled.connect(self._on_opened)
        self._closing = Aside("atelier-closing", self)
        self._closing.settled.connect(self._on_closed)

    def begin(self, path: Path, *, create: bool) -> None:
        """Open the other base, or make it; returns at once."""
        self._opening.begin(lambda: open_another(path, create=create))

    def give_up(self) -> None:
        """Return with no thread at work; the other base is let go, whatever became of the former."""
        self._is_given_up = True
        self._opening.wait()
        self._closing.wait()
        if self._other is not None:
            self._other.close()

    def _on_opened(self, outcome: "Base | Exception") -> None:
        if isinstance(outcome, Exception):
            self.failed.emit(outcome)
            return
        self._other = outcome
        if not self._is_given_up:
            self._bridge.pending_changed.connect(self._on_pending_changed)
            self._on_pending_changed(self._bridge.pending)

    def _on_pending_changed(self, pending: int) -> None:
        """What leaving the meeting asked for is answered, and told, before the base that answers goes."""
        if not pending and not self._is_given_up:
            self._bridge.pending_changed.disconnect(self._on_pending_changed)
            self._closing.begin(self._let_go)

    def _on_closed(self, _outcome: object) -> None:
        if not self._is_given_up:
            other, self._other = self._other, None
            self.moved.emit(other)
