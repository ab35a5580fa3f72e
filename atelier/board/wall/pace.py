"""When a wall follows what changed: once a turn of the event loop, and never under the hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

OUTCOME_MS = 600
"""How long what was dropped stays where the hand left it, for want of an answer."""


class Pace(QObject):
    """How many hands hold something, whether the wall is behind what it shows, what is waited for.

    Signals:
        due: the event loop's turn has come to catch up.
        unanswered: what was dropped had no answer.
    """

    due = Signal()
    unanswered = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hands = 0
        self._is_behind = False
        self._soon = _single_shot(self, 0, self.due)
        self._answer = _single_shot(self, OUTCOME_MS, self._on_unanswered)

    @property
    def is_held(self) -> bool:
        """Whether something is in a hand."""
        return self._hands > 0

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for the event loop or for an answer."""
        return self._soon.isActive() or self._answer.isActive()

    def begin_again(self) -> None:
        """Another wall: hands are empty and nothing is waited for."""
        self._soon.stop()
        self._answer.stop()
        self._hands, self._is_behind = 0, False

    def hurry(self) -> None:
        """Catch up at the event loop's next turn."""
        self._is_behind = True
        self._soon.start()

    def fall_behind(self) -> None:
        """Catch up when hands are empty."""
        self._is_behind = True

    def catch_up(self) -> bool:
        """Wait for the event loop no longer; whether the wall may be arranged now.

        Not under a hand, but for the answer to what another one dropped. What is still held then lies apart, so
        that all is to be arranged once more when it is let go.
        """
        self._soon.stop()
        may_arrange = not self.is_held or self._answer.isActive()
        self._is_behind = self.is_held
        if not self.is_held:
            self._answer.stop()
        return may_arrange

    def hold(self) -> None:
        """Something more is in a hand."""
        self._hands += 1

    def release(self, *, awaiting: bool) -> None:
        """A hand is empty; `awaiting`: an answer may come to what it dropped."""
        self._hands -= 1
        if awaiting:
            self._answer.start()
        elif self._is_behind and not self.is_held:
            self._soon.start()

    def _on_unanswered(self) -> None:
        if self._is_behind and not self.is_held:
            self._soon.start()
        self.unanswered.emit()


def _single_shot(parent: QObject, delay_ms: int, slot: SignalInstance | Callable[[], None]) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=delay_ms)
    timer.timeout.connect(slot)
    return timer
