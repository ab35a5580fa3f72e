"""The wall of one question as the room sees it: which notes are where, in order. Drawing is elsewhere."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from atelier.domain.ids import ClusterId, MeetingId, NoteId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.nesting import read_nesting
from atelier.domain.parts import Snapshot
from atelier.domain.piles import Piles, count_of, read_piles
from atelier.domain.things import Cluster, Note, Placement


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster on the wall, its visible number ("2", or "2.1" in a rubric) and its notes in order.

    `parent_id`: the rubric that it is in. `is_rubric`: others are in it. `count`: its notes and those of what is nested
    in it, each once, with all that lie under them. `hidden`: how many more a filter leaves out.
    """

    cluster: Cluster
    number: str
    notes: tuple[Note, ...]
    parent_id: ClusterId | None = None
    is_rubric: bool = False
    count: int = 0
    hidden: int = 0

    @property
    def name(self) -> str:
        """Its title, or what it is called by while it has none."""
        return self.cluster.title or _("Regroupement {number}").format(number=self.number)


@dataclass(frozen=True, slots=True)
class Board:
    """The notes of a question: grouped, deliberately alone, and still to sort (in order of arrival).

    `groups` are in reading order, each rubric followed by what is in it. `piles`: what lies under which note.
    `hidden_…`: how many more a filter leaves out, where it shows a part alone.
    """

    question_id: QuestionId
    groups: tuple[Group, ...]
    isolated: tuple[Note, ...]
    unsorted: tuple[Note, ...]
    piles: Piles = field(default_factory=dict)
    hidden_isolated: int = 0
    hidden_unsorted: int = 0

    @property
    def note_ids(self) -> frozenset[NoteId]:
        """Every note on the wall, once, those under others too."""
        shown = (*self.isolated, *self.unsorted, *(note for group in self.groups for note in group.notes))
        under = (note for pile in self.piles.values() for note in pile)
        return frozenset(note.id for notes in (shown, under) for note in notes)

    def inside(self, group: Group) -> tuple[Note, ...]:
        """The notes of a cluster and of what is nested in it, each once."""
        if not group.is_rubric:
            return group.notes
        here = [one for one in self.groups if group.cluster.id in (one.cluster.id, one.parent_id)]
        return tuple({note.id: note for one in here for note in one.notes}.values())

    def pile(self, note_id: NoteId) -> tuple[Note, ...]:
        """What lies under a note; nothing under most."""
        return self.piles.get(note_id, ())


def read_board(snapshot: Snapshot, meeting_id: MeetingId, question_id: QuestionId) -> Board:
    """The wall of a question in a meeting; withdrawn, refused and unreviewed notes are not on it."""
    here = {"meeting_id": meeting_id, "question_id": question_id}
    shown, piles = read_piles([note for note in snapshot.where(Note, **here) if note.on_wall])
    clusters = list(snapshot.where(Cluster, **here))
    held = _notes_by_cluster(snapshot, {note.id: note for note in shown})
    placed = {note.id for cluster in clusters for note in held.get(cluster.id, ())}
    alone = sorted((n for n in shown if n.id not in placed), key=lambda n: n.number)
    return Board(
        question_id,
        tuple(_groups(clusters, held, piles)),
        tuple(note for note in alone if note.isolated),
        tuple(note for note in alone if not note.isolated),
        piles,
    )


def _groups(clusters: Sequence[Cluster], held: dict[ClusterId, list[Note]], piles: Piles) -> Iterator[Group]:
    nested = read_nesting(clusters)
    for number, cluster in enumerate(nested.get(None, ()), start=1):
        notes, parts = held.get(cluster.id, []), nested.get(cluster.id, [])
        inside = {note.id: note for one in (cluster, *parts) for note in held.get(one.id, ())}
        count = count_of(list(inside.values()), piles)
        yield Group(cluster, f"{number}", tuple(notes), None, bool(parts), count)
        for at, part in enumerate(parts, start=1):
            notes = held.get(part.id, [])
            yield Group(part, f"{number}.{at}", tuple(notes), cluster.id, False, count_of(notes, piles))


def _notes_by_cluster(snapshot: Snapshot, notes: dict[NoteId, Note]) -> dict[ClusterId, list[Note]]:
    held: dict[ClusterId, list[Note]] = defaultdict(list)
    for placement in sorted(snapshot.all(Placement), key=lambda p: (p.rank, p.id)):
        if placement.note_id in notes:
            held[placement.cluster_id].append(notes[placement.note_id])
    return held
