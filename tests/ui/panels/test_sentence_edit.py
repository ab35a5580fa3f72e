"""The field for a sentence."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.panels.sentence_edit import SentenceEdit

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(qtbot: QtBot) -> SentenceEdit:
    made = SentenceEdit("Écrire…", name="Phrase")
    qtbot.addWidget(made)
    made.resize(300, 40)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_both_enter_keys_send(qtbot: QtBot, edit: SentenceEdit, key: Qt.Key) -> None:
    with qtbot.waitSignal(edit.submitted):
        qtbot.keyClick(edit, key)
    assert edit.text == ""


def test_it_grows_up_to_four_lines_then_scrolls(edit: SentenceEdit) -> None:
    heights = []
    for lines in range(1, 7):
        edit.setPlainText("\n".join("x" * lines))
        heights.append(edit.height())
    assert heights[:4] == sorted(set(heights[:4]))
    assert heights[3] == heights[4] == heights[5]
    assert edit.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded
    edit.setPlainText("x")
    assert edit.height() == heights[0]


def test_a_long_line_wraps_and_the_field_follows_its_width(qtbot: QtBot, edit: SentenceEdit) -> None:
    edit.setPlainText("mot " * 20)
    narrow = edit.height()
    edit.resize(900, edit.height())
    qtbot.waitUntil(lambda: edit.height() < narrow)


def test_at_least_the_lines_that_were_asked(qtbot: QtBot, edit: SentenceEdit) -> None:
    tall = SentenceEdit("", name="x", least_lines=2)
    qtbot.addWidget(tall)
    tall.show()
    assert tall.height() > edit.height()


def test_only_text_is_pasted(qtbot: QtBot, edit: SentenceEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>gras</b>")
    data.setText("gras")
    with qtbot.waitSignal(edit.pasted) as caught:
        edit.insertFromMimeData(data)
    assert caught.args == ["gras"]
    assert edit.text == "gras"


def test_a_picture_is_not_pasted(edit: SentenceEdit) -> None:
    data = QMimeData()
    data.setData("image/png", b"x")
    edit.insertFromMimeData(data)
    assert edit.text == ""


def test_a_dropped_address_becomes_its_text(edit: SentenceEdit) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/")])
    edit.insertFromMimeData(data)
    assert edit.text == "https://example.org/"


def test_putting_back_never_overwrites(edit: SentenceEdit) -> None:
    assert edit.put_back("Un")
    assert edit.textCursor().atEnd()
    assert not edit.put_back("Deux")
    assert edit.text == "Un"


def test_tab_leaves_the_field(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QVBoxLayout(window)
    first, second = SentenceEdit("", name="1"), SentenceEdit("", name="2")
    row.addWidget(first)
    row.addWidget(second)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert first.text == ""
    assert second.hasFocus()


def test_its_own_typing_can_be_undone_and_redone(qtbot: QtBot, edit: SentenceEdit) -> None:
    qtbot.keyClicks(edit, "Un")
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert edit.text == ""
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert edit.text == "Un"
