"""The program put together: what shows first, what is asked meanwhile, who else has the base, how it ends."""

import os
import shutil
import signal
import socket
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

import atelier.launch
from atelier.app import Application
from atelier.base_opening import BaseOpening
from atelier.domain.decision import Fault
from atelier.domain.document import Document
from atelier.domain.things import Note
from atelier.launch import run_app
from atelier.phone.server import PhoneServer
from atelier.ui.dialogs.project_dialog import ProjectDialog
from atelier.ui.documents.offers import Order
from atelier.ui.home.window import Home
from base.faults import BaseInUse, NotABase, StorageFault, UnknownMeeting
from base.integrity import check
from base.opening import Base, open_base, open_read_only
from ressources import ROOT
from tests.premises import (
    ending_in,
    form_url,
    found,
    found_in,
    is_serving,
    running,
    session_of,
    started,
    texts,
    type_text,
    write,
)
from tests.test_command_line import atelier as atelier_command
from tests.test_command_line import post


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base is."""
    return tmp_path / "base.sqlite"


def home_of(application: Application) -> Home:
    assert isinstance(application.home, Home)
    return application.home


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts_in(path: Path, meeting: str) -> list[str]:
    """The notes of a meeting as a closed base holds them, in its own words."""
    with closing(open_base(path)) as base:
        snapshot, _history = base.meeting(base.find_meeting(meeting).id)
        return [note.text for note in snapshot.all(Note)]


# What shows first


def test_a_base_that_is_not_there_is_made_and_the_accueil_says_where_to_begin(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "à moi" / "base.sqlite"
    with started(path) as application:
        home = home_of(application)
        assert home.isVisible()
        assert home.cards == []
        assert home.new_project.text() == "Créer un premier projet"
        qtbot.waitUntil(lambda: is_serving(application))
    assert check(path) == []


def test_the_first_window_shows_before_the_base_is_open(path: Path, qtbot: QtBot) -> None:
    meeting = found(path)
    with started(path, meeting=meeting) as application:
        assert session_of(application).console.isVisible()
        assert application.phones.server is None
        qtbot.waitUntil(lambda: is_serving(application))


def test_what_is_asked_before_the_base_is_open_is_carried_out_once_it_is(path: Path, qtbot: QtBot) -> None:
    meeting = found(path)
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        type_text(session.console.capture.edit, "Trop tôt\n")
        type_text(session.console.capture.edit, "à moitié")
        qtbot.waitUntil(lambda: texts(session) == ["Trop tôt"])
        qtbot.waitUntil(lambda: is_serving(application))
        # The window that she types in is the one that she had.
        assert session_of(application) is session
        assert session.console.capture.edit.text == "à moitié"
        session.console.capture.edit.clear()
    assert texts_in(path, meeting) == ["Trop tôt"]


@pytest.mark.usefixtures("qtbot")
def test_closed_at_once_it_still_carries_out_what_was_asked(path: Path) -> None:
    meeting = found(path)
    with started(path, meeting=meeting) as application:
        type_text(session_of(application).console.capture.edit, "Vite\n")
    assert texts_in(path, meeting) == ["Vite"]


def test_what_another_program_wrote_between_the_look_and_the_opening_shows(
    path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = found(path)
    open_it = BaseOpening.open_now

    def late(self: BaseOpening) -> Base:
        with closing(open_base(path)) as other:
            write(other, meeting, "D’un autre Atelier")
        return open_it(self)

    monkeypatch.setattr(BaseOpening, "open_now", late)
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        qtbot.waitUntil(lambda: texts(session_of(application)) == ["D’un autre Atelier"])


def test_a_meeting_is_found_by_its_code_and_an_unknown_one_is_told(path: Path, qtbot: QtBot) -> None:
    meeting = found(path)
    with closing(open_read_only(path)) as base:
        code = base.find_meeting(meeting).code
    with started(path, meeting=code.lower()) as application:
        assert session_of(application).model.meeting_id == meeting
        qtbot.waitUntil(lambda: is_serving(application))
    with pytest.raises(UnknownMeeting), started(path, meeting="inconnue"):
        pass


# The Accueil


def test_the_example_opens_from_the_accueil(path: Path, qtbot: QtBot) -> None:
    with started(path) as application:
        home = home_of(application)
        press(qtbot, home.example)
        session = session_of(application)
        assert session.console.isVisible()
        assert not home.isVisible()
        assert session.model.note_count() > 10
    assert check(path) == []


def test_a_project_is_made_with_real_keys(path: Path, qtbot: QtBot) -> None:
    with started(path) as application:
        home = home_of(application)
        press(qtbot, home.new_project)
        (dialog,) = home.findChildren(ProjectDialog)
        qtbot.waitUntil(lambda: dialog.project_title.line.hasFocus())
        type_text(dialog.project_title.line, "Projet école – centres sociaux")
        qtbot.keyClick(dialog.project_title.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: application.session is not None)
        session = session_of(application)
        assert session.console.isVisible()
        assert session.model.project.title == "Projet école – centres sociaux"
        assert [question.number for question in session.model.questions] == [1, 2, 3, 4]
        assert post(form_url(application), "Bonjour", "k" * 22) == 200
        qtbot.waitUntil(lambda: texts(session) == ["Bonjour"])


def test_a_project_given_up_leaves_nothing(path: Path, qtbot: QtBot) -> None:
    with started(path) as application:
        home = home_of(application)
        press(qtbot, home.new_project)
        (dialog,) = home.findChildren(ProjectDialog)
        type_text(dialog.project_title.line, "Tant pis")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert application.session is None
        assert application.base.meetings() == []


def test_a_project_that_the_disk_refuses_is_told_and_not_lost(
    path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise StorageFault("Le disque n’a pas pu enregistrer : vérifiez la place libre, puis réessayez.")

    with started(path) as application:
        home = home_of(application)
        monkeypatch.setattr(Base, "perform", full)
        press(qtbot, home.example)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        box = QApplication.activeModalWidget()
        assert "vérifiez la place libre" in box.text()  # type: ignore[union-attr]
        qtbot.keyClick(box, Qt.Key.Key_Return)
        assert application.session is None
        assert home.isVisible()


@pytest.mark.parametrize("wrong", [b"titre = [", b'titre = "\xff"', b""])
def test_a_damaged_question_set_is_left_out_and_told_once(
    path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, wrong: bytes
) -> None:
    shutil.copytree(ROOT / "trames", tmp_path / "trames")
    (tmp_path / "trames" / "quatre-questions.toml").write_bytes(wrong)
    monkeypatch.setattr("atelier.catalogue.ROOT", tmp_path)
    with started(path) as application:
        home = home_of(application)
        press(qtbot, home.new_project)
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "quatre-questions.toml" in box.text()
        qtbot.keyClick(box, Qt.Key.Key_Return)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProjectDialog)
        assert [trame.title for trame in dialog.trames] == ["Cinq questions"]
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        press(qtbot, home.new_project)
        assert isinstance(QApplication.activeModalWidget(), ProjectDialog)
        qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)


def test_without_any_question_set_the_button_says_why(
    path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atelier.catalogue.ROOT", tmp_path)
    with started(path) as application:
        press(qtbot, home_of(application).new_project)
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "réinstallez" in box.text()
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_home_and_back(path: Path, qtbot: QtBot) -> None:
    with closing(open_base(path)) as base:
        first = found_in(base, title="Un")
        second = found_in(base, title="Deux")
        write(base, first, "du premier")
    with started(path, meeting=first) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        left = session_of(application)
        left.open_projection()
        left.console.home_requested.emit()
        home = home_of(application)
        assert application.session is None
        assert home.isVisible()
        assert not left.console.isVisible()
        assert left.projection is not None
        assert not left.projection.isVisible()
        assert {card.meeting_id for card in home.cards} == {first, second}
        tile = next(tile for tile in home.tiles if tile.card.meeting_id == first)
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        assert texts(session_of(application)) == ["du premier"]
        assert not home.isVisible()
        home.meeting_requested.emit(second)
        assert session_of(application).model.meeting_id == second


def test_a_meeting_opened_while_phones_post_shows_each_once(path: Path, qtbot: QtBot) -> None:
    meeting = found(path)
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        for n in range(6):
            assert post(form_url(application), f"idée {n}", f"{n}" * 22) == 200
            # Committed, and on their way to the windows when the meeting is read anew.
            application.open_meeting(meeting)
        session = session_of(application)
        qtbot.waitUntil(lambda: len(texts(session)) == 6)
        assert texts(session) == [f"idée {n}" for n in range(6)]


# The base


@pytest.mark.usefixtures("qapp")
def test_a_base_in_use_elsewhere_ends_the_program(path: Path) -> None:
    meeting = found(path)
    with (
        closing(open_base(path)),
        pytest.raises(BaseInUse, match="déjà ouverte"),
        ending_in(10),
    ):
        run_app(base_path=path, meeting=meeting, host="127.0.0.1", port=0, demo=False)


def test_the_command_line_says_so_in_one_sentence_with_its_status(path: Path) -> None:
    meeting = found(path)
    with closing(open_base(path)):
        done = atelier_command("--base", path, "--meeting", meeting, "--host", "127.0.0.1", "--port", 0)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "atelier : La base « base.sqlite » est déjà ouverte dans un autre Atelier : fermez-le d’abord.\n"
    )


def test_asked_for_the_base_in_use_elsewhere_nothing_breaks(path: Path, qapp: QApplication) -> None:
    """The tile is clicked before it is known that the base can't be had."""
    meeting = found(path)
    with closing(open_base(path)), started(path) as application:
        home = home_of(application)
        QTimer.singleShot(0, lambda: home.meeting_requested.emit(meeting))
        with ending_in(10):
            qapp.exec()
        assert isinstance(application.fault, BaseInUse)
        assert application.session is None


