"""What goes wrong is in a file with its trace, and never before a person's eyes."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType

from atelier import logbook
from atelier.logbook import log_qt, open_logbook

_FAILING = """
import logging, sys, threading
from pathlib import Path
from atelier.logbook import open_logbook

open_logbook(Path(sys.argv[1]))
logging.getLogger("atelier").warning("attention")
thread = threading.Thread(target=lambda: 1 / 0, name="à part")
thread.start()
thread.join()
raise ValueError("personne ne m’attrape")
"""


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """The process's own logging, given back."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook)
    raising = logging.raiseExceptions
    handlers, level = list(root.handlers), root.level
    yield
    for handler in set(root.handlers) - set(handlers):
        handler.close()
        root.removeHandler(handler)
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hooks
    logging.raiseExceptions = raising


def failing(path: Path) -> subprocess.CompletedProcess[str]:
    """A process that logs, and fails in both its threads."""
    return subprocess.run(
        [sys.executable, "-c", _FAILING, str(path)], capture_output=True, text=True, timeout=30, check=False
    )


def test_what_nobody_caught_is_in_the_file_with_its_trace(tmp_path: Path) -> None:
    path = tmp_path / "Journaux d’Atelier" / "atelier.log"
    done = failing(path)
    written = path.read_text("utf-8")
    assert "WARNING atelier: attention" in written
    assert "ZeroDivisionError" in written
    assert "uncaught in à part" in written
    assert "ValueError: personne ne m’attrape" in written
    assert written.count("Traceback") == 2
    assert done.stderr == ""


@pytest.mark.parametrize("name", ["dossier", "fichier/atelier.log"])
def test_a_log_that_can_not_be_written_shows_no_trace(tmp_path: Path, name: str) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "fichier").touch()
    assert failing(tmp_path / name).stderr == ""


def test_there_is_no_file_until_something_went_wrong(tmp_path: Path) -> None:
    path = tmp_path / "atelier.log"
    open_logbook(path)
    logging.getLogger("atelier").info("tout va bien")
    assert not path.exists()


def test_it_grows_to_a_limit_and_is_kept_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logbook, "SIZE_BYTES", 1000)
    open_logbook(tmp_path / "atelier.log")
    for number in range(100):
        logging.getLogger("atelier").warning("incident %d", number)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["atelier.log", "atelier.log.1"]
    assert all(file.stat().st_size <= 1000 for file in files)
    assert "incident 99" in files[0].read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "levels"),
    [
        (QtMsgType.QtDebugMsg, []),
        (QtMsgType.QtInfoMsg, []),
        (QtMsgType.QtWarningMsg, ["WARNING"]),
        (QtMsgType.QtCriticalMsg, ["ERROR"]),
    ],
)
def test_what_qt_says_goes_to_the_log(
    kind: QtMsgType, levels: list[str], caplog: pytest.LogCaptureFixture, expected_errors: list[str]
) -> None:
    log_qt(kind, None, "remarque")
    assert [record.levelname for record in caplog.records] == levels
    assert len(expected_errors) == levels.count("ERROR")
