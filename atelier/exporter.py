"""Writes documents in a thread of its own, so that the windows never wait for a page to be drawn.

What a document is called and how it is written is not here but in `atelier.papers` and `atelier.documents`.
"""

import logging
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Signal

from atelier.documents.progress import Cancelled, Progress
from atelier.domain.decision import Fault
from atelier.domain.language import gettext as _

Write: TypeAlias = Callable[[Path, Progress], str]
"""Writes a document to a path, whole or not at all, telling how far it is; returns what is said of it then."""

STEP = 0.01
"""By how much a document must be farther for it to be told again."""
_log = logging.getLogger(__name__)


class Job(QObject):
    """One document that was asked for; told in the windows' thread, and then gone.

    Signals:
        progressed: (share) how much of it is done, from 0 to 1.
        done: (what is said of it, or its content) it is whole.
        failed: (sentence) there is none, and why.
        cancelled: it was given up; nothing was written.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    _went_on = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._unwanted = Event()
        self._told = 0.0
        self._went_on.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Give it up; returns at once, and `cancelled` follows unless it was whole by then."""
        self._unwanted.set()

    def go_on(self, share: float) -> None:
        """Be told by the thread that writes how far it is.

        Raises:
            Cancelled: nobody wants the document any more.
        """
        if self._unwanted.is_set():
            raise Cancelled
        if share - self._told >= STEP:
            self._told = share
            self._went_on.emit(share)

    def settle(self, answer: "Future[object]") -> None:
        """Tell what became of it."""
        error = answer.exception()
        if error is None:
            self.done.emit(answer.result())
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        elif isinstance(error, Fault):
            self.failed.emit(str(error))
        else:
            _log.error("a document was not written", exc_info=error)
            self.failed.emit(_("Le document n’a pas pu être fait ; rien n’est perdu. Réessayez."))


class Exporter(QObject):
    """One document after the other, each from what nothing changes any more.

    Signals:
        written: (path, what is said of it) the document is complete and in its place.
        failed: (sentence) nothing was written, and why.
    """

    written = Signal(object, str)
    failed = Signal(str)

    _settled = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="atelier-exporter")
        self._drawings: set[Job] = set()
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    def write(self, write: Write, path: Path) -> Job:
        """Have a document written to a path; returns at once."""
        job = self._begin(partial(write, path))
        job.done.connect(partial(self.written.emit, path))
        job.failed.connect(self.failed)
        return job

    def draw(self, write: Write, ending: str) -> Job:
        """Have the same document written for the eye alone: its job is done with the content of such a file."""
        job = self._begin(partial(_content, write, ending))
        self._drawings.add(job)
        return job

    def close(self) -> None:
        """Finish the documents that were asked for; what was only to be looked at is given up."""
        for drawing in self._drawings:
            drawing.cancel()
        self._pool.shutdown()

    def _begin(self, work: Callable[[Progress], object]) -> Job:
        job = Job(self)
        answer = self._pool.submit(_worked, work, job.go_on)
        answer.add_done_callback(partial(self._settled.emit, job))
        return job

    def _on_settled(self, job: Job, answer: "Future[object]") -> None:
        self._drawings.discard(job)
        job.settle(answer)
        job.deleteLater()


def _worked(work: Callable[[Progress], object], progress: Progress) -> object:
    progress(0.0)
    return work(progress)


def _content(write: Write, ending: str, progress: Progress) -> bytes:
    with tempfile.TemporaryDirectory(prefix="atelier-") as folder:
        path = Path(folder) / f"document{ending}"
        write(path, progress)
        return path.read_bytes()