@pytest.mark.usefixtures("qapp")
def test_whoever_started_it_by_its_icon_is_told_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    path.write_bytes(b"Ceci n'est pas une base. " * 100)
    monkeypatch.setattr(QApplication, "platformName", staticmethod(lambda: "xcb"))
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: told.append(words))
    with pytest.raises(NotABase):
        run_app(base_path=path, meeting=None, host="127.0.0.1", port=0, demo=False)
    assert told == [
        "«\u00a0base.sqlite\u00a0» n’est pas une base d’Atelier\u00a0: choisissez un autre fichier."
    ]


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("content", [b"Ceci n'est pas une base. " * 100, b"SQLite format 3\0" + b"?" * 4000])
def test_a_file_that_is_no_base_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Fault) as told, started(path):
        pass
    assert "base.sqlite" in str(told.value)
    assert path.read_bytes() == content


@pytest.mark.usefixtures("qtbot")
def test_another_programs_sqlite_file_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recettes (id INTEGER)")
    with pytest.raises(NotABase), started(path):
        pass


@pytest.mark.usefixtures("qapp")
def test_a_damaged_base_is_a_calm_sentence(path: Path) -> None:
    """The header is sound, the pages behind it are not."""
    with closing(open_base(path)) as base:
        meeting = found_in(base, title="Abîmée")
        write(base, meeting, *(f"post-it {n} " + "x" * 200 for n in range(300)))
    content = bytearray(path.read_bytes())
    content[-60 * 4096 :] = b"\xff" * (60 * 4096)
    path.write_bytes(content)
    with pytest.raises(Fault, match="abîmée"), ending_in(10):
        run_app(base_path=path, meeting=meeting, host="127.0.0.1", port=0, demo=False)


