"""What the side panels' small forms are made of."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from atelier.domain.language import gettext as _
from atelier.ui.widgets.hinted_line import HintedLine

Now: TypeAlias = Callable[[], datetime]
"""A clock: the moment it is, aware, in UTC."""


def utc_now() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


def line(hint: str, *, name: str = "") -> QLineEdit:
    """A field of one line; its hint is its name unless another is given."""
    field = HintedLine()
    field.setPlaceholderText(hint)
    field.setAccessibleName(name or hint)
    return field


def add_button(slot: Callable[[], object]) -> QPushButton:
    """The button that adds what the form holds."""
    button = QPushButton(_("Ajouter"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: slot())
    return button


def start_over(first: QWidget, *, after: Iterable[QWidget]) -> None:
    """Have the keyboard back in the first field where it was in one of those after it, and nowhere else."""
    if any(field.hasFocus() for field in after):
        first.setFocus(Qt.FocusReason.OtherFocusReason)
