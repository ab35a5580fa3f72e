"""Writes documents in a thread of its own, so that the windows never wait for a page to be drawn."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from atelier.domain.decision import Fault
from atelier.domain.language import gettext as _

_log = logging.getLogger(__name__)


class Exporter(QObject):
    """One document after the other, each from what nothing changes any more.

    Signals:
        written: (path, what is said of it) the document is complete and in its place.
        failed: (sentence) nothing was written, and why.
    """

    written = Signal(object, str)
    failed = Signal(str)

    _settled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="atelier-exporter")
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    def write(self, write: Callable[[Path], str], path: Path) -> None:
        """Have that write a document to a path, and return what is said of it then; returns at once."""
        self._pool.submit(lambda: (path, write(path))).add_done_callback(self._settled.emit)

    def close(self) -> None:
        """Finish the document under way."""
        self._pool.shutdown()

    def _on_settled(self, answer: "Future[tuple[Path, str]]") -> None:
        error = answer.exception()
        if error is None:
            self.written.emit(*answer.result())
        elif isinstance(error, Fault):
            self.failed.emit(str(error))
        else:
            _log.error("a document was not written", exc_info=error)
            self.failed.emit(_("Le document n’a pas pu être fait ; rien n’est perdu. Réessayez."))
