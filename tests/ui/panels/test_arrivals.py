"""The arrivals: what is still to sort, newest first."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from atelier.board.drawing.lettering import lay_out
from atelier.domain.change import Change, Edit
from atelier.domain.ids import NoteId
from atelier.domain.operations import (
    AddNotes,
    CreateCluster,
    EditMeeting,
    NewNote,
    ReviewNotes,
    StackNotes,
    WithdrawNotes,
)
from atelier.domain.things import Display, Note, Party, Review, Source
from atelier.ui.console.window import Console
from atelier.ui.panels.arrivals import MANY, MOST_SHOWN, Arrivals
from atelier.ui.panels.note_cards import AGE, SOURCE
from tests.ui.conftest import Room


def rows(console: Console) -> list[tuple[str, str, str]]:
    model = console.side_panel.arrivals.list
    indexes = [model.index(row) for row in range(model.rowCount())]
    return [(index.data(), index.data(SOURCE), index.data(AGE)) for index in indexes]


def tab(console: Console) -> str:
    return console.side_panel.tabs.tabText(0)


def test_piles_are_counted_whole(room: Room, console: Console) -> None:
    first, second, _third = room.send("Un", "Deux", "Trois")
    room.ask(StackNotes((second,), first))
    assert len(rows(console)) == 2
    assert tab(console) == "Arrivées 3"


def test_newest_first_with_source_and_age(room: Room, console: Console) -> None:
    room.send("Ancien")
    room.now.pass_time(minutes=2)
    room.send("Neuf", source=Source.KEYBOARD)
    assert rows(console) == [
        ("Neuf", "clavier", "à l’instant"),
        ("Ancien", "téléphone · anonyme", "il y a 2\u00a0min"),
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
    qtbot.waitUntil(lambda: view.model().rowCount() == 62)
    assert view.indexAt(QPoint(20, 20)).data() == read


def test_long_texts_take_two_lines_at_most(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("court", "mot " * 200)
    view = console.side_panel.arrivals.view
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(1, 0)).isValid())
    heights = [view.visualRect(view.model().index(row, 0)).height() for row in (0, 1)]
    line = view.fontMetrics().lineSpacing()
    assert abs(abs(heights[0] - heights[1]) - line) <= 2
    assert "mot" in view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_of_very_many_only_the_newest_are_rows(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send(*(f"Post-it {n}" for n in range(MOST_SHOWN + 5)))
    assert tab(console) == "Arrivées 99+"
    assert len(rows(console)) == MOST_SHOWN
    room.now.pass_time(seconds=1)
    room.send("Neuf", "Plus neuf")
    newest = ["Plus neuf", "Neuf", f"Post-it {MOST_SHOWN + 4}"]
    qtbot.waitUntil(lambda: [text for text, _source, _age in rows(console)][:3] == newest)
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


def test_in_a_burst_the_count_follows_at_once_and_the_rows_together(
    qtbot: QtBot, room: Room, console: Console
) -> None:
    room.send(*(f"premier {n}" for n in range(MANY + 1)))
    inserted: list[int] = []
    console.side_panel.arrivals.list.rowsInserted.connect(
        lambda _parent, first, last: inserted.append(last + 1 - first)
    )
    for number in range(5):
        room.send(f"suite {number}")
    assert tab(console) == f"Arrivées {MANY + 6}"
    assert inserted == []
    qtbot.waitUntil(lambda: inserted == [5])
    expected = sorted(room.model.board(room.question(1).id).unsorted, key=lambda note: -note.number)
    assert console.side_panel.arrivals.list.notes == expected
    room.send("seul")
    assert rows(console)[0][0] == "seul"


def test_rows_out_of_sight_are_as_high_as_what_they_hold(room: Room, console: Console) -> None:
    texts = ("mot " * 30, "é" * 90, "court", "🙂 " * 60, "un\ndeux\ntrois", "سلام " * 40, "i" * 200, "i" * 60)
    room.send(*texts)
    view = console.side_panel.arrivals.view
    card = view.itemDelegate()
    option = QStyleOptionViewItem()
    option.font = view.font()
    width = view.viewport().width() - 2 - 2 * 10
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        said = lay_out(index.data(), view.font(), width, lines=2).height
        alone = lay_out("x", view.font(), width, lines=2).height
        rest = card.sizeHint(option, index).height() - round(said)
        assert rest == card.sizeHint(option, _row_of(view, "court")).height() - round(alone)


def _row_of(view: QListView, text: str) -> QModelIndex:
    model = view.model()
    return next(i for i in (model.index(row, 0) for row in range(model.rowCount())) if i.data() == text)


def test_suppr_takes_the_clicked_card_off_the_wall(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("Un", "Deux")
    view = console.side_panel.arrivals.view
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(1, 0)).isValid())
    at = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert room.texts() == ["Deux"]
    assert console.actions_.by_name["undo"].text() == "Annuler\xa0: retirer un post-it, «\xa0Un\xa0»"
    console.actions_.by_name["undo"].trigger()
    assert room.texts() == ["Un", "Deux"]


def test_without_a_chosen_card_suppr_takes_nothing_off(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("Un")
    qtbot.keyClick(console.side_panel.arrivals.view, Qt.Key.Key_Delete)
    qtbot.keyClick(console.side_panel.arrivals.view, Qt.Key.Key_Return)
    assert room.texts() == ["Un"]


def test_a_card_tells_its_key_and_who_wrote_it(room: Room, console: Console) -> None:
    question_id = room.question(1).id
    room.ask(EditMeeting(room.model.meeting_id, asks_name=True, asks_structure=True))
    note = NewNote(NoteId("signe"), "<b>Un</b>", author="Amina", structure="École Jaurès")
    room.ask(AddNotes(room.model.meeting_id, question_id, (note,), Source.PHONE), Party.PARTICIPANT)
    index = console.side_panel.arrivals.list.index(0)
    assert index.data(SOURCE) == "téléphone · Amina, École Jaurès"
    told = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "Suppr\xa0: retirer du tableau" in told
    assert "Amina, École Jaurès" in told
    assert "&lt;b&gt;" in told


def test_with_only_one_left_off_there_is_no_empty_box(qtbot: QtBot, room: Room, console: Console) -> None:
    arrivals = _to_review(room, console, waiting=0, left_off=1)
    qtbot.waitUntil(lambda: arrivals.review.height() == arrivals.review.sizeHint().height())
    assert arrivals.review.height() < 120


def test_what_waits_takes_what_few_arrivals_leave(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send("Seul")
    arrivals = _to_review(room, console, waiting=16)
    model = arrivals.list
    qtbot.waitUntil(lambda: arrivals.view.geometry().bottom() >= arrivals.height() - 2)
    card = arrivals.view.visualRect(model.index(0, 0))
    assert card.bottom() <= arrivals.view.viewport().height() < 2 * card.height()


def test_few_that_wait_leave_the_room_to_the_arrivals(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send(*(f"Post-it {n}" for n in range(30)))
    arrivals = _to_review(room, console, waiting=1)
    qtbot.waitUntil(lambda: arrivals.view.height() > arrivals.review.height() > 0)
    assert arrivals.view.geometry().bottom() >= arrivals.height() - 2


def test_long_lists_share_the_room(qtbot: QtBot, room: Room, console: Console) -> None:
    room.send(*(f"Post-it {n}" for n in range(30)))
    arrivals = _to_review(room, console, waiting=30)
    qtbot.waitUntil(lambda: arrivals.review.view.height() > arrivals.view.height() > 0)
    assert arrivals.view.geometry().bottom() >= arrivals.height() - 2


def _to_review(room: Room, console: Console, *, waiting: int, left_off: int = 0) -> Arrivals:
    """The panel at the height of a small screen, with so many that wait and so many left off."""
    console.resize(1366, 768)
    room.ask(EditMeeting(room.model.meeting_id, display=Display.REVIEWED))
    ids = room.send(*(f"À relire {n}" for n in range(waiting + left_off)))
    if left_off:
        room.ask(ReviewNotes(tuple(ids[:left_off]), Review.REFUSED))
    return console.side_panel.arrivals
