"""Texts that people typed, shown as they are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from atelier.ui.plain_text import plain_action, plain_label, plain_tooltip

NASTY = ["<b>gras</b>", "a & b", '<img src="/etc/passwd">', "1 < 2 > 0", "deux\nlignes", "&amp;", "  bord"]


@pytest.mark.parametrize("text", NASTY)
def test_a_label_shows_exactly_its_text(qtbot: QtBot, text: str) -> None:
    label = plain_label(text, kind="muted", wrap=True)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == text


@pytest.mark.parametrize("text", NASTY)
def test_a_tooltip_shows_exactly_its_text(text: str) -> None:
    tooltip = plain_tooltip(text)
    document = QTextDocument()
    document.setHtml(tooltip)
    assert document.toPlainText().strip() == text.strip()


def test_no_tooltip_for_no_text() -> None:
    assert plain_tooltip("") == ""


def test_an_action_keeps_its_ampersands() -> None:
    assert plain_action("Lien & temps") == "Lien && temps"
