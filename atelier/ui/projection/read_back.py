"""What is read back to the room, as values read from the model: one cluster, one note, a whole question.

Everything comes from the wall, so that a withdrawn, refused or unreviewed note is never among it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage
from atelier.domain.board import Board, Group
from atelier.domain.citing import cited_phrase
from atelier.domain.ids import ClusterId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.rich_text import Run, cited_numbers, parse
from atelier.domain.rich_text import written as rich_text
from atelier.domain.things import ClusterState, Note, Synthesis
from atelier.ui.projection.line_breaking import ELLIPSIS, at_word_end
from atelier.ui.projection.view import Projected, ProjectionView, projected_of

_READING = (ProjectionView.CLUSTER, ProjectionView.SYNTHESIS)
"""What a stage can have the room read."""
_READ_BACK = (*_READING, ProjectionView.NOTE)
_CITED = 80
"""How many letters of a post-it a sentence that cites it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCluster:
    """A cluster with all of its notes; `synthesis` is empty where there is none.

    `tags`: what is told beside each note, in their order. `count`: how many notes with those that lie under others and
    those of its parts; 0: those shown. `rubric` is what it is in, `parts` what is in it, each with its number.
    """

    number: str
    title: str
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    count: int = 0
    rubric: str = ""
    parts: tuple[str, ...] = ()
    synthesis: str = ""
    state: ClusterState = ClusterState.PROPOSED

    @property
    def total(self) -> int:
        """How many notes are told."""
        return self.count or len(self.notes)

    def tag(self, at: int) -> str:
        """What is told beside the note at that place."""
        return self.tags[at] if self.tags else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNote:
    """A note, and its `rank` (from 1) among the `count` notes that lie where it does.

    `place` is the title of its cluster, whose number is `cluster_number`; None where it is in none; `rubric` is what
    that is in. `others`: the other wordings on its pile. `tag`: its weight, and how many lie on its pile.
    """

    number: int
    text: str
    place: str
    cluster_number: str | None = None
    rank: int = 1
    count: int = 1
    rubric: str = ""
    others: tuple[str, ...] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSynthesis:
    """The clusters of a question."""

    clusters: tuple[ShownCluster, ...] = ()


Shown: TypeAlias = ShownCluster | ShownNote | ShownSynthesis


def shown(model: BoardModel, projected: Projected) -> Shown | None:
    """What the view reads back of the question that the room is on; None for the other views."""
    board = model.board(model.question.id)
    match projected.view:
        case ProjectionView.CLUSTER:
            group = _group(board, projected.cluster_id)
            return _shown_cluster(model, board, group) if group else None
        case ProjectionView.NOTE:
            return _shown_note(board, projected)
        case ProjectionView.SYNTHESIS:
            return ShownSynthesis(
                clusters=tuple(_shown_cluster(model, board, group) for group in board.groups)
            )
        case _:
            return None


def settled(board: Board, projected: Projected, *, silent: bool = False) -> Projected:
    """What to show of that wall: the same while it is there, a note where it lies now, else the wall.

    `silent`: nothing is read back.
    """
    wall = Projected(ProjectionView.BOARD)
    if silent and projected.view in _READ_BACK:
        return wall
    match projected.view:
        case ProjectionView.CLUSTER:
            return projected if _group(board, projected.cluster_id) else wall
        case ProjectionView.NOTE:
            places = [place for place in _reading_order(board) if place.note_id == projected.note_id]
            return projected if projected in places else next(iter(places), wall)
        case _:
            return projected


def neighbour(board: Board, projected: Projected | None, step: int) -> Projected | None:
    """What is read `step` further on: the next cluster, or the next note, cluster by cluster."""
    if projected is None:
        return None
    order = _reading_order(board)
    if projected.view is ProjectionView.CLUSTER:
        order = [Projected(ProjectionView.CLUSTER, group.cluster.id) for group in board.groups]
    if projected not in order:
        return None
    at = order.index(projected) + step
    return order[at] if 0 <= at < len(order) else None


def next_to_read(model: BoardModel, projected: Projected | None, step: int) -> Projected | None:
    """Its neighbour on the wall of the question; where a stage of reading back has not begun, what begins it."""
    board = model.board(model.question.id)
    if projected == Projected(ProjectionView.BOARD) and step > 0:
        first = projected_of(current_stage(model), board)
        return first if first.view is ProjectionView.CLUSTER else None
    return neighbour(board, projected, step)


