"""Texts broken into lines, measured before they are painted. Plain text only: nothing in it is markup."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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

from atelier.ui.projection.line_breaking import (
    ELLIPSIS,
    JOINER,
    LINE_SEPARATOR,
    at_word_end,
    breakable,
    is_rightward,
    length_of,
    part_of,
)

NO_LIMIT = 10_000
_ENDLESS_PX = 1e6
_LATIN = re.compile("[\\x00-\u024f\u2000-\u206f]*")


@dataclass(frozen=True, slots=True)
class Look:
    """Letters `start` to `end` of a text are bold, or slanted, or both."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False


class Paragraph:
    """A text in one font and colour, broken at `width`; what exceeds `most_lines` ends with an ellipsis.

    `balanced` makes lines about equally long; from `strong_from` on, text is bold in `strong_colour`. `looks`: which
    parts of it are bold or slanted.
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
        looks: Sequence[Look] = (),
    ) -> None:
        self.text = text
        self.font = font
        self.colour = colour
        self.elided = False
        self.is_rightward = is_rightward(text)
        """Whether it reads from right to left: its lines end at its right edge, and it belongs on the right."""
        self._strong_from = strong_from
        self._strong_colour = strong_colour or colour
        self._looks = [self._ranged(look) for look in looks]
        self._break(width, most_lines)
        if balanced and self.line_count > 1 and not self.elided:
            self._break(self._narrowest(width), most_lines)

    @property
    def line_count(self) -> int:
        """How many lines it takes."""
        return self._layout.lineCount()

    @property
    def baseline(self) -> float:
        """How far under its top the letters of its first line stand."""
        first = self._layout.lineAt(0)
        return first.y() + first.ascent()

    @property
    def size_px(self) -> int:
        """The size of its font."""
        return self.font.pixelSize()

    @property
    def lines(self) -> list[str]:
        """The text of each line as painted."""
        broken = (self._layout.lineAt(n) for n in range(self.line_count))
        shown = self._layout.text()
        cut = [part_of(shown, line.textStart(), line.textStart() + line.textLength()) for line in broken]
        return [line.replace(JOINER, "").strip() for line in cut]

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its top left corner there."""
        painter.setPen(QColor(self.colour))
        self._layout.draw(painter, QPointF(x, y))

    def _break(self, width: float, most_lines: int) -> None:
        self._layout = self._laid_out(breakable(self.text), width, most_lines + 1)
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
        last, beyond = self._layout.lineAt(most_lines - 1).textStart(), self._layout.lineAt(most_lines)
        # No further than the line that is one too many: measuring all of a long text would take long.
        shown, end = self._layout.text(), beyond.textStart() + beyond.textLength()
        whole = part_of(shown, last, end).replace(LINE_SEPARATOR, " ")
        room = width
        # Scripts that change within a line make it wider than it was measured.
        while room > width / 2:
            text = part_of(shown, 0, last) + self._elided(whole, room)
            self._layout = self._laid_out(text, width, most_lines + 1)
            if self.line_count <= most_lines:
                return
            room *= 0.95
        self._layout = self._laid_out(text, width, most_lines)

    def _elided(self, text: str, width: float) -> str:
        """How the text begins, with an ellipsis: even if it fits, as it has been found to go on."""
        metrics, mode = QFontMetricsF(self.font), Qt.TextElideMode.ElideRight
        cut = at_word_end(metrics.elidedText(text, mode, width), text)
        return cut if cut.endswith(ELLIPSIS) else metrics.elidedText(cut + ELLIPSIS, mode, width)

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

    def _laid_out(self, text: str, width: float, most_lines: int = NO_LIMIT) -> QTextLayout:
        layout = QTextLayout(text, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        if self._strong_from is not None:
            layout.setFormats([self._strong(self._strong_from, len(text))])
        elif self._looks:
            layout.setFormats(self._looks)
        metrics = QFontMetricsF(self.font)
        layout.beginLayout()
        self._bottom = 0.0
        while layout.lineCount() < most_lines and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            # A space or a joiner of another family must not push lines apart; Arabic may.
            end = line.textStart() + line.textLength()
            usual = _LATIN.fullmatch(part_of(text, line.textStart(), end))
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

    def _ranged(self, look: Look) -> QTextLayout.FormatRange:
        """The look on the text as it is laid out, in which places are counted otherwise."""
        font = QFont(self.font)
        font.setBold(look.bold)
        font.setItalic(look.italic)
        run = QTextLayout.FormatRange()
        run.start = length_of(breakable(self.text[: look.start]))
        run.length = length_of(breakable(self.text[: look.end])) - run.start
        run.format = QTextCharFormat()
        run.format.setFont(font)
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


def held(text: str, font: QFont, colour: str, *, width: float, height: float) -> Paragraph:
    """The text in that width and height: what exceeds them ends with an ellipsis, after one line at least."""
    lines = max(1, int(height // QFontMetricsF(font).height()))
    made = Paragraph(text, font, colour, width=width, most_lines=lines)
    # Lines of a script that is taller than the family's own hold fewer.
    while made.size.height() > height and lines > 1:
        lines -= 1
        made = Paragraph(text, font, colour, width=width, most_lines=lines)
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
