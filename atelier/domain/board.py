"""The wall of one question as the room sees it: which notes are where, in order. Drawing is elsewhere."""

from collections import defaultdict
from dataclasses import dataclass

from atelier.domain.ids import ClusterId, MeetingId, NoteId, QuestionId
from atelier.domain.parts import Snapshot
from atelier.domain.things import Cluster, Note, Placement


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster on the wall, its visible number (from 1) and its notes in order."""

    cluster: Cluster
    number: int
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The notes of a question: grouped, deliberately alone, and still to sort (in order of arrival)."""

    question_id: QuestionId
    groups: tuple[Group, ...]
    isolated: tuple[Note, ...]
    unsorted: tuple[Note, ...]

    @property
    def note_ids(self) -> frozenset[NoteId]:
        """Every note on the wall, once."""
        notes = (*self.isolated, *self.unsorted, *(note for group in self.groups for note in group.notes))
        return frozenset(note.id for note in notes)


def read_board(snapshot: Snapshot, meeting_id: MeetingId, question_id: QuestionId) -> Board:
    """The wall of a question in a meeting; withdrawn, refused and unreviewed notes are not on it."""
    here = {"meeting_id": meeting_id, "question_id": question_id}
    shown = {note.id: note for note in snapshot.where(Note, **here) if note.on_wall}
    # Under the top of its pile a note has no place of its own; when the top is taken away, it has.
    notes = {id: note for id, note in shown.items() if note.stack_id not in shown}
    clusters = sorted(snapshot.where(Cluster, **here), key=lambda c: (c.rank, c.id))
    held = _notes_by_cluster(snapshot, notes)
    placed = {note.id for members in held.values() for note in members}
    alone = sorted((n for n in notes.values() if n.id not in placed), key=lambda n: n.number)
    return Board(
        question_id,
        tuple(Group(c, number, tuple(held[c.id])) for number, c in enumerate(clusters, start=1)),
        tuple(note for note in alone if note.isolated),
        tuple(note for note in alone if not note.isolated),
    )


def _notes_by_cluster(snapshot: Snapshot, notes: dict[NoteId, Note]) -> dict[ClusterId, list[Note]]:
    held: dict[ClusterId, list[Note]] = defaultdict(list)
    for placement in sorted(snapshot.all(Placement), key=lambda p: (p.rank, p.id)):
        if placement.note_id in notes:
            held[placement.cluster_id].append(notes[placement.note_id])
    return held
