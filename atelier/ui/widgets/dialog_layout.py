"""Pieces of which the dialogs, and the Accueil, are laid out."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from atelier.ui import theme
from atelier.ui.theme import look
from atelier.ui.widgets.following_area import FollowingArea

PAGE_MARGIN_PX = 32
_AROUND_PX = QSize(32, 64)
"""What the screen keeps free of a dialog, its frame included."""
_COLUMN_PX = 1080


def scrolled(inside: QWidget, *, by_keys: bool = False) -> QScrollArea:
    """What may be taller than its window, and in a long language or large letters wider.

    `by_keys`: where Tab finds nothing in it that would bring it in sight; it is then named as what is inside.
    """
    area = FollowingArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if by_keys:
        look(area, "ringed")
        area.setAccessibleName(inside.accessibleName())
    else:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area


def ending(*buttons: QPushButton) -> QHBoxLayout:
    """The buttons that end a dialog, on the right."""
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def lay_out_list(
    dialog: QDialog, cards: QVBoxLayout, *, above: Sequence[QWidget], close: QPushButton
) -> None:
    """Words, under them cards that may be taller than the window, and the button that ends the dialog."""
    inside = QWidget()
    cards.setContentsMargins(0, 0, 8, 0)
    cards.setSpacing(12)
    cards.addStretch(1)
    inside.setLayout(cards)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 16, 16)
    column.setSpacing(8)
    for widget in above:
        column.addWidget(widget)
    column.addSpacing(8)
    column.addWidget(scrolled(inside), 1)
    column.addLayout(ending(close))


def centred(layout: QHBoxLayout | QVBoxLayout, *, top: int, bottom: int) -> QWidget:
    """The layout in the middle of the width, never wider than reading asks for."""
    inner = QWidget()
    inner.setMaximumWidth(_COLUMN_PX)
    inner.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(PAGE_MARGIN_PX, top, PAGE_MARGIN_PX, bottom)
    row.addStretch(1)
    row.addWidget(inner, 1000)
    row.addStretch(1)
    return outer


def open_at(dialog: QDialog, width_px: int, height_px: int) -> bool:
    """Have a dialog open at that size, larger where text is enlarged, and never larger than the screen.

    Returns whether it is as wide as it wished; some put their columns under one another where not.
    """
    wished = QSize(width_px, height_px) * theme.scale()
    room = dialog.screen().availableSize() - _AROUND_PX
    dialog.resize(wished.boundedTo(room))
    return wished.width() <= room.width()
