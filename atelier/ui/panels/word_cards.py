"""Cards for things written beside the notes, in a column that scrolls; each can be removed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look


class WordCard(QFrame):
    """A text, under it where it comes from, and a button that removes it; a `mark` may stand before it."""

    def __init__(
        self, text: str, meta: str, *, remove: Callable[[], object], mark: QWidget | None = None
    ) -> None:
        super().__init__()
        look(self, "card")
        self.text = plain_label(text, wrap=True)
        self.meta = plain_label(meta, kind="small", wrap=True)
        self.remove = _remove_button(text)
        self.remove.clicked.connect(lambda: remove())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.text)
        if meta:
            words.addWidget(self.meta)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 4, 8)
        row.setSpacing(8)
        if mark is not None:
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class CardColumn(QScrollArea):
    """Cards under one another, as many as there are."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards: list[WordCard] = []

    def show_cards(self, cards: Sequence[WordCard]) -> None:
        """Replace the cards, staying at the same height."""
        height = self.verticalScrollBar().value()
        self.cards = list(cards)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(held)
        # Taking a widget in, a scroll area has both painted in the window's colour.
        held.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setValue(height)


def _remove_button(text: str) -> QToolButton:
    button = look(QToolButton(), "quiet")
    theme.bear_icon(button, "x", "muted")
    button.setAccessibleName(_("Supprimer : {text}").format(text=text))
    button.setToolTip(_("Supprimer (Ctrl+Z annule)"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
