"""Where operations leave the Qt thread and changes come back into it; nothing else crosses."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from atelier.domain.change import Change
from atelier.domain.decision import Fault, Refusal
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from atelier.domain.things import Party
from atelier.right_of_way import RightOfWay

_log = logging.getLogger(__name__)

TURN_S = 0.008
"""How long changes are told in one turn of the event loop: a burst must not hold the hand that drags."""
MOST_A_TURN = 200
"""How many changes are told in one turn, at most: arranging what they bring is one turn's work too."""
AT_ONCE = 50
"""How many changes of participants are told together, at most; between two such tellings the time is looked at."""
FRAME_S = 0.016
"""How often participants' changes are told, at most: nobody sees more."""
SHARE = 6
"""One part in so many of the time is the windows' while a burst lasts: the same interpreter answers the phones."""
FEW = 8
"""More than that told together is a burst; fewer are shown as they come."""
MOST_REST_S = 0.12
"""They never wait longer than that, however long the last telling took to be shown."""

_SHOWN_AFTER = 5
"""After so many turns of the event loop what was told is measured, arranged and painted."""

Submit = Callable[[Operation, Party], "Future[Change | None]"]
Subscribe = Callable[[Callable[[Change], None]], Callable[[], None]]


class Bridge(QObject):
    """Asks the writer in the facilitator's name, and tells the windows what was committed.

    What is asked before `connect_writer` waits for it, in order: the windows may be there before the base.
    An operation is told to be kept after the changes up to its own, so with none pending all that was asked shows.

    Participants' changes are told together, a few dozen times a second at most; the facilitator's at once, and singly.

    Signals:
        changed: (changes) those were committed, whoever asked.
        refused: (sentence, operation) the facilitator's operation can't be done.
        failed: (sentence, operation) it was not kept because something is out of order.
        settled: (operation) it is committed, or that it is not was just told.
        pending_changed: (count) how many of the facilitator's operations are not committed yet.
    """

    changed = Signal(object)
    refused = Signal(str, object)
    failed = Signal(str, object)
    settled = Signal(object)
    pending_changed = Signal(int)

    _crossed = Signal()

    def __init__(self, parent: QObject | None = None, *, way: RightOfWay | None = None) -> None:
        super().__init__(parent)
        self._submit: Submit | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._waiting: list[Operation] = []
        self._news: deque[Change | Callable[[], None]] = deque()
        self._hurried = False
        self._door = threading.Lock()
        self._pending = 0
        self._told_at = self._spent_at = 0.0
        self._told_count = 0
        self._is_telling = False
        """Whether more was there than one turn could tell: the rest of it is told once that is shown."""
        self._to_tell = 0
        """How many there were when their telling began; what comes meanwhile waits until the windows have rested."""
        self.way = way or RightOfWay()
        """Taken while a burst is told and shown."""
        self._turns_to_show = 0
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._on_turned)
        self._rest = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._rest.timeout.connect(self._on_rested)
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
        answer.add_done_callback(
            lambda settled: self._carry(partial(self._settle, settled, operation), hurried=True)
        )

    def close(self) -> None:
        """Hear no more of the writer."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._rest.stop()
        self._turn.stop()
        self.way.leave()

    def _on_committed(self, change: Change) -> None:
        self.way.give_way()
        self._carry(change, hurried=change.party is Party.FACILITATOR)

    def _carry(self, news: Change | Callable[[], None], *, hurried: bool) -> None:
        """In the writer's thread: one event carries over all that came since the last one was seen to.

        The lock is for an answer that is there at once, in the Qt thread: of two that come together, one must ask.
        """
        with self._door:
            self._news.append(news)
            asks = len(self._news) == 1 or (hurried and not self._hurried)
            self._hurried |= hurried
        if asks:
            self._crossed.emit()

    def _on_crossed(self) -> None:
        if self._hurried or not self._rest.isActive():
            self._tell()

    def _on_rested(self) -> None:
        spent_s = time.thread_time() - self._spent_at
        left_s = self._told_at + rest_s(spent_s, self._told_count) - time.monotonic()
        if left_s > 0.001:
            self._rest.start(round(left_s * 1000))
        elif self._news:
            self._tell()

    def _tell(self) -> None:
        """Tell what there is, a turn's worth at once and each shown before the next; then the windows rest."""
        began = time.monotonic()
        if not self._is_telling:
            self._told_at, self._spent_at = began, time.thread_time()
            self._told_count, self._to_tell = 0, len(self._news)
        self._hurried = False
        self._rest.start(round(FRAME_S * 1000))
        if len(self._news) > FEW:
            self._take_way()
        enough = self._told_count + MOST_A_TURN
        while self._news and self._told_count < enough and time.monotonic() < began + TURN_S:
            self._tell_next()
        self._is_telling = self._turn.isActive() and bool(self._news) and self._told_count < self._to_tell

    def _tell_next(self) -> None:
        changes = self._next_changes()
        if changes:
            self.changed.emit(changes)
        else:
            self._news[0]()  # type: ignore[operator]
        # Removed once told: only an empty queue makes the writer's thread send another event.
        for _told in changes or (None,):
            self._news.popleft()
        self._told_count += len(changes)

    def _take_way(self) -> None:
        self.way.take()
        self._turns_to_show = _SHOWN_AFTER
        self._turn.start()

    def _on_turned(self) -> None:
        self._turns_to_show -= 1
        if self._turns_to_show:
            self._turn.start()
            return
        self.way.leave()
        if self._is_telling:
            self._tell()

    def _next_changes(self) -> tuple[Change, ...]:
        """What can be told together: one of the facilitator's, or participants' up to the next that is not."""
        changes: list[Change] = []
        for at in range(min(len(self._news), AT_ONCE)):
            news = self._news[at]
            if not isinstance(news, Change) or (changes and news.party is Party.FACILITATOR):
                break
            changes.append(news)
            if news.party is Party.FACILITATOR:
                break
        return tuple(changes)

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
        self.settled.emit(operation)


def rest_s(spent_s: float, told: int) -> float:
    """How long the windows leave the interpreter to others after so many changes, which took so long to show."""
    return min(spent_s * SHARE, MOST_REST_S) if told > FEW else spent_s
