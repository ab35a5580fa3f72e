"""Pieces of a dialog of settings: a card with its name, and a choice with what it means under it."""

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from atelier.ui.plain_text import plain_label
from atelier.ui.theme import FONT_SIZE_PX, look

_INDENT_PX = 28
"""Where the words of a choice begin, past its mark."""


class SettingCard(QFrame):
    """Settings on one subject, under one another; `beside` its name stands what is done about them all."""

    def __init__(self, title: str, *, beside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 16)
        self.column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(plain_label(title, kind="heading", wrap=beside is not None), 1)
        if beside is not None:
            head.addWidget(beside)
        self.column.addLayout(head)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under those that are there."""
        for widget in widgets:
            self.column.addWidget(widget)


class Choice(QWidget):
    """A mark to tick, and under it a sentence that says what it does."""

    def __init__(self, mark: QAbstractButton, meaning: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = mark
        mark.setAccessibleDescription(meaning)
        sentence = plain_label(meaning, kind="small", wrap=True)
        sentence.setIndent(round(_INDENT_PX * self.font().pixelSize() / FONT_SIZE_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(mark)
        column.addWidget(sentence)


def ticked(words: str, checked: bool) -> QCheckBox:
    """A box with its words, ticked or not."""
    box = QCheckBox(words)
    box.setChecked(checked)
    return box


def stacked(cards: Iterable[QWidget]) -> QVBoxLayout:
    """Cards under one another, no taller than they ask for."""
    column = QVBoxLayout()
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def in_pairs(boxes: Iterable[QCheckBox]) -> QGridLayout:
    """Boxes two by two, under one another."""
    grid = QGridLayout()
    grid.setSpacing(8)
    for place, box in enumerate(boxes):
        grid.addWidget(box, place // 2, place % 2)
    return grid
