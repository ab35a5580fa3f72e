"""Texts broken into lines, measured before they are painted. Plain text only: nothing in it is markup."""

import re
import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

NO_LIMIT = 10_000
_ENDLESS_PX = 1e6
_JOINER = "\u2060"
_ELLIPSIS = "…"
_LINE_SEPARATOR = "\u2028"
_LATIN = re.compile("[\\x00-\u024f\u2000-\u206f]*")
_LOOSE_MARK = re.compile("(?<=«) | (?=[»?!:;])")
"""A plain space inside French quotes or before a mark, which must not begin a line alone."""


class Paragraph:
    """A text in one font and colour, broken at `width`; what exceeds `most_lines` ends with an ellipsis.

    `balanced` makes lines about equally long; from `strong_from` on, text is bold in `strong_colour`.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        colour: str,
        *,
        width: float = _ENDLESS_PX,
        most_lines: int = NO_LIMIT,
        balanced: bool = False,
        strong_from: int | None = None,
        strong_colour: str = "",
    ) -> None:
        self.text = text
        self.font = font
        self.colour = colour
        self.elided = False
        self.is_rightward = _is_rightward(text)
        """Whether it reads from right to left: its lines end at its right edge, and it belongs on the right."""
        self._strong_from = strong_from
        self._strong_colour = strong_colour or colour
        self._break(width, most_lines)
        if balanced and self.line_count > 1 and not self.elided:
            self._break(self._narrowest(width), most_lines)

    @property
    def line_count(self) -> int:
        """How many lines it takes."""
        return self._layout.lineCount()

    @property
    def size_px(self) -> int:
        """The size of its font."""
        return self.font.pixelSize()

    @property
    def lines(self) -> list[str]:
        """The text of each line as painted."""
        broken = (self._layout.lineAt(n) for n in range(self.line_count))
        shown = self._layout.text()
        cut = [_slice(shown, line.textStart(), line.textStart() + line.textLength()) for line in broken]
        return [line.replace(_JOINER, "").strip() for line in cut]

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its top left corner there."""
        painter.setPen(QColor(self.colour))
        self._layout.draw(painter, QPointF(x, y))

    def _break(self, width: float, most_lines: int) -> None:
        self._layout = self._laid_out(_breakable(self.text), width)
        if self.line_count > most_lines:
            self._cut(width, most_lines)
            self.elided = True
        lines = [self._layout.lineAt(n) for n in range(self.line_count)]
        widest = max((line.naturalTextWidth() for line in lines), default=0.0)
        if self.is_rightward:
            for line in lines:
                line.setPosition(QPointF(widest - line.naturalTextWidth(), line.y()))
        self.size = QSizeF(widest, self._bottom)

    def _cut(self, width: float, most_lines: int) -> None:
        """Lay out what `most_lines` hold, and an ellipsis."""
        last = self._layout.lineAt(most_lines - 1).textStart()
        shown, metrics, mode = self._layout.text(), QFontMetricsF(self.font), Qt.TextElideMode.ElideRight
        rest = metrics.elidedText(_slice(shown, last).replace(_LINE_SEPARATOR, " "), mode, width)
        if not rest.endswith(_ELLIPSIS):
            # What follows is on further lines only because of a line end: it must be told all the same.
            rest = metrics.elidedText(rest + _ELLIPSIS, mode, width)
        self._layout = self._laid_out(_slice(shown, 0, last) + rest, width)

    def _narrowest(self, width: float) -> float:
        """The least width, to the pixel, at which there are no more lines than at `width`."""
        count, low, high = self.line_count, width / self.line_count, width
        while high - low > 1:
            middle = (low + high) / 2
            if self._laid_out(self._layout.text(), middle).lineCount() > count:
                low = middle
            else:
                high = middle
        return high

    def _laid_out(self, text: str, width: float) -> QTextLayout:
        layout = QTextLayout(text, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        if self._strong_from is not None:
            layout.setFormats([self._strong(self._strong_from, len(text))])
        metrics = QFontMetricsF(self.font)
        layout.beginLayout()
        self._bottom = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            # A space or a joiner of another family must not push lines apart; Arabic may.
            end = line.textStart() + line.textLength()
            usual = _LATIN.fullmatch(_slice(text, line.textStart(), end))
            rise = metrics.ascent() - line.ascent() if usual else 0.0
            line.setPosition(QPointF(0, self._bottom + rise))
            self._bottom += metrics.height() if usual else line.height()
        layout.endLayout()
        return layout

    def _strong(self, start: int, end: int) -> QTextLayout.FormatRange:
        bold = QFont(self.font)
        bold.setBold(True)
        run = QTextLayout.FormatRange()
        run.start, run.length = start, end - start
        run.format = QTextCharFormat()
        run.format.setFont(bold)
        run.format.setForeground(QColor(self._strong_colour))
        return run


def fitted(
    text: str, steps: Iterable[tuple[QFont, int]], colour: str, *, width: float, most_lines: int
) -> Paragraph:
    """The text in the first of the (font, lines) steps that holds it; in the last one with `most_lines`."""
    made = None
    for font, lines in steps:
        made = Paragraph(text, font, colour, width=width, most_lines=most_lines, balanced=True)
        if made.line_count <= lines:
            return made
    assert made is not None
    return made


class Digits:
    """A time in digits that stay where they are when they change: the family's own have different widths."""

    def __init__(self, text: str, font: QFont, colour: str) -> None:
        self.text = text
        self.font = font
        self.colour = colour
        metrics = QFontMetricsF(font)
        widest = max(metrics.horizontalAdvance(digit) for digit in "0123456789")
        self._cells = [(c, widest if c.isdigit() else metrics.horizontalAdvance(c)) for c in text]
        self.size = QSizeF(sum(width for _c, width in self._cells), metrics.height())

    @property
    def size_px(self) -> int:
        """The size of its font."""
        return self.font.pixelSize()

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its top left corner there."""
        painter.setFont(self.font)
        painter.setPen(QColor(self.colour))
        metrics = QFontMetricsF(self.font)
        for character, width in self._cells:
            inset = (width - metrics.horizontalAdvance(character)) / 2
            painter.drawText(QPointF(x + inset, y + metrics.ascent()), character)
            x += width


def _breakable(text: str) -> str:
    """The text as it may be broken: at its own line ends, not at a hyphen inside a word or before a mark."""
    joined = text.replace("-", f"-{_JOINER}").replace("\n", _LINE_SEPARATOR)
    return _LOOSE_MARK.sub("\u00a0", joined)


def _is_rightward(text: str) -> bool:
    """Whether the first letter that has a direction goes from right to left (Unicode UAX 9, P2)."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"})
    return next(strong, "L") != "L"


def _slice(text: str, start: int, end: int | None = None) -> str:
    """A part of the text, by positions as Qt counts them: in UTF-16 units, of which an emoji takes two."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")
