"""The life of the program, from its first window to its last: Qt, the base to open, what to say when it can't be."""

import gc
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from atelier.app import Application
from atelier.collector import Collector
from atelier.domain.decision import Fault
from atelier.languages import speak_language
from atelier.logbook import log_qt, unforeseen
from atelier.recent_bases import RecentBases
from atelier.stop_signals import stopped_by_signals
from atelier.ui.appearance import Appearance
from atelier.ui.settings import SettingsStore
from base.place import default_path, settings_path

if TYPE_CHECKING:
    from atelier.painted import PaintedLog
    from atelier.session import Session

SWITCH_S = 0.001


def run_app(
    *,
    base_path: Path | None,
    meeting: str | None,
    host: str,
    port: int,
    demo: bool,
    archive: Path | None = None,
    painted: Path | None = None,
) -> int:
    """Run the program until its last window is closed; returns the exit status.

    `archive`: that of a project, to be taken in at once.
    `painted`: the file to which each post-it is written when it is first painted, for benchmarks.

    Raises:
        Fault: the base can't be opened, there is no such meeting, or the file of painted post-its can't be written.
    """
    _share_the_interpreter()
    qt = _qt()
    settings = SettingsStore(settings_path())
    speak_language(settings.settings.language)
    Appearance(qt, settings)
    with _base_file(base_path, demo=demo) as path, stopped_by_signals(qt), _painted_log(painted) as log:
        # The demonstration's base is gone afterwards: nobody is offered it again.
        recent = RecentBases(None if demo else settings_path().with_name("recent-bases.json"))
        application = Application(path, host=host, port=port, settings=settings, recent=recent)
        if log is not None:
            application.session_opened.connect(partial(watch_painting, log))
        try:
            if demo:
                application.start_demonstration()
            else:
                application.start(meeting)
            if archive is not None:
                QTimer.singleShot(0, application, partial(application.open_archive, archive))
            gc.freeze()
            # Not before: the first paint would wait while it looks through what was just loaded.
            Collector(application)
            # What opening the base loaded stays too: looking through it for garbage would hold a burst for 60 ms.
            application.base_opened.connect(gc.freeze)
            status = qt.exec()
        except Fault as fault:
            application.fault = fault
        finally:
            application.close()
    for sentence in application.untold:
        _say(qt, sentence)
    if application.fault is not None:
        _say(qt, _sentence(application.fault))
        raise application.fault
    return status


def _qt() -> QApplication:
    """Qt, which is begun once in a process."""
    qInstallMessageHandler(log_qt)
    qt = QApplication.instance() or QApplication(["atelier"])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("Atelier")
    return qt


def watch_painting(log: "PaintedLog", session: "Session") -> None:
    """Have each post-it written down when it is first painted; all are kept in sight, so that each is."""
    session.console.scene.witness_painting(log.note_painted)
    session.console.board.show_all()


def _share_the_interpreter() -> None:
    """Keep the windows, the phones' server and the writer from waiting for each other longer than they must."""
    # A thread that is asked for the interpreter gives it up after this long. With Python's own 5 ms each call of Qt
    # into a widget waits that long while a burst is answered: painting 1,500 items took 0.7 s, with 1 ms 0.15 s.
    sys.setswitchinterval(SWITCH_S)


@contextmanager
def _painted_log(path: Path | None) -> "Iterator[PaintedLog | None]":
    if path is None:
        yield None
        return
    from atelier.painted import PaintedLog  # late: for benchmarks

    with closing(PaintedLog(path)) as log:
        yield log


@contextmanager
def _base_file(path: Path | None, *, demo: bool) -> Iterator[Path]:
    """The base to open: the one named, a passing one for the demonstration, or the user's own."""
    if not demo:
        yield path or default_path()
        return
    with tempfile.TemporaryDirectory(prefix="atelier-demo-") as folder:
        yield Path(folder) / "demonstration.sqlite"


def _sentence(fault: Exception) -> str:
    return str(fault) if isinstance(fault, Fault) else unforeseen()


def _say(qt: QApplication, sentence: str) -> None:
    """Whoever started the program by its icon sees no standard error."""
    if qt.platformName() in ("offscreen", "minimal"):
        return
    from PySide6.QtWidgets import QMessageBox  # late: most never see one

    QMessageBox.warning(None, "Atelier", sentence)
