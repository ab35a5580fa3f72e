"""What is written on a note, laid out: its text, its tags beside the end of it, what shows of the pile under it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from atelier.board.drawing.lettering import Lettering, begins_right
from atelier.board.drawing.tags import Tag
from atelier.board.style import BoardStyle
from atelier.domain.corrections import corrected_phrase
from atelier.domain.language import gettext as _
from atelier.domain.sharing import Holder
from atelier.domain.things import Note

MOST_SHEETS = 2
"""How many of those under a note peek out."""
_RIM = 115
"""How much darker the line is that parts the sheets of a pile than their edge, in percent."""


class Writing:
    """A note's text and tags. `height` is that of all that is written, and of what peeks out below.

    The tags are at the end of the last line where it leaves room, else on a line of their own: they cover no text.
    """

    __slots__ = ("_rows", "_style", "also", "from_right", "height", "peek", "pile", "text")

    def __init__(
        self,
        text: Lettering,
        width: float,
        *,
        style: BoardStyle,
        tags: Sequence[Tag] = (),
        pile: tuple[Note, ...] = (),
        also: tuple[Holder, ...] = (),
    ) -> None:
        self.text = text
        self.pile = pile
        self.also = also
        """The other clusters that it is in."""
        self.peek = style.peek * min(len(pile), MOST_SHEETS)
        self.from_right = bool(tags) and begins_right(text.text)
        self._style = style
        self._rows = list(self._in_rows(tags, width))
        self.height = text.height + self.peek
        if tags:
            own_line = text.last_width + self._width_of(self._rows[0]) > width
            self.height += (len(self._rows) - 1 + own_line) * self._line_height

    @property
    def _line_height(self) -> float:
        return self.text.height / self.text.line_count

    def _width_of(self, tags: Sequence[Tag]) -> float:
        """Of tags side by side, with what parts them from one another and from the text."""
        return sum(tag.width + self._style.tag_gap for tag in tags)

    def _in_rows(self, tags: Sequence[Tag], width: float) -> Iterator[list[Tag]]:
        """As many of them side by side as there is room for."""
        row: list[Tag] = []
        for tag in tags:
            if row and self._width_of([*row, tag]) > width:
                yield row
                row = []
            row.append(tag)
        if row:
            yield row

    def paint_pile(self, painter: QPainter, rect: QRectF, *, paper: QColor, edge: QColor) -> QRectF:
        """Paint the sheets of the pile; returns the one on top, as large as those that peek out leave it."""
        step = self._style.peek
        top = rect.adjusted(0.0, 0.0, -self.peek, -self.peek)
        painter.setPen(QPen(edge.darker(_RIM), 1.0))
        painter.setBrush(paper)
        for depth in range(min(len(self.pile), MOST_SHEETS), -1, -1):
            painter.drawRect(top.translated(depth * step, depth * step).adjusted(0.5, 0.5, -0.5, -0.5))
        return top

    def paint(self, painter: QPainter, top: QRectF, *, ink: QColor, paper: QColor) -> None:
        """Write it on that sheet, which is of that colour."""
        style = self._style
        painter.setPen(ink)
        self.text.draw(painter, top.left() + style.note_pad_x, top.top() + style.note_pad_y)
        middle = top.bottom() - style.note_pad_y - self._line_height / 2
        for row in reversed(self._rows):
            self._paint_row(painter, row, top, middle, ink=ink, paper=paper)
            middle -= self._line_height

    def _paint_row(
        self,
        painter: QPainter,
        row: Sequence[Tag],
        top: QRectF,
        middle: float,
        *,
        ink: QColor,
        paper: QColor,
    ) -> None:
        style = self._style
        x = top.left() + style.note_pad_x
        if not self.from_right:
            x = top.right() - style.tag_inset - self._width_of(row)
        for tag in row:
            x += 0.0 if self.from_right else style.tag_gap
            tag.paint(painter, QPointF(x, middle - tag.height / 2), ink=ink, paper=paper)
            x += tag.width + (style.tag_gap if self.from_right else 0.0)


def told_aside(note: Note, writing: Writing) -> str:
    """What can't be read on a note: the end of a long text, what lies under it, where else it is, the first wording."""
    told = []
    if writing.pile:
        told.append(_("Pile de {count} post-its :").format(count=len(writing.pile) + 1))
        told += [f"• {one.shown_text}" for one in (note, *writing.pile)]
    elif writing.text.is_cut:
        told.append(note.shown_text)
    told += [_("Aussi dans « {title} »").format(title=holder.name) for holder in writing.also]
    if note.correction is not None:
        told.append(
            _("{corrected}. Écrit : « {text} »").format(corrected=corrected_phrase(note), text=note.text)
        )
    return "\n".join(told)
