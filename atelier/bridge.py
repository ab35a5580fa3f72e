"""Where operations leave the Qt thread and changes come back into it; nothing else crosses."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QObject, Qt, Signal

from atelier.domain.change import Change
from atelier.domain.decision import Fault, Refusal
from atelier.domain.operations import Operation
from atelier.domain.things import Party

_log = logging.getLogger(__name__)

TURN_S = 0.01
"""How long changes are told in one turn of the event loop: a burst must not hold the hand that drags."""

Submit = Callable[[Operation, Party], "Future[Change | None]"]
Subscribe = Callable[[Callable[[Change], None]], Callable[[], None]]


class Bridge(QObject):
    """Asks the writer in the facilitator's name, and tells the windows what was committed.

    What is asked before `connect_writer` waits for it, in order: the windows may be there before the base.
    An operation is told to be kept after the changes up to its own, so with none pending all that was asked shows.

    Signals:
        changed: (change) something was committed, whoever asked.
        refused: (sentence, operation) the facilitator's operation can't be done.
        failed: (sentence, operation) it was not kept because something is out of order.
        pending_changed: (count) how many of the facilitator's operations are not committed yet.
    """

    changed = Signal(object)
    refused = Signal(str, object)
    failed = Signal(str, object)
    pending_changed = Signal(int)

    _crossed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._submit: Submit | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._waiting: list[Operation] = []
        self._news: deque[Callable[[], None]] = deque()
        self._door = threading.Lock()
        self._pending = 0
        # Queued by name: a direct connection would run the windows' slots in the writer's thread.
        self._crossed.connect(self._on_crossed, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> int:
        """How many of the facilitator's operations are not committed yet."""
        return self._pending

    def connect_writer(self, submit: Submit, subscribe: Subscribe) -> None:
        """Hear of every change from now on, and hand over what waited."""
        self._unsubscribe = subscribe(self._on_committed)
        self._submit = submit
        waiting, self._waiting = self._waiting, []
        for operation in waiting:
            self._hand_over(submit, operation)

    def ask(self, operation: Operation) -> None:
        """Ask for an operation; returns at once, what becomes of it is told by the signals."""
        self._pending += 1
        self.pending_changed.emit(self._pending)
        if self._submit is None:
            self._waiting.append(operation)
        else:
            self._hand_over(self._submit, operation)

    def _hand_over(self, submit: Submit, operation: Operation) -> None:
        answer = submit(operation, Party.FACILITATOR)
        answer.add_done_callback(lambda settled: self._carry(partial(self._settle, settled, operation)))

    def close(self) -> None:
        """Hear no more of the writer."""
        if self._unsubscribe is not None:
            self._unsubscribe()

    def _on_committed(self, change: Change) -> None:
        self._carry(partial(self.changed.emit, change))

    def _carry(self, news: Callable[[], None]) -> None:
        """In the writer's thread: one event carries over all that came since the last one was seen to.

        The lock is for an answer that is there at once, in the Qt thread: of two that come together, one must ask.
        """
        with self._door:
            self._news.append(news)
            alone = len(self._news) == 1
        if alone:
            self._crossed.emit()

    def _on_crossed(self) -> None:
        ends_at = time.monotonic() + TURN_S
        while self._news:
            self._news[0]()
            # Removed once told: only an empty queue makes the writer's thread send another event.
            self._news.popleft()
            if time.monotonic() > ends_at:
                self._crossed.emit()
                return

    def _settle(self, answer: "Future[Change | None]", operation: Operation) -> None:
        self._pending -= 1
        self.pending_changed.emit(self._pending)
        error = answer.exception()
        if isinstance(error, Refusal):
            self.refused.emit(str(error), operation)
        elif isinstance(error, Fault):
            self.failed.emit(str(error), operation)
        elif error is not None:
            _log.error("an operation failed", exc_info=error)
            self.failed.emit(_("Cette action n’a pas abouti ; rien n’est perdu. Réessayez."), operation)
