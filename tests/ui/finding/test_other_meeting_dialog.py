"""Searching the other meetings of the project from the console."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from atelier.domain.filtering import Criteria
from atelier.domain.operations import ShowQuestion
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note
from atelier.ui.console.window import Console
from atelier.ui.finding.other_meeting_dialog import OtherMeetingDialog
from atelier.ui.finding.search_bar import SearchBar
from tests.ui.conftest import Room, make_room, open_console
from tests.ui.finding.other_meeting import add_meeting, shown_there
from tests.ui.finding.test_filter import choices

ENTER, DOWN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape
WORDS = "Autres rencontres du projet"
HEADING = "Pas sur ce tableau\xa0: 1re rencontre · 12 septembre"


@pytest.fixture
def there(room: Room) -> Snapshot:
    """Another meeting, whose post-its were put together."""
    return shown_there(room, add_meeting(room), "Une école ouverte", "Le temps", title="Le lien")


@pytest.fixture
def console(qtbot: QtBot, room: Room, there: Snapshot) -> Console:
    """The window on the meeting after it; the other one is read at once."""
    console = open_console(qtbot, room)
    console.search.other_meetings_requested.connect(lambda: console.search.show_other_meetings(there))
    return console


@pytest.fixture
def bar(room: Room, console: Console) -> SearchBar:
    room.send("L’école d’ici", "Le café")
    room.send("Une école plus loin", number=2)
    return console.search.open()


def choose(bar: SearchBar) -> None:
    bar.filters.menu.aboutToShow.emit()
    choices(bar.filters.menu)[WORDS].trigger()


def listed(bar: SearchBar) -> list[str]:
    return [str(bar.rows.index(row).data()) for row in range(bar.rows.rowCount())]


def opened() -> OtherMeetingDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OtherMeetingDialog)
    return dialog


def test_a_project_of_one_meeting_offers_no_other(qtbot: QtBot) -> None:
    bar = open_console(qtbot, make_room()).search.open()
    bar.filters.menu.aboutToShow.emit()
    assert WORDS not in choices(bar.filters.menu)


def test_they_are_read_once_and_only_when_they_are_asked_for(
    qtbot: QtBot, console: Console, bar: SearchBar
) -> None:
    asked: list[int] = []
    console.search.other_meetings_requested.connect(lambda: asked.append(1))
    qtbot.keyClicks(bar.field, "ecole")
    assert asked == []
    choose(bar)
    qtbot.keyClicks(bar.field, " ouv")
    assert asked == [1]
    console.search.close()
    assert not bar.filters.criteria
    console.search.open()
    choose(bar)
    assert asked == [1, 1]


def test_they_are_listed_after_those_of_this_meeting_under_their_own(qtbot: QtBot, bar: SearchBar) -> None:
    qtbot.keyClicks(bar.field, "ecole")
    choose(bar)
    assert listed(bar) == [
        "L’école d’ici",
        "Dans les autres questions\xa0: la salle y passe avec vous",
        "Une école plus loin",
        HEADING,
        "Une école ouverte",
    ]
    assert bar.count.text() == "1 ici · 1 ailleurs"
    assert bar.filters.count.text() == "2 post-its ici, 1 dans une autre rencontre"
    said = bar.rows.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        said
        == "n°\xa0900, Une école ouverte, 1re rencontre · 12 septembre, Question 1, dans «\xa0Le lien\xa0»"
    )


def test_without_a_word_all_of_theirs_are_and_the_board_stays_whole(
    room: Room, console: Console, bar: SearchBar
) -> None:
    choose(bar)
    assert listed(bar) == [HEADING, "Une école ouverte", "Le temps"]
    assert (bar.count.text(), bar.filters.count.text()) == ("", "2 dans d’autres rencontres")
    bar.filters.hiding.setChecked(True)
    assert {room.model.snapshot.get(Note, spot.note_id).text for spot in console.scene.notes} == {
        "L’école d’ici",
        "Le café",
    }
    assert bar.list.isVisible()


def test_what_is_found_there_alone_is_no_nothing(qtbot: QtBot, bar: SearchBar) -> None:
    qtbot.keyClicks(bar.field, "temps")
    assert bar.count.text() == "rien trouvé"
    choose(bar)
    assert bar.count.text() == "aucun ici"
    assert bar.filters.count.text() == "0 post-it ici, 1 dans une autre rencontre"


def test_hiding_the_others_here_leaves_theirs_in_the_list(qtbot: QtBot, bar: SearchBar) -> None:
    qtbot.keyClicks(bar.field, "ecole")
    bar.filters.hiding.setChecked(True)
    assert not bar.list.isVisible()
    choose(bar)
    assert bar.list.isVisible()


def test_one_of_them_is_read_in_full_and_nothing_moves_here(
    qtbot: QtBot, room: Room, console: Console, bar: SearchBar
) -> None:
    asked = len(room.asked)
    qtbot.keyClicks(bar.field, "ecole ouv")
    choose(bar)
    qtbot.keyClick(bar.field, DOWN)
    qtbot.keyClick(bar.field, ENTER)
    dialog = opened()
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert dialog.words.text == "Une école ouverte"
    for said in (
        "1re rencontre · 12 septembre",
        "Question 1\xa0: Matche",
        "n°\xa0900",
        "dans «\xa0Le lien\xa0»",
    ):
        assert said in told
    qtbot.keyClick(dialog, ESCAPE)
    assert bar.field.hasFocus()
    assert (len(room.asked), console.board.selection.ids) == (asked, ())
    assert not any(isinstance(operation, ShowQuestion) for operation in room.asked)


def test_its_chip_takes_them_away(qtbot: QtBot, bar: SearchBar) -> None:
    choose(bar)
    assert [chip.text() for chip in bar.filters.chips] == [f"{WORDS} ×"]
    qtbot.mouseClick(bar.filters.chips[0], Qt.MouseButton.LeftButton)
    assert (listed(bar), bar.filters.criteria) == ([], Criteria())


def test_a_fault_is_told_and_this_meeting_still_searched(qtbot: QtBot, room: Room, there: Snapshot) -> None:
    assert there
    room.send("L’école d’ici")
    console = open_console(qtbot, room)
    bar = console.search.open()
    console.search.other_meetings_requested.connect(
        lambda: console.search.give_other_meetings_up("La base ne se lit plus.")
    )
    qtbot.keyClicks(bar.field, "ecole")
    choose(bar)
    assert console.area.notice.sentence.text() == "La base ne se lit plus."
    assert bar.filters.criteria == Criteria()
    assert listed(bar) == ["L’école d’ici"]


def test_what_comes_after_the_search_was_closed_is_let_go(console: Console, there: Snapshot) -> None:
    console.search.other_meetings_requested.disconnect()
    choose(console.search.open())
    console.search.close()
    console.search.show_other_meetings(there)
    bar = console.search.open()
    assert listed(bar) == []
    choose(bar)
    assert listed(bar) == []
