"""A whole meeting, from an empty machine to the minutes, on real windows and a real phone page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.app import Application
from atelier.domain.document import Document
from atelier.phone.qr import qr_matrix
from atelier.session import Session
from atelier.ui.dialogs.project_dialog import ProjectDialog
from atelier.ui.documents.offers import Order
from atelier.ui.home.window import Home
from atelier.ui.projection.view import ProjectionView
from atelier.ui.projection.window import ProjectionWindow
from base.integrity import check
from tests.documents.pdf_reading import body, squeezed
from tests.premises import (
    Hand,
    form_url,
    found,
    is_serving,
    post_from_another_process,
    session_of,
    started,
    texts,
    type_text,
)

CHROMIUM = Path("/usr/bin/chromium")
TYPED = ["Un café le matin à la grille", "Se connaître par son prénom", "La confiance des parents"]
POSTED = ["Oser franchir la porte", "Une fête de quartier & une kermesse"]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the base will be."""
    return tmp_path / "base.sqlite"


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Where the minutes will be."""
    return tmp_path / "Compte rendu.pdf"


def make_project(application: Application, qtbot: QtBot) -> Session:
    """Through the Accueil and its dialog, with the mouse and the keyboard."""
    home = application.home
    assert isinstance(home, Home)
    qtbot.mouseClick(home.new_project, Qt.MouseButton.LeftButton)
    (dialog,) = home.findChildren(ProjectDialog)
    type_text(dialog.project_title.line, "École & centre social\n")
    qtbot.waitUntil(lambda: application.session is not None)
    return session_of(application)


def projected_texts(projection: ProjectionWindow) -> set[str]:
    """The post-its that the room reads."""
    return {item.note.text for item in projection.scene.notes.values() if item.note}


def group(hand: Hand, qtbot: QtBot, title: str, first: str, *others: str) -> None:
    """Drag a post-it onto the first one, name what they make, then drag the others onto it."""
    count = len(hand.board.groups)
    hand.drag(others[0], hand.place(first).centre)
    qtbot.waitUntil(lambda: len(hand.board.groups) == count + 1)
    hand.view.board_scene.arrange_now()
    qtbot.keyClick(hand.view, Qt.Key.Key_F2)
    assert hand.view.editor is not None
    type_text(hand.view.editor, f"{title}\n")
    qtbot.waitUntil(lambda: hand.board.groups[-1].cluster.title == title)
    for size, other in enumerate(others[1:], start=3):
        hand.drag(other, hand.place(first).centre)
        qtbot.waitUntil(lambda size=size: len(hand.board.groups[-1].notes) == size)  # type: ignore[misc]


def collect(session: Session, application: Application, qtbot: QtBot) -> ProjectionWindow:
    """The room comes in by the QR code; phones in other processes and the keyboard fill the wall."""
    qtbot.waitUntil(lambda: is_serving(application))
    session.console.actions_.by_name["invitation"].trigger()
    projection = session.projection
    assert projection is not None
    assert projection.isVisible()
    assert projection.view is ProjectionView.WELCOME
    assert projection.invitation is not None
    assert projection.invitation.url == form_url(application)
    assert projection.invitation.form_qr == qr_matrix(form_url(application))
    for text in POSTED:
        with post_from_another_process(projection.invitation.url, text) as phone:
            qtbot.waitUntil(lambda text=text: text in texts(session), timeout=10_000)  # type: ignore[misc]
            assert phone.communicate()[0] == "200\n"
    type_text(session.console.capture.edit, "".join(f"{text}\n" for text in TYPED))
    qtbot.waitUntil(lambda: texts(session) == [*POSTED, *TYPED])
    session.console.actions_.by_name["invitation"].trigger()
    assert projection.view is ProjectionView.BOARD
    qtbot.waitUntil(lambda: projected_texts(projection) == {*POSTED, *TYPED})
    return projection


def sort(session: Session, projection: ProjectionWindow, qtbot: QtBot) -> None:
    """Dragged into clusters that are named; undone and redone by the keyboard."""
    hand = Hand(session)
    group(hand, qtbot, "Se connaître", TYPED[0], TYPED[1], TYPED[2])
    group(hand, qtbot, "Oser", POSTED[0], POSTED[1])
    assert [{note.text for note in made.notes} for made in hand.board.groups] == [{*TYPED}, {*POSTED}]
    sorted_board = hand.board
    # As the click on the wall does on a real display.
    session.console.activateWindow()
    qtbot.waitUntil(session.console.isActiveWindow)
    for _ in range(2):
        qtbot.keyClick(session.console, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(hand.board.groups) == 1)
    for _ in range(2):
        qtbot.keyClick(session.console, Qt.Key.Key_Y, CONTROL)
    qtbot.waitUntil(lambda: hand.board == sorted_board)
    qtbot.waitUntil(lambda: len(projection.scene.clusters) == 2)


def test_from_an_empty_machine_to_the_minutes(path: Path, minutes: Path, qtbot: QtBot) -> None:
    with started(path) as application:
        session = make_project(application, qtbot)
        projection = collect(session, application, qtbot)
        sort(session, projection, qtbot)
        meeting, board = session.model.meeting_id, Hand(session).board
        done = [entry.seq for entry in session.model.history.done]
        session.console.close()
    with started(path) as application:
        home = application.home
        assert isinstance(home, Home)
        assert home.resume is not None
        qtbot.mouseClick(home.resume, Qt.MouseButton.LeftButton)
        session = session_of(application)
        assert session.model.meeting_id == meeting
        assert Hand(session).board == board
        assert [entry.seq for entry in session.model.history.done] == done
        with qtbot.waitSignal(application.exporter.written):
            session.documents.save(Order(document=Document.MINUTES), minutes)
    text = body(minutes.read_bytes())
    for words in (*POSTED, *TYPED, "1.1Se connaître", "1.2Oser"):
        assert text.count(squeezed(words)) == 1, words
    assert check(path) == []


@pytest.mark.browser
def test_a_real_browser_sends_to_a_real_window(path: Path, qtbot: QtBot) -> None:
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: apt-get install chromium")
    meeting = found(path)
    with started(path, meeting=meeting) as application, sync_playwright() as playwright:
        qtbot.waitUntil(lambda: is_serving(application))
        session = session_of(application)
        projection = session.open_projection()
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        assert projection.invitation is not None
        page = browser.new_page(viewport={"width": 360, "height": 780}, locale="fr-FR")
        page.goto(projection.invitation.url)
        page.get_by_label("Votre idée").fill("Écrit sur un vrai téléphone")
        page.get_by_role("button", name="Envoyer le post-it").click()
        expect(page.get_by_role("status")).to_have_text("✓ Votre post-it est envoyé.")
        qtbot.waitUntil(lambda: texts(session) == ["Écrit sur un vrai téléphone"])
        qtbot.waitUntil(lambda: projected_texts(projection) == {"Écrit sur un vrai téléphone"})
        application.show_phones()
        assert session.console.status.phones.text().startswith("1 ")
        assert projection.phone_count == 1
        browser.close()
