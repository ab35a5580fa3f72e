"""Text laid out once and painted often: words broken where they must be, the end cut with an ellipsis.

A participant's text is only ever plain here, in whichever script and direction it is.
"""

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

ELLIPSIS = "…"
LINE_SEPARATOR = "\u2028"
_NO_BREAK = "\u00a0"
_LOOSE_MARK = re.compile(" ([»?!:;])")
"""A French mark that people put after a plain space, and that would begin a line alone."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """A laid out text: its size in pixels, whether its end is cut off."""

    layout: QTextLayout
    width: float
    height: float
    is_cut: bool

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it, in the painter's colour, with its upper left corner there."""
        self.layout.draw(painter, QPointF(x, y))


def lay_out(text: str, font: QFont, width: float, *, lines: int) -> Lettering:
    """The text in that width, on at most that many lines; where there is more, the last ends in "…"."""
    text = _LOOSE_MARK.sub(_NO_BREAK + r"\1", text.replace("\n", LINE_SEPARATOR)).replace(
        "« ", "«" + _NO_BREAK
    )
    layout = _layout(text, font)
    shown = _break(layout, width, lines)
    last = layout.lineAt(shown - 1)
    end = last.textStart() + last.textLength()
    if end >= _length(text):
        return _lettering(layout, is_cut=False)
    start = last.textStart()
    rest = _slice(text, start).replace(LINE_SEPARATOR, " ")
    cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    if not cut.endswith(ELLIPSIS):
        # The rest is on a further line only because of a line end: it must be told all the same.
        cut = QFontMetricsF(font).elidedText(cut + ELLIPSIS, Qt.TextElideMode.ElideRight, width)
    layout = _layout(_slice(text, 0, start) + cut, font)
    _break(layout, width, lines)
    return _lettering(layout, is_cut=True)


def one_line(text: str, font: QFont, width: float = 1e5) -> Lettering:
    """The text on one line, cut where it does not fit."""
    return lay_out(text, font, width, lines=1)


def _layout(text: str, font: QFont) -> QTextLayout:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def _break(layout: QTextLayout, width: float, lines: int) -> int:
    """Break the text into lines, at most that many; returns how many."""
    y = 0.0
    layout.beginLayout()
    while layout.lineCount() < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, y))
        y += line.height()
    layout.endLayout()
    return layout.lineCount()


def _lettering(layout: QTextLayout, *, is_cut: bool) -> Lettering:
    bounds = layout.boundingRect()
    return Lettering(layout, _widest(layout), bounds.height(), is_cut)


def _widest(layout: QTextLayout) -> float:
    return max(layout.lineAt(at).naturalTextWidth() for at in range(layout.lineCount()))


def _length(text: str) -> int:
    """The length as Qt counts it: in UTF-16 units, of which an emoji takes two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _slice(text: str, start: int, end: int | None = None) -> str:
    """A part of the text, by positions as Qt counts them."""
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")
