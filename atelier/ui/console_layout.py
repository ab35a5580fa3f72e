"""Pieces of which the console's layout is made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from atelier.ui.theme import look


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


def rule() -> QFrame:
    """A line between two of its parts."""
    rule = look(QFrame(), "rule")
    rule.setFixedHeight(1)
    return rule
