"""What of a clipboard becomes passages of a synthesis, and what of a synthesis goes into one."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from atelier.domain.rich_text import parse, written
from atelier.ui.synthesis.pasting import MARKUP, copy_into, pasted

COPIED_THEN_OVER = """
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
app = QApplication([])
from atelier.ui.synthesis.editor import SynthesisEdit
edit = SynthesisEdit(lambda number: None, lambda note: (QColor("white"), QColor("black")))
edit.show_markup("Un **mot**")
edit.selectAll()
QTest.keyClick(edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
assert app.clipboard().text() == "Un mot", app.clipboard().text()
"""


def clipboard(*, markup: bytes = b"", html: str = "", text: str = "") -> QMimeData:
    held = QMimeData()
    if markup:
        held.setData(MARKUP, markup)
    if html:
        held.setHtml(html)
    if text:
        held.setText(text)
    return held


def read(held: QMimeData) -> str:
    """What comes of it, where post-its 1 to 9 are known."""
    return written(pasted(held, is_number=lambda number: number < 10))


@pytest.fixture(autouse=True)
def _qt(qtbot: QtBot) -> None:
    assert qtbot


def test_markup_is_taken_before_anything_else() -> None:
    assert read(clipboard(markup=b"- Un **mot** #2", html="<p>autre</p>", text="autre")) == "- Un **mot** #2"


def test_markup_that_is_damaged_is_read_as_far_as_it_goes() -> None:
    assert read(clipboard(markup=b"Un \xff mot")) == "Un \ufffd mot"


def test_a_page_without_words_leaves_the_text() -> None:
    assert read(clipboard(html="<img src='a.png'><p> </p>", text="Des mots")) == "Des mots"


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("<ul><li>un<br>et un</li><li>deux</li></ul><p>fin</p>", "- un\n- et un\n- deux\nfin"),
        ("<ol><li>un</li></ol>", "- un"),
        ("<p>un</p><p></p><p>deux</p>", "un\ndeux"),
        ("<p><span style='font-weight:700'>gras</span> #2</p>", "**gras** \\#2"),
    ],
)
def test_a_page_becomes_passages(html: str, markup: str) -> None:
    assert read(clipboard(html=html)) == markup


@pytest.mark.parametrize("mark", ["-", "–", "—", "•", "*"])
def test_the_marks_of_lists_are_bullets(mark: str) -> None:
    assert read(clipboard(text=f"{mark} un\n  {mark} deux")) == "- un\n- deux"


def test_numbers_cite_where_there_is_such_a_post_it() -> None:
    assert read(clipboard(text="Selon #2 et #99")) == "Selon #2 et \\#99"


def test_what_is_copied_is_nothing_that_was_there_before() -> None:
    held = clipboard(html="<b>avant</b>", text="avant")
    copy_into(held, parse("Le **lien** #2"), lambda number: f"n° {number}")
    assert (held.text(), held.hasHtml()) == ("Le lien n° 2", False)
    assert read(held) == "Le **lien** #2"


def test_the_program_ends_well_with_words_of_ours_in_the_clipboard() -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", COPIED_THEN_OVER], env=surroundings, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()
