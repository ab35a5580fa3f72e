"""The arrivals: what is still to sort, newest first."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from atelier.domain.change import Change, Edit
from atelier.domain.operations import CreateCluster, WithdrawNotes
from atelier.domain.things import Note, Party, Source
from atelier.ui.arrivals import AGE, MOST_SHOWN, SOURCE
from atelier.ui.console import Console
from tests.ui.conftest import Room


def rows(console: Console) -> list[tuple[str, str, str]]:
    model = console.side_panel.arrivals.list
    indexes = [model.index(row) for row in range(model.rowCount())]
    return [(index.data(), index.data(SOURCE), index.data(AGE)) for index in indexes]


def tab(console: Console) -> str:
    return console.side_panel.tabs.tabText(0)


def test_newest_first_with_source_and_age(room: Room, console: Console) -> None:
    room.send("Ancien")
    room.now.pass_time(minutes=2)
    room.send("Neuf", source=Source.KEYBOARD)
    assert rows(console) == [
        ("Neuf", "clavier", "à l’instant"),
        ("Ancien", "téléphone · anonyme", "il y a 2 min"),
    ]
    assert tab(console) == "Arrivées 2"


def test_a_note_leaves_the_list_when_it_is_grouped_and_comes_back_with_undo(
    room: Room, console: Console
) -> None:
    ids = room.send("Un", "Deux")
    room.ask(CreateCluster("c", room.model.meeting_id, room.question(1).id, (ids[0],)))  # type: ignore[arg-type]
    assert [text for text, _source, _age in rows(console)] == ["Deux"]
    console.actions_.by_name["undo"].trigger()
    assert [text for text, _source, _age in rows(console)] == ["Deux", "Un"]


def test_only_those_of_the_question_shown(room: Room, console: Console) -> None:
    room.send("Ailleurs", number=2)
    assert rows(console) == []
    assert tab(console) == "Arrivées"
    assert console.side_panel.arrivals.nothing.isVisible()


def test_a_click_selects_the_note_on_the_board(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("Un", "Deux")
    view = console.side_panel.arrivals.view
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(1, 0)).isValid())
    at = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert console.board.selection.ids == (room.note("Un").id,)


def test_reading_further_down_is_not_disturbed_by_what_comes_in(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    room.send(*(f"Post-it {n}" for n in range(60)))
    view = console.side_panel.arrivals.view
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.scrollTo(view.model().index(30, 0), view.ScrollHint.PositionAtTop)
    read = view.indexAt(QPoint(20, 20)).data()
    room.now.pass_time(seconds=5)
    room.send("Nouveau", "Encore un")
    assert view.indexAt(QPoint(20, 20)).data() == read


def test_long_texts_take_two_lines_at_most(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("court", "mot " * 200)
    view = console.side_panel.arrivals.view
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(1, 0)).isValid())
    heights = [view.visualRect(view.model().index(row, 0)).height() for row in (0, 1)]
    line = view.fontMetrics().lineSpacing()
    assert abs(abs(heights[0] - heights[1]) - line) <= 2
    assert "mot" in view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_of_very_many_only_the_newest_are_rows(room: Room, console: Console) -> None:
    room.send(*(f"Post-it {n}" for n in range(MOST_SHOWN + 5)))
    assert tab(console) == f"Arrivées {MOST_SHOWN + 5}"
    assert len(rows(console)) == MOST_SHOWN
    room.now.pass_time(seconds=1)
    room.send("Neuf", "Plus neuf")
    assert [text for text, _source, _age in rows(console)][:3] == [
        "Plus neuf",
        "Neuf",
        f"Post-it {MOST_SHOWN + 4}",
    ]
    assert len(rows(console)) == MOST_SHOWN


def test_any_comings_and_goings_leave_the_list_right(qtbot: QtBot, room: Room, console: Console) -> None:
    tester = QAbstractItemModelTester(
        console.side_panel.arrivals.list, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    ids = room.send("a", "b", "c", "d")
    for note_ids in ((ids[3], ids[0]), (ids[1],), (ids[2],)):
        room.ask(WithdrawNotes(note_ids))
        room.now.pass_time(seconds=1)
        room.send(f"après {len(note_ids)}")
        expected = sorted(room.model.board(room.question(1).id).unsorted, key=lambda n: -n.number)
        assert console.side_panel.arrivals.list.notes == expected
    assert tester is not None
    qtbot.waitUntil(console.side_panel.arrivals.view.isVisible)


def test_a_corrected_text_is_shown_anew(room: Room, console: Console) -> None:
    (id,) = room.send("faute")
    edit = Edit(Note, id, "correction", None, "faute corrigée")
    change = Change(
        seq=99,
        at=room.now(),
        party=Party.FACILITATOR,
        project_id=room.model.project.id,
        meeting_id=room.model.meeting_id,
        operation="correct_note",
        count=1,
        name="",
        undoable=True,
        edits=(edit,),
    )
    room.model.follow(change)
    assert [text for text, _source, _age in rows(console)] == ["faute corrigée"]
