"""What may be asked of the cluster that is chosen, and what is nothing to ask."""

from collections.abc import Callable

import pytest

from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.domain.ids import ClusterId
from atelier.domain.operations import CreateCluster, DissolveCluster, NestCluster, Operation
from tests.domain.conftest import Workshop


class Shelf:
    """Three clusters, A, B and C, of which C has two more in it, C1 and C2."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.ids = {title: self._made(title) for title in ("A", "B", "C", "C1", "C2")}
        for part in ("C1", "C2"):
            workshop.perform(NestCluster(self.ids[part], self.ids["C"]))

    def _made(self, title: str) -> ClusterId:
        return self.workshop.group(self.workshop.add(title.lower()), title=title)

    def moves(self, title: str) -> ClusterMoves:
        """Of that cluster."""
        return ClusterMoves(self.workshop.board(), self.workshop.meeting_id, self.ids[title])

    @property
    def order(self) -> str:
        """The titles in reading order; what is in a rubric between brackets."""
        groups = self.workshop.board().groups
        return " ".join(f"({g.cluster.title})" if g.parent_id else g.cluster.title or "-" for g in groups)


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture
def shelf(workshop: Workshop) -> Shelf:
    return Shelf(workshop)


@pytest.mark.parametrize(
    ("title", "move", "order"),
    [
        ("A", ClusterMoves.sooner, None),
        ("A", ClusterMoves.later, "B A C (C1) (C2)"),
        ("B", ClusterMoves.sooner, "B A C (C1) (C2)"),
        ("B", ClusterMoves.later, "A C (C1) (C2) B"),
        ("A", ClusterMoves.last, "B C (C1) (C2) A"),
        ("C", ClusterMoves.last, None),
        ("C", ClusterMoves.sooner, "A C (C1) (C2) B"),
        ("C1", ClusterMoves.sooner, None),
        ("C1", ClusterMoves.later, "A B C (C2) (C1)"),
        ("C1", ClusterMoves.last, "A B C (C2) (C1)"),
        ("C2", ClusterMoves.sooner, "A B C (C2) (C1)"),
        ("C2", ClusterMoves.later, None),
        ("A", ClusterMoves.wrapped, "- (A) B C (C1) (C2)"),
        ("C1", ClusterMoves.wrapped, "A B - (C1) C (C2)"),
        ("C", ClusterMoves.wrapped, None),
        ("C1", ClusterMoves.taken_out, "A B C (C2) C1"),
        ("B", ClusterMoves.taken_out, None),
        ("C", ClusterMoves.dissolved, "A B C1 C2"),
    ],
)
def test_where_it_goes(
    shelf: Shelf, title: str, move: Callable[[ClusterMoves], Operation | None], order: str | None
) -> None:
    asked = move(shelf.moves(title))
    assert (asked is None) == (order is None)
    if asked is not None:
        shelf.workshop.perform(asked)
        assert shelf.order == order


def test_out_of_a_rubric_it_stands_right_behind_it(shelf: Shelf) -> None:
    shelf.workshop.perform(NestCluster(shelf.ids["A"], shelf.ids["B"]))
    asked = shelf.moves("A").taken_out()
    assert asked is not None
    shelf.workshop.perform(asked)
    assert shelf.order == "B A C (C1) (C2)"


@pytest.mark.parametrize(
    ("title", "partners", "rubrics"),
    [("A", "B C C1 C2", "B C"), ("C", "A B", ""), ("C1", "A B C C2", "A B")],
)
def test_what_it_can_be_merged_with_and_put_into(
    shelf: Shelf, title: str, partners: str, rubrics: str
) -> None:
    moves = shelf.moves(title)
    offered = [[group.cluster.title for group in groups] for groups in (moves.partners, moves.rubrics)]
    assert offered == [partners.split(), rubrics.split()]
    for group in moves.rubrics:
        assert moves.nested(group) == NestCluster(shelf.ids[title], group.cluster.id)


def test_whatever_is_offered_is_not_refused(shelf: Shelf) -> None:
    for title in shelf.ids:
        moves = shelf.moves(title)
        for partner in moves.partners:
            fresh = Shelf(Workshop())
            into = next(id for name, id in fresh.ids.items() if name == partner.cluster.title)
            group = next(g for g in fresh.workshop.board().groups if g.cluster.id == into)
            merged = fresh.moves(title).merged(group)
            assert merged is not None
            fresh.workshop.perform(merged)


def test_a_new_one_is_empty_and_needs_no_other(workshop: Workshop) -> None:
    none = ClusterMoves(workshop.board(), workshop.meeting_id)
    begun = none.begun()
    assert isinstance(begun, CreateCluster)
    workshop.perform(begun)
    (group,) = workshop.board().groups
    assert (group.notes, group.cluster.id) == ((), begun.cluster_id)
    assert ClusterMoves(
        workshop.board(), workshop.meeting_id, begun.cluster_id
    ).dissolved() == DissolveCluster(begun.cluster_id)


def test_one_that_is_gone_has_no_moves(shelf: Shelf) -> None:
    shelf.workshop.perform(DissolveCluster(shelf.ids["A"]))
    gone = shelf.moves("A")
    asked = (gone.sooner(), gone.later(), gone.last(), gone.wrapped(), gone.taken_out(), gone.dissolved())
    assert set(asked) == {None}
    other = shelf.workshop.board().groups[0]
    assert gone.merged(other) is gone.nested(other) is gone.put(None, rubric_id=None) is None
    assert (gone.partners, gone.rubrics) == ([], [])
