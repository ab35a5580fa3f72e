"""What would hold the event loop, done beside it: in a thread, and what it came to is told where it was asked for."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal


class Aside(QObject):
    """Does one thing at a time.

    Signals:
        settled: (what the deed returned, or the exception that it came to) told in the thread of this object.
    """

    settled = Signal(object)

    _crossed = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._thread: threading.Thread | None = None
        self._crossed.connect(self._on_crossed, Qt.ConnectionType.QueuedConnection)

    def begin(self, deed: Callable[[], object]) -> None:
        """Do it from now on; returns at once."""
        self._thread = threading.Thread(target=self._run, args=(deed,), name=self._name)
        self._thread.start()

    def wait(self) -> None:
        """Return once it is settled and told, if something is under way."""
        if self._thread is not None:
            self._thread.join()
            QCoreApplication.sendPostedEvents(self, 0)

    def _run(self, deed: Callable[[], object]) -> None:
        try:
            outcome = deed()
        except Exception as error:  # noqa: BLE001 - told in the other thread, which knows what it means
            outcome = error
        self._crossed.emit(outcome)

    def _on_crossed(self, outcome: object) -> None:
        self._thread = None
        self.settled.emit(outcome)
