"""Documents written beside the windows: whole or not at all, and what is said of it."""

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.documents.formats import draw_document, write_document
from atelier.domain.progress import Progress
from atelier.domain.report import Report
from atelier.domain.report_builder import build_report
from atelier.exporter import STEP, Exporter, Job, Write
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


def minutes(report: Report) -> Write:
    """What writes them."""

    def write(path: Path, progress: Progress) -> str:
        write_document("minutes", report, path, progress=progress)
        return "C’est fait."

    return write


class Slow:
    """A document that goes on when it is let to, and then as far as it is told."""

    def __init__(self, *shares: float) -> None:
        self.shares = shares
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, path: Path, progress: Progress) -> str:
        """Write it."""
        self.begun.set()
        assert self.go_on.wait(10)
        for share in self.shares:
            progress(share)
        path.write_text("entier")
        return "C’est fait."


def outcomes(exporter: Exporter) -> list[tuple[str, Job]]:
    """What becomes of the documents, as it is told."""
    told: list[tuple[str, Job]] = []
    for name in ("done", "failed", "cancelled"):
        getattr(exporter, name).connect(lambda job, *_, name=name: told.append((name, job)))
    return told


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
    assert told.args[1].endswith((".", ".pdf", "?"))
    assert "Errno" not in told.args[1]
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
    assert "plein" in told.args[1]
    assert target.read_bytes() == b"d'hier"


def test_a_bug_is_logged_and_told_calmly(
    exporter: Exporter, report: Report, tmp_path: Path, qtbot: QtBot, expected_errors: list[str]
) -> None:
    with qtbot.waitSignal(exporter.failed) as told:
        exporter.write(minutes(None), tmp_path / "minutes.pdf")  # type: ignore[arg-type]
    assert "rien n’est perdu" in told.args[1]
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


def test_closed_it_tells_what_it_could_not_write(
    exporter: Exporter, report: Report, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The event loop may be over by then."""
    told = outcomes(exporter)
    job = exporter.write(minutes(report), tmp_path / "absent" / "minutes.pdf")
    exporter.close()
    assert told == [("failed", job)]
    assert "absent » n’existe pas" in caplog.text.replace("\xa0", " ")


def test_what_is_given_up_leaves_nothing_half_written(
    exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    target, slow = tmp_path / "minutes.pdf", Slow(0.5)
    target.write_text("d’hier")
    told = outcomes(exporter)
    job = exporter.write(slow, target)
    assert slow.begun.wait(10)
    job.cancel()
    slow.go_on.set()
    qtbot.waitUntil(lambda: told == [("cancelled", job)])
    assert target.read_text() == "d’hier"


def test_what_waits_for_its_turn_can_be_given_up_too(
    exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    slow, never = Slow(), Slow()
    first, second = exporter.write(slow, tmp_path / "a"), exporter.write(never, tmp_path / "b")
    second.cancel()
    told = outcomes(exporter)
    slow.go_on.set()
    qtbot.waitUntil(lambda: told == [("done", first), ("cancelled", second)])
    assert not never.begun.is_set()
    assert (tmp_path / "a").read_text() == "entier"


def test_how_far_it_is_is_told_and_not_more_often_than_can_be_seen(
    exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    slow = Slow(*(at / 10_000 for at in range(10_001)))
    exporter.write(slow, tmp_path / "minutes.pdf")
    shares: list[float] = []
    exporter.progressed.connect(lambda _job, share: shares.append(share))
    with qtbot.waitSignal(exporter.done):
        slow.go_on.set()
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0, abs=STEP)
    assert len(shares) <= 1 / STEP


def test_what_is_only_looked_at_is_its_content(
    exporter: Exporter, report: Report, tmp_path: Path, qtbot: QtBot
) -> None:
    before = sorted(tmp_path.iterdir())
    with qtbot.waitSignal(exporter.done) as told, qtbot.assertNotEmitted(exporter.written):
        exporter.draw(lambda progress: draw_document("minutes", report, ".pdf", progress=progress))
    assert body(told.args[1]).count(squeezed(WORDS)) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_closed_it_gives_up_what_was_only_to_be_looked_at(exporter: Exporter, tmp_path: Path) -> None:
    first, looked_at, last = Slow(), Slow(), Slow()
    exporter.write(first, tmp_path / "a")
    given_up = exporter.draw(lambda progress: looked_at(tmp_path / "c", progress).encode()).is_unwanted
    exporter.write(last, tmp_path / "b")
    last.go_on.set()
    then = threading.Thread(target=lambda: given_up.wait(10) and first.go_on.set())
    then.start()
    exporter.close()
    then.join()
    assert (tmp_path / "a").exists()
    assert (tmp_path / "b").exists()
    assert not looked_at.begun.is_set()
