"""Where everything is drawn for the room: a pure function of the board and of the size of the image.

Nothing shrinks below the legible size, nothing is cut. Notes to sort that do not fit are counted, and the
newest are the ones shown; which clusters open is decided in `folding`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from atelier.domain.arrangement import Arrangement, Metrics, Ruler, Spot
from atelier.domain.board import Board
from atelier.domain.folding import Folding
from atelier.domain.geometry import Columns, Rect
from atelier.domain.ids import ClusterId
from atelier.domain.things import Note

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
) -> Arrangement:
    """The wall in that size (or the smallest that makes sense); `touched`: later changes, greater numbers."""
    smallest = 2 * metrics.margin + metrics.gutter + metrics.note_width + metrics.cluster_width
    width, height = max(size[0], smallest), max(size[1], 2 * metrics.margin + 4 * metrics.card_height)
    inside = Rect(metrics.margin, metrics.margin, width - 2 * metrics.margin, height - 2 * metrics.margin)
    if board.groups:
        arrangement = _sorting(board, ruler, inside, metrics, touched=touched, previous=previous)
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
    notes: Sequence[Note], ruler: Ruler, area: Rect, metrics: Metrics
) -> tuple[dict[Spot, Rect], int]:
    """The places of the newest notes that fit, oldest of them first, and how many do not fit."""
    count = metrics.columns_in(area.width, metrics.note_width)
    heights = [ruler.note_height(note, Columns(area, count, gap=metrics.note_gap).width) for note in notes]
    needed = list(accumulate(height + metrics.note_gap for height in heights[::-1]))[::-1]
    for hidden in range(0, len(notes), WALL_STEP):
        room = area.height - (metrics.label_height if hidden else 0.0)
        if needed[hidden] > count * (room + metrics.note_gap):
            continue
        columns = Columns(area, count, gap=metrics.note_gap)
        places = [columns.put(height, columns.shortest()) for height in heights[hidden:]]
        if columns.bottom <= area.y + room:
            spots = (Spot(note.id, None) for note in notes[hidden:])
            return dict(zip(spots, places, strict=True)), hidden
    return {}, len(notes)


def _sorting(
    board: Board,
    ruler: Ruler,
    inside: Rect,
    metrics: Metrics,
    *,
    touched: Mapping[ClusterId, int],
    previous: Arrangement | None,
) -> Arrangement:
    """From the first cluster on: notes to sort on the left, then clusters."""
    left = inside._replace(width=metrics.note_width)
    x = left.right + metrics.gutter
    right = Rect(x, inside.y, inside.right - x, inside.height)
    unsorted = _newest_first(board.unsorted, ruler, left, metrics)
    hidden = len(board.unsorted) - len(unsorted)
    clusters = Folding(board, ruler, right, metrics, touched=touched, previous=previous).outcome()
    return Arrangement(
        width=inside.right + metrics.margin,
        height=inside.bottom + metrics.margin,
        unsorted=left,
        notes={**unsorted, **clusters.notes},
        clusters=clusters.boxes,
        new_cluster=clusters.new_cluster,
        isolated=clusters.isolated,
        separator_x=left.right + metrics.gutter / 2,
        hidden_notes=hidden,
        hidden_notes_line=_last_line(left, metrics) if hidden else None,
        hidden_clusters=clusters.hidden,
        hidden_clusters_line=clusters.hidden_line,
        cluster_columns=clusters.columns,
    )


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
