"""The documents of a meeting under way: seen as they will be, saved beside the work, told wherever one looks."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from atelier.documents_desk import DocumentsDesk
from atelier.domain.decision import Fault
from atelier.domain.document import Document, Options
from atelier.domain.progress import Progress
from atelier.exporter import Exporter
from atelier.ui.documents.offers import Order
from atelier.ui.documents.saving_row import SavingRow
from atelier.ui.documents.window import DocumentsWindow
from atelier.ui.settings import SettingsStore
from tests.documents.pdf_reading import body, squeezed
from tests.ui.conftest import Room, make_room
from tests.ui.documents.printed import printed

MINUTES = Order(document=Document.MINUTES)


@pytest.fixture
def room(qapp: object) -> Room:
    """A meeting of one post-it."""
    assert qapp
    room = make_room()
    room.send("Un café le matin")
    return room


@pytest.fixture
def exporter(qapp: object) -> Iterator[Exporter]:
    """An exporter."""
    assert qapp
    with closing(Exporter()) as exporter:
        yield exporter


class Pending:
    """How many operations wait for the disk."""

    count = 0


@pytest.fixture
def pending() -> Pending:
    """None waits."""
    return Pending()


@pytest.fixture
def desk(
    qtbot: QtBot, room: Room, exporter: Exporter, pending: Pending, tmp_path: Path
) -> Iterator[DocumentsDesk]:
    """The desk of that meeting."""
    over = QWidget()
    qtbot.addWidget(over)
    settings = SettingsStore()
    settings.keep_folder("documents", tmp_path)
    desk = DocumentsDesk(
        room.model,
        exporter,
        invite=lambda _meeting: None,
        flush=lambda: room.send("Tapé à l’instant"),
        pending=lambda: pending.count,
        settings=settings,
        over=over,
    )
    yield desk
    desk.close()


@pytest.fixture
def window(desk: DocumentsDesk, qtbot: QtBot) -> DocumentsWindow:
    """Its window, the minutes in it."""
    window = desk.open("minutes")
    qtbot.waitUntil(lambda: window.preview.pages.count > 0)
    return window


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator["Slow"]:
    """A document that is written when it is let to."""
    slow = Slow()
    monkeypatch.setattr("atelier.papers.writer", slow.writer)
    monkeypatch.setattr("atelier.papers.drawer", slow.drawer)
    yield slow
    slow.go_on.set()


class Slow:
    """Writes what was ordered, or the fault that it is given, once it is let to."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.fault: Fault | None = None
        self.orders: list[Order] = []

    def writer(self, order: Order, *_what: object, **_how: object) -> Callable[[Path, Progress], str]:
        """In place of the true one."""

        def write(path: Path, progress: Progress) -> str:
            path.write_bytes(self.drawer(order)(progress))
            return "C’est fait."

        return write

    def drawer(self, order: Order, *_what: object, **_how: object) -> Callable[[Progress], bytes]:
        """Likewise."""

        def draw(progress: Progress) -> bytes:
            self.orders.append(order)
            assert self.go_on.wait(10)
            progress(0.5)
            if self.fault is not None:
                raise self.fault
            return printed(2)

        return draw


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Have her choose that place whenever she is asked, or give up; the places that were suggested."""
    suggested: list[str] = []

    def ask(_over: QWidget, _title: str, place: str, _filter: str) -> tuple[str, str]:
        suggested.append(place)
        return ("" if path is None else str(path)), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return suggested


def row(window: DocumentsWindow) -> SavingRow:
    (only,) = window.savings.rows
    return only


# The preview


def test_the_preview_follows_what_is_chosen(
    desk: DocumentsDesk, window: DocumentsWindow, qtbot: QtBot
) -> None:
    asked: list[Order] = []
    window.preview_requested.connect(asked.append)
    window.choices.contents.parts["post_its"].click()
    window.choices.contents.parts["annex"].click()
    qtbot.waitUntil(lambda: bool(asked) and desk._preview is None)
    # Both marks at once: nobody waits for the first.
    assert [order.options for order in asked] == [Options(post_its=False, annex=False)]


def test_of_several_previews_the_last_that_was_asked_for_is_shown(
    desk: DocumentsDesk, slow: Slow, qtbot: QtBot
) -> None:
    window = desk.open("minutes")
    qtbot.waitUntil(lambda: bool(slow.orders))
    shown: list[Order] = []
    window.show_preview = lambda order, _content: shown.append(order)  # type: ignore[method-assign]
    for numbers in (False, True, False):
        window.preview_requested.emit(
            Order(document=Document.MINUTES, options=Options(numbers=numbers, annex=False))
        )
    slow.go_on.set()
    qtbot.waitUntil(lambda: desk._preview is None)
    assert shown == [Order(document=Document.MINUTES, options=Options(numbers=False, annex=False))]


def test_why_there_is_no_preview_is_said_in_its_place(desk: DocumentsDesk, slow: Slow, qtbot: QtBot) -> None:
    slow.fault = Fault("Il manque le post-it n° 3.")
    slow.go_on.set()
    window = desk.open("minutes")
    qtbot.waitUntil(window.preview.problem.isVisible)
    assert window.preview.problem.text() == "Il manque le post-it n° 3."
    slow.fault = None
    window.choices.contents.parts["numbers"].click()
    qtbot.waitUntil(lambda: not window.preview.problem.isVisible())


def test_the_preview_is_made_again_when_she_comes_back_to_it(
    room: Room, desk: DocumentsDesk, window: DocumentsWindow, qtbot: QtBot
) -> None:
    window.close()
    room.send("Arrivé depuis")
    with qtbot.waitSignal(window.preview_requested):
        desk.open()


def test_what_is_saved_does_not_wait_for_a_preview_which_comes_afterwards(
    desk: DocumentsDesk, slow: Slow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = desk.open("minutes")
    qtbot.waitUntil(lambda: len(slow.orders) == 1)
    desk.save(Order(document=Document.RECAP), tmp_path / "a.pdf")
    slow.go_on.set()
    qtbot.waitUntil(lambda: desk._preview is None)
    # The first preview was given up on its way.
    assert [order.document for order in slow.orders] == [Document.MINUTES, Document.RECAP, Document.MINUTES]
    assert row(window).open.isVisible()
    assert window.preview.pages.count == 2


# Saving


def test_what_is_saved_is_told_in_the_window(
    desk: DocumentsDesk,
    window: DocumentsWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "compte rendu.pdf"
    suggested = choose(monkeypatch, target)
    with qtbot.assertNotEmitted(desk.told):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: row(window).open.isVisible())
    assert window.isActiveWindow()
    assert suggested == [str(tmp_path / "Coopérer – 2e rencontre – Compte rendu – 2026-10-04.pdf")]
    assert row(window).sentence.text() == "Enregistré\xa0: compte rendu.pdf"
    text = body(target.read_bytes())
    assert (text.count(squeezed("Un café le matin")), text.count(squeezed("Tapé à l’instant"))) == (1, 1)


def test_without_the_window_it_is_told_where_the_work_goes_on(
    desk: DocumentsDesk, slow: Slow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = desk.open("minutes")
    desk.save(MINUTES, tmp_path / "a.pdf")
    window.close()
    with qtbot.waitSignal(desk.told) as told:
        slow.go_on.set()
    assert told.args == ["C’est fait."]
    slow.fault = Fault("Le disque est plein.")
    with qtbot.waitSignal(desk.refused) as refused:
        desk.save(MINUTES, tmp_path / "b.pdf")
    assert refused.args == ["Le disque est plein."]
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_it_waits_for_what_was_asked_a_moment_ago(
    room: Room, desk: DocumentsDesk, exporter: Exporter, pending: Pending, tmp_path: Path, qtbot: QtBot
) -> None:
    pending.count = 1
    desk.save(MINUTES, tmp_path / "a.pdf")
    room.send("Gardé depuis")
    with qtbot.waitSignal(exporter.written):
        desk.follow_pending(0)
    assert squeezed("Gardé depuis") in body((tmp_path / "a.pdf").read_bytes())


def test_closed_it_writes_what_still_waits(
    desk: DocumentsDesk, exporter: Exporter, pending: Pending, tmp_path: Path
) -> None:
    pending.count = 1
    desk.save(MINUTES, tmp_path / "a.pdf")
    desk.close()
    exporter.close()
    assert (tmp_path / "a.pdf").exists()


def test_given_up_nothing_is_written(desk: DocumentsDesk, slow: Slow, tmp_path: Path, qtbot: QtBot) -> None:
    window = desk.open("minutes")
    desk.save(MINUTES, tmp_path / "a.pdf")
    row(window).cancel.click()
    slow.go_on.set()
    qtbot.waitUntil(lambda: "Annulé" in row(window).sentence.text())
    assert list(tmp_path.iterdir()) == []


def test_where_it_can_not_be_written_another_place_is_chosen(
    window: DocumentsWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, tmp_path / "absent" / "a.pdf")
    window.save.click()
    qtbot.waitUntil(lambda: row(window).elsewhere.isVisible())
    failed = row(window)
    assert "n’existe pas" in failed.sentence.text()
    choose(monkeypatch, None)
    failed.elsewhere.click()
    assert row(window) is failed
    choose(monkeypatch, tmp_path / "a.pdf")
    failed.elsewhere.click()
    qtbot.waitUntil(lambda: row(window).open.isVisible())
    assert (tmp_path / "a.pdf").exists()


def test_several_are_written_one_after_the_other(
    desk: DocumentsDesk, slow: Slow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = desk.open("minutes")
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        desk.save(MINUTES, tmp_path / name)
    assert len(window.savings.rows) == 3
    slow.go_on.set()
    qtbot.waitUntil(lambda: all(row.open.isVisible() for row in window.savings.rows))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf", "c.pdf"]


def test_closed_while_a_document_is_written_it_is_whole_and_nobody_is_told(
    desk: DocumentsDesk, exporter: Exporter, slow: Slow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.open("minutes")
    desk.save(MINUTES, tmp_path / "a.pdf")
    desk.close()
    with qtbot.waitSignal(exporter.written):
        slow.go_on.set()
    assert (tmp_path / "a.pdf").read_bytes() != b""


def test_the_window_is_opened_on_the_document_that_is_named_and_keeps_what_was_chosen(
    desk: DocumentsDesk, window: DocumentsWindow
) -> None:
    window.choices.contents.parts["numbers"].click()
    window.close()
    assert desk.open("welcome") is window
    assert window.choices.offer.document is Document.WELCOME
    window.close()
    desk.open()
    assert window.choices.offer.document is Document.WELCOME
    desk.open("minutes")
    assert not window.choices.contents.parts["numbers"].isChecked()
