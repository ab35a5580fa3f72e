"""What a picture is made of: rectangles and lines of text in parts, parts in parts. Lengths are CSS pixels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from atelier.documents.pdf import lines
from atelier.documents.pdf.lines import Line, Span
from atelier.domain.ids import NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle with round corners; without `edge` it has none."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = ""
    radius: float = 0.0
    dashed: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lines one below the other from `y` on, between `x` and `right`."""

    lines: tuple[Line, ...]
    x: float
    y: float
    right: float

    @property
    def bottom(self) -> float:
        """Where they end."""
        return self.y + lines.height(self.lines)


Shape: TypeAlias = Box | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something drawn, with what stands in it, from its own upper left corner.

    `told` is read out to who does not see it. `note_ids` are the post-its that its shapes show.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    parts: tuple["Placed", ...] = ()
    told: str = ""
    note_ids: tuple[NoteId, ...] = ()

    @property
    def size(self) -> int:
        """How many parts it is made of, itself too."""
        return 1 + sum(placed.part.size for placed in self.parts)

    def every_note_id(self) -> Iterator[NoteId]:
        """The post-its that are drawn in it."""
        yield from self.note_ids
        for placed in self.parts:
            yield from placed.part.every_note_id()

    def pieces(self, *, most: int, x: float = 0.0, y: float = 0.0) -> Iterator["Placed"]:
        """The part taken apart, back to front, into pieces that show about `most` post-its at most each."""
        if sum(1 for _id in self.every_note_id()) <= most or not self.parts:
            yield Placed(self, x, y)
            return
        yield Placed(replace(self, parts=()), x, y)
        for placed in self.parts:
            yield from placed.part.pieces(most=most, x=x + placed.x, y=y + placed.y)


@dataclass(frozen=True, slots=True)
class Placed:
    """A part at its place in another one."""

    part: Part
    x: float
    y: float

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.part.height


def written(spans: Iterable[Span], x: float, y: float, *, width: float) -> Words:
    """Text from there on, in as many lines as that width makes of it."""
    return Words(lines=tuple(lines.lay_out(tuple(spans), width)), x=x, y=y, right=x + width)


def bottom(placed: Iterable[Placed], *, top: float) -> float:
    """Where the lowest of them ends; `top` where there is none."""
    return max((each.bottom for each in placed), default=top)
