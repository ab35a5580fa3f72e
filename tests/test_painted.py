"""The instrument of the benchmarks: each post-it once, when it was painted, whatever becomes of the file."""

import json
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import atelier.launch
from atelier.app import Application
from atelier.board.wall.scene import BoardScene
from atelier.domain.decision import Fault
from atelier.domain.ids import MeetingId, NoteId, ProjectId, QuestionId, new_id
from atelier.domain.things import Note, Source
from atelier.launch import run_app
from atelier.painted import PaintedLog
from base.opening import open_base
from tests.premises import ending_in, found, found_in, session_of, write


def lines_in(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def note(text: str = "une idée") -> Note:
    return Note(
        id=NoteId(new_id()),
        project_id=ProjectId("p"),
        meeting_id=MeetingId("m"),
        question_id=QuestionId("q"),
        number=1,
        text=text,
        source=Source.PHONE,
        created_at=datetime.now(UTC),
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where what is painted is written."""
    return tmp_path / "peints.jsonl"


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: Path
) -> Callable[[Callable[[Application], bool]], None]:
    """Run the program on a meeting of two post-its until that is true of it, looked at time and again."""

    def run(is_done: Callable[[Application], bool]) -> None:
        class Watched(Application):
            def start(self, meeting: str | None) -> None:
                super().start(meeting)
                self.look = QTimer(self, interval=5)
                self.look.timeout.connect(self.stop_when_done)
                self.look.start()

            def stop_when_done(self) -> None:
                if is_done(self):
                    self.look.stop()
                    QApplication.quit()

        monkeypatch.setattr(atelier.launch, "Application", Watched)
        with closing(open_base(tmp_path / "base.sqlite")) as base:
            meeting = found_in(base, title="Projet")
            write(base, meeting, "premier", "second")
        with ending_in(20):
            base_path = tmp_path / "base.sqlite"
            assert (
                run_app(
                    base_path=base_path, meeting=meeting, host="127.0.0.1", port=0, demo=False, painted=file
                )
                == 0
            )

    return run


def test_what_is_on_the_board_is_written_when_it_is_painted(
    qapp: QApplication, run: Callable[[Callable[[Application], bool]], None], file: Path
) -> None:
    assert qapp is not None
    before = time.time()
    run(lambda _application: file.exists() and len(lines_in(file)) == 2)
    lines = lines_in(file)
    assert sorted(str(line["text"]) for line in lines) == ["premier", "second"]
    assert all(line.keys() == {"id", "text", "time"} for line in lines)
    assert all(before <= float(str(line["time"])) <= time.time() for line in lines)


def test_what_comes_in_later_too_and_all_is_kept_in_sight(
    qapp: QApplication, run: Callable[[Callable[[Application], bool]], None], file: Path
) -> None:
    assert qapp is not None
    asked: list[str] = []

    def is_done(application: Application) -> bool:
        if not asked and len(lines_in(file)) == 2:
            asked.append(session_of(application).model.meeting_id)
            write(
                application.base, session_of(application).model.meeting_id, *(f"n° {n}" for n in range(300))
            )
        assert session_of(application).console.board.shows_all
        return len(lines_in(file)) == 302

    run(is_done)
    assert len({line["id"] for line in lines_in(file)}) == 302


def test_each_is_written_once_at_the_end_of_the_turn(qtbot: QtBot, file: Path) -> None:
    with closing(PaintedLog(file)) as log:
        twice, other = note("« é »"), note()
        for painted in (twice, other, twice):
            log.note_painted(painted)
        assert lines_in(file) == []
        qtbot.waitUntil(lambda: len(lines_in(file)) == 2)
    assert [line["id"] for line in lines_in(file)] == [twice.id, other.id]
    assert "« é »" in file.read_text("utf-8")


def test_nothing_is_lost_at_the_end_and_what_was_there_stays(qapp: QApplication, file: Path) -> None:
    assert qapp is not None
    for text in ("avant", "après"):
        with closing(PaintedLog(file)) as log:
            log.note_painted(note(text))
    assert [line["text"] for line in lines_in(file)] == ["avant", "après"]


def test_a_disk_that_is_full_is_logged_and_no_painting_fails(
    qapp: QApplication, expected_errors: list[str]
) -> None:
    assert qapp is not None
    with closing(PaintedLog(Path("/dev/full"))) as log:
        log.note_painted(note())
        qapp.processEvents()
        log.note_painted(note())
        qapp.processEvents()
    assert len([error for error in expected_errors if "painted notes" in error]) == 1


def test_a_file_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="Impossible d’écrire"):
        run_app(
            base_path=tmp_path / "b.sqlite",
            meeting=None,
            host="127.0.0.1",
            port=0,
            demo=False,
            painted=tmp_path / "absent" / "f",
        )
    assert not (tmp_path / "b.sqlite").exists()


def test_without_it_nothing_watches(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    watching: list[object] = []
    monkeypatch.setattr(BoardScene, "witness_painting", lambda _scene, witness: watching.append(witness))
    meeting = found(tmp_path / "base.sqlite")
    application = Application(tmp_path / "base.sqlite", host="127.0.0.1", port=0)
    with closing(application):
        application.start(meeting)
        assert not session_of(application).console.board.shows_all
        assert watching == []
    application.deleteLater()
