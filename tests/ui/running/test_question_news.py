"""The news that everybody is on another question, and the way back."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.operations import EnterStage, OpenPhones, ShowQuestion
from atelier.ui.console.window import Console
from atelier.ui.running.question_news import QuestionNews
from tests.ui.conftest import Room

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def news_of(console: Console) -> QuestionNews:
    return console.running.question_news


def test_the_room_and_the_phones_are_told_to_have_moved(qtbot: QtBot, console: Console) -> None:
    news = news_of(console)
    assert news.isHidden()
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_2, CTRL)
    assert news.isVisible()
    assert news.sentence.text() == "La salle et les téléphones sont sur la question 2."
    assert news.undo.accessibleName() == "Revenir à la question 1"
    assert console.capture.edit.hasFocus()


def test_phones_that_are_not_let_in_are_nowhere(room: Room, console: Console) -> None:
    room.ask(OpenPhones(room.model.meeting_id, accepted=False))
    room.ask(ShowQuestion(room.model.meeting_id, room.question(3).id))
    assert news_of(console).sentence.text() == "La salle est sur la question 3."


def test_one_click_goes_back_and_says_no_more(qtbot: QtBot, room: Room, console: Console) -> None:
    qtbot.mouseClick(console.top_bar.tabs.tabs[2], LEFT)
    qtbot.mouseClick(news_of(console).undo, LEFT)
    assert room.model.question.number == 1
    assert news_of(console).isHidden()
    assert console.capture.edit.hasFocus()
    qtbot.mouseClick(console.top_bar.tabs.tabs[1], LEFT)
    assert news_of(console).isVisible()


def test_back_there_once_it_is_committed_it_says_nothing_new(qtbot: QtBot, room: Room) -> None:
    news = QuestionNews(room.model)
    qtbot.addWidget(news)
    asked: list[ShowQuestion] = []
    news.operation_requested.connect(asked.append)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    qtbot.mouseClick(news.undo, LEFT)
    assert news.isHidden()
    room.ask(asked[0])
    assert room.model.question.number == 1
    assert news.isHidden()


def test_it_goes_by_itself_but_not_from_under_the_keyboard(qtbot: QtBot, console: Console) -> None:
    news = news_of(console)
    assert news._timer.interval() == 3000
    news._timer.setInterval(30)
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_2, CTRL)
    news.undo.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(news._timer.timeout):
        pass
    assert news.isVisible()
    console.capture.setFocus()
    qtbot.waitUntil(news.isHidden)


def test_the_question_of_a_stage_is_no_news(room: Room, console: Console) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(3).id))
    assert room.model.question.number == 2
    assert news_of(console).isHidden()


def test_a_stage_entered_meanwhile_takes_it_away(room: Room, console: Console) -> None:
    room.ask(ShowQuestion(room.model.meeting_id, room.question(3).id))
    room.ask(EnterStage(room.model.meeting_id, room.stage(3).id))
    assert news_of(console).isHidden()


def test_it_goes_with_the_console(room: Room, console: Console) -> None:
    room.ask(ShowQuestion(room.model.meeting_id, room.question(3).id))
    console.close()
    assert not news_of(console)._timer.isActive()


def test_going_back_in_vain_silences_no_later_move(qtbot: QtBot, room: Room) -> None:
    news = QuestionNews(room.model)
    qtbot.addWidget(news)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    qtbot.mouseClick(news.undo, LEFT)
    assert news.isHidden()
    room.ask(ShowQuestion(room.model.meeting_id, room.question(3).id))
    assert news.isVisibleTo(None)
    assert "question 3" in news.sentence.text()
    news.dismiss()


def test_what_else_changes_meanwhile_is_no_answer_to_going_back(qtbot: QtBot, room: Room) -> None:
    news = QuestionNews(room.model)
    qtbot.addWidget(news)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    qtbot.mouseClick(news.undo, LEFT)
    room.ask(OpenPhones(room.model.meeting_id, accepted=False))
    room.ask(ShowQuestion(room.model.meeting_id, room.question(1).id))
    assert news.isHidden()
