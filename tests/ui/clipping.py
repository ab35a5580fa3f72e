"""Which texts of a window nobody can read whole: cut by their widget, or by what the widget is in.

Not here: what a widget paints by itself (the board, the projection's pictures), whose own tests measure it.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QGraphicsView,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionGroupBox,
    QTabBar,
    QWidget,
)

SLACK_PX = 1
"""By how much Qt's own rounding may miss."""


def clipped(window: QWidget) -> list[str]:
    """What of the window's texts can't be read whole, each with the reason."""
    return list(_faults(window))


def _faults(window: QWidget) -> Iterator[str]:
    for widget in [window, *window.findChildren(QWidget)]:
        # Another window has its own turn; what an editor or a list is made of is its own affair.
        if not widget.isVisible() or widget.window() is not window or not _has_text(widget):
            continue
        fault = _cut_by_itself(widget) or _cut_by_others(widget, window)
        if fault:
            yield f"{_named(widget)}: {fault}"


def _has_text(widget: QWidget) -> bool:
    return bool(_text(widget).strip())


def _text(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text() if widget.text() or not isinstance(widget, QLabel) else ""
        case QComboBox():
            return widget.currentText()
        case QLineEdit():
            return widget.placeholderText() if not widget.text() else ""
        case QPlainTextEdit():
            return widget.placeholderText() if not widget.toPlainText() else ""
        case QGroupBox():
            return widget.title()
        case QTabBar():
            return " ".join(widget.tabText(at) for at in range(widget.count()))
        case QMenuBar():
            return " ".join(action.text() for action in widget.actions())
    return ""


def _cut_by_itself(widget: QWidget) -> str:
    match widget:
        case QLabel():
            return _of_label(widget)
        case QAbstractButton():
            return _of_button(widget)
        case QComboBox():
            option = QStyleOptionComboBox()
            widget.initStyleOption(option)
            field = widget.style().subControlRect(
                QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
            )
            return _too_wide(widget, _text(widget), field.width())
        case QLineEdit():
            option_room = widget.contentsRect().width() - 2 * SLACK_PX
            return "" if widget.toolTip() else _too_wide(widget, _text(widget), option_room)
        case QPlainTextEdit():
            return _of_editor(widget)
        case QGroupBox():
            box = QStyleOptionGroupBox()
            widget.initStyleOption(box)
            return _too_wide(widget, widget.title(), widget.contentsRect().width())
        case QTabBar():
            return _of_tabs(widget)
        case QMenuBar():
            return _of_menus(widget)
    return ""


def _too_wide(widget: QWidget, text: str, room: int) -> str:
    wanted = QFontMetrics(widget.font()).horizontalAdvance(text)
    return f"{wanted} px of text in {room}" if wanted > room + SLACK_PX else ""


def _of_label(label: QLabel) -> str:
    if _was_elided(label.text()):
        return "" if label.toolTip() else "elided, and no tooltip says the rest"
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK_PX:
            return f"needs {needed} px of height for {label.width()} of width, has {label.height()}"
        if label.textFormat() is Qt.TextFormat.RichText:
            return ""
        margins = label.minimumSizeHint().width() - label.contentsRect().width()
        longest = max(re.split(r"[ \n\u2028]", label.text()), key=len)
        return _too_wide(label, longest, label.contentsRect().width()) if margins > SLACK_PX else ""
    return _smaller(label)


def _of_button(button: QAbstractButton) -> str:
    if _was_elided(button.text()):
        return "" if button.toolTip() else "elided, and no tooltip says the rest"
    return _smaller(button)


def _was_elided(text: str) -> bool:
    """Whether it was cut on purpose: an ellipsis that no bracket of the doubled language closes."""
    return text.startswith("[") and text.endswith("…")


def _smaller(widget: QWidget) -> str:
    wanted, has = widget.sizeHint(), widget.size()
    if wanted.width() > has.width() + SLACK_PX or wanted.height() > has.height() + SLACK_PX:
        return f"needs {wanted.width()} × {wanted.height()} px, has {has.width()} × {has.height()}"
    return ""


def _of_editor(editor: QPlainTextEdit) -> str:
    if editor.toolTip():
        return ""
    viewport = editor.viewport()
    width = viewport.width() - 2 * round(editor.document().documentMargin())
    needed = QFontMetrics(editor.font()).boundingRect(
        QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, editor.placeholderText()
    )
    return (
        f"needs {needed.height()} px, has {viewport.height()}" if needed.height() > viewport.height() else ""
    )


def _of_tabs(tabs: QTabBar) -> str:
    for at in range(tabs.count()):
        cut = tabs.tabSizeHint(at).width() > tabs.tabRect(at).width() + SLACK_PX
        if cut and not tabs.tabToolTip(at):
            return f"tab {at} is {tabs.tabRect(at).width()} px wide"
    last = tabs.tabRect(tabs.count() - 1).right()
    return (
        f"the last tab ends at {last} of {tabs.width()}" if last > tabs.width() and not tabs.toolTip() else ""
    )


def _of_menus(bar: QMenuBar) -> str:
    shown = [action for action in bar.actions() if action.isVisible()]
    hidden = [
        action.text() for action in shown if not bar.rect().contains(bar.actionGeometry(action).center())
    ]
    return f"no room for {hidden}" if hidden else ""


def _cut_by_others(widget: QWidget, window: QWidget) -> str:
    """Whether an ancestor shows only part of it; what a scroll area holds can be scrolled to."""
    inner, outer = widget, widget.parentWidget()
    while inner is not window and outer is not None:
        if isinstance(outer, QGraphicsView):
            return ""
        holder = outer.parentWidget()
        place = QRect(widget.mapTo(outer, QPoint(0, 0)), widget.size())
        room = outer.rect().adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is outer:
            return _beside(place, room, holder)
        if not room.contains(place):
            return f"{_shape(place)} in {_shape(outer.rect())} of {_named(outer)}"
        inner, outer = outer, holder
    return ""


def _beside(place: QRect, room: QRect, area: QAbstractScrollArea) -> str:
    """What is to the side of an area that only scrolls down is lost."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if area.horizontalScrollBarPolicy() is off and (
        place.left() < room.left() or place.right() > room.right()
    ):
        return f"{_shape(place)}, and the area does not scroll sideways: {_shape(room)}"
    return ""


def _shape(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}×{rect.height()}"


def _named(widget: QWidget) -> str:
    parent = widget.parentWidget()
    within = f" in {type(parent).__name__}" if parent is not None else ""
    return f"{type(widget).__name__}{within} {_text(widget)[:60]!r}"
