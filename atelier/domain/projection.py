"""Where everything is drawn for the room: a pure function of the board and of the size of the image.

Nothing shrinks below the legible size, nothing is cut. Notes to sort that do not fit are counted, and the
newest are the ones shown; which clusters open is decided in `folding`. What is to sort takes as many columns
as let the room read most: clusters fold for it, the one being worked on last. While notes are collected, only
what is to sort counts, and that one folds as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from atelier.domain.arrangement import Arrangement, Metrics, Ruler, Spot, kept_columns
from atelier.domain.board import Board
from atelier.domain.folding import Folding
from atelier.domain.geometry import Columns, Rect
from atelier.domain.group_boxes import Outcome
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.things import Note

TO_SORT_WEIGHT = 2
"""A note to sort is worth that many notes of an open cluster: the room is about to decide on it."""
WORTH_MOVING = 6
"""How much more there must be to read before what is drawn already makes room."""
WALL_STEP = 4
"""Before the first cluster the oldest notes leave a full image by that many, so that it seldom moves."""


def arrange_projection(
    board: Board,
    ruler: Ruler,
    *,
    size: tuple[float, float],
    metrics: Metrics,
    touched: Mapping[ClusterId, int],
    previous: Arrangement | None = None,
    collecting: bool = False,
) -> Arrangement:
    """The wall in that size (or the smallest that makes sense); `touched`: later changes, greater numbers.

    `collecting`: what comes is what the room looks at.
    """
    smallest = 2 * metrics.margin + metrics.gutter + metrics.note_width + metrics.cluster_width
    width, height = max(size[0], smallest), max(size[1], 2 * metrics.margin + 4 * metrics.card_height)
    inside = Rect(metrics.margin, metrics.margin, width - 2 * metrics.margin, height - 2 * metrics.margin)
    if board.groups:
        arrangement = _Sorting(
            board, ruler, inside, metrics, touched=touched, previous=previous, collecting=collecting
        ).arrangement()
    else:
        arrangement = _wall(board, ruler, inside, metrics)
    return replace(arrangement, width=width, height=height)


def _wall(board: Board, ruler: Ruler, inside: Rect, metrics: Metrics) -> Arrangement:
    """Before the first cluster: notes fill the image in order of arrival."""
    foot = metrics.card_height + metrics.gap if board.isolated else 0.0
    room = inside.height - metrics.label_height - foot
    area = Rect(inside.x, inside.y + metrics.label_height, inside.width, room)
    places, hidden = _newest_in_order(board.unsorted, ruler, area, metrics)
    card = Rect(inside.x, inside.bottom - metrics.card_height, 1.5 * metrics.note_width, metrics.card_height)
    return Arrangement(
        width=inside.right + metrics.margin,
        height=inside.bottom + metrics.margin,
        unsorted=inside,
        notes=places,
        isolated=card if board.isolated else None,
        hidden_notes=hidden,
        hidden_notes_line=_last_line(area, metrics) if hidden else None,
    )


def _newest_in_order(
    notes: Sequence[Note],
    ruler: Ruler,
    area: Rect,
    metrics: Metrics,
    *,
    kept: Mapping[NoteId, int] | None = None,
) -> tuple[dict[Spot, Rect], int]:
    """The places of the newest notes that fit, oldest of them first, and how many do not fit."""
    count = metrics.columns_in(area.width, metrics.note_width)
    heights = [ruler.note_height(note, Columns(area, count, gap=metrics.note_gap).width) for note in notes]
    needed = list(accumulate(height + metrics.note_gap for height in heights[::-1]))[::-1]
    for hidden in range(0, len(notes), min(WALL_STEP, count)):
        room = area.height - (metrics.label_height if hidden else 0.0)
        if needed[hidden] > count * (room + metrics.note_gap):
            continue
        # Columns kept from before may be out of balance: fitting comes before memory.
        for memory in (kept, {}) if kept else ({},):
            columns = Columns(area, count, gap=metrics.note_gap)
            places: dict[Spot, Rect] = {}
            for note, height in zip(notes[hidden:], heights[hidden:], strict=True):
                column = memory.get(note.id, -1)
                place = columns.put(height, column if column >= 0 else columns.shortest())
                places[Spot(note.id, None)] = place
            if columns.bottom <= area.y + room:
                return places, hidden
    return {}, len(notes)


class _Share(NamedTuple):
    """One way to share the image between what is to sort and clusters."""

    left: Rect
    columns: int
    notes: dict[Spot, Rect]
    hidden: int
    clusters: Outcome
    works: bool
    """Whether the cluster being worked on is open."""

    def worth(self, *, collecting: bool) -> int:
        """How much there is to read."""
        return TO_SORT_WEIGHT * len(self.notes) + (0 if collecting else len(self.clusters.notes))


class _Sorting:
    """From the first cluster on: notes to sort on the left, then clusters."""

    def __init__(
        self,
        board: Board,
        ruler: Ruler,
        inside: Rect,
        metrics: Metrics,
        *,
        touched: Mapping[ClusterId, int],
        previous: Arrangement | None,
        collecting: bool,
    ) -> None:
        self._collecting = collecting
        self._board = board
        self._ruler = ruler
        self._inside = inside
        self._metrics = metrics
        self._touched = touched
        self._previous = previous

    def arrangement(self) -> Arrangement:
        share = self._best()
        m, clusters, left = self._metrics, share.clusters, share.left
        ids = {spot.note_id: rect for spot, rect in share.notes.items()}
        return Arrangement(
            width=self._inside.right + m.margin,
            height=self._inside.bottom + m.margin,
            unsorted=left,
            notes={**share.notes, **clusters.notes},
            clusters=clusters.boxes,
            new_cluster=clusters.new_cluster,
            isolated=clusters.isolated,
            separator_x=left.right + m.gutter / 2,
            hidden_notes=share.hidden,
            hidden_notes_line=_last_line(left, m) if share.hidden else None,
            hidden_clusters=clusters.hidden,
            hidden_clusters_line=clusters.hidden_line,
            cluster_columns=clusters.columns,
            unsorted_columns=share.columns,
            unsorted_column={
                note.id: round((ids[note.id].x - left.x) / (m.note_width + m.note_gap))
                for note in self._board.unsorted
                if note.id in ids
            },
        )

    def _best(self) -> _Share:
        """The share with most to read; where it is as much, the one with widest clusters, or the one drawn."""
        narrow = self._shared(1)
        shares = [narrow]
        if narrow.hidden:
            for columns in range(2, self._most_columns + 1):
                share = self._shared(columns)
                works = self._collecting or share.works >= narrow.works
                if works and share.clusters.hidden <= narrow.clusters.hidden:
                    shares.append(share)
                if not share.hidden:
                    break
        worth = partial(_Share.worth, collecting=self._collecting)
        best = max(shares, key=lambda share: (worth(share), -share.columns))
        drawn = self._previous.unsorted_columns if self._previous else 0
        same = next((share for share in shares if share.columns == drawn), best)
        return best if worth(best) >= worth(same) + WORTH_MOVING else same

    @property
    def _most_columns(self) -> int:
        m = self._metrics
        narrowest = m.note_width + 2 * m.padding
        return m.columns_in(self._inside.width - m.gutter - narrowest, m.note_width)

    def _shared(self, columns: int) -> _Share:
        m, inside = self._metrics, self._inside
        left = inside._replace(width=m.width_of(columns, m.note_width))
        x = left.right + m.gutter
        right = Rect(x, inside.y, inside.right - x, inside.height)
        previous = self._previous
        folding = Folding(self._board, self._ruler, right, m, touched=self._touched, previous=previous)
        clusters, notes = folding.outcome(), self._unsorted(left, columns)
        works = folding.most_recent is None or clusters.is_open(folding.most_recent)
        return _Share(left, columns, notes, len(self._board.unsorted) - len(notes), clusters, works)

    def _unsorted(self, left: Rect, columns: int) -> dict[Spot, Rect]:
        notes, m = self._board.unsorted, self._metrics
        if columns == 1:
            return _newest_first(notes, self._ruler, left, m)
        before = self._previous
        ids = [note.id for note in notes]
        kept = (
            kept_columns(ids, before.unsorted_column, columns=(before.unsorted_columns, columns))
            if before
            else None
        )
        area = Rect(left.x, left.y + m.label_height, left.width, left.height - m.label_height)
        return _newest_in_order(notes, self._ruler, area, m, kept=kept)[0]


def _newest_first(notes: Sequence[Note], ruler: Ruler, left: Rect, metrics: Metrics) -> dict[Spot, Rect]:
    """The places of as many notes as fit in a column, the newest on top."""
    newest = notes[::-1]
    columns = Columns(left._replace(y=left.y + metrics.label_height), 1, gap=metrics.note_gap)
    places = [columns.put(ruler.note_height(note, left.width), 0) for note in newest]
    if places and places[-1].bottom > left.bottom:
        places = [place for place in places if place.bottom <= left.bottom - metrics.label_height]
    return {Spot(note.id, None): place for note, place in zip(newest, places, strict=False)}


def _last_line(area: Rect, metrics: Metrics) -> Rect:
    return Rect(area.x, area.bottom - metrics.label_height, area.width, metrics.label_height)
