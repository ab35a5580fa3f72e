"""A wall that shows a part of its post-its: what is counted, how drops are judged, and that all comes back."""

import pytest
from PySide6.QtCore import Qt

from atelier.board.drawing.places import Places
from atelier.board.wall.hiding import Hiding
from atelier.board.wall.scene import BoardScene
from atelier.domain.arrangement import Spot
from atelier.domain.ids import NoteId
from atelier.domain.operations import PlaceNotes
from tests.board.conftest import Wall


@pytest.fixture
def filled(wall: Wall) -> Wall:
    """A cluster of four notes, and six to sort."""
    wall.group("un", "deux", "trois", "quatre", title="Ensemble")
    wall.add("a", "b", "c", "d", "e", "f")
    return wall


def ids(wall: Wall, *texts: str) -> frozenset[NoteId]:
    return frozenset(wall.id_of(text) for text in texts)


def drawn(scene: BoardScene) -> set[NoteId]:
    return {spot.note_id for spot in scene.notes}


def places(scene: BoardScene) -> Places:
    return scene._items.places


def test_only_those_are_there_and_the_others_are_counted(filled: Wall) -> None:
    shown = ids(filled, "deux", "c", "e")
    filled.scene.show_only(shown)
    assert drawn(filled.scene) == shown == {spot.note_id for spot in filled.scene.arrangement.notes}
    assert places(filled.scene).unsorted.text == "À classer · 2 sur 6"
    (group,) = filled.scene.board.groups
    assert (group.count, group.hidden) == (1, 3)
    assert filled.scene.ruler.header(group, 240.0).tally.layout.text() == "1 sur 4"


def test_nothing_to_sort_left_is_not_everything_sorted(filled: Wall) -> None:
    filled.scene.show_only(ids(filled, "un"))
    assert places(filled.scene).unsorted.detail == "Le filtre ne laisse aucun post-it à classer."


def test_every_place_is_found_again(filled: Wall) -> None:
    before = filled.scene.arrangement
    filled.scene.show_only(ids(filled, "b", "d"))
    filled.scene.show_only(ids(filled, "b"))
    filled.scene.show_only(None)
    assert filled.scene.arrangement == before


def test_every_place_is_found_again_after_another_question(filled: Wall) -> None:
    before, here = filled.scene.arrangement, filled.question_id
    filled.scene.show_only(ids(filled, "b", "d"))
    filled.scene.set_question(filled.workshop.question_ids[1])
    assert filled.scene.arrangement.notes == {}
    filled.scene.show_only(None)
    filled.scene.set_question(here)
    assert filled.scene.arrangement == before


def test_what_is_left_shares_the_room(filled: Wall) -> None:
    columns = filled.scene.arrangement.unsorted_column
    alike = [id for id in columns if columns[id] == 0]
    assert len(alike) > 1
    filled.scene.show_only(frozenset(alike))
    assert len(set(filled.scene.arrangement.unsorted_column.values())) > 1


def test_what_comes_in_is_counted_and_not_shown(filled: Wall) -> None:
    filled.scene.show_only(ids(filled, "c"))
    before = filled.scene.arrangement
    filled.add("g")
    assert drawn(filled.scene) == ids(filled, "c")
    assert places(filled.scene).unsorted.text == "À classer · 1 sur 7"
    assert filled.scene.arrangement == before
    filled.scene.show_only(None)
    assert Spot(filled.id_of("g"), None) in filled.scene.arrangement.notes


def test_what_only_came_in_leaves_the_rest_as_it_was(filled: Wall) -> None:
    hiding = Hiding()
    hiding.show_only(ids(filled, "deux", "c"), filled.scene.arrangement)
    before = hiding.shown(filled.board)
    filled.add("g")
    now = hiding.shown(filled.board)
    assert now.groups is before.groups
    assert now.isolated is before.isolated
    assert now.hidden_unsorted == before.hidden_unsorted + 1


def test_a_drop_between_two_comes_before_the_second_whatever_is_hidden_between(filled: Wall) -> None:
    filled.scene.show_only(ids(filled, "un", "trois", "quatre", "a"))
    place = filled.place("trois")
    filled.drag(filled.place("a").centre, (place.x - 4.0, place.centre[1]))
    (asked,) = filled.asked
    assert isinstance(asked, PlaceNotes)
    assert asked.before == filled.id_of("trois")
    assert filled.texts(0) == ["un", "deux", "a", "trois", "quatre"]
    assert drawn(filled.scene) == ids(filled, "un", "trois", "quatre", "a")


def test_what_is_chosen_and_hidden_is_no_longer_chosen(filled: Wall) -> None:
    filled.view.selection.choose([filled.id_of("a"), filled.id_of("b")])
    filled.scene.show_only(ids(filled, "b"))
    assert filled.view.selection.ids == (filled.id_of("b"),)


def test_it_waits_for_the_hand(filled: Wall) -> None:
    filled.press(filled.place("a").centre)
    filled.move(filled.place("b").centre)
    filled.scene.show_only(ids(filled, "a"))
    assert filled.id_of("f") in drawn(filled.scene)
    filled.key(Qt.Key.Key_Escape)
    filled.release()
    filled.scene.arrange_now()
    assert drawn(filled.scene) == ids(filled, "a")


def test_seen_from_afar_too(filled: Wall) -> None:
    filled.scene.set_scale(0.3)
    filled.scene.show_only(ids(filled, "c"))
    assert {spot.note_id for spot in filled.scene.arrangement.notes} == ids(filled, "c")
