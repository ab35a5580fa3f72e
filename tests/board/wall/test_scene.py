"""The scene mirrors the model, rebuilds nothing that stays, is arranged once per turn of the event loop."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from atelier.board.drawing import wall_items
from atelier.board.drawing.items import NoteItem
from atelier.board.drawing.place_items import SeparatorItem
from atelier.board.drawing.ruler import TextRuler
from atelier.board.style import console_style
from atelier.board.wall.scene import BoardScene
from atelier.domain.operations import (
    CorrectNote,
    DissolveCluster,
    MergeClusters,
    PlaceNotes,
    RenameCluster,
    Undo,
    WithdrawNotes,
)
from atelier.domain.things import Note
from tests.board.conftest import Wall


def shown(wall: Wall) -> set[str]:
    return {item.note.text for item in wall.scene.notes.values() if item.note is not None}


def assert_mirrors(wall: Wall) -> None:
    """Every item is where the arrangement of the model's board says, and nothing else is there."""
    scene = wall.scene
    assert scene.board == wall.board
    assert scene.notes.keys() == scene.arrangement.notes.keys()
    assert scene.clusters.keys() == scene.arrangement.clusters.keys()
    for spot, item in scene.notes.items():
        rect = scene.arrangement.notes[spot]
        assert item.note is not None
        assert item.note.id == spot.note_id
        assert item.pos() == QPointF(round(rect.x), round(rect.y))
    here = {item for item in scene.items() if item.isVisible()}
    assert here >= {*scene.notes.values(), *scene.clusters.values()}


def test_what_is_done_is_shown(sorted_wall: Wall) -> None:
    wall = sorted_wall
    first, second, third = (group.cluster.id for group in wall.board.groups)
    assert_mirrors(wall)
    for operation in (
        PlaceNotes((wall.id_of("seul"),), second),
        RenameCluster(third, "Le premier pas"),
        WithdrawNotes((wall.id_of("autre"),)),
        MergeClusters(first, second),
        DissolveCluster(third),
        Undo(wall.model.meeting_id),
    ):
        wall.ask(operation)
        wall.scene.arrange_now()
        assert_mirrors(wall)


def test_it_is_arranged_once_for_many_changes(wall: Wall, qtbot: QtBot) -> None:
    arranged: list[int] = []
    wall.scene.arranged.connect(lambda: arranged.append(len(wall.scene.notes)))
    for number in range(20):
        wall.send(f"n° {number}")
    assert arranged == []
    qtbot.waitUntil(lambda: bool(arranged))
    assert arranged == [20]


def test_an_arrival_rebuilds_and_moves_nothing(sorted_wall: Wall) -> None:
    wall = sorted_wall
    before = {spot: (item, item.pos()) for spot, item in wall.scene.notes.items()}
    clusters = dict(wall.scene.clusters)
    wall.add("nouveau")
    assert {spot: (item, item.pos()) for spot, item in wall.scene.notes.items() if spot in before} == before
    assert wall.scene.clusters == clusters


def test_a_note_that_changes_place_keeps_its_item(sorted_wall: Wall) -> None:
    wall = sorted_wall
    item = wall.scene.notes[wall.spot("seul")]
    wall.ask(PlaceNotes((wall.id_of("seul"),), wall.board.groups[0].cluster.id))
    wall.scene.arrange_now()
    assert wall.scene.notes[wall.spot("seul")] is item


def test_another_questions_changes_do_not_arrange(sorted_wall: Wall) -> None:
    wall = sorted_wall
    before = wall.scene.arrangement
    wall.workshop.add("ailleurs", question=1)
    wall.add()
    assert "ailleurs" not in shown(wall)
    assert wall.scene.arrangement == before