def carried_on(model: BoardModel, projected: Projected, before: QuestionId) -> Projected:
    """What is seen once the room left that question for another: as before, or what the stage has it read there.

    A board that was chosen stays one; one that stood for clusters which there were none of does not.
    """
    asked = projected_of(current_stage(model), model.board(model.question.id))
    bare = projected.view is ProjectionView.BOARD and not model.board(before).groups
    reads = bare or projected.view in (ProjectionView.CLUSTER, ProjectionView.NOTE)
    return asked if reads and asked.view in _READING else projected


def cluster_title(group: Group) -> str:
    """The title of a cluster, or what stands for it."""
    return group.name


def _reading_order(board: Board) -> list[Projected]:
    held = [(group.cluster.id, note) for group in board.groups for note in group.notes]
    alone = [(None, note) for note in (*board.isolated, *board.unsorted)]
    return [Projected(ProjectionView.NOTE, cluster_id, note.id) for cluster_id, note in (*held, *alone)]


def _group(board: Board, cluster_id: ClusterId | None) -> Group | None:
    return next((group for group in board.groups if group.cluster.id == cluster_id), None)


def _shown_cluster(model: BoardModel, board: Board, group: Group) -> ShownCluster:
    tags = tuple(_tag(board, note) for note in group.notes)
    parts = [part for part in board.groups if part.parent_id == group.cluster.id]
    return ShownCluster(
        number=group.number,
        title=cluster_title(group),
        notes=tuple(note.shown_text for note in group.notes),
        tags=tags if any(tags) else (),
        count=group.count if group.count != len(group.notes) else 0,
        rubric=_rubric(board, group),
        parts=tuple(_called(part) for part in parts),
        synthesis=_synthesis(model, group),
        state=group.cluster.state,
    )


def _rubric(board: Board, group: Group) -> str:
    rubric = _group(board, group.parent_id)
    return _called(rubric) if rubric is not None else ""


def _called(group: Group) -> str:
    """Its number and title; where it has no title, what stands for it, which tells the number."""
    return f"{group.number}\xa0· {group.cluster.title}" if group.cluster.title else cluster_title(group)


def _tag(board: Board, note: Note) -> str:
    """Its weight, and how many notes lie on its pile."""
    under = len(board.pile(note.id))
    return "\u2002".join(filter(None, ("+" * note.importance, f"×{under + 1}" if under else "")))


def _synthesis(model: BoardModel, group: Group) -> str:
    """The synthesis in the markup of `rich_text`, each citation as the words that the post-it says now."""
    written = next(iter(model.snapshot.where(Synthesis, cluster_id=group.cluster.id)), None)
    if written is None or not cited_numbers(written.text):
        return written.text if written else ""
    notes = {note.number: note for note in model.snapshot.all(Note)}
    passages = parse(written.text)
    return rich_text([replace(p, runs=tuple(_said(run, notes) for run in p.runs)) for p in passages])


def _said(run: Run, notes: Mapping[int, Note]) -> Run:
    if run.cites is None:
        return run
    said = cited_phrase(run.cites, notes.get(run.cites), cut=_shortened)
    return Run(said, run.bold, run.italic)


def _shortened(text: str) -> str:
    """The room is to read the sentence around it as well."""
    return text if len(text) <= _CITED else at_word_end(text[:_CITED].rstrip() + ELLIPSIS, text)


def _shown_note(board: Board, projected: Projected) -> ShownNote | None:
    group = _group(board, projected.cluster_id)
    if group is not None:
        found = _ranked(board, group.notes, projected, place=cluster_title(group))
        return replace(found, cluster_number=group.number, rubric=_rubric(board, group)) if found else None
    return _ranked(board, board.isolated, projected, place=_("Isolé")) or _ranked(
        board, board.unsorted, projected, place=_("À classer")
    )


def _ranked(board: Board, notes: tuple[Note, ...], projected: Projected, *, place: str) -> ShownNote | None:
    for rank, note in enumerate(notes, start=1):
        if note.id == projected.note_id:
            return ShownNote(
                number=note.number,
                text=note.shown_text,
                place=place,
                rank=rank,
                count=len(notes),
                others=tuple(below.shown_text for below in board.pile(note.id)),
                tag=_tag(board, note),
            )
    return None
