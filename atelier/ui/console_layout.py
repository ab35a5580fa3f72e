"""Pieces of which the console's layout is made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QSplitter, QVBoxLayout, QWidget

from atelier.ui.theme import look

_THE_REST_PX = 4000
"""More than there is: Qt shares out what there is in these proportions, the outer columns first."""


def strip(layout: QBoxLayout, widgets: tuple[QWidget, QWidget], *, look_name: str) -> QWidget:
    """Two widgets side by side or under one another, the first as large as it can be."""
    strip = look(QWidget(), look_name)
    strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    strip.setLayout(layout)
    layout.setContentsMargins(14, 10, 14, 10)
    layout.setSpacing(12)
    layout.addWidget(widgets[0], 1)
    layout.addWidget(widgets[1])
    return strip


def columns(left: tuple[QWidget, int], middle: QWidget, right: tuple[QWidget, int]) -> QSplitter:
    """Three widgets that are parted by hand: the outer ones of those widths in px, the middle has the rest."""
    splitter = QSplitter()
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for widget in (left[0], middle, right[0]):
        splitter.addWidget(widget)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([left[1], _THE_REST_PX, right[1]])
    return splitter


def rows(top: QWidget, middle: QWidget, bottom: QWidget) -> QWidget:
    """Three widgets under one another with lines between, the middle one as large as it can be."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top)
    column.addWidget(_rule())
    column.addWidget(middle, 1)
    column.addWidget(_rule())
    column.addWidget(bottom)
    return held


def _rule() -> QFrame:
    rule = look(QFrame(), "rule")
    rule.setFixedHeight(1)
    return rule
