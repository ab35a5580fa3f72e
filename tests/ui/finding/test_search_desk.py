"""Searching the meeting from the console, by keyboard and mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from atelier.domain.ids import NoteId
from atelier.domain.operations import IsolateNotes, ReviewNotes, ShowQuestion, WithdrawNotes
from atelier.domain.searching import Search
from atelier.domain.things import Note, Review
from atelier.ui.console.window import Console
from atelier.ui.dialogs.withdrawn_dialog import WithdrawnDialog
from atelier.ui.finding.search_bar import SearchBar
from atelier.ui.finding.search_rows import whereabouts_phrase
from atelier.ui.panels.side_panel import Panel
from atelier.ui.projection.window import ProjectionWindow
from tests.ui.conftest import Room

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> object:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def bar(qtbot: QtBot, room: Room, console: Console) -> SearchBar:
    """The search, opened by its keys over two questions."""
    room.send("L’école ouverte", "Le café du matin", "École et parents")
    room.group("Un mot", title="Les écoles")
    room.send("Une autre école", number=2)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F, CTRL)
    assert console.search.bar is not None
    assert console.search.bar.field.hasFocus()
    return console.search.bar


def selected(room: Room, console: Console) -> list[str]:
    return [room.model.snapshot.get(Note, id).text for id in console.board.selection.ids]


def notes_drawn(console: Console) -> dict[str, QImage]:
    """Each note's own picture, wherever it is."""
    drawn = {}
    for spot, item in console.scene.notes.items():
        drawn[spot.note_id] = image = QImage(item.rect().size().toSize(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        item.paint(painter, QStyleOptionGraphicsItem())
        painter.end()
    return drawn


def test_typing_tells_how_many_are_found_and_where(qtbot: QtBot, bar: SearchBar) -> None:
    qtbot.keyClicks(bar.field, "ecole")
    assert bar.count.text() == "3 ici · 1 ailleurs"
    texts = [None if hit is None else hit.text for hit in bar.rows.rows]
    assert texts == ["Les écoles", "L’école ouverte", "École et parents", None, "Une autre école"]
    qtbot.keyClicks(bar.field, " par")
    assert bar.count.text() == "1 ici"
    qtbot.keyClicks(bar.field, "zzz")
    assert bar.count.text() == "rien trouvé"
    assert bar.hint.isVisible()
    assert not bar.next.isEnabled()


def test_what_is_found_in_a_folded_cluster_unfolds_it(
    qtbot: QtBot, room: Room, console: Console, bar: SearchBar
) -> None:
    console.scene.arrange_now()
    console.board.fold_all()
    qtbot.keyClicks(bar.field, "un mot")
    assert console.scene.folded
    qtbot.keyClick(bar.field, ENTER)
    assert not console.scene.folded
    assert selected(room, console) == ["Un mot"]


def test_enter_goes_from_one_to_the_next_and_round(
    qtbot: QtBot, room: Room, console: Console, bar: SearchBar
) -> None:
    qtbot.keyClicks(bar.field, "ecole")
    qtbot.keyClick(bar.field, ENTER)
    assert bar.count.text() == "1 sur 3 · 1 ailleurs"
    assert console.side_panel.synthesis.cluster_id is not None
    reached = []
    for _press in range(3):
        qtbot.keyClick(bar.field, ENTER)
        reached.append(bar.count.text()[0])
    assert reached == ["2", "3", "1"]
    qtbot.keyClick(bar.field, ENTER, SHIFT)
    assert selected(room, console) == ["École et parents"]
    qtbot.keyClick(bar.field, Qt.Key.Key_F3, SHIFT)
    assert selected(room, console) == ["L’école ouverte"]
    qtbot.keyClick(bar.field, Qt.Key.Key_F3)
    assert selected(room, console) == ["École et parents"]
    assert bar.field.hasFocus()
    assert ShowQuestion not in {type(operation) for operation in room.asked}


def test_another_question_is_opened_only_when_it_is_chosen(
    qtbot: QtBot, room: Room, console: Console, bar: SearchBar
) -> None:
    qtbot.keyClicks(bar.field, "ecole")
    for _press in range(4):
        qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    assert bar.current is not None
    assert bar.current.question.number == 2
    assert room.model.question.number == 1
    qtbot.keyClick(bar.field, ENTER)
    assert room.model.question.number == 2
    assert selected(room, console) == ["Une autre école"]
    assert bar.count.text() == "1 sur 1 · 3 ailleurs"


def test_a_click_shows_what_it_is_on(qtbot: QtBot, room: Room, console: Console, bar: SearchBar) -> None:
    qtbot.keyClicks(bar.field, "ecole")
    where = bar.list.visualRect(bar.rows.index(2)).center()
    qtbot.mouseClick(bar.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert selected(room, console) == ["École et parents"]
    heading = bar.list.visualRect(bar.rows.index(3)).center()
    qtbot.mouseClick(bar.list.viewport(), Qt.MouseButton.LeftButton, pos=heading + QPoint(1, 0))
    assert room.model.question.number == 1


def test_nothing_here_marks_the_first_elsewhere_before_it_goes_there(
    qtbot: QtBot, room: Room, bar: SearchBar
) -> None:
    qtbot.keyClicks(bar.field, "autre")
    assert bar.count.text() == "aucun ici · 1 ailleurs"
    qtbot.keyClick(bar.field, ENTER)
    assert room.model.question.number == 1
    qtbot.keyClick(bar.field, ENTER)
    assert room.model.question.number == 2


def test_escape_ends_it_and_gives_the_keyboard_back(qtbot: QtBot, console: Console, bar: SearchBar) -> None:
    before = notes_drawn(console)
    qtbot.keyClicks(bar.field, "ecole")
    assert notes_drawn(console) != before
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert console.capture.edit.hasFocus()
    assert not console.search.is_open
    assert notes_drawn(console) == before


def test_asked_again_it_offers_its_words_to_be_replaced(
    qtbot: QtBot, console: Console, bar: SearchBar
) -> None:
    qtbot.keyClicks(bar.field, "ecole")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F, CTRL)
    assert bar.count.text() == "3 ici · 1 ailleurs"
    qtbot.keyClicks(focused(), "mot")
    assert bar.query == "mot"
    assert bar.count.text() == "1 ici"


def test_what_comes_in_meanwhile_is_found(qtbot: QtBot, room: Room, bar: SearchBar) -> None:
    qtbot.keyClicks(bar.field, "ecole")
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    room.send("Encore une école")
    qtbot.waitUntil(lambda: bar.count.text() == "1 sur 4 · 1 ailleurs")


REFUSE: dict[str, Callable[[NoteId], object]] = {
    "non affiché": lambda id: ReviewNotes((id,), Review.REFUSED),
    "retiré": lambda id: WithdrawNotes((id,)),
    "isolé": lambda id: IsolateNotes((id,)),
    "à relire": lambda id: ReviewNotes((id,), Review.PENDING),
}


@pytest.mark.parametrize("said", REFUSE)
def test_where_it_is_in_words(qtbot: QtBot, room: Room, console: Console, bar: SearchBar, said: str) -> None:
    room.ask(REFUSE[said](room.note("Le café du matin").id))  # type: ignore[arg-type]
    qtbot.keyClicks(bar.field, "cafe")
    (hit,) = bar.rows.rows
    assert hit is not None
    assert whereabouts_phrase(hit) == said
    assert said in str(bar.rows.data(bar.rows.index(0), Qt.ItemDataRole.AccessibleTextRole))
    qtbot.keyClick(bar.field, ENTER)
    if said == "isolé":
        assert selected(room, console) == ["Le café du matin"]
    elif said == "à relire":
        assert console.side_panel.stack.currentIndex() == Panel.ARRIVALS
    elif said == "retiré":
        (dialog,) = console.findChildren(WithdrawnDialog)
        assert dialog.chosen == (room.note("Le café du matin").id,)
        dialog.close()
    else:
        assert "n°\xa02" in console.area.notice.sentence.text()


def test_the_clusters_of_a_note_are_named(room: Room) -> None:
    room.group("Un", title="Temps")
    room.group("Deux")
    found = Search(room.model.snapshot, room.model.meeting_id)
    assert [whereabouts_phrase(hit) for hit in found.hits("un")] == ["dans «\xa0Temps\xa0»"]
    assert [whereabouts_phrase(hit) for hit in found.hits("deux")] == ["dans un regroupement sans titre"]


def test_the_room_sees_nothing_of_it(qtbot: QtBot, room: Room, console: Console, bar: SearchBar) -> None:
    window = ProjectionWindow(room.model, invitation=None, console=console)
    qtbot.addWidget(window)
    window.resize(1024, 768)
    with qtbot.waitExposed(window):
        window.show()
    console.scene.settle()
    before = window.grab().toImage()
    qtbot.keyClicks(bar.field, "ecole")
    qtbot.keyClick(bar.field, ENTER)
    assert window.grab().toImage() == before


def test_the_top_bar_opens_it(qtbot: QtBot, console: Console) -> None:
    (button,) = [b for b in console.top_bar.buttons if b.defaultAction().objectName() == "search"]
    assert button.text() == "Rechercher"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert console.search.is_open
