"""Documents written beside the windows: whole or not at all, and what is said of it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.documents.formats import write_document
from atelier.domain.report import Report
from atelier.domain.report_builder import build_report
from atelier.exporter import Exporter
from base.opening import open_base
from tests.documents.pdf_reading import body, squeezed
from tests.premises import found_in, write

WORDS = "Un café le matin"


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """The minutes of a meeting of one note."""
    with closing(open_base(tmp_path / "base.sqlite")) as base:
        meeting_id = found_in(base, title="École")
        write(base, meeting_id, WORDS)
        snapshot, _history = base.meeting(meeting_id)
    return build_report(snapshot, meeting_id, made_at=datetime.now(UTC))


def minutes(report: Report) -> Callable[[Path], str]:
    """What writes them."""

    def write(path: Path) -> str:
        write_document("minutes", report, path)
        return "C’est fait."

    return write


@pytest.fixture
def exporter(qapp: QApplication) -> Iterator[Exporter]:
    """An exporter."""
    with closing(Exporter(qapp)) as exporter:
        yield exporter


def test_it_says_where_the_document_is(
    exporter: Exporter, report: Report, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "Compte rendu n° 1.pdf"
    with qtbot.waitSignal(exporter.written) as told:
        exporter.write(minutes(report), target)
    assert told.args == [target, "C’est fait."]
    assert body(target.read_bytes()).count(squeezed(WORDS)) == 1


@pytest.mark.parametrize("name", ["absent/minutes.pdf", "minutes.xyz", "minutes", "dossier.pdf"])
def test_what_can_not_be_written_is_a_calm_sentence(
    exporter: Exporter, report: Report, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    (tmp_path / "dossier.pdf").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with qtbot.waitSignal(exporter.failed) as told:
        exporter.write(minutes(report), tmp_path / name)
    assert told.args[0].endswith((".", ".pdf", "?"))
    assert "Errno" not in told.args[0]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_failure_leaves_the_document_that_was_there(
    exporter: Exporter, report: Report, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "minutes.pdf"
    target.write_bytes(b"d'hier")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with qtbot.waitSignal(exporter.failed) as told:
        exporter.write(minutes(report), target)
    assert "plein" in told.args[0]
    assert target.read_bytes() == b"d'hier"


def test_a_bug_is_logged_and_told_calmly(
    exporter: Exporter, report: Report, tmp_path: Path, qtbot: QtBot, expected_errors: list[str]
) -> None:
    with qtbot.waitSignal(exporter.failed) as told:
        exporter.write(minutes(None), tmp_path / "minutes.pdf")  # type: ignore[arg-type]
    assert "rien n’est perdu" in told.args[0]
    assert "Traceback" in expected_errors[0]
    with qtbot.waitSignal(exporter.written):
        exporter.write(minutes(report), tmp_path / "minutes.pdf")


def test_closed_it_finishes_the_document_under_way(
    exporter: Exporter, report: Report, tmp_path: Path
) -> None:
    target = tmp_path / "minutes.pdf"
    exporter.write(minutes(report), target)
    exporter.close()
    assert body(target.read_bytes()).count(squeezed(WORDS)) == 1
    assert not [t for t in threading.enumerate() if t.name.startswith("atelier-exporter")]
