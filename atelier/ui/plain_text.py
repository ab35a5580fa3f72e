"""Texts that people typed, shown as they are: Qt takes some of them for HTML wherever it is let to guess."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from atelier.board.tool_tip import plain_tool_tip
from atelier.ui.theme import look


def plain_label(
    text: str = "", *, kind: str = "", wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """A label that never guesses; `kind` is a look of the stylesheet."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    return look(label, kind) if kind else label


def plain_tooltip(text: str) -> str:
    """The text for `setToolTip`, which has no plain format: as markup that shows exactly it; none for none."""
    return plain_tool_tip(text)


def plain_action(text: str) -> str:
    """The text for an action, a button or a tab, where "&" alone would vanish into an underline."""
    return text.replace("&", "&&")
