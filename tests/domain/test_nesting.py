"""Rubrics and what is in them, in order, whatever was stored."""

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ids import ClusterId, MeetingId
from atelier.domain.nesting import read_nesting
from atelier.domain.things import Cluster
from tests.domain.walls import QUESTION


def cluster(id: str, rank: float, parent: str | None = None) -> Cluster:
    """A cluster there, in that rubric."""
    return Cluster(
        id=ClusterId(id),
        meeting_id=MeetingId("m"),
        question_id=QUESTION,
        rank=rank,
        parent_id=None if parent is None else ClusterId(parent),
    )


def read(*clusters: Cluster) -> dict[str | None, list[str]]:
    return {parent: [part.id for part in parts] for parent, parts in read_nesting(clusters).items()}


def test_both_levels_are_in_their_order() -> None:
    told = read(cluster("b", 2), cluster("a", 1), cluster("d", 4, "a"), cluster("c", 3, "a"))
    assert told == {None: ["a", "b"], "a": ["c", "d"]}


def test_of_the_same_rank_the_order_is_always_the_same() -> None:
    assert read(cluster("b", 1), cluster("a", 1)) == read(cluster("a", 1), cluster("b", 1))


def test_one_whose_rubric_is_not_there_is_in_none() -> None:
    assert read(cluster("a", 1, "parti")) == {None: ["a"]}


def test_one_in_a_nested_one_is_in_none() -> None:
    told = read(cluster("a", 1), cluster("b", 2, "a"), cluster("c", 3, "b"))
    assert told == {None: ["a", "c"], "a": ["b"]}


@given(st.lists(st.none() | st.integers(0, 7), max_size=8))
def test_each_is_in_one_place_one_level_deep(parents: list[int | None]) -> None:
    clusters = [
        cluster(f"{at}", at, None if parent is None or parent == at else f"{parent}")
        for at, parent in enumerate(parents)
    ]
    told = read(*clusters)
    assert sorted(id for parts in told.values() for id in parts) == sorted(one.id for one in clusters)
    assert {parent for parent in told if parent is not None} <= set(told.get(None, ()))
