"""A meeting under way: what is typed is kept however it ends, what is asked comes back, the room follows."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from atelier.app import Application
from atelier.documents.formats import write_document
from atelier.domain.change import Change
from atelier.domain.document import Document
from atelier.domain.ids import ClusterId, MeetingId
from atelier.domain.operations import EnterStage, RenameCluster, ReviewNotes
from atelier.domain.report import Report
from atelier.domain.things import Note, Review, Stage, StageKind
from atelier.domain.typography import held
from atelier.phone.server import PhoneServer
from atelier.phone_line import PhoneLine
from atelier.session import Session
from atelier.ui.console.status import Phones
from atelier.ui.documents.offers import Order
from atelier.ui.projection.view import ProjectionView
from base.faults import StorageFault
from base.opening import open_read_only
from tests.documents.pdf_reading import body, squeezed
from tests.premises import (
    Hand,
    ending_in,
    form_url,
    found,
    found_in,
    is_serving,
    session_of,
    started,
    texts,
    type_text,
    write,
)
from tests.test_command_line import post


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base is."""
    return tmp_path / "base.sqlite"


@pytest.fixture
def meeting(path: Path) -> MeetingId:
    """A meeting in it."""
    return found(path)


@pytest.fixture
def application(path: Path, meeting: MeetingId, qtbot: QtBot) -> Iterator[Application]:
    """The program on that meeting, phones answered."""
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        yield application


@pytest.fixture
def session(application: Application) -> Session:
    """The meeting under way."""
    return session_of(application)


def kept(path: Path, meeting: MeetingId) -> list[str]:
    """The notes as whoever opens the base next reads them."""
    with closing(open_read_only(path)) as base:
        snapshot, _history = base.meeting(meeting)
    return [note.text for note in sorted(snapshot.all(Note), key=lambda note: note.number)]


def capture(session: Session, qtbot: QtBot, *notes: str) -> None:
    """Type notes in the capture line until they are on the wall."""
    for note in notes:
        type_text(session.console.capture.edit, f"{note}\n")
    qtbot.waitUntil(lambda: texts(session)[-len(notes) :] == list(notes))


# What comes back


