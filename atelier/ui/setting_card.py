"""Pieces of a dialog of settings: a card with its name, and a choice with what it means under it."""

from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from atelier.ui.plain_text import plain_label
from atelier.ui.theme import FONT_SIZE_PX, look

_INDENT_PX = 28
"""Where the words of a choice begin, past its mark."""


class SettingCard(QFrame):
    """Settings on one subject, under one another."""

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 16)
        self.column.setSpacing(8)
        self.column.addWidget(plain_label(title, kind="heading"))

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
