"""Where a cluster that is let go between two rows of the outline comes."""

import pytest

from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.domain.ids import ClusterId
from atelier.domain.operations import NestCluster
from atelier.ui.synthesis.outline_drop import landing
from tests.ui.conftest import Room, make_room


@pytest.fixture
def room() -> Room:
    """1 A, 1.1 B, 1.2 C, 2 D, 3 E."""
    room = make_room()
    ids = {title: ClusterId(room.group(f"Note {title}", title=title)) for title in "ABCDE"}
    for part in "BC":
        room.ask(NestCluster(ids[part], ids["A"]))
    return room


def outline(room: Room) -> str:
    groups = room.model.board(room.question(1).id).groups
    return " ".join(f"{group.number}{group.cluster.title}" for group in groups)


def drop(room: Room, title: str, gap: int, *, nested: bool = False) -> str:
    board = room.model.board(room.question(1).id)
    cluster_id = next(group.cluster.id for group in board.groups if group.cluster.title == title)
    found = landing(ClusterMoves(board, room.model.meeting_id, cluster_id), gap, nested=nested)
    assert found is not None
    if found.operation is not None:
        room.ask(found.operation)
    return outline(room)


@pytest.mark.parametrize(
    ("title", "gap", "nested", "after"),
    [
        ("E", 0, False, "1E 2A 2.1B 2.2C 3D"),
        ("E", 3, False, "1A 1.1B 1.2C 2E 3D"),
        ("E", 3, True, "1A 1.1B 1.2C 1.3E 2D"),
        ("E", 2, False, "1A 1.1B 1.2E 1.3C 2D"),
        ("E", 1, False, "1A 1.1E 1.2B 1.3C 2D"),
        ("E", 0, True, "1E 2A 2.1B 2.2C 3D"),
        ("E", 4, True, "1A 1.1B 1.2C 2D 2.1E"),
        ("B", 5, False, "1A 1.1C 2D 3E 4B"),
        ("B", 3, True, "1A 1.1C 1.2B 2D 3E"),
        ("C", 1, True, "1A 1.1C 1.2B 2D 3E"),
        ("A", 5, True, "1D 2E 3A 3.1B 3.2C"),
        ("A", 4, False, "1D 2A 2.1B 2.2C 3E"),
        ("D", 3, False, "1A 1.1B 1.2C 2D 3E"),
        ("D", 4, False, "1A 1.1B 1.2C 2D 3E"),
        ("B", 1, True, "1A 1.1B 1.2C 2D 3E"),
    ],
)
def test_it_comes_where_the_line_was(room: Room, title: str, gap: int, *, nested: bool, after: str) -> None:
    assert drop(room, title, gap, nested=nested) == after
    assert room.refusals == []


def test_a_rubric_goes_behind_the_whole_of_another(room: Room) -> None:
    drop(room, "E", 4, nested=True)
    assert outline(room) == "1A 1.1B 1.2C 2D 2.1E"
    assert drop(room, "D", 1) == "1A 1.1B 1.2C 2D 2.1E"
    assert drop(room, "D", 0) == "1D 1.1E 2A 2.1B 2.2C"
