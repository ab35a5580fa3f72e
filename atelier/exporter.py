"""Writes documents in a thread of its own, so that the windows never wait for a page to be drawn.

What a document is called and how it is written is not here but in `atelier.papers` and `atelier.documents`.
"""

import logging
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from atelier.domain.decision import Fault
from atelier.domain.language import gettext as _
from atelier.domain.progress import Cancelled, Progress

Write: TypeAlias = Callable[[Path, Progress], str]
"""Writes a document to a path, whole or not at all, telling how far it is; returns what is said of it then."""
Draw: TypeAlias = Callable[[Progress], bytes]
"""Draws one as the content of a file."""

STEP = 0.01
"""By how much a document must be farther for it to be told again."""
TURN_S = 0.001
"""How long a turn of the windows waits for the interpreter each time that it asks. Python's own 5 ms add up: a turn was
held for 100 to 300 ms while the minutes of 2,000 post-its were written, and is for 30 with this."""
_log = logging.getLogger(__name__)


class Job:
    """One document that was asked for, by which the exporter's signals name it."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        """Where it is saved; None where it is only looked at."""
        self.told = 0.0
        """How far it was when that was told last."""
        self.is_left = False
        """Whether the windows of whoever asked are gone, and can't tell what became of it."""
        self.is_unwanted = Event()

    def cancel(self) -> None:
        """Give it up; returns at once, and `cancelled` follows unless it was whole by then."""
        self.is_unwanted.set()


class Exporter(QObject):
    """One document after the other, each from what nothing changes any more.

    Signals:
        progressed: (job, share) how much of it is done, from 0 to 1.
        done: (job, what is said of it, or its content) it is whole.
        failed: (job, sentence) there is none, and why.
        cancelled: (job) it was given up; nothing was written.
        written: (path, what is said of it) a document that is saved is complete and in its place.
    """

    progressed = Signal(object, float)
    done = Signal(object, object)
    failed = Signal(object, str)
    cancelled = Signal(object)
    written = Signal(object, str)

    _went_on = Signal(object, float)
    _settled = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="atelier-exporter")
        self._drawings: set[Job] = set()
        self._went_on.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    def write(self, write: Write, path: Path) -> Job:
        """Have a document written to a path; returns at once."""
        return self._begin(Job(path), partial(write, path))

    def draw(self, draw: Draw) -> Job:
        """Have a document drawn for the eye alone: it is done with its content."""
        job = Job()
        self._drawings.add(job)
        return self._begin(job, draw)

    def close(self) -> None:
        """Finish the documents that were asked for, and tell; what was only to be looked at is given up."""
        for drawing in self._drawings:
            drawing.cancel()
        self._pool.shutdown()
        # The event loop may be over: it would tell nobody.
        QCoreApplication.sendPostedEvents(self, 0)

    def _begin(self, job: Job, work: Callable[[Progress], object]) -> Job:
        answer = self._pool.submit(self._work, job, work)
        answer.add_done_callback(partial(self._settled.emit, job))
        return job

    # In the thread that writes

    def _work(self, job: Job, work: Callable[[Progress], object]) -> object:
        progress = partial(self._follow, job)
        progress(0.0)
        with _short_turns():
            return work(progress)

    def _follow(self, job: Job, share: float) -> None:
        if job.is_unwanted.is_set():
            raise Cancelled
        if share - job.told >= STEP:
            job.told = share
            self._went_on.emit(job, share)

    # In the windows' thread

    def _on_settled(self, job: Job, answer: "Future[object]") -> None:
        self._drawings.discard(job)
        error = answer.exception()
        if error is None:
            self.done.emit(job, answer.result())
            if job.path is not None:
                self.written.emit(job.path, answer.result())
        elif isinstance(error, Cancelled):
            self.cancelled.emit(job)
        elif isinstance(error, Fault):
            _log.warning("a document was not written: %s", error)
            self.failed.emit(job, str(error))
        else:
            _log.error("a document was not written", exc_info=error)
            self.failed.emit(job, _("Le document n’a pas pu être fait ; rien n’est perdu. Réessayez."))


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let the windows have the interpreter as soon as they ask for it, and not when Python would give it up."""
    usual_s = sys.getswitchinterval()
    sys.setswitchinterval(TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(usual_s)
