"""The window of documents: what is chosen, what is asked for, what is seen, at any width."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from atelier.domain.document import Document, Options
from atelier.ui.documents.offers import Offer, Order
from atelier.ui.documents.window import DocumentsWindow
from atelier.ui.settings import SettingsStore
from tests.ui.conftest import Room
from tests.ui.documents.printed import picture, printed

EVERY_PART = ("questions", "post_its", "numbers", "quotes", "attendance", "annex")
OFFERS = (
    Offer(
        document=Document.MINUTES,
        name="Compte rendu",
        purpose="À garder.",
        endings=(".pdf", ".docx", ".md"),
        parts=EVERY_PART,
    ),
    Offer(
        document=Document.RECAP,
        name="Récapitulatif",
        purpose="Mot pour mot.",
        endings=(".pdf", ".xlsx", ".csv"),
        parts=("questions",),
    ),
    Offer(document=Document.BOARD, name="Tableau", purpose="Le mur.", endings=(".png", ".svg")),
    Offer(document=Document.WELCOME, name="Accueil", purpose="À l’entrée.", endings=(".pdf",)),
)


@pytest.fixture
def window(qtbot: QtBot, room: Room) -> DocumentsWindow:
    """The window, its first preview asked for."""
    window = DocumentsWindow(room.model, OFFERS, settings=SettingsStore())
    qtbot.addWidget(window)
    window.resize(1200, 700)
    with qtbot.waitSignal(window.preview_requested):
        window.show()
    window.activateWindow()
    return window


def asked(qtbot: QtBot, window: DocumentsWindow, *, by: Qt.Key | None = None) -> Order:
    """The preview that is asked for next."""
    with qtbot.waitSignal(window.preview_requested) as told:
        if by is not None:
            qtbot.keyClick(window.focusWidget(), by)
    assert isinstance(told.args[0], Order)
    return told.args[0]


def ticked(window: DocumentsWindow) -> list[str]:
    return [
        name for name, box in window.choices.contents.parts.items() if box.isVisible() and box.isChecked()
    ]


# What is chosen


def test_it_is_chosen_by_arrows_and_each_offers_what_it_heeds(qtbot: QtBot, window: DocumentsWindow) -> None:
    assert ticked(window) == list(EVERY_PART[1:])
    assert asked(qtbot, window, by=Qt.Key.Key_Down).document is Document.RECAP
    assert ticked(window) == []
    assert list(window.choices.formats) == [".pdf", ".xlsx", ".csv"]
    assert asked(qtbot, window, by=Qt.Key.Key_Down).document is Document.BOARD
    assert asked(qtbot, window, by=Qt.Key.Key_Down).document is Document.WELCOME
    assert not window.choices.contents.has_choices


def test_each_keeps_the_format_that_it_was_given(window: DocumentsWindow) -> None:
    window.choices.formats[".docx"].click()
    window.choose(Document.RECAP)
    window.choices.formats[".csv"].click()
    window.choose(Document.MINUTES)
    assert window.choices.order == Order(document=Document.MINUTES, ending=".docx")
    assert window.choices.formats[".docx"].isChecked()


@pytest.mark.parametrize(
    ("document", "ending", "seen", "remark"),
    [
        (Document.MINUTES, ".docx", ".pdf", "autrement"),
        (Document.MINUTES, ".md", ".md", ""),
        (Document.RECAP, ".xlsx", ".csv", "feuille"),
        (Document.BOARD, ".svg", ".png", ""),
    ],
)
def test_a_format_is_seen_as_what_can_be_shown(
    qtbot: QtBot, window: DocumentsWindow, document: Document, ending: str, seen: str, remark: str
) -> None:
    window.choose(document)
    window.choices.formats[ending].click()
    order = asked(qtbot, window)
    assert (order.document, order.ending) == (document, seen)
    content = {".pdf": printed(1), ".png": picture(9, 9), ".csv": b"n;texte\r\n1;Un", ".md": b"# Un"}[seen]
    window.show_preview(order, content)
    assert remark in window.preview.remark.text()
    assert window.preview.remark.isVisible() == bool(remark)


def test_what_is_left_out_is_ordered_so_and_makes_it_partial(qtbot: QtBot, window: DocumentsWindow) -> None:
    contents = window.choices.contents
    assert not contents.partial.isVisible()
    contents.parts["quotes"].click()
    assert asked(qtbot, window).options == Options(quotes=False)
    assert not contents.partial.isVisible()
    contents.questions[2].click()
    contents.questions[4].click()
    assert asked(qtbot, window).options == Options(quotes=False, questions=(1, 3))
    assert contents.partial.isVisible()


def test_numbers_are_nothing_without_post_its(window: DocumentsWindow) -> None:
    contents = window.choices.contents
    contents.parts["post_its"].click()
    assert not contents.parts["numbers"].isEnabled()
    window.choose(Document.RECAP)
    window.choose(Document.MINUTES)
    assert not contents.parts["numbers"].isEnabled()


def test_without_a_question_there_is_nothing_to_save(qtbot: QtBot, window: DocumentsWindow) -> None:
    boxes = window.choices.contents.questions.values()
    for box in boxes:
        box.click()
    qtbot.waitUntil(window.preview.problem.isVisible)
    assert "au moins une question" in window.preview.problem.text()
    assert not window.save.isEnabled()
    window.choose(Document.WELCOME)
    assert window.save.isEnabled()
    assert asked(qtbot, window).options == Options()


def test_it_is_asked_for_again_when_she_comes_back_to_a_meeting_that_went_on(
    qtbot: QtBot, room: Room, window: DocumentsWindow
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    beside = QWidget()
    qtbot.addWidget(beside)
    beside.show()
    beside.activateWindow()
    qtbot.waitUntil(beside.isActiveWindow)
    room.send("Un de plus")
    with qtbot.waitSignal(window.preview_requested):
        window.activateWindow()


# What is seen


def test_the_pages_are_counted_and_turned(window: DocumentsWindow) -> None:
    preview = window.preview
    window.show_preview(Order(document=Document.MINUTES), printed(3))
    assert preview.place.whole == "page 1 / 3"
    assert not preview.buttons["previous"].isEnabled()
    preview.buttons["next"].click()
    preview.buttons["next"].click()
    assert preview.place.whole == "page 3 / 3"
    assert not preview.buttons["next"].isEnabled()
    preview.buttons["larger"].click()
    assert preview.fit.isEnabled()
    preview.fit.click()
    assert not preview.fit.isEnabled()


def test_a_table_and_a_text_are_shown_from_their_beginning(window: DocumentsWindow) -> None:
    rows = "n;texte\r\n" + "".join(f"{n};Idée {n}\r\n" for n in range(1, 501))
    window.show_preview(Order(document=Document.RECAP, ending=".csv"), rows.encode("utf-8-sig"))
    table = window.preview.table
    assert table.isVisible()
    assert [table.horizontalHeaderItem(at).text() for at in range(2)] == ["n", "texte"]
    assert table.rowCount() == 200
    assert not window.preview.zoom.isVisible()
    window.show_preview(Order(document=Document.MINUTES, ending=".md"), "# École".encode())
    assert window.preview.text.toPlainText() == "# École"


def test_it_says_that_it_is_at_work_and_then_no_more(qtbot: QtBot, window: DocumentsWindow) -> None:
    assert window.preview.working.isVisible()
    window.show_preview(Order(document=Document.MINUTES), printed(1))
    assert not window.preview.working.isVisible()
    window.choices.contents.parts["annex"].click()
    asked(qtbot, window)
    assert window.preview.working.isVisible()


# Where it is saved


def test_the_folder_is_remembered_and_one_that_is_gone_falls_back(
    window: DocumentsWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[Path] = []
    chosen = tmp_path / "là"
    chosen.mkdir()

    def ask(_over: object, _title: str, place: str, _filter: str) -> tuple[str, str]:
        suggested.append(Path(place))
        return str(chosen / "a.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.save.click()
    failed, saved = (window.savings.add(Order(document=Document.MINUTES), chosen / "a.pdf") for _ in "12")
    failed.show_failed("Le disque est plein.")
    window.save.click()
    assert suggested[1] == suggested[0]
    saved.show_saved()
    window.save.click()
    assert suggested[2] == chosen / suggested[0].name
    chosen.rmdir()
    window.save.click()
    assert suggested[3].parent == suggested[0].parent != chosen


@pytest.mark.parametrize(
    ("typed", "path", "ending"),
    [
        ("a.pdf", "a.pdf", ".pdf"),
        ("A.PDF", "A.PDF", ".pdf"),
        ("a.docx", "a.docx", ".docx"),
        ("Rencontre du 4.10", "Rencontre du 4.10.pdf", ".pdf"),
        ("là", "là (2).pdf", ".pdf"),
    ],
)
def test_the_name_decides_the_format_and_gets_an_ending_where_it_has_none(
    qtbot: QtBot,
    window: DocumentsWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    path: str,
    ending: str,
) -> None:
    (tmp_path / "là.pdf").write_bytes(b"hier")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    with qtbot.waitSignal(window.save_requested) as told:
        window.save.click()
    assert told.args == [Order(document=Document.MINUTES, ending=ending), tmp_path / path]


def test_what_is_said_of_a_saved_document_leaves_when_something_else_is_chosen(
    window: DocumentsWindow,
) -> None:
    for choose in (window.choices.tiles[Document.RECAP].click, window.choices.formats[".docx"].click):
        window.choose(Document.MINUTES)
        failed, saved = (window.savings.add(Order(document=Document.MINUTES), Path(n)) for n in "ab")
        failed.show_failed("Le disque est plein.")
        saved.show_saved()
        choose()
        assert window.savings.rows == [failed]
        window.savings.drop(failed)


def test_given_up_nothing_is_asked_for(
    qtbot: QtBot, window: DocumentsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(window.save_requested):
        window.save.click()


# How it is laid out


@pytest.mark.parametrize(("width", "sides"), [(700, 1), (1024, 2), (1920, 2)])
def test_where_it_is_narrow_all_choices_are_in_one_column(
    qtbot: QtBot, window: DocumentsWindow, width: int, sides: int
) -> None:
    window.resize(width, 700)
    assert sum(side.isVisible() for side in window._sides) == sides
    for widget in (window.save, window.choices.settings, window.preview.pages):
        qtbot.waitUntil(widget.isVisible)
    assert window.preview.width() > 300


def test_escape_closes_it(qtbot: QtBot, window: DocumentsWindow) -> None:
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.isVisible()
