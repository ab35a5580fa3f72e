"""The facilitator's wall: a pure function of the board, sizes, the width and what she folded.

Memory of places matters more than tidiness: clusters and unsorted notes keep their column from one
arrangement to the next (`previous`), so that an arrival moves nothing and a drop only what is below it.
The projector's arrangement is in `projection`.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from atelier.domain.arrangement import Arrangement, Box, Metrics, Ruler, Spot, kept_columns, note_rows
from atelier.domain.board import Board, Group
from atelier.domain.geometry import Columns, Rect
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.things import Note

MOST_UNEVEN = 4
"""How much lower than the shortest a column may be and still get its turn, in heights of an empty cluster."""


def arrange(
    board: Board,
    ruler: Ruler,
    *,
    width: float,
    metrics: Metrics,
    previous: Arrangement | None = None,
    left: int | None = None,
    folded: Collection[ClusterId] = (),
) -> Arrangement:
    """The wall of that width: notes to sort left, clusters right, where before the first one there is an invitation.

    With the same arguments it is the same; after a small change, `previous` keeps the rest where it was.
    `left`: on how many columns of clusters notes to sort lie.
    `folded`: the clusters of which only the header is drawn; nothing of what is in them has a place.
    """
    return _Wall(board, ruler, width, metrics, previous, left=left, folded=folded).arrangement()


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
        folded: Collection[ClusterId],
    ) -> None:
        self._left_columns = left
        self._board = board
        self._ruler = ruler
        self._metrics = metrics
        self._previous = previous
        self._folded = folded
        self._nested: dict[ClusterId | None, list[Group]] = defaultdict(list)
        for group in board.groups:
            self._nested[group.parent_id].append(group)
        self._notes: dict[Spot, Rect] = {}
        self._boxes: dict[ClusterId, Box] = {}
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
        left = min(self._left_columns or self._usual_left(columns), columns - 1)
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

        How many notes there are does not count: an arrival moves nothing. Nor does whether there is a cluster yet: the
        first drop, which everybody watches, would move all of them.
        """
        least, before = 2 if columns >= 6 else 1, self._previous
        taken = max(2, columns // 2, len(self._nested[None]))
        if before is not None and before.clusters and before.width == self._width:
            taken = max(taken, before.cluster_columns)
        return max(least, columns - taken)

    def arrangement(self) -> Arrangement:
        unsorted_columns, unsorted_column, notes_bottom = self._put_unsorted()
        columns = Columns(self._right, self._cluster_columns, gap=self._metrics.gap)
        self._put_clusters(columns)
        new_cluster, isolated = self._put_places(columns)
        bottom = max(notes_bottom, columns.bottom)
        return Arrangement(
            width=self._width,
            height=bottom + self._metrics.margin,
            unsorted=self._left._replace(height=bottom - self._left.y),
            notes=self._notes,
            clusters=self._boxes,
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

    def _put_clusters(self, columns: Columns) -> None:
        before, groups = self._previous, self._nested[None]
        boxes = {id: box.column for id, box in before.clusters.items() if not box.depth} if before else {}
        was = before.cluster_columns if before else 0
        kept = kept_columns((group.cluster.id for group in groups), boxes, columns=(was, columns.count))
        column = -1
        for group in groups:
            column = kept.get(group.cluster.id, self._next_column(columns, column))
            rect = self._put_cluster(group, columns.next_place(column), column=column)
            columns.put(rect.height, column)

    def _next_column(self, columns: Columns, last: int) -> int:
        """The column after the last cluster's, so that the wall made anew is the one that grew bit by bit.

        The shortest column would depend on how high each cluster was on the day the next one came.
        """
        following = (last + 1) % columns.count
        return columns.shortest(preferred=following, slack=MOST_UNEVEN * self._metrics.empty_height)

    def _put_cluster(self, group: Group, top: Rect, *, column: int, depth: int = 0) -> Rect:
        """Put a cluster there, and in a rubric its notes before its parts; notes are as wide in either."""
        m, id = self._metrics, group.cluster.id
        header = self._ruler.header_height(group, top.width)
        is_folded = id in self._folded
        self._boxes[id] = Box(top._replace(height=header), header, is_folded, column, depth)
        if is_folded:
            return self._boxes[id].rect
        parts, pad = self._nested[id], m.padding / (1 + depth)
        inside = top.grown(-pad)._replace(y=top.y + header + pad)
        y = self._put_notes(group.notes, inside, cluster_id=id)
        if not (group.notes or parts):
            y += m.label_height if group.cluster.title or group.hidden else m.empty_height / 2
        around = top.grown(-m.padding / 2)
        for at, part in enumerate(parts):
            y += m.note_gap if at or group.notes else 0.0
            y = self._put_cluster(part, around._replace(y=y), column=column, depth=depth + 1).bottom
        rect = top._replace(height=y + pad - top.y)
        self._boxes[id] = self._boxes[id]._replace(rect=rect)
        return rect

    def _put_notes(self, notes: Sequence[Note], area: Rect, *, cluster_id: ClusterId | None) -> float:
        """Put the notes of a cluster from the top of that area on; how low they reach."""
        count, gap = self._inner_columns, self._metrics.note_gap
        places = note_rows(notes, self._ruler.note_height, area, count=count, gap=gap)
        for note, place in zip(notes, places, strict=True):
            self._notes[Spot(note.id, cluster_id)] = place
        return places[-1].bottom if places else area.y

    def _put_places(self, columns: Columns) -> tuple[Rect, Rect]:
        """Both at the end of the last column: they follow its clusters down, and never change sides."""
        m, last = self._metrics, columns.count - 1
        new_cluster = columns.put(m.new_height if self._board.groups else m.empty_height, last)
        if not self._board.groups:
            new_cluster = new_cluster._replace(x=self._right.x, width=self._right.width)
        top = columns.next_place(last)
        height = m.card_height
        if self._board.isolated:
            inside = top.grown(-m.padding)._replace(y=top.y + m.card_height)
            height = self._put_notes(self._board.isolated, inside, cluster_id=None) + m.padding - top.y
        return new_cluster, columns.put(height, last)
