"""What is asked of clusters: grouping."""

from dataclasses import dataclass

from atelier.domain.ids import ClusterId, MeetingId, NoteId, QuestionId
from atelier.domain.operations.operation import Operation
from atelier.domain.things import ClusterState


@dataclass(frozen=True, slots=True)
class PlaceNotes(Operation):
    """Put notes into a cluster, before one of its notes or at its end; they leave those that they were in.

    `leaving`: what is in that cluster leaves it alone, and stays in its others. `also`: they leave none.
    """

    note_ids: tuple[NoteId, ...]
    cluster_id: ClusterId
    before: NoteId | None = None
    leaving: ClusterId | None = None
    also: bool = False

    @property
    def name(self) -> str:
        """In the history, a note that stays where it was as well is not one that moved."""
        return "also_place_notes" if self.also else "place_notes"


@dataclass(frozen=True, slots=True)
class CreateCluster(Operation):
    """Make a cluster of notes (or an empty one) at the end of the question's clusters, or right after one.

    `nested`: clusters to put into it, which makes it a rubric; it then stands where the first of them was.
    """

    cluster_id: ClusterId
    meeting_id: MeetingId
    question_id: QuestionId
    note_ids: tuple[NoteId, ...] = ()
    title: str = ""
    after: ClusterId | None = None
    nested: tuple[ClusterId, ...] = ()


@dataclass(frozen=True, slots=True)
class UnsortNotes(Operation):
    """Take notes out of their clusters, and back among those to sort.

    `leaving`: what is in that cluster leaves it alone; it is to sort only if it is in no other.
    """

    note_ids: tuple[NoteId, ...]
    leaving: ClusterId | None = None


@dataclass(frozen=True, slots=True)
class IsolateNotes(Operation):
    """Leave notes alone deliberately: they belong to no cluster and are no longer to sort."""

    note_ids: tuple[NoteId, ...]


@dataclass(frozen=True, slots=True)
class RenameCluster(Operation):
    """Give a cluster its title."""

    cluster_id: ClusterId
    title: str


@dataclass(frozen=True, slots=True)
class MergeClusters(Operation):
    """Put the notes of a cluster at the end of another, which keeps its title (or takes the other's)."""

    cluster_id: ClusterId
    into: ClusterId


@dataclass(frozen=True, slots=True)
class MoveCluster(Operation):
    """Change the order of clusters: before another one, in the rubric that it is in, or last, in none."""

    cluster_id: ClusterId
    before: ClusterId | None = None


@dataclass(frozen=True, slots=True)
class NestCluster(Operation):
    """Put a cluster at the end of another, which is a rubric from then on."""

    cluster_id: ClusterId
    parent_id: ClusterId


@dataclass(frozen=True, slots=True)
class DissolveCluster(Operation):
    """Remove a cluster; its notes are to sort again, and what was nested in it stands in its place."""

    cluster_id: ClusterId


@dataclass(frozen=True, slots=True)
class MarkCluster(Operation):
    """Say what the group made of a cluster that was read back to it."""

    cluster_id: ClusterId
    state: ClusterState