def test_another_question_has_its_own_wall_and_colours(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    wall.workshop.add("ailleurs", question=1)
    pale = wall.scene.tones.pale
    with qtbot.waitSignal(wall.scene.question_changed):
        wall.scene.set_question(wall.workshop.question_ids[1])
    wall.add()
    assert shown(wall) == {"ailleurs"}
    assert wall.scene.tones.pale != pale
    wall.scene.set_question(wall.question_id)
    assert "seul" in shown(wall)


def test_a_question_is_found_as_it_was_left(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.ask(DissolveCluster(wall.board.groups[0].cluster.id))
    wall.add("tardif")
    left = wall.scene.arrangement
    wall.scene.set_question(wall.workshop.question_ids[1])
    wall.scene.set_question(wall.question_id)
    assert wall.scene.arrangement == left
    assert_mirrors(wall)


def test_the_newest_is_marked_for_a_while(wall: Wall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wall_items, "FRESH_MS", 30)
    wall.scene = BoardScene(wall.model, wall.question_id, console_style())
    wall.scene.set_room(900.0, 700.0)
    wall.add("ancien")
    id = wall.send("nouveau")
    qtbot.waitUntil(lambda: "nouveau" in shown(wall))
    item = wall.scene.notes[wall.spot("nouveau")]
    assert item.note is not None
    assert item.note.id == id
    qtbot.waitUntil(lambda: not item.is_fresh)


def test_items_glide_to_their_places_and_arrive(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    wall.scene.motion.enabled = True
    item = wall.scene.notes[wall.spot("seul")]
    start = item.pos()
    wall.ask(PlaceNotes((wall.id_of("seul"),), wall.board.groups[1].cluster.id))
    wall.scene.arrange_now()
    assert item.pos() == start
    rect = wall.scene.arrangement.notes[wall.spot("seul")]
    qtbot.waitUntil(lambda: item.pos() == QPointF(round(rect.x), round(rect.y)), timeout=1000)


def test_a_new_move_starts_from_where_the_item_is(sorted_wall: Wall, qtbot: QtBot) -> None:
    wall = sorted_wall
    wall.scene.motion.enabled = True
    for cluster in (1, 0, 2):
        wall.ask(PlaceNotes((wall.id_of("seul"),), wall.board.groups[cluster].cluster.id))
        wall.scene.arrange_now()
    qtbot.waitUntil(lambda: not wall.scene.motion.is_under_way, timeout=1000)
    assert_mirrors(wall)


def test_a_narrower_room_is_filled_at_once(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.view.resize(600, 700)
    assert wall.scene.arrangement.width <= 600
    assert_mirrors(wall)
    wall.view.resize(1400, 700)
    assert wall.scene.arrangement.cluster_columns > 2
    assert_mirrors(wall)


def test_a_text_that_is_cut_can_be_read_whole(wall: Wall) -> None:
    wall.add("<b>" + "mot " * 400, "court")
    long, short = (wall.scene.notes[wall.spot(text)] for text in (("<b>" + "mot " * 400).strip(), "court"))
    assert "&lt;b&gt;mot mot" in long.toolTip()
    assert short.toolTip() == ""


def test_before_its_room_is_known_no_text_is_measured(
    sorted_wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []
    measure = TextRuler.note_height

    def counted(ruler: TextRuler, note: Note, width: float) -> float:
        measured.append(note.text)
        return measure(ruler, note, width)

    monkeypatch.setattr(TextRuler, "note_height", counted)
    scene = BoardScene(sorted_wall.model, sorted_wall.question_id, console_style())
    assert measured == []
    scene.set_room(900.0, 700.0)
    assert sorted(measured) == sorted(note.text for note in sorted_wall.model.snapshot.all(Note))


def test_a_higher_room_moves_nothing(sorted_wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = sorted_wall.scene
    width, height = scene.standpoint.room
    before = scene.arrangement
    monkeypatch.setattr(scene, "_arranged", lambda *_arguments: pytest.fail("arranged anew"))
    scene.set_room(width, height + 500.0)
    assert scene.arrangement is before
    assert scene.sceneRect().height() == height + 500.0
    (separator,) = (item for item in scene.items() if isinstance(item, SeparatorItem))
    assert separator.rect().height() == height + 500.0


def test_by_night_everything_stays_where_it_is(sorted_wall: Wall) -> None:
    wall = sorted_wall
    wall.ask(DissolveCluster(wall.board.groups[0].cluster.id))
    wall.add("tardif")
    before = wall.scene.arrangement
    wall.scene.set_style(console_style(dark=True))
    assert wall.scene.arrangement == before
    assert_mirrors(wall)
    wall.scene.set_style(console_style(1.01))
    wall.scene.set_style(console_style())
    assert wall.scene.arrangement != before


def test_what_does_not_change_is_left_alone(sorted_wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    wall = sorted_wall
    fitted: list[str] = []
    show = NoteItem.show_note

    def counted(item: NoteItem, note: Note, *rest: object) -> None:
        fitted.append(note.text)
        show(item, note, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(NoteItem, "show_note", counted)
    wall.ask(PlaceNotes((wall.id_of("seul"),), wall.board.groups[1].cluster.id))
    wall.scene.arrange_now()
    assert "seul" in fitted
    assert "confiance" not in fitted
    wall.ask(CorrectNote(wall.id_of("confiance"), "Confiance"))
    wall.scene.arrange_now()
    assert fitted.count("confiance") == 1
    item = wall.scene.notes[wall.spot("confiance")]
    assert item.note is not None
    assert item.note.shown_text == "Confiance"


def test_a_drop_is_judged_by_what_is_drawn_now(sorted_wall: Wall) -> None:
    wall = sorted_wall
    judged = wall.scene.drop_map
    assert wall.scene.drop_map is judged
    at = wall.place("seul").centre
    found = judged.note_at(at)
    assert found is not None
    assert found[1].text == "seul"
    wall.ask(WithdrawNotes((wall.id_of("seul"),)))
    wall.scene.arrange_now()
    assert wall.scene.drop_map is not judged
    found = wall.scene.drop_map.note_at(at)
    assert found is None or found[1].text != "seul"
