"""What the group made of a cluster: asked for by keys and menus, seen on the board, read back, undone by its name."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from atelier.board.drawing.marks import paint_mark
from atelier.board.drawing.ruler import TextRuler
from atelier.board.style import console_style, projection_style
from atelier.domain.board import Group
from atelier.domain.ids import ClusterId
from atelier.domain.marks import mark_phrase, mark_word
from atelier.domain.operations import DissolveCluster, MarkCluster, WriteSynthesis
from atelier.domain.things import Cluster, ClusterState
from atelier.ui.console.window import Console
from atelier.ui.operation_wording import operation_phrase
from atelier.ui.projection.picture import Mark, Picture
from atelier.ui.projection.read_back import ShownCluster, ShownSynthesis, shown
from atelier.ui.projection.synthesis_picture import put_synthesis
from atelier.ui.projection.view import Projected, ProjectionView
from tests.ui.conftest import Room
from tests.ui.projection.legible import check_legible

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
VALIDATED, ASIDE, PROPOSED = ClusterState.VALIDATED, ClusterState.SET_ASIDE, ClusterState.PROPOSED


def state(room: Room, id: str) -> ClusterState:
    return room.model.snapshot.get(Cluster, ClusterId(id)).state


def press(qtbot: QtBot, console: Console, key: Qt.Key) -> None:
    qtbot.keyClick(console.capture.edit, key, CTRL_SHIFT)


def read_back(console: Console, id: str) -> None:
    console.show_projected(Projected(ProjectionView.CLUSTER, ClusterId(id)))


@pytest.mark.parametrize(("key", "wanted"), [(Qt.Key.Key_V, VALIDATED), (Qt.Key.Key_L, ASIDE)])
def test_a_key_marks_the_cluster_that_is_read_back(
    room: Room, console: Console, qtbot: QtBot, key: Qt.Key, wanted: ClusterState
) -> None:
    first, second = room.group("Un", title="Lien"), room.group("Deux")
    read_back(console, first)
    press(qtbot, console, key)
    assert (state(room, first), state(room, second)) == (wanted, PROPOSED)
    press(qtbot, console, key)
    assert state(room, first) is PROPOSED


def test_one_mark_takes_the_place_of_the_other(room: Room, console: Console, qtbot: QtBot) -> None:
    id = room.group("Un")
    read_back(console, id)
    press(qtbot, console, Qt.Key.Key_V)
    press(qtbot, console, Qt.Key.Key_L)
    assert state(room, id) is ASIDE
    ticked = [n for n in ("validate_cluster", "set_cluster_aside") if console.actions_.by_name[n].isChecked()]
    assert ticked == ["set_cluster_aside"]


def test_read_back_one_after_the_other_and_marked_by_keyboard(
    room: Room, console: Console, qtbot: QtBot
) -> None:
    ids = [room.group(text) for text in ("Un", "Deux", "Trois")]
    console.projection_view_requested.connect(console.show_projected)
    read_back(console, ids[0])
    for key in (Qt.Key.Key_V, Qt.Key.Key_L, Qt.Key.Key_V):
        press(qtbot, console, key)
        qtbot.keyClick(console.capture.edit, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert [state(room, id) for id in ids] == [VALIDATED, ASIDE, VALIDATED]


def test_with_nothing_chosen_nothing_is_marked(room: Room, console: Console, qtbot: QtBot) -> None:
    id = room.group("Un")
    assert not console.actions_.by_name["validate_cluster"].isEnabled()
    press(qtbot, console, Qt.Key.Key_V)
    assert state(room, id) is PROPOSED


def test_the_chosen_cluster_is_marked_while_the_board_is_shown(
    room: Room, console: Console, qtbot: QtBot
) -> None:
    id = room.group("Un")
    console.side_panel.note_chosen.emit(room.note("Un").id)
    press(qtbot, console, Qt.Key.Key_V)
    assert state(room, id) is VALIDATED


def test_what_she_presses_while_another_is_read_back_is_the_one_that_everything_is_done_to(
    room: Room, console: Console, qtbot: QtBot
) -> None:
    first, second = (ClusterId(room.group(text, title=text)) for text in ("Un", "Deux"))
    read_back(console, first)
    console.scene.arrange_now()
    assert ringed(console) == [first]
    header = QRectF(*console.scene.arrangement.clusters[second].header_rect)
    at = console.board.mapFromScene(header.center())
    qtbot.mouseClick(console.board.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert ringed(console) == [second]
    press(qtbot, console, Qt.Key.Key_V)
    assert (state(room, first), state(room, second)) == (PROPOSED, VALIDATED)
    dialog = console.filing.send_to()
    assert dialog is not None
    assert "Deux" in dialog.what.text()
    dialog.close()
    console.actions_.by_name["dissolve_cluster"].trigger()
    assert room.asked[-1] == DissolveCluster(second)


def test_the_cluster_that_is_chosen_is_ringed_and_what_the_room_comes_to_read_is_chosen(
    room: Room, console: Console
) -> None:
    first, second = (ClusterId(room.group(text, title=text)) for text in ("Un", "Deux"))
    console.scene.arrange_now()
    assert ringed(console) == []
    console.on_board.show_cluster(second)
    assert ringed(console) == [second]
    read_back(console, first)
    assert ringed(console) == [first]
    room.send("Trois")
    console.scene.arrange_now()
    assert ringed(console) == [first]
    console.show_projected(None)
    assert ringed(console) == [first]


def ringed(console: Console) -> list[ClusterId]:
    """The clusters whose left edge is painted as that of the chosen one."""
    accent, boxes = console.scene.tones.accent.rgb(), console.scene.arrangement.clusters
    edges = {id: QRectF(box.rect.x - 3, box.rect.y + box.header + 9, 6, 20) for id, box in boxes.items()}
    return [id for id, edge in edges.items() if accent in _colours(_painted(console.scene.render, edge))]


def test_the_context_menu_ticks_what_is_so_and_takes_it_back(room: Room, console: Console) -> None:
    id = ClusterId(room.group("Un"))

    def choose(text: str) -> None:
        menu = console.board_menu.for_cluster(id)
        next(action for action in menu.actions() if action.text() == text).trigger()

    choose("&Validé par le groupe")
    assert state(room, id) is VALIDATED
    menu = console.board_menu.for_cluster(id)
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["&Validé par le groupe"]
    choose("&Validé par le groupe")
    assert state(room, id) is PROPOSED


def test_it_is_undone_by_its_name(room: Room, console: Console) -> None:
    id = ClusterId(room.group("Un", title="Lien"))
    room.ask(MarkCluster(id, VALIDATED))
    last = room.model.history.done[-1]
    assert operation_phrase(last) == "marquer le regroupement «\xa0Lien\xa0»"
    assert "marquer le regroupement" in console.actions_.by_name["undo"].text()
    assert operation_phrase(replace(last, name="")) == "marquer un regroupement"


# What is seen


def group(state: ClusterState, title: str = "Un cadre") -> Group:
    cluster = Cluster(
        id=ClusterId("c"),
        meeting_id="m",
        question_id="q",
        rank=1.0,
        title=title,
        state=state,  # type: ignore[arg-type]
    )
    return Group(cluster, "1", ())


def tally(ruler: TextRuler, state: ClusterState, width: float, *, folded: bool = False) -> str:
    return ruler.header(group(state), width, folded=folded).tally.layout.text()


@pytest.mark.usefixtures("qapp")
def test_a_header_says_it_in_words_where_there_is_room() -> None:
    style = projection_style(1080)
    ruler, wide = TextRuler(style), style.metrics.cluster_width
    assert tally(ruler, VALIDATED, wide) == "validé · 0 post-it"
    assert tally(ruler, ASIDE, 2 * wide).startswith("de côté · ")
    assert tally(ruler, VALIDATED, style.metrics.note_width, folded=True) == "0"
    assert ruler.mark_room(VALIDATED) > ruler.mark_room(PROPOSED) == 0


@pytest.mark.usefixtures("qapp")
def test_a_header_leaves_the_sign_its_place() -> None:
    ruler = TextRuler(console_style())
    title = "Un titre qui est assez long pour remplir toute la ligne"
    plain = ruler.header(group(PROPOSED, title), 300.0).title.width
    marked = ruler.header(group(VALIDATED, title), 300.0).title.width
    assert marked < plain


def test_the_wall_of_the_console_and_of_the_room_show_the_sign(room: Room, console: Console) -> None:
    id = ClusterId(room.group("Un", title="Lien"))
    console.scene.arrange_now()
    item = console.scene.clusters[id]
    # The number is on the left in the same colour; the frame of the one being worked on is outside.
    half = item.sceneBoundingRect().adjusted(item.rect().width() / 2, 12, -12, 0)
    half.setHeight(24)
    accent = console.scene.tones.accent.rgb()
    assert accent not in _colours(_painted(item.scene().render, half))
    room.ask(MarkCluster(id, VALIDATED))
    console.scene.arrange_now()
    assert accent in _colours(_painted(item.scene().render, half))
    assert "validé par le groupe" in console.scene.clusters[id].toolTip()


def _colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def _painted(render: Callable[..., object], rect: QRectF) -> QImage:
    image = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    with QPainter(image) as painter:
        render(painter, QRectF(image.rect()), rect)
    return image


@pytest.mark.usefixtures("qapp")
def test_the_signs_differ_in_more_than_colour() -> None:
    inked = []
    for state in (VALIDATED, ASIDE):
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        with QPainter(image) as painter:
            paint_mark(painter, QRectF(0, 0, 40, 40), state, ink=QColor("#000"), paper=QColor("#fff"))
        inked.append(sum(QColor(image.pixel(x, y)).value() < 128 for x in range(40) for y in range(40)))
    assert inked[0] > 2 * inked[1]


def test_nothing_is_said_of_a_cluster_that_nobody_judged() -> None:
    assert (mark_phrase(PROPOSED), mark_word(PROPOSED)) == ("", "")


def test_what_is_read_back_knows_it(room: Room) -> None:
    id = ClusterId(room.group("Un", title="Lien"))
    room.ask(MarkCluster(id, VALIDATED))
    for projected in (Projected(ProjectionView.CLUSTER, id), Projected(ProjectionView.SYNTHESIS)):
        told = shown(room.model, projected)
        cluster = told.clusters[0] if isinstance(told, ShownSynthesis) else told
        assert isinstance(cluster, ShownCluster)
        assert cluster.state is VALIDATED


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("count", [2, 8, 24, 40])
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_a_synthesis_with_marks_is_legible(count: int, size: tuple[int, int]) -> None:
    clusters = tuple(
        ShownCluster(
            number=str(n), title=f"Une envie partagée {n}", synthesis="On se parle. " * (n % 5), state=state
        )
        for n, state in enumerate([VALIDATED, ASIDE, PROPOSED] * count, start=1)
        if n <= count
    )
    picture = Picture(QSizeF(*size), "#FBF8F3")
    put_synthesis(picture, 0.1 * size[1], 1, ShownSynthesis(clusters=clusters))
    check_legible(picture)
    signs = [item for item in picture.items if isinstance(item, Mark)]
    said = [text.words.text for text in picture.texts]
    assert signs
    if count <= 8:
        assert said.count("validé par le groupe") == sum(c.state is VALIDATED for c in clusters)
        assert len(signs) == sum(c.state is not PROPOSED for c in clusters)


def test_a_synthesis_is_written_and_marked_in_any_order(room: Room) -> None:
    id = ClusterId(room.group("Un", title="Lien"))
    room.ask(MarkCluster(id, VALIDATED))
    room.ask(WriteSynthesis("s", id, "On se parle."))  # type: ignore[arg-type]
    assert state(room, id) is VALIDATED
