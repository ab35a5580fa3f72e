"""One more meeting: what is proposed, what is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from atelier.domain.operations import CreateMeeting
from atelier.domain.parts import Snapshot
from atelier.domain.preset import Preset, PresetStage
from atelier.domain.things import Meeting, MeetingKind, Project, StageKind
from atelier.domain.trame import Trame, TrameQuestion, TrameStage
from atelier.ui.dialogs.new_meeting_dialog import NewMeetingDialog
from atelier.ui.planning.agenda_choice import agendas_after
from atelier.ui.widgets.elided_label import ElidedLabel
from tests.premises import type_text
from tests.ui.conftest import make_room

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
TRAME = Trame(
    "Courte",
    "",
    (TrameQuestion("Pourquoi ?", "", "Pourquoi"),),
    (TrameStage("Collecte", StageKind.COLLECT, 25, 1, ""),),
    (),
)
Open = Callable[..., NewMeetingDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Open:
    def opened(*, stages: bool = True, presets: Sequence[Preset] = (), **values: object) -> NewMeetingDialog:
        room = make_room(title="1re rencontre") if stages else make_room(title="1re rencontre", stages=())
        snapshot: Snapshot = room.base
        last = replace(next(snapshot.all(Meeting)), **{"place": "Lille", **values})  # type: ignore[arg-type]
        project = next(snapshot.all(Project))
        agendas = agendas_after(snapshot, last, presets=presets, trames=[TRAME])
        made = NewMeetingDialog(project, [last], last, agendas, now=lambda: NOW)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return opened


def founded(dialog: NewMeetingDialog, qtbot: QtBot) -> CreateMeeting:
    with qtbot.waitSignal(dialog.founded) as told:
        qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    ((operation,),) = told.args
    assert operation is dialog.operation
    assert isinstance(operation, CreateMeeting)
    return operation


def shown(dialog: NewMeetingDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]


def test_enter_alone_makes_the_next_meeting_like_the_last(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog(begins_at=time(14))
    with qtbot.waitSignal(dialog.founded):
        qtbot.keyClick(dialog.title.line, Qt.Key.Key_Return)
    assert dialog.operation is not None
    made = dialog.operation
    assert (made.meeting.title, made.meeting.place) == ("2e rencontre", "Lille")
    assert (made.meeting.begins_at, made.meeting.day) == (time(14), NOW.date())
    assert [stage.title for stage in made.stages] == [
        "Accueil",
        "Collecte",
        "Regroupement",
        "Collecte",
        "Pause",
        "Suites",
    ]
    assert not dialog.isVisible()


def test_what_is_typed_is_the_meetings(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    type_text(dialog.title.line, "Bilan")
    dialog.day.setDate(QDate(2027, 1, 12))
    type_text(dialog.begins_at.line, "9 h 30")
    dialog.place.line.selectAll()
    type_text(dialog.place.line, "Douai")
    made = founded(dialog, qtbot).meeting
    assert (made.title, made.place, made.begins_at) == ("Bilan", "Douai", time(9, 30))
    assert made.day is not None
    assert made.day.isoformat() == "2027-01-12"


def test_another_agenda_is_shown_and_taken(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog(begins_at=time(14))
    assert dialog.agenda.summary.text() == "6 étapes · 1\xa0h\xa035 · de 14:00 à 15:35"
    dialog.agenda.box.setFocus()
    qtbot.keyClick(dialog.agenda.box, Qt.Key.Key_Down)
    assert dialog.agenda.agenda.name == "Trame «\xa0Courte\xa0»"
    assert dialog.agenda.summary.text() == "1 étape · 25\xa0min · de 14:00 à 14:25"
    assert "Regroupement" not in shown(dialog)
    made = founded(dialog, qtbot)
    (stage,) = made.stages
    assert (stage.title, stage.minutes, stage.meeting_id) == ("Collecte", 25, made.meeting.id)
    assert stage.question_id is not None


def test_the_end_follows_the_hour(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert " de " not in dialog.agenda.summary.text()
    type_text(dialog.begins_at.line, "10:00")
    assert dialog.agenda.summary.text().endswith("de 10:00 à 11:35")


def test_an_empty_agenda(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.agenda.box.setFocus()
    qtbot.keyClick(dialog.agenda.box, Qt.Key.Key_End)
    assert "Aucune étape" in dialog.agenda.summary.text()
    assert founded(dialog, qtbot).stages == ()


def test_after_a_meeting_without_agenda_a_trame_is_proposed(open_dialog: Open) -> None:
    assert open_dialog(stages=False).agenda.agenda.name.startswith("Trame")


def test_ready_agendas_are_offered_on_the_projects_questions(open_dialog: Open, qtbot: QtBot) -> None:
    stage = PresetStage("Collecte", StageKind.COLLECT, 5, "", per_question=True)
    dialog = open_dialog(presets=[Preset("Express", "", (stage,))])
    dialog.agenda.box.setFocus()
    qtbot.keyClick(dialog.agenda.box, Qt.Key.Key_Down)
    assert dialog.agenda.agenda.name == "Express"
    made = founded(dialog, qtbot)
    assert len({stage.question_id for stage in made.stages}) == len(made.stages) == 4


def test_an_intersession_has_neither_hour_nor_place_nor_agenda(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog(begins_at=time(14))
    type_text(dialog.begins_at.line, "pas une heure")
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    assert dialog.title.text == "1re intersession"
    assert not dialog.place.isVisible()
    made = founded(dialog, qtbot)
    assert made.meeting.kind is MeetingKind.INTERSESSION
    assert (made.meeting.begins_at, made.meeting.place, made.stages) == (None, "", ())


def test_what_was_typed_or_chosen_survives_another_kind(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    type_text(dialog.title.line, "Bilan")
    dialog.agenda.box.setFocus()
    qtbot.keyClick(dialog.agenda.box, Qt.Key.Key_Down)
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    assert dialog.title.text == "Bilan"
    assert dialog.agenda.agenda.name.startswith("Trame")


@pytest.mark.parametrize("hour", ["midi", "25:00"])
def test_an_hour_that_is_none_is_told_in_its_field(open_dialog: Open, qtbot: QtBot, hour: str) -> None:
    dialog = open_dialog()
    type_text(dialog.begins_at.line, hour)
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    assert dialog.operation is None
    assert dialog.begins_at.problem.isVisible()
    assert dialog.focusWidget() is dialog.begins_at.line


def test_a_title_is_needed(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.title.line.clear()
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    assert dialog.operation is None
    assert "Donnez un titre" in dialog.title.problem.text()


def test_cancelling_founds_nothing(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.operation is None


def test_words_are_plain_text(open_dialog: Open) -> None:
    dialog = open_dialog()
    labels = dialog.findChildren(QLabel)
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}


def test_the_questions_are_those_of_the_project(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    made = founded(dialog, qtbot)
    asked = {stage.question_id for stage in made.stages if stage.question_id}
    assert len(asked) == 2


def test_escape_asks_once_before_words_go(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.title.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible(), "what the kind proposed is nobody's work"
    dialog = open_dialog()
    type_text(dialog.title.line, "Bilan")
    qtbot.keyClick(dialog.title.line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.unsaved.isVisible()
    qtbot.keyClick(dialog.title.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_long_title_of_a_stage_is_elided_and_told_whole(open_dialog: Open) -> None:
    title = "Anticonstitutionnellement" * 8
    stage = PresetStage(title, StageKind.COLLECT, 10, "")
    dialog = open_dialog(presets=(Preset("Longue", "", (stage,)),))
    dialog.agenda.propose(1)
    label = next(each for each in dialog.agenda.findChildren(ElidedLabel) if each.whole == title)
    QApplication.sendPostedEvents()
    assert label.text().endswith("…")
    assert title in label.toolTip()
    assert label.accessibleName() == title
    rows = dialog.agenda._rows
    assert rows.widget().width() <= rows.viewport().width()
