"""A new project: what is asked, what is refused and how, what comes of it."""

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from atelier.domain import trame as trames
from atelier.domain.operations import CreateMeeting, CreateProject
from atelier.domain.palette import PAPER, colours
from atelier.domain.trame import Trame, TrameQuestion, TrameStage
from atelier.ui import theme
from atelier.ui.dialogs.project_dialog import ProjectDialog

NOW = datetime(2018, 10, 1, 9, 0, tzinfo=UTC)


def trame(title: str, *questions: str, groups: tuple[str, ...] = ()) -> Trame:
    collect = TrameStage("Collecte", trames.StageKind.COLLECT, 15, 1, "")
    asked = tuple(TrameQuestion(text, "indice", text[:6]) for text in questions)
    return Trame(title, f"{title}, en trois heures", asked, (collect,), groups)


FOUR = trame("Quatre questions", "Matche ?", "Entrées ?", "Continue ?", "Qui ?", groups=("Écoles", "Parents"))
FIVE = trame("Cinq questions", "Pour quoi ?", "Matche ?", "Entrées ?", "Continue ?", "Qui ?")


@pytest.fixture
def dialog(qtbot: QtBot) -> ProjectDialog:
    made = ProjectDialog([FOUR, FIVE], now=lambda: NOW)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def texts(dialog: ProjectDialog) -> list[str]:
    return [asked.text for asked in dialog.questions.asked]


def press_create(dialog: ProjectDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)


