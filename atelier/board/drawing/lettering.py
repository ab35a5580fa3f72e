"""Text laid out once and painted often: words broken where they must be, the end cut with an ellipsis.

A participant's text is only ever plain here, in whichever script and direction it is.
"""

import re
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

ELLIPSIS = "…"
LINE_SEPARATOR = "\u2028"
_NO_BREAK = "\u00a0"
_LOOSE = {f" {mark}": f"{_NO_BREAK}{mark}" for mark in "»?!:;"} | {"« ": f"«{_NO_BREAK}"}
"""French marks that people part from their word by a plain space, and that would be on another line than it."""

_WORDS = re.compile(r"[ \n\u2028]+|(?<=[-–—/])")
"""Where a line may end."""
_LONG_WORD = re.compile(r"\w{10,}")
"""A shorter one fits on any note: measuring the words of each text would take long."""
SMALLEST = 0.84
"""What a text keeps of its size for its longest word not to be broken: 11 pixels of 13."""


def _option(alignment: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


_FROM_LEFT = _option(Qt.AlignmentFlag.AlignLeft)
_FROM_RIGHT = _option(Qt.AlignmentFlag.AlignRight)


class Lettering:
    """A text broken into lines: its size in pixels, whether its end is cut off.

    Only its height is found out at once: a wall is arranged by that, and most of a great one is seen from afar.
    """

    __slots__ = ("_font", "_layout", "_lines", "_room", "_text", "height", "is_cut", "line_count")

    def __init__(self, text: str, font: QFont, room: float, lines: int) -> None:
        self._text = text
        self._font = font
        self._room = room
        self._lines = lines
        self._layout: QTextLayout | None = None
        layout = self._new_layout()
        self.height = _break(layout, room, lines, placed=False)
        self.line_count = layout.lineCount()
        self.is_cut = self.line_count == lines and not _ends(layout, text)
        if self.is_cut:
            self._text = _cut(text, layout.lineAt(lines - 1).textStart(), font, room)
            self.height = self.layout.boundingRect().height()

    @property
    def layout(self) -> QTextLayout:
        """The text, laid out for painting when it is first asked for."""
        if self._layout is None:
            self._layout = self._new_layout()
            self._layout.setCacheEnabled(True)
            _break(self._layout, self._room, self._lines, placed=True)
        return self._layout

    def _new_layout(self) -> QTextLayout:
        """A text begins where its first letter does, in its room; a single line has no room of its own."""
        layout = QTextLayout(self._text, self._font)
        from_right = self._lines > 1 and begins_right(self._text)
        layout.setTextOption(_FROM_RIGHT if from_right else _FROM_LEFT)
        return layout

    @property
    def width(self) -> float:
        """The width of its widest line."""
        layout = self.layout
        return max(layout.lineAt(at).naturalTextWidth() for at in range(layout.lineCount()))

    @property
    def text(self) -> str:
        """The text as it is laid out: cut where its end is."""
        return self._text

    @property
    def last_width(self) -> float:
        """The width of its last line."""
        return self.layout.lineAt(self.layout.lineCount() - 1).naturalTextWidth()

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it, in the painter's colour, with its upper left corner there."""
        self.layout.draw(painter, QPointF(x, y))


def lay_out(text: str, font: QFont, width: float, *, lines: int) -> Lettering:
    """The text in that width, on at most that many lines; where there is more, the last ends in "…"."""
    return Lettering(_bound(text.replace("\n", LINE_SEPARATOR)), font, width, lines)


def one_line(text: str, font: QFont, width: float = 1e5) -> Lettering:
    """The text on one line, cut where it does not fit."""
    return lay_out(text, font, width, lines=1)


def longest_word(text: str, font: QFont) -> float:
    """The width of the widest part of the text in which no line ends."""
    metrics = QFontMetricsF(font)
    return max(map(metrics.horizontalAdvance, _WORDS.split(_bound(text))))


def fitting_font(text: str, font: QFont, width: float) -> QFont:
    """The font, or a slightly smaller one where that spares the text's longest word from being broken."""
    if not _LONG_WORD.search(text) or (longest := longest_word(text, font)) <= width:
        return font
    size_px = int(font.pixelSize() * (width - 1.0) / longest)
    if size_px < SMALLEST * font.pixelSize():
        return font
    smaller = QFont(font)
    smaller.setPixelSize(size_px)
    return smaller


def _bound(text: str) -> str:
    """The text with its marks bound to their words."""
    for loose, bound in _LOOSE.items():
        text = text.replace(loose, bound)
    return text


def _cut(text: str, start: int, font: QFont, width: float) -> str:
    """The text with its last line, which begins there, ending in "…"."""
    rest = _slice(text, start).replace(LINE_SEPARATOR, " ")
    metrics = QFontMetricsF(font)
    cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    if not cut.endswith(ELLIPSIS):
        # The rest is on a further line only because of a line end: it must be told all the same.
        cut = metrics.elidedText(cut + ELLIPSIS, Qt.TextElideMode.ElideRight, width)
    return _slice(text, 0, start) + cut


def begins_right(text: str) -> bool:
    """Whether the first letter that has a direction is read from the right (Unicode Standard Annex 9, P2 and P3)."""
    if text.isascii():
        return False
    for letter in text:
        direction = bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _break(layout: QTextLayout, width: float, lines: int, *, placed: bool) -> float:
    """Break the text into at most that many lines, each at its place where it is to be painted; their height."""
    y = 0.0
    layout.beginLayout()
    for _line in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        if placed:
            line.setPosition(QPointF(0.0, y))
        y += line.height()
    layout.endLayout()
    return y


def _ends(layout: QTextLayout, text: str) -> bool:
    """Whether the last line holds the text's end."""
    last = layout.lineAt(layout.lineCount() - 1)
    return last.textStart() + last.textLength() >= _length(text)


def _length(text: str) -> int:
    """The length as Qt counts it: in UTF-16 units, of which an emoji takes two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _slice(text: str, start: int, end: int | None = None) -> str:
    """A part of the text, by positions as Qt counts them."""
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")
