"""Where everything on the facilitator's wall is drawn: a pure function of the board, sizes and the width.

Memory of places matters more than tidiness: clusters and unsorted notes keep their column from one
arrangement to the next (`previous`), so that an arrival moves nothing and a drop only what is below it.
The projector's arrangement is in `projection`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from atelier.domain.board import Board, Group
from atelier.domain.geometry import Columns, Rect
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.things import Note

K = TypeVar("K")

MOST_UNEVEN = 4
"""How much lower than the shortest a column may be and still get its turn, in heights of an empty cluster."""


class Spot(NamedTuple):
    """One place of a note on the wall: a note may be in two clusters, and is then drawn twice."""

    note_id: NoteId
    cluster_id: ClusterId | None


class Box(NamedTuple):
    """A cluster on the wall: its rectangle, the height of its header (all of it when folded), its column."""

    rect: Rect
    header: float
    folded: bool
    column: int

    @property
    def header_rect(self) -> Rect:
        """The part that holds number, title and count."""
        return Rect(self.rect.x, self.rect.y, self.rect.width, self.header)


class Ruler(Protocol):
    """Knows how high things are once written, in pixels."""

    def note_height(self, note: Note, width: float) -> float:
        """The height of a note of that width."""

    def header_height(self, group: Group, width: float) -> float:
        """The height of a cluster's header of that width."""


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


def arrange(
    board: Board,
    ruler: Ruler,
    *,
    width: float,
    metrics: Metrics,
    previous: Arrangement | None = None,
    left: int | None = None,
) -> Arrangement:
    """The wall of that width: notes to sort left (everywhere before the first cluster), clusters right.

    With the same arguments it is the same; after a small change, `previous` keeps the rest where it was.
    `left`: on how many columns of clusters notes to sort lie, once there is a cluster.
    """
    return _Wall(board, ruler, width, metrics, previous, left=left).arrangement()


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


