"""The tags at the foot of a note: it was corrected, it is elsewhere too, how many lie under it, how much it matters."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from atelier.board.drawing.lettering import Lettering
from atelier.domain.language import gettext as _
from atelier.domain.things import Note

SHADE = 26
"""How much of the ink is in the ground of a quiet tag, of 255: what is written there keeps 7:1 on every paper."""
_SIDES = 0.42
"""What is left beside the words of a tag, as a share of its height."""
_PENCIL = ((0.06, 0.94), (0.13, 0.66), (0.66, 0.13), (0.87, 0.34), (0.34, 0.87))
"""The outline of a pencil that points to the lower left, as shares of its square; the tip comes first."""


class TagKind(Enum):
    """What a tag tells."""

    CORRECTED = auto()
    ELSEWHERE = auto()
    PILE = auto()
    IMPORTANCE = auto()


def told_of(note: Note, under: int, *, also: Sequence[str] = ()) -> Iterator[tuple[TagKind, str]]:
    """What the tags of a note tell, with the words if there are any.

    `under`: how many lie under it. `also`: the numbers of the other clusters that it is in.
    """
    if note.correction is not None:
        yield TagKind.CORRECTED, ""
    if also:
        yield TagKind.ELSEWHERE, _("aussi en {numbers}").format(numbers=", ".join(also))
    if under:
        yield TagKind.PILE, f"×{under + 1}"
    if note.importance:
        yield TagKind.IMPORTANCE, "+" * note.importance


class Tag:
    """One tag, as high as all of them."""

    __slots__ = ("_kind", "_words", "height", "width")

    def __init__(self, kind: TagKind, words: Lettering | None, *, height: float) -> None:
        self._kind = kind
        self._words = words
        self.height = height
        self.width = height if words is None else max(words.width + 2 * _SIDES * height, 1.25 * height)

    def paint(self, painter: QPainter, at: QPointF, *, ink: QColor, paper: QColor) -> None:
        """Paint it with its upper left corner there, on a note of that colour."""
        place = QRectF(at.x(), at.y(), self.width, self.height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._words is None:
            _paint_pencil(painter, place, ink=ink)
        else:
            self._paint_words(painter, self._words, place=place, ink=ink, paper=paper)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, words: Lettering, *, place: QRectF, ink: QColor, paper: QColor
    ) -> None:
        ground = QColor(ink)
        if self._kind is TagKind.IMPORTANCE:
            ink = paper
        else:
            ground.setAlpha(SHADE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(ink)
        words.draw(painter, place.center().x() - words.width / 2, place.center().y() - words.height / 2)


def _paint_pencil(painter: QPainter, place: QRectF, *, ink: QColor) -> None:
    side = 0.8 * place.height()
    left, top = place.center().x() - side / 2, place.center().y() - side / 2
    pen = QPen(ink, max(1.0, 0.09 * side))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = [QPointF(left + x * side, top + y * side) for x, y in _PENCIL]
    painter.drawPolygon(QPolygonF(corners))
    painter.drawLine(corners[1], corners[4])
