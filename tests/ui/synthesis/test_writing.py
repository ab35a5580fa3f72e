"""Passages put into a document of Qt, and read from it again."""

import pytest
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from atelier.domain.rich_text import parse, written
from atelier.ui.synthesis.writing import fill, insert, read, read_selected

MARKUP = "Un **mot** #2\n- _deux_ **_trois_**\n> dit\nfin"


@pytest.fixture
def document(qtbot: QtBot) -> QTextDocument:
    """Which says `MARKUP`."""
    assert qtbot
    made = QTextDocument()
    fill(made, parse(MARKUP))
    return made


def told(document: QTextDocument) -> str:
    return written(read(document))


def cursor_at(document: QTextDocument, text: str, *, length: int = 0) -> QTextCursor:
    """Before that text, or over the first letters of it."""
    cursor = QTextCursor(document)
    start = document.toRawText().index(text)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def test_what_is_written_is_read(document: QTextDocument) -> None:
    assert told(document) == MARKUP
    assert not document.isUndoAvailable()


def test_it_takes_the_place_of_what_was_there(document: QTextDocument) -> None:
    fill(document, parse("> dit"))
    fill(document, parse("mot"))
    assert told(document) == "mot"


def test_the_first_passage_goes_on_with_the_one_it_is_put_in(document: QTextDocument) -> None:
    insert(cursor_at(document, "it"), parse("- it-il\n- elle d"))
    assert told(document).splitlines()[2:4] == ["> dit-il", "- elle dit"]


def test_in_an_empty_passage_it_has_its_own_shape(document: QTextDocument) -> None:
    insert(cursor_at(document, "fin", length=3), parse("- un"))
    assert told(document).splitlines()[3] == "- un"


def test_it_takes_the_place_of_what_is_selected_and_is_taken_back_as_one(document: QTextDocument) -> None:
    insert(cursor_at(document, "mot", length=3), parse("lien #3\n- et"))
    assert told(document).startswith("Un lien #3\n- et")
    document.undo()
    assert told(document) == MARKUP


def test_what_is_selected_keeps_the_shape_of_its_first_passage(document: QTextDocument) -> None:
    selected = cursor_at(document, "eux", length=len("eux trois\ndi"))
    assert written(read_selected(selected)) == "- _eux_ **_trois_**\n> di"


def test_a_line_broken_within_a_passage_begins_another(document: QTextDocument) -> None:
    cursor_at(document, "it").insertText("\u2028")
    assert "> d\n> it" in told(document)


def test_a_picture_is_no_citation(document: QTextDocument) -> None:
    cursor_at(document, "fin").insertImage(QImage(2, 2, QImage.Format.Format_RGB32))
    assert told(document) == MARKUP
