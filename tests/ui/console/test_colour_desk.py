"""The colours of post-its on the console: chosen in the menu, told above the board, the room's left alone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain import palette
from atelier.domain.ids import NoteId
from atelier.domain.operations import ShowQuestion, WithdrawNotes
from atelier.domain.things import Note
from atelier.ui.console.colour_legend import ColourLegend
from atelier.ui.console.window import Console
from atelier.ui.projection.window import ProjectionWindow
from tests.ui.conftest import Room
from tests.ui.finding.groups import add_groups, send_from
from tests.ui.finding.test_search_desk import notes_drawn


@pytest.fixture
def legend(room: Room, console: Console) -> ColourLegend:
    """Two notes of one group, one of another, one of none; coloured by group."""
    parents, teachers = add_groups(room)
    send_from(room, parents, "Un", "Deux")
    send_from(room, teachers, "Trois")
    send_from(room, None, "Quatre")
    console.actions_.refresh()
    console.actions_.by_name["colour_by_group"].trigger()
    assert console.colours.legend is not None
    return console.colours.legend


def told(legend: ColourLegend) -> list[str]:
    return [entry.told for entry in legend.entries]


def papers(console: Console) -> dict[str, str]:
    """The colour of each note's paper as it is painted, by its text."""
    texts = {note.id: note.text for note in console.model.snapshot.all(Note)}
    return {
        texts[NoteId(id)]: drawn.pixelColor(drawn.width() - 5, 5).name().upper()
        for id, drawn in notes_drawn(console).items()
    }


def test_the_legend_tells_each_group_with_its_letter_and_its_count(legend: ColourLegend) -> None:
    assert legend.isVisible()
    assert told(legend) == ["A Parents 2", "B Éducation nationale 1", "Sans groupe de pairs 1"]
    assert legend.entries[0].accessibleName() == "A\xa0: Parents, 2 post-its"


@pytest.mark.usefixtures("legend")
def test_the_post_its_have_the_colours_that_it_tells(console: Console) -> None:
    ranks = {"Un": 0, "Deux": 0, "Trois": 1, "Quatre": None}
    assert papers(console) == {text: palette.group_colours(rank).pale for text, rank in ranks.items()}


def test_it_follows_what_comes_goes_and_is_shown(room: Room, legend: ColourLegend) -> None:
    room.ask(WithdrawNotes((room.note("Un").id,)))
    assert told(legend)[0] == "A Parents 1"
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert told(legend)[0] == "A Parents 0"


def test_back_to_the_colours_of_questions(qtbot: QtBot, console: Console, legend: ColourLegend) -> None:
    by_name = console.actions_.by_name
    assert (by_name["colour_by_group"].isChecked(), by_name["colour_by_question"].isChecked()) == (
        True,
        False,
    )
    qtbot.mouseClick(legend.shut, Qt.MouseButton.LeftButton)
    assert not legend.isVisible()
    assert set(papers(console).values()) == {palette.colours(1).pale}
    assert (by_name["colour_by_group"].isChecked(), by_name["colour_by_question"].isChecked()) == (
        False,
        True,
    )
    by_name["colour_by_question"].trigger()
    assert by_name["colour_by_question"].isChecked()
    by_name["colour_by_group"].trigger()
    assert legend.isVisible()


def test_it_is_offered_only_where_there_are_groups(room: Room, console: Console) -> None:
    action = console.actions_.by_name["colour_by_group"]
    assert not action.isEnabled()
    add_groups(room)
    console.actions_.refresh()
    assert action.isEnabled()


def test_a_long_name_is_told_whole(room: Room, console: Console) -> None:
    name = "Professionnelles et professionnels de la petite enfance du département"
    add_groups(room, (name,))
    console.colours.colour(by_group=True)
    assert console.colours.legend is not None
    assert told(console.colours.legend)[0] == f"A {name} 0"


def test_the_room_keeps_the_colours_of_questions(qtbot: QtBot, room: Room, console: Console) -> None:
    (parents,) = add_groups(room, ("Parents",))
    send_from(room, parents, "Un")
    window = ProjectionWindow(room.model, invitation=None, console=console)
    qtbot.addWidget(window)
    window.resize(1024, 768)
    with qtbot.waitExposed(window):
        window.show()
    console.scene.settle()
    before = window.grab().toImage()
    console.colours.colour(by_group=True)
    assert window.grab().toImage() == before
    assert papers(console) == {"Un": palette.group_colours(0).pale}