def test_a_refusal_gives_the_words_back(
    session: Session, qtbot: QtBot, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atelier.ui.console.capture.clean_note", lambda text: text)
    long = "mot " * 3000
    session.console.capture.edit.setPlainText(long)
    qtbot.keyClick(session.console.capture.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(session.console.area.notice.isVisible)
    assert session.console.capture.edit.text == long
    assert session.console.status.saving.text() == "● enregistré"
    assert not list(application.base.meeting(session.model.meeting_id)[0].all(Note))


def test_a_fault_gives_the_words_back_and_says_so(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "Le disque n’a pas pu enregistrer : vérifiez la place libre, puis réessayez."

    def full(*_arguments: object) -> "Future[Change | None]":
        answer: Future[Change | None] = Future()
        answer.set_exception(StorageFault(sentence))
        return answer

    with monkeypatch.context() as broken:
        broken.setattr(session._bridge, "_submit", full)
        type_text(session.console.capture.edit, "À ne pas perdre\n")
        qtbot.waitUntil(session.console.area.notice.isVisible)
    assert session.console.area.notice.sentence.text() == held(sentence)
    assert session.console.status.saving.text() == "▲ non enregistré"
    assert session.console.capture.edit.text == "À ne pas perdre"
    type_text(session.console.capture.edit, "\n")
    qtbot.waitUntil(lambda: texts(session) == ["À ne pas perdre"])
    qtbot.waitUntil(lambda: session.console.status.saving.text() == "● enregistré")


def test_what_a_dialog_asked_for_comes_back_with_it(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> "Future[Change | None]":
        answer: Future[Change | None] = Future()
        answer.set_exception(StorageFault("Le disque est plein."))
        return answer

    dialog = session.console.meeting.open_sheet()
    dialog.title.line.setText("Bilan")
    with monkeypatch.context() as broken:
        broken.setattr(session._bridge, "_submit", full)
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        assert not dialog.isVisible()
        qtbot.waitUntil(dialog.isVisible)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "Le disque est plein."
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert session.model.meeting.title == "Bilan"


def test_the_title_of_a_cluster_that_is_gone_is_told(session: Session, qtbot: QtBot) -> None:
    session.console.operation_requested.emit(RenameCluster(ClusterId("gone"), "Les lieux"))
    qtbot.waitUntil(session.console.area.notice.isVisible)
    assert "Les lieux" in session.console.area.notice.sentence.text()


# However it ends


@pytest.mark.parametrize("leave", ["close", "home"])
def test_a_note_half_typed_is_kept(path: Path, meeting: MeetingId, qtbot: QtBot, leave: str) -> None:
    with started(path, meeting=meeting) as application:
        console = session_of(application).console
        type_text(console.capture.edit, "Pas encore Entr")
        if leave == "close":
            console.close()
        else:
            console.home_requested.emit()
            qtbot.waitUntil(lambda: application.session is None)
    assert kept(path, meeting) == ["Pas encore Entr"]


def test_a_paste_that_nobody_decided_on_is_kept_whole(path: Path, meeting: MeetingId, qtbot: QtBot) -> None:
    with started(path, meeting=meeting) as application:
        console = session_of(application).console
        console.capture.edit.insertPlainText("Se parler - Un café - Un banc")
        console.capture.edit.pasted.emit(console.capture.edit.text)
        qtbot.waitUntil(console.area.offer.isVisible)
        console.close()
    assert kept(path, meeting) == ["Se parler - Un café - Un banc"]


def test_a_title_half_typed_is_kept(path: Path, meeting: MeetingId, qtbot: QtBot) -> None:
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        capture(session, qtbot, "un", "deux")
        hand = Hand(session)
        hand.drag("deux", hand.place("un").centre)
        qtbot.waitUntil(lambda: len(hand.board.groups) == 1)
        hand.view.board_scene.arrange_now()
        hand.view.edit_title(hand.board.groups[0].cluster.id)
        assert hand.view.editor is not None
        type_text(hand.view.editor, "Chiffres")
        session.console.close()
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        assert [g.cluster.title for g in Hand(session).board.groups] == ["Chiffres"]


def test_stopped_while_an_import_is_under_way(path: Path, meeting: MeetingId, qapp: QApplication) -> None:
    with started(path, meeting=meeting) as application, ending_in(5):
        dialog = session_of(application).console.pastes.open_import("Se parler - Un café")
        assert dialog.isVisible()
        QTimer.singleShot(0, qapp.quit)
        qapp.exec()
    assert kept(path, meeting) == []


def test_closed_while_the_mouse_holds_a_note(path: Path, meeting: MeetingId, qtbot: QtBot) -> None:
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        capture(session, qtbot, "un", "deux")
        hand = Hand(session)
        hand.drag("deux", hand.place("un").centre)
        at = hand.view.mapFromScene(*hand.place("un").centre)
        qtbot.mousePress(hand.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseMove(hand.view.viewport(), at + at / 2)
        session.console.close()
    assert kept(path, meeting) == ["un", "deux"]


# A restart


def test_after_a_restart_all_is_as_it_was_and_can_still_be_undone(
    path: Path, meeting: MeetingId, qtbot: QtBot
) -> None:
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        capture(session, qtbot, "un", "deux", "trois", "quatre")
        hand = Hand(session)
        hand.drag("trois", hand.place("un").centre)
        qtbot.waitUntil(lambda: len(hand.board.groups) == 1)
        hand.view.edit_title(hand.board.groups[0].cluster.id)
        assert hand.view.editor
        type_text(hand.view.editor, "Impairs\n")
        qtbot.waitUntil(lambda: hand.board.groups[0].cluster.title == "Impairs")
        session.console.actions_.by_name["undo"].trigger()
        qtbot.waitUntil(lambda: hand.board.groups[0].cluster.title == "")
        board, history = hand.board, session.model.history
        done, undone = list(history.done), list(history.undone)
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        hand = Hand(session)
        assert hand.board == board
        assert (session.model.history.done, session.model.history.undone) == (done, undone)
        # Asked at once: the base may not be open yet.
        session.console.actions_.by_name["redo"].trigger()
        qtbot.waitUntil(lambda: hand.board.groups[0].cluster.title == "Impairs")
        for _ in range(2):
            session.console.actions_.by_name["undo"].trigger()
        qtbot.waitUntil(lambda: hand.board.groups == ())
        assert texts(session) == ["un", "deux", "trois", "quatre"]


def test_undo_leaves_what_phones_sent(session: Session, application: Application, qtbot: QtBot) -> None:
    capture(session, qtbot, "tapé")
    assert post(form_url(application), "d’un téléphone", "k" * 22) == 200
    session.console.actions_.by_name["undo"].trigger()
    qtbot.waitUntil(lambda: texts(session) == ["d’un téléphone"])
    qtbot.waitUntil(lambda: not session.console.actions_.by_name["undo"].isEnabled())


def test_the_console_takes_the_screen_where_it_is_too_small(session: Session) -> None:
    # The screen of the tests is one of 800 × 800.
    assert session.console.isMaximized()


# Documents


def test_the_minutes_hold_what_was_typed_a_moment_ago(
    application: Application, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "minutes.pdf"
    capture(session, qtbot, "Un café le matin", "Un banc")
    hand = Hand(session)
    hand.drag("Un banc", hand.place("Un café le matin").centre)
    qtbot.waitUntil(lambda: len(hand.board.groups) == 1)
    session.console.side_panel.show_cluster(hand.board.groups[0].cluster.id)
    type_text(session.console.side_panel.synthesis.edit, "On se parle debout.")
    type_text(session.console.capture.edit, "Tapé à l’instant\n")
    with qtbot.waitSignal(application.exporter.written):
        session.documents.save(Order(document=Document.MINUTES), target)
    text = body(target.read_bytes())
    for words in ("Un café le matin", "Un banc", "Tapé à l’instant", "On se parle debout."):
        assert text.count(squeezed(words)) == 1, words
    assert session.console.area.notice.sentence.text() == f"Compte rendu enregistré\xa0: {target}"


def test_it_is_said_that_post_its_of_the_minutes_still_wait(
    application: Application, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    model, target = session.model, tmp_path / "minutes.pdf"
    capture(session, qtbot, "Un", "Deux", "Trois")
    notes = model.snapshot.where(Note, meeting_id=model.meeting_id)
    session.console.operation_requested.emit(
        ReviewNotes(tuple(note.id for note in notes if note.text != "Un"), Review.PENDING)
    )
    with qtbot.waitSignal(application.exporter.written):
        session.documents.save(Order(document=Document.MINUTES), target)
    assert session.console.area.notice.sentence.text() == (
        f"Compte rendu enregistré\xa0: {target}\n2 post-its attendent d’être affichés\xa0: ils sont en annexe."
    )


def test_the_window_goes_on_while_the_minutes_are_written(
    application: Application,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slowly(document: str, report: Report, target: Path, **how: Any) -> None:
        begun.set()
        assert go_on.wait(10)
        write_document(document, report, target, **how)

    monkeypatch.setattr("atelier.documents.formats.write_document", slowly)
    target = tmp_path / "minutes.pdf"
    capture(session, qtbot, "avant")
    with qtbot.waitSignal(application.exporter.written):
        session.documents.save(Order(document=Document.MINUTES), target)
        qtbot.waitUntil(begun.is_set)
        capture(session, qtbot, "pendant ce temps")
        go_on.set()
    text = body(target.read_bytes())
    assert (text.count("avant"), text.count(squeezed("pendant ce temps"))) == (1, 0)


def test_closed_while_the_minutes_are_written_they_are_whole(
    path: Path, meeting: MeetingId, tmp_path: Path, qtbot: QtBot
) -> None:
    with started(path, meeting=meeting) as application:
        capture(session_of(application), qtbot, "Un café le matin")
        session_of(application).documents.save(Order(document=Document.MINUTES), tmp_path / "minutes.pdf")
        session_of(application).console.close()
    assert body((tmp_path / "minutes.pdf").read_bytes()).count(squeezed("Un café le matin")) == 1


def test_closed_while_they_can_not_be_written_why_is_not_lost(path: Path, meeting: MeetingId) -> None:
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        session.documents.save(Order(document=Document.MINUTES), path.parent / "absent" / "minutes.pdf")
        session.console.close()
    (sentence,) = application.untold
    assert "n’existe pas" in sentence


def test_a_target_that_can_not_be_written_is_a_calm_sentence(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.documents.save(Order(document=Document.MINUTES), tmp_path / "absent" / "minutes.pdf")
    qtbot.waitUntil(session.console.area.notice.isVisible)
    assert "n’existe pas" in session.console.area.notice.sentence.text()
    assert session.console.isEnabled()


def test_the_welcome_sheet_is_written_with_the_address_that_phones_are_told(
    application: Application, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "fiche.pdf"
    qtbot.waitUntil(lambda: is_serving(application))
    with qtbot.waitSignal(application.exporter.written):
        session.documents.save(Order(document=Document.WELCOME), target)
    text = PdfReader(target).pages[0].extract_text()
    assert session.model.meeting.code in text
    invitation = application.phones.invitation(session.model.meeting)
    told = "sera projetée" if invitation is None else invitation.address
    assert told in " ".join(text.split())
    assert session.console.area.notice.sentence.text() == f"Fiche d’accueil enregistrée\xa0: {target}"


# The room


def enter(application: Application, session: Session, qtbot: QtBot, kind: StageKind) -> Stage:
    """Go to the first stage of that kind."""
    stage = next(stage for stage in session.model.stages if stage.kind is kind)
    session.console.operation_requested.emit(EnterStage(session.model.meeting_id, stage.id))
    qtbot.waitUntil(lambda: session.model.meeting.stage_id == stage.id)
    assert application.session is session
    return stage


def test_the_projection_shows_what_the_stage_asks_for(
    application: Application, session: Session, qtbot: QtBot
) -> None:
    enter(application, session, qtbot, StageKind.WELCOME)
    projection = session.open_projection()
    assert projection.view is ProjectionView.WELCOME
    enter(application, session, qtbot, StageKind.COLLECT)
    assert projection.view is ProjectionView.BOARD


def test_what_she_has_the_room_see_stays_until_the_next_stage(
    application: Application, session: Session, qtbot: QtBot
) -> None:
    enter(application, session, qtbot, StageKind.COLLECT)
    session.open_projection()
    session.console.actions_.by_name["invitation"].trigger()
    assert session.projection is not None
    assert session.projection.view is ProjectionView.WELCOME
    session.console.actions_.by_name["question_2"].trigger()
    session.console.actions_.by_name["extend"].trigger()
    qtbot.waitUntil(lambda: session.model.meeting.stage_extra_s > 0)
    qtbot.waitUntil(lambda: session.model.question.number == 2)
    assert session.projection.view is ProjectionView.WELCOME


def test_the_room_is_told_how_to_come_in_once_phones_are_answered(
    path: Path, meeting: MeetingId, qtbot: QtBot
) -> None:
    with started(path, meeting=meeting) as application:
        session = session_of(application)
        projection = session.open_projection()
        assert projection.invitation is None
        qtbot.waitUntil(lambda: projection.invitation is not None)
        assert projection.invitation
        assert projection.invitation.url == form_url(application)


def test_the_room_is_told_the_address_that_the_laptop_has_now(
    path: Path, meeting: MeetingId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with started(path, meeting=meeting) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        projection = session_of(application).open_projection()
        monkeypatch.setattr(PhoneServer, "address", "192.168.77.5")
        application.show_phones()
        assert projection.invitation is not None
        assert projection.invitation.url.startswith("http://192.168.77.5:")


def test_a_changed_address_is_told_and_stays_told(session: Session, qtbot: QtBot) -> None:
    notice = session.console.area.notice
    session.show_phones(Phones(7, "http://192.168.1.2:8753/ABCDEF", ""))
    session.show_phones(Phones(0, "http://10.0.0.5:8753/ABCDEF", ""))
    assert "192.168.1.2:8753 est devenue 10.0.0.5:8753" in notice.sentence.text()
    session.console.actions_.by_name["question_2"].trigger()
    qtbot.waitUntil(lambda: session.model.question.number == 2)
    assert not notice.isHidden()


def test_without_a_network_the_room_is_not_led_astray(
    session: Session, application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    projection = session.open_projection()
    qtbot.waitUntil(lambda: projection.invitation is not None)
    with monkeypatch.context() as lost:
        lost.setattr(PhoneLine, "_isolation", lambda _line: "Aucun réseau.")
        qtbot.waitUntil(lambda: projection.invitation is None)
        assert session.console.area.notice.sentence.text() == "Aucun réseau."
    qtbot.waitUntil(lambda: projection.invitation is not None)
    assert "de nouveau" in session.console.area.notice.sentence.text()
    assert application.phones.fault == ""


def test_phones_are_counted_on_both_windows(session: Session) -> None:
    projection = session.open_projection()
    session.show_phones(Phones(7, "http://192.168.1.2:8753/ABCDEF", ""))
    assert projection.phone_count == 7
    assert "7" in session.console.status.phones.text()


def test_notes_of_another_meeting_stay_there(
    application: Application, session: Session, qtbot: QtBot
) -> None:
    other = found_in(application.base, title="Ailleurs")
    write(application.base, other, "ailleurs")
    # Told after the other's: both have been, then.
    capture(session, qtbot, "ici")
    assert texts(session) == ["ici"]


@pytest.mark.parametrize("goes_to_another", [False, True])
def test_why_it_is_not_written_is_told_though_its_console_is_gone_meanwhile(
    application: Application, session: Session, tmp_path: Path, qtbot: QtBot, goes_to_another: bool
) -> None:
    session.documents.save(Order(document=Document.MINUTES), tmp_path / "absent" / "minutes.pdf")
    if goes_to_another:
        application.open_meeting(found_in(application.base, title="Ailleurs"))
    else:
        session.console.home_requested.emit()
    qtbot.waitUntil(lambda: application.session is not session)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "n’existe pas" in box.text()
    qtbot.keyClick(box, Qt.Key.Key_Return)
