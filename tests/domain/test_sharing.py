"""Which notes are in several clusters."""

from dataclasses import replace

from atelier.domain.ids import ClusterId
from atelier.domain.sharing import Holder, read_shared
from tests.domain.walls import board, note


def test_each_tells_all_that_it_is_in_by_number_and_name() -> None:
    wall = board([note(1), note(2)], [note(1)], [note(1)], unsorted=[note(3)])
    titled = replace(wall.groups[1], cluster=replace(wall.groups[1].cluster, title="Le lien"))
    groups = (replace(wall.groups[0], number="1"), replace(titled, number="1.1"), wall.groups[2])
    shared = read_shared(replace(wall, groups=groups))
    assert shared == {
        note(1).id: (
            Holder(ClusterId("c1"), "1", groups[0].name),
            Holder(ClusterId("c2"), "1.1", "Le lien"),
            Holder(ClusterId("c3"), groups[2].number, groups[2].name),
        )
    }
