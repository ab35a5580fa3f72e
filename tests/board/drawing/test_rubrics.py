"""A rubric is drawn around what is in it, which lies over it, before and after it was in the hand."""

from PySide6.QtCore import QRectF, Qt

from atelier.domain.ids import ClusterId
from atelier.domain.operations import NestCluster
from tests.board.conftest import Wall


def nested(wall: Wall) -> tuple[ClusterId, ClusterId]:
    """The third cluster of the wall, and the first in it."""
    part, _other, rubric = (group.cluster.id for group in wall.board.groups)
    wall.ask(NestCluster(part, rubric))
    wall.scene.arrange_now()
    return rubric, part


def lies_over(wall: Wall, rubric: ClusterId, part: ClusterId) -> bool:
    inner, outer = wall.scene.clusters[part], wall.scene.clusters[rubric]
    notes = {item.zValue() for spot, item in wall.scene.notes.items() if spot.cluster_id == rubric}
    return outer.zValue() < inner.zValue() < min(notes) and outer.sceneBoundingRect().contains(
        inner.sceneBoundingRect()
    )


def colour_beside(wall: Wall, part: ClusterId) -> str:
    """What is seen of a rubric beside what is in it."""
    rect = wall.box(part)
    at = wall.view.mapFromScene(rect.x - 3, rect.centre[1])
    return wall.view.grab().toImage().pixelColor(at).name()


def test_what_is_in_a_rubric_lies_over_it(sorted_wall: Wall) -> None:
    assert lies_over(sorted_wall, *nested(sorted_wall))


def test_it_does_so_after_a_drag_of_either(sorted_wall: Wall) -> None:
    rubric, part = nested(sorted_wall)
    for one in (rubric, part):
        centre = sorted_wall.header(one).centre
        sorted_wall.drag(centre, (centre[0] + 40, centre[1] + 5))
        sorted_wall.scene.arrange_now()
        assert lies_over(sorted_wall, rubric, part)


def test_it_does_so_once_a_drag_is_given_up(sorted_wall: Wall) -> None:
    rubric, part = nested(sorted_wall)
    sorted_wall.press(sorted_wall.header(part).centre)
    sorted_wall.move((300, 300))
    sorted_wall.key(Qt.Key.Key_Escape)
    sorted_wall.release()
    assert lies_over(sorted_wall, rubric, part)


def test_a_rubric_is_tinted_and_what_is_in_it_is_not(sorted_wall: Wall) -> None:
    _rubric, part = nested(sorted_wall)
    tint = colour_beside(sorted_wall, part)
    assert tint not in (sorted_wall.scene.tones.white.name(), sorted_wall.scene.tones.paper.name())
    inside = QRectF(*sorted_wall.box(part)).bottomLeft()
    at = sorted_wall.view.mapFromScene(inside.x() + 20, inside.y() - 2)
    assert sorted_wall.view.grab().toImage().pixelColor(at) == sorted_wall.scene.tones.white


def test_a_rubric_counts_what_is_in_it_and_its_parts_are_numbered_after_it(sorted_wall: Wall) -> None:
    rubric, part = nested(sorted_wall)
    told = {
        id: sorted_wall.scene.ruler.header(group, 300.0)
        for id, group in ((group.cluster.id, group) for group in sorted_wall.board.groups)
    }
    assert (told[rubric].badge.text, told[rubric].tally.text) == ("2", "5")
    assert (told[part].badge.text, told[part].tally.text) == ("2.1", "3")
