"""The head of a document: what it is, of which meeting, when and where, and how much was contributed."""

from collections.abc import Iterator, Sequence
from typing import Any

from atelier.documents.colours import PLAIN, tinted
from atelier.documents.manuscript import Manuscript
from atelier.documents.pdf import lines, theme
from atelier.documents.pdf.blocks import Block, Paragraph
from atelier.documents.pdf.lines import Span
from atelier.documents.pdf.strokes import fill
from atelier.documents.pdf.tables import Row
from atelier.domain import palette

COLUMNS = 3


class Rule(Block):
    """A strong line across the page."""

    def __init__(self) -> None:
        super().__init__()
        self.height = 1.5

    def draw(self, canvas: Any) -> None:
        """Draw it."""
        fill(canvas, palette.INK, 0, 0, self.width, self.height)


class Facts(Row):
    """Columns of facts under their names. A fact that is not known has no column."""

    PAD_PT = 9.0
    GAP_PT = 12.0
    AFTER_PT = 10.0

    @classmethod
    def known(cls, facts: Sequence[tuple[str, Sequence[str]]]) -> "Facts":
        """The columns of these facts."""
        width = theme.WIDTH_PT / COLUMNS
        cells = [
            lines.lay_out(
                [Span(f"{name}\n", theme.LABEL), Span("\n".join(values), theme.BODY)], width - cls.GAP_PT
            )
            for name, values in facts
        ]
        made = cls(cells, [width] * len(cells))
        made.after_pt = cls.AFTER_PT
        return made


class Notice(Block):
    """What a reader must know first, on grey."""

    PAD_PT = 8.0

    def __init__(self, text: str) -> None:
        super().__init__(before_pt=10, after_pt=10)
        self._text = lines.lay_out([Span(text, theme.NOTICE)], self.width - 2 * self.PAD_PT)
        self.height = lines.height(self._text) + 2 * self.PAD_PT

    def draw(self, canvas: Any) -> None:
        """Draw it."""
        fill(canvas, tinted(PLAIN.pale, 0.6), 0, 0, self.width, self.height, radius=3)
        right = self.width - self.PAD_PT
        lines.draw(canvas, self._text, self.PAD_PT, self.height - self.PAD_PT, right_pt=right)


def masthead(manuscript: Manuscript) -> Iterator[Block]:
    """Project and meeting, the title, a strong rule, the facts, a thin rule; the notice if there is one."""
    yield Paragraph.of(Span(manuscript.eyebrow, theme.EYEBROW))
    yield Paragraph.of(Span(manuscript.title, theme.TITLE), after_pt=11)
    yield Rule()
    if manuscript.facts:
        yield Facts.known(manuscript.facts)
    if manuscript.notice:
        yield Notice(manuscript.notice)
