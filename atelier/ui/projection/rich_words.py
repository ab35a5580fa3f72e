"""A synthesis as it is set for the room: paragraphs, bullets and quotes in one size, one under the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from atelier.domain.rich_text import Passage, Shape, parse
from atelier.ui.projection.line_breaking import ELLIPSIS
from atelier.ui.projection.typesetting import NO_LIMIT, Look, Paragraph

_INDENT_EM = 1.1
_GAP_EM = 0.25
_BAR_EM = 0.14
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A passage at the height where it comes."""

    shape: Shape
    words: Paragraph
    y: float


class RichWords:
    """Words of that markup, in which citations say already what they say; what exceeds `most_lines` is left out.

    Then it ends with an ellipsis.
    """

    def __init__(
        self, markup: str, font: QFont, colour: str, *, width: float, most_lines: int = NO_LIMIT
    ) -> None:
        self.font = font
        self.colour = colour
        self._em = float(font.pixelSize())
        self._bullet = Paragraph(_BULLET, font, colour)
        self._placed: list[_Placed] = []
        passages = parse(markup)
        self.text = "\n".join(_words(passage) for passage in passages)
        self.elided = False
        self._place(passages, width, most_lines)
        self.is_rightward = bool(self._placed) and self._placed[0].words.is_rightward
        """Whether it reads from right to left, and belongs on the right."""
        widths = (self._indent(each.shape) + each.words.size.width() for each in self._placed)
        last = self._placed[-1] if self._placed else None
        self.size = QSizeF(max(widths, default=0.0), last.y + last.words.size.height() if last else 0.0)

    @property
    def line_count(self) -> int:
        """How many lines it takes."""
        return sum(each.words.line_count for each in self._placed)

    @property
    def size_px(self) -> int:
        """The size of its font."""
        return self.font.pixelSize()

    @property
    def lines(self) -> list[str]:
        """The text of each line as painted, without what is before it."""
        return [line for each in self._placed for line in each.words.lines]

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its top left corner there."""
        for each in self._placed:
            indent, rightward = self._indent(each.shape), each.words.is_rightward
            left = x + (self.size.width() - indent - each.words.size.width() if rightward else indent)
            each.words.paint(painter, left, y + each.y)
            self._paint_mark(painter, each, x, y + each.y)

    def _place(self, passages: Sequence[Passage], width: float, most_lines: int) -> None:
        y, left = 0.0, most_lines
        for at, passage in enumerate(passages):
            words = self._set(passage, width, left, is_last=at == len(passages) - 1)
            self._placed.append(_Placed(passage.shape, words, y))
            y += words.size.height() + _GAP_EM * self._em
            left -= words.line_count
            if words.elided or left <= 0:
                self.elided = words.elided or at < len(passages) - 1
                return

    def _set(self, passage: Passage, width: float, most_lines: int, *, is_last: bool) -> Paragraph:
        """The passage in so many lines; where others would follow and there is no room, it says that it goes on."""
        made = self._paragraph(passage, width, most_lines, ending="")
        if made.line_count < most_lines or made.elided or is_last:
            return made
        return self._paragraph(passage, width, most_lines, ending=ELLIPSIS)

    def _paragraph(self, passage: Passage, width: float, most_lines: int, *, ending: str) -> Paragraph:
        looks, text = [], ""
        for run in passage.runs:
            if run.bold or run.italic:
                looks.append(Look(len(text), len(text) + len(run.text), run.bold, run.italic))
            text += run.text
        return Paragraph(
            text + ending,
            self.font,
            self.colour,
            width=width - self._indent(passage.shape),
            most_lines=most_lines,
            looks=looks,
        )

    def _indent(self, shape: Shape) -> float:
        return 0.0 if shape is Shape.PARAGRAPH else _INDENT_EM * self._em

    def _paint_mark(self, painter: QPainter, each: _Placed, x: float, y: float) -> None:
        right = x + self.size.width()
        if each.shape is Shape.BULLET:
            width = self._bullet.size.width()
            left, down = right - width if each.words.is_rightward else x, each.words.baseline
            self._bullet.paint(painter, left, y + down - self._bullet.baseline)
        elif each.shape is Shape.QUOTE:
            bar = _BAR_EM * self._em
            left = right - bar if each.words.is_rightward else x
            painter.fillRect(QRectF(left, y, bar, each.words.size.height()), QColor(self.colour))


def rich_held(markup: str, font: QFont, colour: str, *, width: float, height: float) -> RichWords:
    """The words in that width and height: what exceeds them ends with an ellipsis, after one line at least."""
    lines = max(1, int(height // QFontMetricsF(font).height()))
    made = RichWords(markup, font, colour, width=width, most_lines=lines)
    # Room between passages, and lines of a script that is taller than the family's own, leave fewer.
    while made.size.height() > height and lines > 1:
        lines = min(lines, made.line_count) - 1
        made = RichWords(markup, font, colour, width=width, most_lines=max(lines, 1))
    return made


def _words(passage: Passage) -> str:
    return "".join(run.text for run in passage.runs)
