"""Walls made up for the arrangement's tests: boards at random, and a ruler that needs no font."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from atelier.domain.arrangement import Arrangement, Box, Metrics
from atelier.domain.board import Board, Group
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, MeetingId, NoteId, ProjectId, QuestionId
from atelier.domain.nesting import read_nesting
from atelier.domain.piles import count_of
from atelier.domain.things import Cluster, Note, Source

QUESTION = QuestionId("q")
CONSOLE = Metrics(
    margin=16,
    gap=14,
    gutter=28,
    note_gap=8,
    padding=10,
    note_width=103,
    label_height=30,
    empty_height=150,
    new_height=64,
    card_height=40,
)
PROJECTOR = Metrics(
    margin=24,
    gap=20,
    gutter=48,
    note_gap=14,
    padding=19,
    note_width=316,
    label_height=46,
    empty_height=96,
    new_height=72,
    card_height=72,
)


class LetterRuler:
    """Every letter 7 pixels wide, every line 17 high; `scale` enlarges both."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale

    def note_height(self, note: Note, width: float) -> float:
        """As many lines as the text needs, between paddings."""
        per_line = max(1, int((width - 18 * self.scale) // (7 * self.scale)))
        lines = min(12, -(-len(note.text) // per_line))
        return (14 + 17 * lines) * self.scale

    def header_height(self, group: Group, width: float, *, folded: bool = False) -> float:  # noqa: ARG002 - as high either way
        """One line, or two for a long title."""
        return (38 if len(group.cluster.title) * 9 * self.scale < width else 58) * self.scale


def note(number: int, length: int = 12) -> Note:
    """A note of that many letters, named by its number."""
    return Note(
        id=NoteId(f"n{number}"),
        project_id=ProjectId("p"),
        meeting_id=MeetingId("m"),
        question_id=QUESTION,
        number=number,
        text="x" * length,
        source=Source.PHONE,
        created_at=datetime(2026, 1, 15, tzinfo=UTC),
    )


def board(
    *clusters: list[Note],
    unsorted: list[Note] | None = None,
    isolated: list[Note] | None = None,
    nested: Mapping[int, int] | None = None,
    piles: Mapping[int, list[Note]] | None = None,
) -> Board:
    """A wall of those notes; clusters are named by their position, from 1.

    `nested`: in which other cluster one is; `piles`: what lies under a note, by its number.
    """
    under = {NoteId(f"n{number}"): tuple(notes) for number, notes in (piles or {}).items()}
    made = {number: _cluster(number, (nested or {}).get(number)) for number in range(1, len(clusters) + 1)}
    groups: list[Group] = []
    for number, cluster in enumerate(read_nesting(made.values()).pop(None, []), start=1):
        parts = [one for one in made.values() if one.parent_id == cluster.id]
        numbered = [(f"{number}", cluster)] + [
            (f"{number}.{at}", one) for at, one in enumerate(parts, start=1)
        ]
        for name, one in numbered:
            notes = tuple(clusters[round(one.rank) - 1])
            is_rubric = one is cluster and bool(parts)
            held = {
                n.id: n
                for p in ((cluster, *parts) if is_rubric else (one,))
                for n in clusters[round(p.rank) - 1]
            }
            count = count_of(list(held.values()), under)
            groups.append(Group(one, name, notes, one.parent_id, is_rubric, count))
    return Board(QUESTION, tuple(groups), tuple(isolated or ()), tuple(unsorted or ()), under)


def _cluster(number: int, parent: int | None) -> Cluster:
    return Cluster(
        id=ClusterId(f"c{number}"),
        meeting_id=MeetingId("m"),
        question_id=QUESTION,
        rank=float(number),
        parent_id=ClusterId(f"c{parent}") if parent is not None else None,
    )


@st.composite
def boards(draw: st.DrawFn, *, most_clusters: int = 14, most_notes: int = 40) -> Board:
    """Any wall: empty clusters, long notes, notes in two clusters, rubrics, piles."""
    lengths = draw(st.lists(st.integers(1, 500), max_size=most_notes))
    notes = [note(number, length) for number, length in enumerate(lengths, start=1)]
    count = draw(st.integers(0, most_clusters))
    clusters: list[list[Note]] = [[] for _ in range(count)]
    loose: tuple[list[Note], list[Note]] = ([], [])
    piles: dict[int, list[Note]] = {}
    for one in notes:
        where = draw(st.integers(-2, count - 1))
        (clusters[where] if where >= 0 else loose[where]).append(one)
        if where > 0 and draw(st.booleans()):
            clusters[0].append(one)
        if draw(st.integers(0, 5)) == 0:
            piles[one.number] = [note(1000 + 10 * one.number + at) for at in range(draw(st.integers(1, 3)))]
    rubrics = draw(st.sets(st.integers(1, max(count, 1)), max_size=3))
    others = [number for number in range(1, count + 1) if number not in rubrics]
    nested = {
        number: draw(st.sampled_from(sorted(rubrics))) for number in others if rubrics and draw(st.booleans())
    }
    return board(*clusters, unsorted=loose[0], isolated=loose[1], nested=nested, piles=piles)


def with_new_note(before: Board, length: int = 30) -> Board:
    """The wall after a note arrived."""
    return replace(before, unsorted=(*before.unsorted, note(9999, length)))


def assert_apart(arrangement: Arrangement) -> None:
    """Nothing overlaps: neither notes, nor boxes and places, nor a note and a box that is not its own.

    What is drawn in a rubric is wholly in it, below its header.
    """
    notes, boxes = arrangement.notes, arrangement.clusters
    lines = (arrangement.hidden_notes_line, arrangement.hidden_clusters_line)
    places = [p for p in (arrangement.new_cluster, arrangement.isolated, *lines) if p is not None]
    outer = {id: box for id, box in boxes.items() if not box.depth}
    inner = {id: box for id, box in boxes.items() if box.depth}
    _apart(list(notes.values()))
    _apart([*(box.rect for box in outer.values()), *places])
    _apart([box.rect for box in inner.values()])
    holder = {id: _holder(box, outer) for id, box in inner.items()}
    for id, rubric in holder.items():
        assert not boxes[id].rect.overlaps(boxes[rubric].header_rect)
    for spot, rect in notes.items():
        own = {spot.cluster_id, holder.get(spot.cluster_id) if spot.cluster_id is not None else None}
        assert not any(rect.overlaps(box.rect) for id, box in boxes.items() if id not in own)
        if spot.cluster_id is not None:
            assert _inside(rect, boxes[spot.cluster_id].rect)
            assert not rect.overlaps(boxes[spot.cluster_id].header_rect)


def _holder(box: Box, outer: Mapping[ClusterId, Box]) -> ClusterId:
    """The one cluster that a box is drawn in."""
    (holder,) = (id for id, other in outer.items() if _inside(box.rect, other.rect))
    return holder


def assert_within(arrangement: Arrangement) -> None:
    """Nothing is cut by the sides."""
    whole = Rect(0.0, 0.0, arrangement.width, arrangement.height)
    lines = (arrangement.hidden_notes_line, arrangement.hidden_clusters_line)
    places = [arrangement.unsorted, arrangement.new_cluster, arrangement.isolated, *lines]
    boxes = [box.rect for box in arrangement.clusters.values()]
    for rect in (*arrangement.notes.values(), *boxes, *(p for p in places if p is not None)):
        assert _inside(rect, whole), rect


def _apart(rects: list[Rect]) -> None:
    slim = [Rect(r.x + 0.01, r.y + 0.01, r.width - 0.02, r.height - 0.02) for r in rects]
    for at, rect in enumerate(slim):
        assert not any(rect.overlaps(other) for other in slim[at + 1 :]), rect


def _inside(rect: Rect, other: Rect) -> bool:
    slack = other.grown(0.01)
    return (
        slack.x <= rect.x and slack.y <= rect.y and rect.right <= slack.right and rect.bottom <= slack.bottom
    )
