"""Where everything on a wall is drawn, as a value, and the sizes that this comes from.

How the facilitator's wall is arranged: `arranging`; the projector's: `projection`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from atelier.domain.board import Group
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.things import Note

K = TypeVar("K")


class Spot(NamedTuple):
    """One place of a note on the wall: a note may be in two clusters, and is then drawn twice."""

    note_id: NoteId
    cluster_id: ClusterId | None


class Box(NamedTuple):
    """A cluster on the wall: its rectangle, the height of its header (all of it when folded), its column.

    `depth`: in how many others it is drawn; 1 in a rubric.
    """

    rect: Rect
    header: float
    folded: bool
    column: int
    depth: int = 0

    @property
    def header_rect(self) -> Rect:
        """The part that holds number, title and count."""
        return Rect(self.rect.x, self.rect.y, self.rect.width, self.header)


class Ruler(Protocol):
    """Knows how high things are once written, in pixels."""

    def note_height(self, note: Note, width: float) -> float:
        """The height of a note of that width."""

    def header_height(self, group: Group, width: float, *, folded: bool = False) -> float:
        """The height of a cluster's header of that width; `folded`: it is all that is drawn of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Distances in pixels. `note_width` is the least; notes widen to fill their column."""

    margin: float
    gap: float
    gutter: float
    note_gap: float
    padding: float
    note_width: float
    label_height: float
    empty_height: float
    new_height: float
    card_height: float
    note_columns: int = 2

    @property
    def cluster_width(self) -> float:
        """The narrowest cluster."""
        return self.width_of(self.note_columns, self.note_width) + 2 * self.padding

    def width_of(self, notes: int, note_width: float) -> float:
        """The width of that many notes side by side."""
        return notes * note_width + (notes - 1) * self.note_gap

    def columns_in(self, width: float, note_width: float) -> int:
        """How many notes fit side by side; one at least."""
        # A hundredth of a pixel forgives what floating point loses on a width made of exactly n notes.
        return max(1, int((width + self.note_gap + 0.01) // (note_width + self.note_gap)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Every rectangle of a wall. `hidden_*` count what is told by a line only, in the projection."""

    width: float
    height: float
    unsorted: Rect
    notes: Mapping[Spot, Rect]
    clusters: Mapping[ClusterId, Box] = field(default_factory=dict)
    new_cluster: Rect | None = None
    isolated: Rect | None = None
    separator_x: float | None = None
    hidden_notes: int = 0
    hidden_notes_line: Rect | None = None
    hidden_clusters: int = 0
    hidden_clusters_line: Rect | None = None
    cluster_columns: int = 1
    unsorted_columns: int = 1
    unsorted_column: Mapping[NoteId, int] = field(default_factory=dict)


def kept_columns(now: Iterable[K], before: Mapping[K, int], *, columns: tuple[int, int]) -> dict[K, int]:
    """The columns to keep: none when their number changed, nor when what stays was put in another order."""
    staying = {id: before[id] for id in now if id in before}
    if columns[0] != columns[1] or list(staying) != [id for id in before if id in staying]:
        return {}
    return staying


def note_rows(
    notes: Sequence[Note],
    height_of: Callable[[Note, float], float],
    area: Rect,
    *,
    count: int,
    gap: float,
) -> list[Rect]:
    """Places for the notes of a cluster, in rows from the left, as high in a row as its highest."""
    note_width = (area.width - gap * (count - 1)) / count
    heights = [height_of(note, note_width) for note in notes]
    places: list[Rect] = []
    y = area.y
    for start in range(0, len(notes), count):
        height = max(heights[start : start + count])
        across = range(min(count, len(notes) - start))
        places += [Rect(area.x + at * (note_width + gap), y, note_width, height) for at in across]
        y += height + gap
    return places
