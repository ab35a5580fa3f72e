"""Opening the base in a thread, as its library takes longer to load than the first window to show."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from base.opening import Base


class BaseOpening(QObject):
    """Opens a base at the next turn of the event loop, beside it.

    Signals:
        settled: (Base, or the exception that it came to) told in the thread of this object.
    """

    settled = Signal(object)

    _crossed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._thread: threading.Thread | None = None
        self._crossed.connect(self._on_crossed, Qt.ConnectionType.QueuedConnection)
        self._painted = QTimer(self, singleShot=True)
        self._painted.timeout.connect(self._begin)

    def begin_later(self) -> None:
        """Open it after what is waiting to be painted."""
        self._painted.start()

    def wait(self) -> None:
        """Return once it is settled, if it is on its way."""
        if self._painted.isActive():
            self._painted.stop()
            self._begin()
        if self._thread is not None:
            self._thread.join()
            QCoreApplication.sendPostedEvents(self, 0)

    def open_now(self) -> "Base":
        """Open it here and now; raises what opening raises."""
        from base.opening import open_base  # late: see the module's docstring

        return open_base(self._path)

    def _begin(self) -> None:
        self._thread = threading.Thread(target=self._run, name="atelier-opening")
        self._thread.start()

    def _run(self) -> None:
        try:
            self._crossed.emit(self.open_now())
        except Exception as error:  # noqa: BLE001 - told in the Qt thread, where the program ends
            self._crossed.emit(error)

    def _on_crossed(self, outcome: "Base | Exception") -> None:
        self._thread = None
        self.settled.emit(outcome)
