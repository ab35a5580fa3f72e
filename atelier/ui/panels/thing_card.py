"""The card of something that the group wrote: its words, under them what is known of it and can be done with it."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look

_TOO_WIDE = re.compile(r"\S{18}(?=\S)")
"""So many letters without a space are about what a narrow panel has room for in large letters."""


class ThingCard(QFrame):
    """Edited by its pencil or a double click; a `mark` may stand before the words, `buttons` under them."""

    def __init__(
        self,
        text: str,
        meta: str = "",
        *,
        edit: Callable[[], object],
        remove: Callable[[], object],
        mark: QWidget | None = None,
        buttons: Sequence[QPushButton] = (),
    ) -> None:
        super().__init__()
        look(self, "card")
        self._ask_edit = edit
        self.text = plain_label(_breakable(text), wrap=True)
        self.text.setAccessibleName(text)
        self.meta = plain_label(_breakable(meta), kind="small", wrap=True)
        self.edit = _icon_button("pencil", _("Modifier : {text}").format(text=text), _("Modifier"))
        self.remove = _icon_button(
            "x", _("Supprimer : {text}").format(text=text), _("Supprimer (Ctrl+Z annule)")
        )
        self.edit.clicked.connect(lambda: edit())
        self.remove.clicked.connect(lambda: remove())
        self._lay_out(mark, buttons)

    def _lay_out(self, mark: QWidget | None, buttons: Sequence[QPushButton]) -> None:
        words = QHBoxLayout()
        words.setSpacing(8)
        words.setContentsMargins(0, 0, 6, 0)
        if mark is not None:
            words.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.text, 1)
        under = QHBoxLayout()
        under.setSpacing(0)
        for button in buttons:
            under.addWidget(button)
        if buttons:
            under.addStretch(1)
            under.setContentsMargins(0, 4, 0, 4)
        else:
            under.addWidget(self.meta, 1)
        for tool in (self.edit, self.remove):
            under.addWidget(tool, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 4, 2)
        column.setSpacing(0)
        column.addLayout(words)
        if buttons:
            # They leave it no room beside them.
            column.addWidget(self.meta)
            self.meta.setVisible(bool(self.meta.text()))
        column.addLayout(under)

    # Qt overrides

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._ask_edit()


def _breakable(text: str) -> str:
    """The text with places where a label may break a word that is wider than the panel."""
    return _TOO_WIDE.sub("\\g<0>\u200b", text)


def _icon_button(icon: str, name: str, tip: str) -> QToolButton:
    button = look(QToolButton(), "quiet")
    theme.bear_icon(button, icon, "muted")
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
