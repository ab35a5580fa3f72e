"""What the group made of a cluster: it said that of those very notes."""

from collections.abc import Callable

import pytest

from atelier.domain.change import WHOLE, Edit
from atelier.domain.decision import Refusal
from atelier.domain.ids import ClusterId, NoteId, placement_id
from atelier.domain.operations import (
    CreateCluster,
    DissolveCluster,
    IsolateNotes,
    MarkCluster,
    MergeClusters,
    MoveCluster,
    Operation,
    PlaceNotes,
    RenameCluster,
    RevealNotes,
    ReviewNotes,
    UnsortNotes,
    WithdrawNotes,
)
from atelier.domain.things import Cluster, ClusterState, Placement, Review
from tests.domain.conftest import Workshop

PROPOSED, VALIDATED, SET_ASIDE = ClusterState.PROPOSED, ClusterState.VALIDATED, ClusterState.SET_ASIDE


class Wall:
    """Two marked clusters of two notes, "Un" and "Deux", and a note to sort."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.a, self.b, self.c, self.d, self.loose = workshop.add("a", "b", "c", "d", "e")
        self.one = workshop.group([self.a, self.b], title="Un")
        self.two = workshop.group([self.c, self.d], title="Deux")
        workshop.perform(MarkCluster(self.one, VALIDATED))
        workshop.perform(MarkCluster(self.two, SET_ASIDE))

    @property
    def states(self) -> tuple[ClusterState | None, ClusterState | None]:
        """The marks of both; None for one that is gone."""
        found = (self.workshop.snapshot.find(Cluster, id) for id in (self.one, self.two))
        one, two = (cluster and cluster.state for cluster in found)
        return one, two


@pytest.fixture
def wall(workshop: Workshop) -> Wall:
    return Wall(workshop)


def made_of(wall: Wall, *notes: NoteId) -> CreateCluster:
    question_id = wall.workshop.question_ids[0]
    return CreateCluster(ClusterId("new"), wall.workshop.meeting_id, question_id, notes)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (lambda wall: PlaceNotes((wall.loose,), wall.one), (PROPOSED, SET_ASIDE)),
        (lambda wall: PlaceNotes((wall.a,), wall.two), (PROPOSED, PROPOSED)),
        (lambda wall: UnsortNotes((wall.a,)), (PROPOSED, SET_ASIDE)),
        (lambda wall: UnsortNotes((wall.a, wall.b)), (PROPOSED, SET_ASIDE)),
        (lambda wall: IsolateNotes((wall.c,)), (VALIDATED, PROPOSED)),
        (lambda wall: made_of(wall, wall.a, wall.loose), (PROPOSED, SET_ASIDE)),
        (lambda wall: MergeClusters(wall.one, wall.two), (None, PROPOSED)),
        (lambda wall: WithdrawNotes((wall.a,)), (PROPOSED, SET_ASIDE)),
        (lambda wall: ReviewNotes((wall.c,), Review.REFUSED), (VALIDATED, PROPOSED)),
        (lambda wall: DissolveCluster(wall.two), (VALIDATED, None)),
        (lambda wall: PlaceNotes((wall.b,), wall.one, wall.a), (VALIDATED, SET_ASIDE)),
        (lambda wall: RenameCluster(wall.one, "Autrement"), (VALIDATED, SET_ASIDE)),
        (lambda wall: MoveCluster(wall.two, wall.one), (VALIDATED, SET_ASIDE)),
        (lambda wall: UnsortNotes((wall.loose,)), (VALIDATED, SET_ASIDE)),
        (lambda wall: ReviewNotes((wall.a,), Review.ACCEPTED), (VALIDATED, SET_ASIDE)),
    ],
)
def test_a_mark_lasts_as_long_as_what_it_was_said_of(
    wall: Wall,
    asked: Callable[[Wall], Operation],
    left: tuple[ClusterState | None, ClusterState | None],
) -> None:
    wall.workshop.perform(asked(wall))
    assert wall.states == left
    if wall.workshop.changes[-1].operation == asked(wall).name:
        wall.workshop.undo()
    assert wall.states == (VALIDATED, SET_ASIDE)
    assert wall.workshop.notes_in(wall.one) in ([wall.a, wall.b], [wall.b, wall.a])


def test_a_note_that_comes_to_the_wall_was_not_read_either(wall: Wall) -> None:
    wall.workshop.perform(ReviewNotes((wall.a,), Review.PENDING))
    wall.workshop.perform(MarkCluster(wall.one, VALIDATED))
    wall.workshop.perform(RevealNotes(wall.workshop.meeting_id))
    assert wall.states == (PROPOSED, SET_ASIDE)


def test_what_a_merge_adds_beside_notes_was_not_read_either(wall: Wall) -> None:
    """The only note of the merged cluster is in the other one too; its synthesis is not."""
    note = wall.workshop.note(wall.a)
    also = wall.workshop.group(title="Aussi")
    id = placement_id(note.id, also)
    wall.workshop.snapshot.apply(
        [Edit(Placement, id, WHOLE, None, Placement(id=id, note_id=note.id, cluster_id=also, rank=1.0))]
    )
    wall.workshop.perform(MergeClusters(also, wall.one))
    assert wall.states == (PROPOSED, SET_ASIDE)


def test_a_title_taken_in_a_merge_is_the_only_thing_taken(wall: Wall) -> None:
    wall.workshop.perform(RenameCluster(wall.one, ""))
    wall.workshop.perform(MergeClusters(wall.two, wall.one))
    merged = wall.workshop.snapshot.get(Cluster, wall.one)
    assert (merged.title, merged.state) == ("Deux", PROPOSED)


@pytest.mark.parametrize("state", [VALIDATED, SET_ASIDE])
def test_an_empty_cluster_is_not_marked(workshop: Workshop, state: ClusterState) -> None:
    (note,) = workshop.add("a")
    empty, bare = workshop.group(title="Vide"), workshop.group([note], title="Retiré")
    workshop.perform(WithdrawNotes((note,)))
    for cluster in (empty, bare):
        with pytest.raises(Refusal, match="est vide"):
            workshop.perform(MarkCluster(cluster, state))
        assert workshop.perform(MarkCluster(cluster, PROPOSED)) is None
