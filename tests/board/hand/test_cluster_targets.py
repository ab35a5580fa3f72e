"""What dropping a cluster would do, on rectangles alone."""

from dataclasses import replace

import pytest

from atelier.board.hand.cluster_targets import EDGE, target_of_cluster
from atelier.board.wall.drop_map import DropMap
from atelier.board.wall.targets import Target
from atelier.domain.ids import ClusterId
from atelier.domain.operations import MergeClusters, MoveCluster, NestCluster
from tests.board.walls import box, with_rubric
from tests.board.walls import six as made_six

C1, C2, C3, C4, C5, C6 = (ClusterId(f"c{number}") for number in range(1, 7))


@pytest.fixture
def six() -> DropMap:
    return made_six()


@pytest.fixture
def rubric() -> DropMap:
    return with_rubric()


def test_a_cluster_is_merged_in_the_middle_and_ordered_at_the_sides(six: DropMap) -> None:
    held, rect = ClusterId("c5"), box(six, 2)
    assert target_of_cluster(six, held, at=rect.centre).operation == MergeClusters(held, ClusterId("c2"))
    left = (rect.x + rect.width * EDGE / 2, rect.centre[1])
    right = (rect.right - rect.width * EDGE / 2, rect.centre[1])
    assert target_of_cluster(six, held, at=left).operation == MoveCluster(held, ClusterId("c2"))
    assert target_of_cluster(six, held, at=right).operation == MoveCluster(held, ClusterId("c3"))
    assert target_of_cluster(six, held, at=left).words == "devient le regroupement 2"


def test_a_cluster_moved_down_is_told_its_new_number(six: DropMap) -> None:
    rect = box(six, 4)
    below = (rect.centre[0], rect.bottom - 3)
    target = target_of_cluster(six, ClusterId("c1"), at=below)
    assert target.operation == MoveCluster(ClusterId("c1"), ClusterId("c5"))
    assert target.words == "devient le regroupement 4"


def test_a_cluster_on_the_dashed_place_is_last(six: DropMap) -> None:
    assert six.arrangement.new_cluster
    target = target_of_cluster(six, ClusterId("c1"), at=six.arrangement.new_cluster.centre)
    assert target.operation == MoveCluster(ClusterId("c1"), None)
    assert target_of_cluster(six, ClusterId("c7"), at=six.arrangement.new_cluster.centre).operation is None


def test_a_cluster_far_from_all_stays(six: DropMap) -> None:
    assert target_of_cluster(six, ClusterId("c1"), at=(40, 400)) == Target("reste à sa place")
    rect = box(six, 2)
    assert target_of_cluster(six, ClusterId("c1"), at=(rect.x + 3, rect.centre[1])).operation is None


# Rubrics


def test_dropped_on_a_rubrics_header_a_cluster_enters_it(rubric: DropMap) -> None:
    header = rubric.arrangement.clusters[C3].header_rect
    target = target_of_cluster(rubric, C1, at=header.centre)
    assert target.operation == NestCluster(C1, C3)
    assert target.words == "entre dans la rubrique «\u00a0Regroupement 3\u00a0»"


def test_at_the_edges_of_what_is_nested_it_goes_before_or_after_within(rubric: DropMap) -> None:
    first, last = box(rubric, 4), box(rubric, 5)
    before = target_of_cluster(rubric, C6, at=(first.centre[0], first.y + 4))
    assert before.operation == MoveCluster(C6, C4)
    assert before.words == "devient le regroupement 3.1"
    between = target_of_cluster(rubric, C6, at=(first.centre[0], first.bottom - 4))
    assert between.operation == MoveCluster(C6, C5)
    end = target_of_cluster(rubric, C1, at=(last.centre[0], last.bottom - 4))
    assert end.operation == NestCluster(C1, C3)
    assert end.words == "devient le regroupement 2.3"


def test_in_the_middle_of_what_is_nested_both_are_one(rubric: DropMap) -> None:
    part = box(rubric, 4)
    beside = (part.x + 3, part.centre[1])
    assert target_of_cluster(rubric, C1, at=beside).operation == MergeClusters(C1, C4)
    assert target_of_cluster(rubric, C1, at=box(rubric, 4).centre).operation == MergeClusters(C1, C4)


def test_of_two_titles_the_one_that_goes_is_told(six: DropMap) -> None:
    def titled(held: str, into: str) -> tuple[str, str]:
        titles = (held, into, *(group.cluster.title for group in six.board.groups[2:]))
        groups = tuple(
            replace(group, cluster=replace(group.cluster, title=title))
            for group, title in zip(six.board.groups, titles, strict=True)
        )
        drops = replace(six, board=replace(six.board, groups=groups))
        target = target_of_cluster(drops, C1, at=box(six, 2).centre)
        return target.words.replace("\u00a0", " "), target.more.replace("\u00a0", " ")

    assert titled("Le lien", "Le temps") == ("sont réunis sous « Le temps »", "sans le titre « Le lien »")
    assert titled("Le lien", "") == ("sont réunis sous « Le lien »", "")
    assert titled("", "Le temps") == ("sont réunis sous « Le temps »", "")
    assert titled("", "") == ("sont réunis sous « Regroupement 2 »", "")


def test_what_is_nested_changes_places_within_and_stays_on_its_own_rubric(rubric: DropMap) -> None:
    last = box(rubric, 5)
    assert target_of_cluster(rubric, C4, at=(last.centre[0], last.bottom - 4)).operation == NestCluster(
        C4, C3
    )
    assert target_of_cluster(rubric, C5, at=(last.centre[0], last.bottom - 4)).operation is None
    header = rubric.arrangement.clusters[C3].header_rect
    assert target_of_cluster(rubric, C4, at=header.centre) == Target("reste à sa place")


def test_dropped_outside_it_comes_out_right_after_its_rubric(rubric: DropMap) -> None:
    target = target_of_cluster(rubric, C4, at=(40, 500))
    assert target.operation == MoveCluster(C4, C6)
    assert target.words == "sort de la rubrique «\u00a0Regroupement 3\u00a0»"


def test_beside_another_one_it_comes_out_too(rubric: DropMap) -> None:
    first = box(rubric, 1)
    target = target_of_cluster(rubric, C5, at=(first.x + 4, first.centre[1]))
    assert target.operation == MoveCluster(C5, C1)
    assert target.words == "devient le regroupement 1"


def test_a_rubric_goes_beside_others_whole_and_into_none(rubric: DropMap) -> None:
    last = box(rubric, 6)
    assert target_of_cluster(rubric, C3, at=(last.centre[0], last.bottom - 4)).operation == MoveCluster(
        C3, None
    )
    assert target_of_cluster(rubric, C3, at=box(rubric, 4).centre).operation is None