def type_text(line: QLineEdit, text: str) -> None:
    """Type it key by key; QTest aborts on letters that are not ASCII."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def retype(line: QLineEdit, text: str, qtbot: QtBot) -> None:
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    type_text(line, text)


def founded(dialog: ProjectDialog) -> tuple[CreateProject, CreateMeeting]:
    assert dialog.operations is not None
    return dialog.operations


def choose(dialog: ProjectDialog, row: int, qtbot: QtBot) -> None:
    dialog.choice.setFocus()
    steps = row - dialog.choice.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(dialog.choice, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


# What it offers


def test_only_the_title_is_left_to_type(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "Projet école")
    with qtbot.waitSignal(dialog.founded) as told:
        qtbot.keyClick(dialog.project_title.line, Qt.Key.Key_Return)
    project, meeting = founded(dialog)
    assert told.args == [dialog.operations]
    assert project.project.title == "Projet école"
    assert meeting.meeting.title == "1re rencontre"
    assert not dialog.isVisible()


def test_questions_are_shown_in_their_colours(dialog: ProjectDialog) -> None:
    assert texts(dialog) == ["Matche ?", "Entrées ?", "Continue ?", "Qui ?"]
    for band in dialog.questions.bands:
        image = band.grab().toImage()
        assert image.pixelColor(image.width() - 20, 4) == QColor(colours(band.number).pale)
        middle = band.line.geometry().center().y() + 1
        assert image.pixelColor(14, middle) == QColor(colours(band.number).accent)


def test_another_trame_shows_its_questions(dialog: ProjectDialog, qtbot: QtBot) -> None:
    choose(dialog, 1, qtbot)
    assert texts(dialog) == [question.text for question in FIVE.questions]
    assert dialog.description.text() == "Cinq questions, en trois heures"
    assert dialog.peer_groups.text == ""


def test_the_day_is_said_in_french(dialog: ProjectDialog) -> None:
    assert dialog.day.text() == "lundi 1 octobre 2018"
    assert dialog.day.locale().language() is QLocale.Language.French


@pytest.mark.parametrize(("typed", "hour"), [("14 h 30", time(14, 30)), ("", None)])
def test_the_hour_is_kept(dialog: ProjectDialog, qtbot: QtBot, typed: str, hour: time | None) -> None:
    type_text(dialog.project_title.line, "Projet école")
    type_text(dialog.begins_at.line, typed)
    press_create(dialog, qtbot)
    assert founded(dialog)[1].meeting.begins_at == hour


def test_the_day_and_the_place_are_kept(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "Projet école")
    type_text(dialog.place.line, "  Centre social   de Lille ")
    dialog.day.setDate(QDate(2018, 10, 4))
    press_create(dialog, qtbot)
    meeting = founded(dialog)[1].meeting
    assert (meeting.day, meeting.place) == (date(2018, 10, 4), "Centre social de Lille")
    assert meeting.created_at == NOW


# Questions and peer groups


def test_a_reworded_question_is_the_projects(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "Projet école")
    retype(dialog.questions.bands[1].line, "Par où commencer ?", qtbot)
    press_create(dialog, qtbot)
    project, meeting = founded(dialog)
    texts = [question.text for question in project.questions]
    assert texts == ["Matche ?", "Par où commencer ?", "Continue ?", "Qui ?"]
    assert [question.short for question in project.questions][:2] == ["Matche", "Par où commencer"]
    assert meeting.meeting.question_id == project.questions[0].id
    assert meeting.stages[0].question_id == project.questions[0].id


def test_what_was_typed_is_there_again_when_one_comes_back_to_a_trame(
    dialog: ProjectDialog, qtbot: QtBot
) -> None:
    retype(dialog.questions.bands[0].line, "Pourquoi nous ?", qtbot)
    choose(dialog, 1, qtbot)
    assert texts(dialog)[0] == "Pour quoi ?"
    choose(dialog, 0, qtbot)
    assert texts(dialog)[0] == "Pourquoi nous ?"


def test_a_typed_title_survives_another_trame(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "Projet école")
    choose(dialog, 1, qtbot)
    assert dialog.project_title.text == "Projet école"


def test_peer_groups_typed_are_there_again_when_one_comes_back_to_a_trame(
    dialog: ProjectDialog, qtbot: QtBot
) -> None:
    retype(dialog.peer_groups.line, "Élus, Parents", qtbot)
    assert dialog.peer_groups.hint.text().splitlines()[1:] == ["• Élus", "• Parents"]
    choose(dialog, 1, qtbot)
    choose(dialog, 0, qtbot)
    assert dialog.peer_groups.text == "Élus, Parents"


def test_a_question_is_added_and_has_the_keyboard(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "Projet école")
    qtbot.mouseClick(dialog.add_question, Qt.MouseButton.LeftButton)
    band = dialog.questions.bands[-1]
    assert dialog.focusWidget() is band.line
    type_text(band.line, "Et après ?")
    type_text(band.hint, "ce qui reste")
    press_create(dialog, qtbot)
    added = founded(dialog)[0].questions[-1]
    assert (added.number, added.text, added.hint, added.short) == (
        5,
        "Et après ?",
        "ce qui reste",
        "Et après",
    )


def test_there_are_never_more_than_a_project_may_have(dialog: ProjectDialog, qtbot: QtBot) -> None:
    for _ in range(20):
        qtbot.mouseClick(dialog.add_question, Qt.MouseButton.LeftButton)
    assert len(dialog.questions.bands) == trames.QUESTIONS_AT_MOST
    assert not dialog.add_question.isEnabled()
    qtbot.mouseClick(dialog.questions.bands[-1].remove, Qt.MouseButton.LeftButton)
    assert dialog.add_question.isEnabled()


def test_a_question_is_removed_but_never_the_last(dialog: ProjectDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.questions.bands[1].remove, Qt.MouseButton.LeftButton)
    assert texts(dialog) == ["Matche ?", "Continue ?", "Qui ?"]
    assert [band.number for band in dialog.questions.bands] == [1, 2, 3]
    assert dialog.focusWidget() is dialog.questions.bands[1].line
    for _ in range(2):
        qtbot.mouseClick(dialog.questions.bands[0].remove, Qt.MouseButton.LeftButton)
    assert texts(dialog) == ["Qui ?"]
    assert not dialog.questions.bands[0].remove.isEnabled()


def test_questions_are_put_in_order_by_keyboard(dialog: ProjectDialog, qtbot: QtBot) -> None:
    band = dialog.questions.bands[2]
    band.line.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(band.line, Qt.Key.Key_Up, alt)
    qtbot.keyClick(band.line, Qt.Key.Key_Up, alt)
    qtbot.keyClick(band.line, Qt.Key.Key_Up, alt)
    assert texts(dialog) == ["Continue ?", "Matche ?", "Entrées ?", "Qui ?"]
    assert dialog.focusWidget() is band.line
    assert band.number == 1
    qtbot.keyClick(band.hint, Qt.Key.Key_Down, alt)
    assert texts(dialog)[:2] == ["Matche ?", "Continue ?"]


def test_questions_are_put_in_order_by_mouse(dialog: ProjectDialog, qtbot: QtBot) -> None:
    first, last = dialog.questions.bands[0], dialog.questions.bands[-1]
    assert not first.up.isEnabled()
    assert not last.down.isEnabled()
    qtbot.mouseClick(first.down, Qt.MouseButton.LeftButton)
    assert texts(dialog)[:2] == ["Entrées ?", "Matche ?"]
    places = [band.mapTo(dialog, band.rect().topLeft()).y() for band in dialog.questions.bands]
    qtbot.waitUntil(lambda: places == sorted(places) or dialog.questions.bands[0].y() == 0)


def test_the_keyboard_follows_the_order(dialog: ProjectDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.questions.bands[0].down, Qt.MouseButton.LeftButton)
    first, second = dialog.questions.bands[:2]
    first.remove.setFocus()
    qtbot.keyClick(first.remove, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is second.line


def test_the_agenda_follows_the_questions(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "Projet école")
    qtbot.mouseClick(dialog.questions.bands[0].down, Qt.MouseButton.LeftButton)
    press_create(dialog, qtbot)
    project, meeting = founded(dialog)
    assert meeting.stages[0].question_id == project.questions[1].id
    assert project.questions[1].text == "Matche ?"


def test_added_and_removed_questions_are_there_again_when_one_comes_back(
    dialog: ProjectDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.questions.bands[0].remove, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.add_question, Qt.MouseButton.LeftButton)
    type_text(dialog.questions.bands[-1].line, "Et après ?")
    choose(dialog, 1, qtbot)
    choose(dialog, 0, qtbot)
    assert texts(dialog) == ["Entrées ?", "Continue ?", "Qui ?", "Et après ?"]


def test_the_question_being_written_is_shown_as_the_room_will_see_it(
    dialog: ProjectDialog, qtbot: QtBot
) -> None:
    preview = dialog.preview
    assert (preview.number, preview.text, preview.short) == (1, "Matche ?", "Matche")
    band = dialog.questions.bands[1]
    band.line.setFocus()
    assert (preview.number, preview.text) == (2, "Entrées ?")
    retype(band.line, "Par où commencer ?", qtbot)
    assert (preview.text, preview.short) == ("Par où commencer ?", "Par où commencer")
    image = preview.grab().toImage()
    seen = {image.pixelColor(image.width() - 30, y).name() for y in range(image.height())}
    assert {QColor(colours(2).pale).name(), PAPER.lower()} <= seen
    assert "Par où commencer" in preview.accessibleName()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Écoles, Parents", ["Écoles", "Parents"]),
        (" Écoles ;Parents,, Écoles, ", ["Écoles", "Parents"]),
        ("", []),
    ],
)
def test_peer_groups_are_separated_by_commas(
    dialog: ProjectDialog, qtbot: QtBot, typed: str, names: list[str]
) -> None:
    type_text(dialog.project_title.line, "Projet école")
    retype(dialog.peer_groups.line, typed, qtbot)
    press_create(dialog, qtbot)
    assert [group.name for group in founded(dialog)[0].peer_groups] == names


# What is wrong


def test_a_missing_title_is_told_beside_its_field(dialog: ProjectDialog, qtbot: QtBot) -> None:
    press_create(dialog, qtbot)
    assert dialog.isVisible()
    assert dialog.operations is None
    assert dialog.project_title.problem.isVisible()
    assert dialog.project_title.problem.text() == "Donnez un titre au projet."
    assert dialog.project_title.line.accessibleDescription() == "Donnez un titre au projet."
    assert not dialog.meeting_title.problem.isVisible()


def test_a_problem_goes_as_soon_as_it_is_mended(dialog: ProjectDialog, qtbot: QtBot) -> None:
    press_create(dialog, qtbot)
    type_text(dialog.project_title.line, "P")
    assert not dialog.project_title.problem.isVisible()
    assert dialog.project_title.line.accessibleDescription() == ""


def test_nobody_is_told_off_while_typing(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "P")
    qtbot.keyClick(dialog.project_title.line, Qt.Key.Key_Backspace)
    assert not dialog.project_title.problem.isVisible()


def test_a_title_that_is_too_long_is_told(dialog: ProjectDialog, qtbot: QtBot) -> None:
    dialog.project_title.line.setText("a" * 201)
    press_create(dialog, qtbot)
    assert "201 caractères, 200 au plus" in dialog.project_title.problem.text()


def test_a_meeting_needs_a_title(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "Projet école")
    retype(dialog.meeting_title.line, "   ", qtbot)
    press_create(dialog, qtbot)
    assert dialog.operations is None
    assert dialog.meeting_title.problem.text().startswith("Donnez un titre à la rencontre")


def test_an_empty_question_is_told_in_its_band(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "Projet école")
    band = dialog.questions.bands[2]
    retype(band.line, "", qtbot)
    press_create(dialog, qtbot)
    assert dialog.operations is None
    assert band.problem.text() == "Cette question est vide\xa0: écrivez-la."
    assert band.problem.isVisible()
    type_text(band.line, "Et après ?")
    assert not band.problem.isVisible()


def test_every_problem_is_told_at_once_and_the_first_has_the_keyboard(
    dialog: ProjectDialog, qtbot: QtBot
) -> None:
    retype(dialog.questions.bands[0].line, "", qtbot)
    press_create(dialog, qtbot)
    assert dialog.project_title.problem.isVisible()
    assert dialog.questions.bands[0].problem.isVisible()
    assert dialog.focusWidget() is dialog.project_title.line


# Manners


def test_cancelling_founds_nothing(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.project_title.line, "Projet école")
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert dialog.operations is None
    assert not dialog.isVisible()


def test_fields_have_names(dialog: ProjectDialog) -> None:
    named = [
        dialog.project_title.line,
        dialog.meeting_title.line,
        dialog.day,
        dialog.place.line,
        dialog.choice,
    ]
    assert all(widget.accessibleName() for widget in named)
    assert dialog.questions.bands[1].line.accessibleName() == "Question 2"


def test_words_of_a_trame_are_plain_text(qtbot: QtBot) -> None:
    dialog = ProjectDialog([trame("<b>Trame</b>", "<i>Quoi</i> ?")], now=lambda: NOW)
    qtbot.addWidget(dialog)
    labels = [label for label in dialog.findChildren(QLabel) if "<" in label.text()]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_it_fits_a_small_laptop(dialog: ProjectDialog, qtbot: QtBot) -> None:
    choose(dialog, 1, qtbot)
    retype(dialog.questions.bands[0].line, "", qtbot)
    press_create(dialog, qtbot)
    assert dialog.width() <= 1024
    assert dialog.height() <= 768


def test_untouched_questions_stay_as_they_were(qtbot: QtBot) -> None:
    asked = ("Qu’est-ce qui fait que ça matche\u202f?", "Quelles entrées,  quels leviers\xa0?")
    four = Trame(
        "Quatre", "", tuple(TrameQuestion(t, "", s) for t, s in zip(asked, ("M", "E"), strict=True)), (), ()
    )
    dialog = ProjectDialog([four], now=lambda: NOW)
    qtbot.addWidget(dialog)
    assert dialog.trame.questions == four.questions
    band = dialog.questions.bands[0]
    type_text(band.line, "x")
    qtbot.keyClick(band.line, Qt.Key.Key_Backspace)
    assert dialog.trame.questions == four.questions


def test_a_retyped_question_keeps_the_spaces_before_its_mark(dialog: ProjectDialog, qtbot: QtBot) -> None:
    retype(dialog.questions.bands[0].line, "  Par où   entrer\u202f?  ", qtbot)
    assert texts(dialog)[0] == "Par où entrer\u202f?"


def test_no_promise_about_phones(dialog: ProjectDialog) -> None:
    assert "téléphone" not in dialog.peer_groups.hint.text()


def test_escape_asks_once_before_words_go(dialog: ProjectDialog, qtbot: QtBot) -> None:
    type_text(dialog.questions.bands[1].hint, "x")
    choose(dialog, 1, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.unsaved.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_another_trame_alone_is_no_work_to_lose(dialog: ProjectDialog, qtbot: QtBot) -> None:
    choose(dialog, 1, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_question_that_was_just_added_is_in_sight(dialog: ProjectDialog, qtbot: QtBot) -> None:
    dialog.resize(1000, 620)
    for _ in range(3):
        qtbot.mouseClick(dialog.add_question, Qt.MouseButton.LeftButton)
        band = dialog.questions.bands[-1]
        qtbot.waitUntil(lambda band=band: band.visibleRegion().boundingRect() == band.rect())
        assert band.line.hasFocus()


def test_the_badge_grows_with_the_letters(qapp: QApplication, qtbot: QtBot) -> None:
    theme.install(qapp, scale=2.0)
    try:
        made = ProjectDialog([FOUR], now=lambda: NOW)
        qtbot.addWidget(made)
        made.resize(1300, 760)
        with qtbot.waitExposed(made):
            made.show()
        band = made.questions.bands[0]
        image = band.grab().toImage()
        middle = band.line.geometry().center().y() + 1
        accent = QColor(colours(1).accent)
        assert image.pixelColor(14, middle) == accent
        assert image.pixelColor(10 + 60 - 4, middle) == accent
        assert band.line.geometry().left() >= 70
    finally:
        theme.install(qapp)
