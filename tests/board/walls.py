"""Walls of rectangles alone, arranged as the console's, for the tests of what a drop would do."""

from atelier.board.wall.drop_map import DropMap
from atelier.domain.arrangement import Spot
from atelier.domain.arranging import arrange
from atelier.domain.board import Board
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, MeetingId, NoteId
from tests.domain.walls import CONSOLE, LetterRuler, board, note


def wall(of: Board, width: float = 900) -> DropMap:
    """That board, arranged in that width."""
    arrangement = arrange(of, LetterRuler(), width=width, metrics=CONSOLE)
    return DropMap(MeetingId("m"), of, arrangement, CONSOLE.gap)


def six() -> DropMap:
    """Six clusters of five notes, an empty one, notes to sort and isolated ones."""
    clusters = [[note(10 * c + n) for n in range(5)] for c in range(6)]
    return wall(board(*clusters, [], unsorted=[note(90), note(91), note(92)], isolated=[note(95)]))


def with_rubric() -> DropMap:
    """Clusters c1 and c2 of three notes, the rubric c3 (number 3) with c4 and c5 (3.1 and 3.2) in it, and c6 (4)."""
    clusters = [[note(10 * at + n) for n in range(3)] for at in range(6)]
    clusters[2] = []
    return wall(board(*clusters, unsorted=[note(90)], nested={4: 3, 5: 3}), width=1200)


def box(of: DropMap, number: int) -> Rect:
    """Where a cluster is."""
    return of.arrangement.clusters[ClusterId(f"c{number}")].rect


def place(of: DropMap, number: int, cluster: int | None = None) -> Rect:
    """Where a note is."""
    return of.arrangement.notes[Spot(NoteId(f"n{number}"), ClusterId(f"c{cluster}") if cluster else None)]
