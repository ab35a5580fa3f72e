"""A picture for the room as a list of what is on it, so that it can be examined as well as painted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from atelier.board.drawing.marks import paint_mark
from atelier.domain.palette import WHITE
from atelier.domain.things import ClusterState
from atelier.ui.projection.invitation import Matrix, paint_code
from atelier.ui.projection.legibility import room_unit
from atelier.ui.projection.rich_words import RichWords
from atelier.ui.projection.typesetting import Digits, Paragraph


class Item(Protocol):
    """Something with a place on the picture."""

    @property
    def rect(self) -> QRectF:
        """All that it covers."""

    def paint(self, painter: QPainter) -> None:
        """Paint it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled shape with round corners, outlined inside its edge."""

    rect: QRectF
    fill: str
    outline: str = ""
    line_px: float = 0.0
    radius: float = 0.0

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        pen = QPen(QColor(self.outline), self.line_px) if self.outline else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(QColor(self.fill))
        inset = self.line_px / 2
        painter.drawRoundedRect(self.rect.adjusted(inset, inset, -inset, -inset), self.radius, self.radius)


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code in the middle of its place, which is on something white."""

    rect: QRectF
    matrix: Matrix

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        paint_code(painter, self.rect, self.matrix, on_white=True)


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its top left corner at (x, y)."""

    words: Paragraph | RichWords | Digits
    x: float
    y: float

    @property
    def rect(self) -> QRectF:
        """All that it covers."""
        return QRectF(self.x, self.y, self.words.size.width(), self.words.size.height())

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        self.words.paint(painter, self.x, self.y)


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of what the group made of a cluster."""

    rect: QRectF
    state: ClusterState
    ink: str

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        paint_mark(painter, self.rect, self.state, ink=QColor(self.ink), paper=QColor(WHITE))


@dataclass(slots=True)
class Picture:
    """What is on an image of that size, in the order in which it is painted."""

    size: QSizeF
    background: str
    items: list[Item] = field(default_factory=list)

    @property
    def unit(self) -> float:
        """What the sizes of all on it are shares of."""
        return room_unit(self.size)

    @property
    def texts(self) -> Iterator[Text]:
        """The texts on it."""
        return (item for item in self.items if isinstance(item, Text))

    def add(self, *items: Item) -> None:
        """Put items over those that are there."""
        self.items.extend(items)

    def stack(self, words: Paragraph | RichWords | Digits, x: float, y: float) -> float:
        """Put a text there; the y under it."""
        self.add(Text(words, x, y))
        return y + words.size.height()

    def badge(self, label: Paragraph, middle: tuple[float, float], diameter: float, fill: str) -> None:
        """Put a disc there with a number in it."""
        x, y = middle[0] - diameter / 2, middle[1] - diameter / 2
        self.add(Box(QRectF(x, y, diameter, diameter), fill, radius=diameter / 2))
        self.add(Text(label, middle[0] - label.size.width() / 2, middle[1] - label.size.height() / 2))

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), QColor(self.background))
        for item in self.items:
            item.paint(painter)
