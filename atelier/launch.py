"""The life of the program, from its first window to its last: Qt, the base to open, what to say when it can't be."""

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from atelier.app import Application
from atelier.collector import Collector
from atelier.domain.decision import Fault
from atelier.logbook import log_qt, unforeseen
from atelier.stop_signals import stopped_by_signals
from atelier.ui import theme
from base.place import default_path


def run_app(
    *,
    base_path: Path | None,
    meeting: str | None,
    host: str,
    port: int,
    demo: bool,
) -> int:
    """Run the program until its last window is closed; returns the exit status.

    Raises:
        Fault: the base can't be opened, or there is no such meeting.
    """
    qInstallMessageHandler(log_qt)
    qt = QApplication.instance() or QApplication(["atelier"])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("Atelier")
    theme.install(qt)
    with _base_file(base_path, demo=demo) as path, stopped_by_signals(qt):
        application = Application(path, host=host, port=port)
        Collector(application)
        try:
            if demo:
                application.start_demonstration()
            else:
                application.start(meeting)
            gc.freeze()
            status = qt.exec()
        except Fault as fault:
            application.fault = fault
        finally:
            application.close()
    if application.fault is not None:
        _show_fault(qt, application.fault)
        raise application.fault
    return status


@contextmanager
def _base_file(path: Path | None, *, demo: bool) -> Iterator[Path]:
    """The base to open: the one named, a passing one for the demonstration, or the user's own."""
    if not demo:
        yield path or default_path()
        return
    with tempfile.TemporaryDirectory(prefix="atelier-demo-") as folder:
        yield Path(folder) / "demonstration.sqlite"


def _show_fault(qt: QApplication, fault: Exception) -> None:
    """Whoever started the program by its icon sees no standard error."""
    if qt.platformName() in ("offscreen", "minimal"):
        return
    said = str(fault) if isinstance(fault, Fault) else unforeseen()
    QMessageBox.warning(None, "Atelier", said)