# The network


def test_a_port_that_is_taken_leaves_the_keyboard(
    path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    meeting = found(path)
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with started(path, meeting=meeting, port=port) as application:
            session = session_of(application)
            qtbot.waitUntil(lambda: "en panne" in session.console.status.phones.text())
            assert str(port) in session.console.status.phones.toolTip()
            type_text(session.console.capture.edit, "Au clavier\n")
            qtbot.waitUntil(lambda: texts(session) == ["Au clavier"])
            assert session.open_projection().invitation is None
    assert "déjà pris" in caplog.text


def test_a_server_that_breaks_down_is_told_and_no_longer_shown_to_the_room(
    path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = found(path)
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        session = session_of(application)
        projection = session.open_projection()
        assert projection.invitation is not None
        monkeypatch.setattr(
            PhoneServer, "fault", "Les téléphones ne sont plus servis : rouvrez la rencontre."
        )
        qtbot.waitUntil(lambda: "en panne" in session.console.status.phones.text())
        assert projection.invitation is None


def test_the_forms_address_is_printed_and_the_same_after_a_restart(
    path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting = found(path)
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        assert application.phones.server
        first, port = form_url(application), application.phones.server.port
        assert capsys.readouterr().out == f"{first}\n"
    with started(path, meeting=meeting, port=port) as application:
        qtbot.waitUntil(lambda: is_serving(application))
    assert capsys.readouterr().out == f"{first}\n"


# The end


def test_it_ends_when_the_console_is_closed_even_while_the_room_sees_the_projection(
    path: Path, qapp: QApplication
) -> None:
    meeting = found(path)
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        QTimer.singleShot(0, session.open_projection)
        QTimer.singleShot(50, session.console.close)
        with ending_in(5):
            qapp.exec()


def test_nothing_is_left(path: Path, qtbot: QtBot) -> None:
    meeting = found(path)
    threads = set(threading.enumerate())
    windows = QApplication.topLevelWidgets()
    for _ in range(2):
        with started(path, meeting=meeting) as application:
            qtbot.waitUntil(lambda: is_serving(application))
            session_of(application).open_projection()
            application.show_home()
            application.open_meeting(meeting)
            session_of(application).open_projection()
        assert sorted(file.name for file in path.parent.iterdir()) == ["base.sqlite", "base.sqlite.lock"]
        open_base(path).close()
        assert not [t for t in threading.enumerate() if t not in threads and t.name != "waitpid-0"]
        assert [w for w in QApplication.topLevelWidgets() if w not in windows] == []


@pytest.mark.usefixtures("qapp")
def test_a_stop_asked_by_the_system_ends_it_with_everything_committed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = found(path)
    made: list[Application] = []

    class Watched(Application):
        def start(self, meeting: str | None) -> None:
            made.append(self)
            super().start(meeting)
            QTimer.singleShot(0, self.type_and_stop)

        def type_and_stop(self) -> None:
            type_text(session_of(self).console.capture.edit, "Le dernier\n")
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(atelier.launch, "Application", Watched)
    with ending_in(10):
        assert run_app(base_path=path, meeting=meeting, host="127.0.0.1", port=0, demo=False) == 0
    assert texts_in(path, meeting) == ["Le dernier"]


def test_what_could_not_be_written_as_it_ended_is_said_all_the_same(
    path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Watched(Application):
        def start(self, meeting: str | None) -> None:
            super().start(meeting)
            QTimer.singleShot(0, self.save_and_quit)

        def save_and_quit(self) -> None:
            order = Order(document=Document.MINUTES)
            session_of(self).documents.save(order, path.parent / "absent" / "minutes.pdf")
            qapp.quit()

    said: list[str] = []
    monkeypatch.setattr(atelier.launch, "Application", Watched)
    monkeypatch.setattr(atelier.launch, "_say", lambda _qt, sentence: said.append(sentence))
    with ending_in(10):
        run_app(base_path=path, meeting=found(path), host="127.0.0.1", port=0, demo=False)
    assert ["n’existe pas" in sentence for sentence in said] == [True]


def test_a_real_process_stops_when_asked_with_every_post_committed(path: Path) -> None:
    meeting = found(path)
    with running(path, meeting) as (process, url):
        for n in range(5):
            assert post(url, f"idée {n}", f"{n}" * 22) == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=15) == 0
    assert sorted(texts_in(path, meeting)) == [f"idée {n}" for n in range(5)]
    assert not path.with_name("base.sqlite-wal").exists()


def test_the_demonstration_is_a_project_that_passes(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Path, int]] = []

    class Watched(Application):
        def start_demonstration(self) -> None:
            super().start_demonstration()
            seen.append((self.base.path, session_of(self).model.note_count()))
            QTimer.singleShot(0, qapp.quit)

    monkeypatch.setattr(atelier.launch, "Application", Watched)
    with ending_in(10):
        assert run_app(base_path=None, meeting=None, host="127.0.0.1", port=0, demo=True) == 0
    ((path, count),) = seen
    assert count > 10
    assert not path.exists()
    assert not path.parent.exists()