class _Wall:
    """The making of one arrangement."""

    def __init__(
        self,
        board: Board,
        ruler: Ruler,
        width: float,
        metrics: Metrics,
        previous: Arrangement | None,
        *,
        left: int | None,
    ) -> None:
        self._left_columns = left
        self._board = board
        self._ruler = ruler
        self._metrics = metrics
        self._previous = previous
        self._notes: dict[Spot, Rect] = {}
        self._width = max(width, self._narrowest)
        self._split()

    @property
    def _narrowest(self) -> float:
        m = self._metrics
        return 2 * m.margin + m.gutter + 2 * (m.note_width + 2 * m.padding)

    def _split(self) -> None:
        """Share the width between what is to sort and the columns of clusters, all columns equally wide."""
        m = self._metrics
        within = self._width - 2 * m.margin - m.gutter + 2 * m.gap
        columns = max(2, int(within // (m.cluster_width + m.gap)))
        unit = within / columns - m.gap
        wanted = min(self._left_columns or self._usual_left(columns), columns - 1)
        left = wanted if self._board.groups else columns - 1
        self._cluster_columns = columns - left
        self._inner_columns = min(
            m.note_columns, m.columns_in(unit - 2 * m.padding, min(m.note_width, unit - 2 * m.padding))
        )
        self._note_width = (unit - 2 * m.padding + m.note_gap) / self._inner_columns - m.note_gap
        left_width = left * (unit + m.gap) - m.gap
        clusters_x = m.margin + left_width + m.gutter
        self._left = Rect(m.margin, m.margin, left_width, 0.0)
        self._right = Rect(clusters_x, m.margin, self._width - m.margin - clusters_x, 0.0)

    def _usual_left(self, columns: int) -> int:
        """What is to sort has what few clusters leave, and gives it up for good, one column for each more.

        How many notes there are does not count: an arrival moves nothing.
        """
        least, before = 2 if columns >= 6 else 1, self._previous
        taken = max(2, columns // 2, len(self._board.groups))
        if before is not None and before.clusters and before.width == self._width:
            taken = max(taken, before.cluster_columns)
        return max(least, columns - taken)

    def arrangement(self) -> Arrangement:
        unsorted_columns, unsorted_column, notes_bottom = self._put_unsorted()
        columns = Columns(self._right, self._cluster_columns, gap=self._metrics.gap)
        clusters = self._put_clusters(columns)
        new_cluster, isolated = self._put_places(columns)
        bottom = max(notes_bottom, columns.bottom)
        return Arrangement(
            width=self._width,
            height=bottom + self._metrics.margin,
            unsorted=self._left._replace(height=bottom - self._left.y),
            notes=self._notes,
            clusters=clusters,
            new_cluster=new_cluster,
            isolated=isolated,
            separator_x=self._right.x - self._metrics.gutter / 2,
            cluster_columns=self._cluster_columns,
            unsorted_columns=unsorted_columns,
            unsorted_column=unsorted_column,
        )

    def _put_unsorted(self) -> tuple[int, dict[NoteId, int], float]:
        m = self._metrics
        count = m.columns_in(self._left.width, self._note_width)
        area = Rect(self._left.x, self._left.y + m.label_height, m.width_of(count, self._note_width), 0.0)
        columns = Columns(area, count, gap=m.note_gap)
        before = self._previous
        ids = [note.id for note in self._board.unsorted]
        kept = (
            kept_columns(ids, before.unsorted_column, columns=(before.unsorted_columns, count))
            if before
            else {}
        )
        chosen: dict[NoteId, int] = {}
        for note in self._board.unsorted:
            column = kept.get(note.id, -1)
            chosen[note.id] = column if column >= 0 else columns.shortest()
            height = self._ruler.note_height(note, self._note_width)
            self._notes[Spot(note.id, None)] = columns.put(height, chosen[note.id])
        return count, chosen, max(columns.bottom, area.y + m.empty_height)

    def _put_clusters(self, columns: Columns) -> dict[ClusterId, Box]:
        before = self._previous
        boxes = {id: box.column for id, box in before.clusters.items()} if before else {}
        ids = [group.cluster.id for group in self._board.groups]
        was = before.cluster_columns if before else 0
        kept = kept_columns(ids, boxes, columns=(was, columns.count))
        clusters: dict[ClusterId, Box] = {}
        column = -1
        for group in self._board.groups:
            column = kept.get(group.cluster.id, self._next_column(columns, column))
            header = self._ruler.header_height(group, columns.width)
            rect = self._boxed(columns, column, header, group.notes, cluster_id=group.cluster.id)
            clusters[group.cluster.id] = Box(rect, header, False, column)
        return clusters

    def _next_column(self, columns: Columns, last: int) -> int:
        """The column after the last cluster's, so that the wall made anew is the one that grew bit by bit.

        The shortest column would depend on how high each cluster was on the day the next one came.
        """
        following = (last + 1) % columns.count
        return columns.shortest(preferred=following, slack=MOST_UNEVEN * self._metrics.empty_height)

    def _put_places(self, columns: Columns) -> tuple[Rect, Rect]:
        """Both at the end of the last column: they follow its clusters down, and never change sides."""
        m, last = self._metrics, columns.count - 1
        new_cluster = columns.put(m.new_height if self._board.groups else m.empty_height, last)
        if self._board.isolated:
            header = m.card_height - m.padding
            isolated = self._boxed(columns, last, header, self._board.isolated, cluster_id=None)
        else:
            isolated = columns.put(m.card_height, last)
        return new_cluster, isolated

    def _boxed(
        self,
        columns: Columns,
        column: int,
        header: float,
        notes: Sequence[Note],
        *,
        cluster_id: ClusterId | None,
    ) -> Rect:
        """Put a box with a header and notes in it at the end of a column."""
        m = self._metrics
        top = columns.next_place(column)
        area = Rect(top.x + m.padding, top.y + header + m.padding, top.width - 2 * m.padding, 0.0)
        places = note_rows(notes, self._ruler.note_height, area, count=self._inner_columns, gap=m.note_gap)
        for note, place in zip(notes, places, strict=True):
            self._notes[Spot(note.id, cluster_id)] = place
        inside = places[-1].bottom - area.y if places else m.empty_height / 2
        return columns.put(header + inside + 2 * m.padding, column)
