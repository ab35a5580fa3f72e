"""The wall while the room sorts in silence: all that lies there, and nothing said of it."""

from dataclasses import replace

from hypothesis import given

from atelier.domain.board import Board
from atelier.domain.ids import MeetingId, StageId
from atelier.domain.practice import is_silent
from atelier.domain.silence import silenced
from atelier.domain.things import ClusterState, Stage, StageKind
from tests.domain.walls import board, boards, note


def titled(wall: Board) -> Board:
    groups = tuple(
        replace(
            group, cluster=replace(group.cluster, title=f"Titre {group.number}", state=ClusterState.VALIDATED)
        )
        for group in wall.groups
    )
    return replace(wall, groups=groups)


@given(boards())
def test_every_sheet_stays_where_it_is(wall: Board) -> None:
    shown = silenced(titled(wall))
    assert [(g.cluster.id, g.notes) for g in shown.groups] == [(g.cluster.id, g.notes) for g in wall.groups]
    assert (shown.unsorted, shown.isolated) == (wall.unsorted, wall.isolated)


@given(boards())
def test_nothing_is_said_of_a_cluster(wall: Board) -> None:
    for group in silenced(titled(wall)).groups:
        said = (group.number, group.cluster.title, group.count, group.cluster.state)
        assert said == ("", "", 0, ClusterState.PROPOSED)


def test_neither_piles_nor_weights_are_shown() -> None:
    heavy = replace(note(1), importance=2)
    wall = replace(board([heavy], unsorted=[heavy], isolated=[heavy]), piles={heavy.id: (note(2),)})
    shown = silenced(wall)
    assert shown.piles == {}
    assert {n.importance for n in (*shown.groups[0].notes, *shown.unsorted, *shown.isolated)} == {0}


def test_only_sorting_is_silent() -> None:
    stage = Stage(
        id=StageId("s"),
        meeting_id=MeetingId("m"),
        rank=0,
        title="T",
        kind=StageKind.SORT,
        minutes=5,
        silent=True,
    )
    assert is_silent(stage)
    assert not is_silent(replace(stage, silent=False))
    assert not is_silent(replace(stage, kind=StageKind.READ_BACK))
    assert not is_silent(None)
