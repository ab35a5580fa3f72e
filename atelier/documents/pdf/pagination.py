"""Blocks shared out over pages, before anything is drawn: no heading at the foot of a page, no line alone.

reportlab's own flow (`platypus`) is not used: it draws as it goes, so that no number of a page is known in time, and
a conditional break that meets a full page leaves an empty one behind.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from atelier.documents.pdf import theme
from atelier.documents.pdf.blocks import ROUNDING_PT, Block


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a page; `top_pt` is measured from the top of the page's text, downwards."""

    block: Block
    top_pt: float


Page: TypeAlias = tuple[Placed, ...]


def paginated(blocks: Iterable[Block]) -> list[Page]:
    """The pages that the blocks fill one under the other; at least one."""
    sheet = _Sheet()
    for chain in _chains(blocks):
        sheet.keep_together(_needed(chain))
        for block in chain:
            sheet.set_down(block)
    return sheet.pages()


class _Sheet:
    """The page that is being filled, and those before it."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._placed: list[Placed] = []
        self._filled_pt = 0.0
        self._after_pt = 0.0

    def pages(self) -> list[Page]:
        """Every page."""
        return [*self._pages, tuple(self._placed)]

    def keep_together(self, needed_pt: float) -> None:
        """Begin a page unless so much is left of this one, or no page is high enough."""
        if self._placed and self._left_pt(0.0) + ROUNDING_PT < needed_pt <= theme.FRAME_HEIGHT_PT:
            self._turn()

    def set_down(self, block: Block) -> None:
        """Put a block below the others, over as many pages as it takes."""
        left_pt = self._left_pt(block.before_pt)
        if block.height <= left_pt + ROUNDING_PT:
            self._place(block)
        elif parts := block.split(left_pt):
            first, rest = parts
            self._place(first)
            self._turn()
            self.set_down(rest)
        elif self._placed:
            self._turn()
            self.set_down(block)
        else:
            # It can't be cut, and no page holds it: what overflows may be lost, the document is not.
            self._place(block)

    def _left_pt(self, before_pt: float) -> float:
        return theme.FRAME_HEIGHT_PT - self._filled_pt - self._gap_pt(before_pt)

    def _gap_pt(self, before_pt: float) -> float:
        return max(self._after_pt, before_pt) if self._placed else 0.0

    def _place(self, block: Block) -> None:
        top_pt = self._filled_pt + self._gap_pt(block.before_pt)
        self._placed.append(Placed(block, top_pt))
        self._filled_pt = top_pt + block.height
        self._after_pt = block.after_pt

    def _turn(self) -> None:
        self._pages.append(tuple(self._placed))
        self._placed = []
        self._filled_pt = self._after_pt = 0.0


def _chains(blocks: Iterable[Block]) -> Iterator[Sequence[Block]]:
    """Each block with the headings before it, which stay with it."""
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.keeps_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _needed(chain: Sequence[Block]) -> float:
    """What must be left of a page for the headings of a chain and the least part of what they lead to."""
    spaces = sum(max(above.after_pt, below.before_pt) for above, below in pairwise(chain))
    *titles, last = chain
    return chain[0].before_pt + sum(title.height for title in titles) + spaces + last.least_pt
