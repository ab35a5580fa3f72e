"""Several quotes pasted at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from atelier.domain.things import Quote, Recording
from atelier.ui.console.window import Console
from atelier.ui.panels.quotes_panel import QuotesPanel
from atelier.ui.panels.side_panel import Panel
from atelier.ui.recording.quotes_dialog import QuotesDialog
from tests.ui.conftest import Room

TEXT = "Se mettre d’accord (36-14)\n· On évalue : « c’est une énergie » (38-58). On clôture"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(console: Console) -> QuotesPanel:
    console.side_panel.show_panel(Panel.QUOTES)
    return console.side_panel.quotes


def paste(qtbot: QtBot, panel: QuotesPanel, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(panel.form.text, Qt.Key.Key_V, CTRL)


def the_dialog(console: Console) -> QuotesDialog:
    (dialog,) = console.findChildren(QuotesDialog)
    return dialog


def quotes(room: Room) -> list[tuple[str, int | None, str]]:
    return [(quote.text, quote.time_s, quote.speaker) for quote in room.model.snapshot.all(Quote)]


def test_one_quote_gives_its_code_to_its_field(
    qtbot: QtBot, console: Console, room: Room, panel: QuotesPanel
) -> None:
    paste(qtbot, panel, "« C’est une énergie pas possible » (38-58)")
    assert (panel.form.text.text, panel.form.time.text()) == ("C’est une énergie pas possible", "38:58")
    assert console.findChildren(QuotesDialog) == []
    qtbot.keyClick(panel.form.text, Qt.Key.Key_Return)
    assert quotes(room) == [("C’est une énergie pas possible", 2338, "")]


def test_a_moment_typed_before_the_paste_stays(qtbot: QtBot, panel: QuotesPanel) -> None:
    panel.form.time.setText("1:00")
    paste(qtbot, panel, "Oui (38-58)")
    assert (panel.form.text.text, panel.form.time.text()) == ("Oui (38-58)", "1:00")


def test_several_are_proposed_one_by_one(
    qtbot: QtBot, console: Console, room: Room, panel: QuotesPanel
) -> None:
    panel.form.speaker.setEditText("Directrice")
    paste(qtbot, panel, TEXT)
    dialog = the_dialog(console)
    assert [said.time_s for said in dialog.ticked] == [2174, 2338]
    assert dialog.list.count() == 4
    qtbot.waitUntil(dialog.add.hasFocus)
    assert "2 verbatims" in dialog.add.text()
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert quotes(room) == [("c’est une énergie", 2338, "Directrice")]
    assert panel.form.text.text == "Se mettre d’accord (36:14)\nOn évalue :\nOn clôture"


ROLES = "« Un » (34-21) enseignante\n« Deux » (35:10)\n— Une maman : « Trois » (1-02-03)\n"


def test_one_quote_gives_its_speaker_too(qtbot: QtBot, room: Room, panel: QuotesPanel) -> None:
    paste(qtbot, panel, "« On y va » (34-21) enseignante")
    assert (panel.form.text.text, panel.form.speaker.currentText()) == ("On y va", "enseignante")
    qtbot.keyClick(panel.form.text, Qt.Key.Key_Return)
    assert quotes(room) == [("On y va", 2061, "enseignante")]


def test_marks_alone_are_not_kept_twice_but_those_of_a_sentence_stay(
    qtbot: QtBot, panel: QuotesPanel
) -> None:
    paste(qtbot, panel, "« On y va »")
    assert panel.form.text.text == "On y va"
    panel.form.text.setPlainText("Il dit ")
    panel.form.text.moveCursor(QTextCursor.MoveOperation.End)
    paste(qtbot, panel, "« On y va »")
    assert panel.form.text.text == "Il dit « On y va »"


def test_each_of_several_keeps_its_own_speaker(
    qtbot: QtBot, console: Console, room: Room, panel: QuotesPanel
) -> None:
    panel.form.speaker.setEditText("Directrice")
    paste(qtbot, panel, ROLES)
    dialog = the_dialog(console)
    assert dialog.list.item(2).text() == "1:02:03  Trois — Une maman"
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert quotes(room) == [
        ("Un", 2061, "enseignante"),
        ("Deux", 2110, "Directrice"),
        ("Trois", 3723, "Une maman"),
    ]
    assert panel.form.text.text == ""


def test_once_they_are_added_undo_is_not_the_field_s(
    qtbot: QtBot, console: Console, room: Room, panel: QuotesPanel
) -> None:
    paste(qtbot, panel, "« Un » (34-21)\n« Deux » (35:10)")
    qtbot.mouseClick(the_dialog(console).add, Qt.MouseButton.LeftButton)
    panel.form.text.setFocus()
    qtbot.keyClick(panel.form.text, Qt.Key.Key_Z, CTRL)
    assert (panel.form.text.text, len(quotes(room))) == ("", 1)


def test_a_moment_that_the_clock_has_not_shown_yet_is_not_of_its_recording(
    qtbot: QtBot, console: Console, room: Room, panel: QuotesPanel
) -> None:
    console.recording.toggle()
    room.now.pass_time(minutes=1, seconds=47)
    paste(qtbot, panel, "« Un » (34-21)\n« Deux » (1:10)")
    qtbot.mouseClick(the_dialog(console).add, Qt.MouseButton.LeftButton)
    for moment in ("34:21", "1:10"):
        panel.form.text.setPlainText("Oui")
        panel.form.time.setText(moment)
        panel.submit()
    (recording,) = room.model.snapshot.all(Recording)
    kept = [(quote.time_s, quote.recording_id) for quote in room.model.snapshot.all(Quote)]
    assert kept == [(2061, None), (70, recording.id)] * 2


def test_left_as_it_is_the_paste_stays(
    qtbot: QtBot, console: Console, room: Room, panel: QuotesPanel
) -> None:
    paste(qtbot, panel, TEXT)
    qtbot.mouseClick(the_dialog(console).cancel, Qt.MouseButton.LeftButton)
    assert quotes(room) == []
    assert panel.form.text.text == TEXT


def test_lines_between_marks_are_several(qtbot: QtBot, console: Console, panel: QuotesPanel) -> None:
    paste(qtbot, panel, "« Oui »\n« Non »")
    assert [said.text for said in the_dialog(console).ticked] == ["Oui", "Non"]
