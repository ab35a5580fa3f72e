"""A meeting's walls in small: boxes and post-its where the board has them, in the colours of the questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from atelier.domain.outline import WallOutline
from atelier.ui import theme

_NOTE_SIZES_PX = (22.0, 20.0, 18.0, 16.0, 14.5, 13.0, 11.5, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0)
"""How wide a post-it is drawn: the first at which everything has its place."""
_FLAT = 0.68
"""A post-it's height, as a share of its width."""
_MARGIN_PX = 10.0
_MOST_COLUMNS = 6
_PILE = 3
"""How many post-its that are in no cluster are drawn one under the other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A post-it of a question, or the box of a cluster around some."""

    question_number: int
    rect: QRectF
    is_box: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """What stays together: a box with that many post-its, or a few that are in none."""

    question_number: int
    count: int
    is_box: bool

    @property
    def columns(self) -> int:
        return min(max(1, ceil(sqrt(self.count * _FLAT))), _MOST_COLUMNS) if self.is_box else 1

    def size(self, note: float) -> QSizeF:
        gap, rows = _gap(note), ceil(max(1, self.count) / self.columns)
        inside = QSizeF(
            self.columns * (note + gap) - gap,
            rows * (note * _FLAT + gap) - gap,
        )
        return inside if not self.is_box else inside + QSizeF(2 * gap, 3 * gap + _head(note))

    def marks(self, x: float, y: float, note: float) -> Iterator[Mark]:
        gap = _gap(note)
        if self.is_box:
            size = self.size(note)
            yield Mark(self.question_number, QRectF(x, y, size.width(), size.height()), is_box=True)
            x, y = x + gap, y + 2 * gap + _head(note)
        for rank in range(self.count):
            row, column = divmod(rank, self.columns)
            left, top = x + column * (note + gap), y + row * (note * _FLAT + gap)
            yield Mark(self.question_number, QRectF(left, top, note, note * _FLAT))


def marks(walls: Sequence[WallOutline], size: QSizeF) -> list[Mark]:
    """Everything on the walls in a picture of that size, question by question, as large as there is room for.

    Where there is more than the smallest marks can show, the last ones are left out.
    """
    blocks = [block for wall in walls for block in _blocks(wall)]
    laid: list[Mark] = []
    for note in _NOTE_SIZES_PX:
        laid, is_whole = _laid(blocks, size, note)
        if is_whole:
            break
    return laid


def _blocks(wall: WallOutline) -> Iterator[_Block]:
    for count in wall.clusters:
        yield _Block(wall.number, count, is_box=True)
    for first in range(0, wall.alone, _PILE):
        yield _Block(wall.number, min(_PILE, wall.alone - first), is_box=False)


def _laid(blocks: Sequence[_Block], size: QSizeF, note: float) -> tuple[list[Mark], bool]:
    """The blocks in rows of that measure, and whether all of them are in."""
    laid: list[Mark] = []
    gap = 1.6 * _gap(note)
    x = y = _MARGIN_PX
    right, bottom, row = size.width() - _MARGIN_PX, size.height() - _MARGIN_PX, 0.0
    for block in blocks:
        needed = block.size(note)
        if x > _MARGIN_PX and x + needed.width() > right:
            x, y, row = _MARGIN_PX, y + row + gap, 0.0
        if x + needed.width() > right or y + needed.height() > bottom:
            return laid, False
        laid += block.marks(x, y, note)
        x, row = x + needed.width() + gap, max(row, needed.height())
    return laid, True


def _gap(note: float) -> float:
    return max(1.0, 0.22 * note)


def _head(note: float) -> float:
    """The height of the line that stands for a title."""
    return max(1.0, 0.2 * note)


class Miniature(QWidget):
    """The picture; it says nothing that the words beside it do not say."""

    def __init__(self, walls: Sequence[WallOutline], *, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.walls = tuple(walls)
        self._size = size
        self.setFixedHeight(size.height())
        self.setMinimumWidth(size.width())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        size = QSizeF(self.size())
        if all(wall.is_empty for wall in self.walls):
            _paint_tabs(painter, self.walls, size)
            return
        for mark in marks(self.walls, size):
            _paint(painter, mark)


def _paint(painter: QPainter, mark: Mark) -> None:
    if not mark.is_box:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.pale(mark.question_number))
        painter.drawRect(mark.rect)
        return
    colours = theme.colours()
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(mark.rect, 2, 2)
    gap = min(4.0, mark.rect.height() * 0.12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent(mark.question_number))
    painter.drawRect(
        QRectF(mark.rect.x() + gap, mark.rect.y() + gap, mark.rect.width() * 0.45, max(1.0, gap / 2))
    )


def _paint_tabs(painter: QPainter, walls: Sequence[WallOutline], size: QSizeF) -> None:
    """An empty board: the tabs of its questions, and the places that wait for post-its."""
    if not walls:
        return
    free = size.width() - 2 * _MARGIN_PX
    width = min(56.0, (free - 6 * (len(walls) - 1)) / len(walls))
    for rank, wall in enumerate(walls):
        x = _MARGIN_PX + rank * (width + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.pale(wall.number))
        painter.drawRoundedRect(QRectF(x, _MARGIN_PX, width, 12), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.colours().line), 1.5, Qt.PenStyle.DashLine))
    across = max(1, int(free // 84))
    box = (free - 8 * (across - 1)) / across
    for rank in range(across):
        top = _MARGIN_PX + 22
        painter.drawRoundedRect(
            QRectF(_MARGIN_PX + rank * (box + 8), top, box, size.height() - top - _MARGIN_PX), 4, 4
        )
