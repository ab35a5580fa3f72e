"""From one base to another without leaving the program, and what happens where the other can't be had."""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from atelier.app import Application
from atelier.base_move import BaseMove
from atelier.base_opening import open_another
from atelier.domain.things import MeetingKind, Note
from atelier.phone.crossing import Crossing
from atelier.phone.server import PhoneServer
from atelier.recent_bases import RecentBases
from atelier.right_of_way import RightOfWay
from atelier.ui.dialogs.new_meeting_dialog import NewMeetingDialog
from atelier.ui.home.window import Home
from base.faults import BaseInUse, StorageFault
from base.opening import Base, open_base
from tests.premises import (
    form_url,
    found,
    found_in,
    is_serving,
    post_from_another_process,
    session_of,
    started,
    texts,
    type_text,
    write,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base is."""
    return tmp_path / "ici" / "base.sqlite"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Where another one is."""
    return tmp_path / "là-bas" / "autre.sqlite"


def home_of(application: Application) -> Home:
    assert application.home is not None
    return application.home


def titles(application: Application) -> list[str]:
    return [card.project_title for card in home_of(application).cards]


@contextmanager
def told(qtbot: QtBot) -> Iterator[list[str]]:
    """The sentence that a box says at the end of the block; it is closed by Enter."""
    sentences: list[str] = []
    yield sentences
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    sentences.append(box.text())
    qtbot.keyClick(box, Qt.Key.Key_Return)


def move(application: Application, path: Path, qtbot: QtBot) -> None:
    """Choose a base on the Accueil, or on the way there, and wait until it is the one."""
    application.open_other(path)
    qtbot.waitUntil(lambda: application.base.path == path)


# Another base


def test_another_base_is_opened_and_the_former_let_go(path: Path, other: Path, qtbot: QtBot) -> None:
    found(path, title="Ici")
    found(other, title="Là-bas")
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        home = home_of(application)
        home.base_requested.emit(str(other))
        qtbot.waitUntil(lambda: titles(application) == ["Là-bas"])
        assert home.isEnabled()
        assert home.base.text() == "Base\xa0: autre"
        open_base(path).close()
        with pytest.raises(BaseInUse):
            open_base(other)
        assert application.recent.paths == [other, path]


def test_phones_are_answered_for_the_other_base_on_the_same_port(
    path: Path, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways: list[RightOfWay] = []

    async def passed(way: RightOfWay, _crossing: Crossing) -> None:
        ways.append(way)

    monkeypatch.setattr(RightOfWay, "passed", passed)
    found(path)
    meeting = found(other)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        assert application.phones.server is not None
        port = application.phones.server.port
        move(application, other, qtbot)
        assert application.phones.server.port == port
        application.open_meeting(meeting)
        session = session_of(application)
        process = post_from_another_process(form_url(application), "De là-bas")
        qtbot.waitUntil(lambda: texts(session) == ["De là-bas"], timeout=20_000)
        assert {id(way) for way in ways} == {id(session._bridge.way)}
        process.communicate(timeout=20)
        type_text(session.console.capture.edit, "Au clavier\n")
        qtbot.waitUntil(lambda: texts(session) == ["De là-bas", "Au clavier"])


def test_nothing_that_was_typed_is_lost(path: Path, other: Path, qtbot: QtBot) -> None:
    meeting = found(path)
    found(other)
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        type_text(session_of(application).console.capture.edit, "Juste avant\n")
        move(application, other, qtbot)
        assert application.session is None
    with closing(open_base(path)) as base:
        snapshot, _history = base.meeting(meeting)
        assert [note.text for note in snapshot.all(Note)] == ["Juste avant"]


def test_the_same_base_under_another_name_stays(path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    found(path, title="Ici")
    link = tmp_path / "lien.sqlite"
    link.symlink_to(path)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        base = application.base
        with told(qtbot) as sentences:
            home_of(application).base_requested.emit(str(link))
        assert sentences == ["Cette base est déjà ouverte."]
        assert application.base is base
        assert home_of(application).isEnabled()


# While it is on its way


@contextmanager
def held_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """No base is opened inside, until that is set; its end does."""
    go_on = threading.Event()

    def late(path: Path, **how: Any) -> Base:
        assert go_on.wait(10)
        return open_base(path, **how)

    monkeypatch.setattr("base.opening.open_base", late)
    try:
        yield go_on
    finally:
        go_on.set()


def test_nothing_can_be_pressed_while_a_base_is_opened_and_the_window_goes_on(
    path: Path, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(path, title="Ici")
    other.parent.mkdir()
    other.write_bytes(b"Ceci n'est pas une base. " * 100)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        home = home_of(application)
        home.guide.setFocus()
        with held_back(monkeypatch) as go_on, told(qtbot) as sentences:
            home.base_requested.emit(str(other))
            assert home.base.text() == "Ouverture…"
            assert not home.isEnabled()
            # Asked twice, it is one move.
            application.open_other(other)
            go_on.set()
        assert len(sentences) == 1
        assert home.isEnabled()
        assert home.base.text() == "Base\xa0: base"
        assert home.focusWidget() is home.guide


def test_the_former_base_is_let_go_beside_the_windows(
    path: Path, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(path)
    found(other)
    threads: list[str] = []
    close, stop = Base.close, PhoneServer.stop

    def close_base(base: Base) -> None:
        threads.append(threading.current_thread().name)
        close(base)

    def stop_server(server: PhoneServer) -> None:
        threads.append(threading.current_thread().name)
        stop(server)

    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        monkeypatch.setattr(Base, "close", close_base)
        monkeypatch.setattr(PhoneServer, "stop", stop_server)
        move(application, other, qtbot)
        assert threads == ["atelier-closing", "atelier-closing"]


def test_what_leaving_asked_for_is_answered_before_the_base_goes(
    path: Path, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = found(path)
    found(other, title="Là-bas")
    answer: Future[None] = Future()
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        former = application.base
        application._current.bridge._submit = lambda *_asked: answer
        type_text(session_of(application).console.capture.edit, "Juste avant\n")
        opened = threading.Event()
        monkeypatch.setattr("atelier.base_move.open_another", _telling(opened))
        application.open_other(other)
        assert opened.wait(10)
        QApplication.processEvents()
        assert application.base is former
        with told(qtbot) as sentences:
            answer.set_exception(StorageFault("Le disque est plein."))
        assert sentences == ["Le disque est plein.\nNon enregistré\xa0: Juste avant"]
        qtbot.waitUntil(lambda: application.base is not former)
        qtbot.waitUntil(lambda: titles(application) == ["Là-bas"])


def _telling(opened: threading.Event) -> Callable[..., Base]:
    def open_and_tell(path: Path, *, create: bool) -> Base:
        base = open_another(path, create=create)
        opened.set()
        return base

    return open_and_tell


@pytest.mark.parametrize("step", ["opening", "asking", "closing"])
def test_the_program_can_be_left_on_the_way(path: Path, other: Path, qtbot: QtBot, step: str) -> None:
    found(path)
    found(other)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        if step == "asking":
            application._current.bridge._pending = 1
        application.open_other(other)
        if step != "opening":
            move_ = application.findChild(BaseMove)
            assert move_ is not None
            qtbot.waitUntil(lambda: move_._other is not None)
    open_base(path).close()
    open_base(other).close()


def test_a_bug_on_the_way_is_told_and_the_former_base_stays(
    path: Path, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, expected_errors: list[str]
) -> None:
    found(path)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        former = application.base
        monkeypatch.setattr("base.opening.open_base", lambda *_a, **_k: 1 // 0)
        with told(qtbot) as sentences:
            home_of(application).base_requested.emit(str(other))
        assert "imprévue" in sentences[0]
        assert application.base is former
    assert "ZeroDivisionError" in expected_errors[0]


# One that can't be had


def test_one_that_cannot_be_had_is_told_and_the_former_stays(path: Path, other: Path, qtbot: QtBot) -> None:
    found(path, title="Ici")
    other.parent.mkdir()
    other.write_bytes(b"Ceci n'est pas une base. " * 100)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        home = home_of(application)
        with told(qtbot) as sentences:
            home.base_requested.emit(str(other))
        assert "n’est pas une base" in sentences[0]
        other.unlink()
        with told(qtbot) as sentences:
            home.base_requested.emit(str(other))
        assert "Il n’y a pas de base" in sentences[0]
        with closing(open_base(other)), told(qtbot) as sentences:
            home.base_requested.emit(str(other))
        assert "déjà ouverte" in sentences[0]
        assert titles(application) == ["Ici"]
        assert home.isVisible()
        assert is_serving(application)
        application.open_example()


def test_phones_that_find_the_port_taken_are_told(
    path: Path, other: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    found(path)
    found(other)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        assert application.phones.server is not None
        port = application.phones.server.port
        application.phones.close()
        with closing(socket.create_server(("127.0.0.1", port))):
            move(application, other, qtbot)
            qtbot.waitUntil(lambda: bool(application.phones.fault))
        assert str(port) in application.phones.fault
        assert len(titles(application)) == 1
    assert "déjà pris" in caplog.text


# By its menu


def test_a_base_is_chosen_among_files(
    path: Path, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(path)
    found(other, title="Là-bas")
    asked: list[str] = []

    def choose(_parent: object, title: str, folder: str, *_rest: object) -> tuple[str, str]:
        asked.extend((title, folder))
        return str(other), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        action(application, "Ouvrir une autre base…").trigger()
        assert asked == ["Ouvrir une autre base", str(path.parent)]
        qtbot.waitUntil(lambda: titles(application) == ["Là-bas"])
        recent = action(application, "base ·")
        recent.trigger()
        qtbot.waitUntil(lambda: titles(application) == ["École & quartier"])


def test_a_new_base_begins_empty(
    path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(path)
    wished = tmp_path / "Année 2.0"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(wished), ""))
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        action(application, "Nouvelle base…").trigger()
        qtbot.waitUntil(lambda: titles(application) == [])
        assert application.base.path == tmp_path / "Année 2.0.sqlite"
        assert home_of(application).new_project.text() == "Créer un premier projet"
        wished = path
        with told(qtbot) as sentences:
            action(application, "Nouvelle base…").trigger()
        assert "Il y a déjà un fichier" in sentences[0]
        assert application.base.path == tmp_path / "Année 2.0.sqlite"


def test_giving_up_the_choice_changes_nothing(
    path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        action(application, "Ouvrir une autre base…").trigger()
        action(application, "Nouvelle base…").trigger()
        assert application.base.path == path


def test_bases_opened_lately_are_looked_for_when_their_menu_is_opened(
    path: Path, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(path)
    found(other)
    looks: list[Path] = []
    is_file = os.path.isfile

    def look(path: str | Path) -> bool:
        looks.append(Path(path))
        return is_file(path)

    recent = RecentBases()
    recent.remember(other)
    monkeypatch.setattr("os.path.isfile", look)
    with started(path, recent=recent) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        assert other not in looks
        assert action(application, "autre ·").isEnabled()
        assert other in looks
        assert home_of(application).base.text() == "Base\xa0: base"


def action(application: Application, text: str) -> QAction:
    """The choice of the menu of bases that begins so, as the menu is when it opens."""
    menu = home_of(application).base.menu()
    menu.aboutToShow.emit()
    return next(found for found in menu.actions() if found.text().replace("&", "").startswith(text))


# What helps


@pytest.mark.parametrize("name", ["guide", "settings"])
def test_the_guide_and_the_settings_open_over_the_accueil(path: Path, qtbot: QtBot, name: str) -> None:
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        home = home_of(application)
        qtbot.mouseClick(getattr(home, name), Qt.MouseButton.LeftButton)
        opened = [w for w in home.findChildren(QWidget) if w.isWindow() and w.isVisible()]
        assert len(opened) == 1
        opened[0].close()


# One more meeting


def test_a_meeting_is_added_to_a_project(path: Path, qtbot: QtBot) -> None:
    with closing(open_base(path)) as base:
        first = found_in(base, title="École")
        write(base, first, "du premier")
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        home = home_of(application)
        (button,) = home.new_meetings.values()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        (dialog,) = home.findChildren(NewMeetingDialog)
        assert dialog.title.text == "2e rencontre"
        qtbot.keyClick(dialog.title.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: application.session is not None)
        session = session_of(application)
        assert session.model.meeting.title == "2e rencontre"
        assert session.model.meeting.kind is MeetingKind.MEETING
        assert texts(session) == []
        assert len(session.model.stages) == 14
        application.show_home()
        assert [card.title for card in home.cards] == ["2e rencontre", "1re rencontre"]
        assert [wall.alone for wall in home.cards[1].walls] == [1, 0, 0, 0]


def test_the_last_meeting_is_the_one_that_is_taken_over(path: Path, qtbot: QtBot) -> None:
    found(path)
    with started(path) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        home = home_of(application)
        for expected in ("2e rencontre", "3e rencontre"):
            (project_id,) = home.new_meetings
            home.new_meeting_requested.emit(project_id)
            dialog = home.findChildren(NewMeetingDialog)[-1]
            assert dialog.title.text == expected
            dialog.found()
            qtbot.waitUntil(lambda: application.session is not None)
            application.show_home()
        home.new_meeting_requested.emit(project_id)
        dialog = home.findChildren(NewMeetingDialog)[-1]
        assert "3e rencontre" in dialog.agenda.agenda.name
        dialog.reject()
