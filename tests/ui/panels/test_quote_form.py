"""The fields of a quote by themselves: what they show, what they give back, and what a paste brings."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from atelier.domain.ids import QuoteId, RecordingId
from atelier.domain.things import Quote
from atelier.ui.panels.quote_form import QuoteForm, Stamp
from tests.ui.conftest import Room
from tests.ui.recording.test_listening import recorded


@pytest.fixture
def form(qtbot: QtBot, room: Room) -> QuoteForm:
    made = QuoteForm(room.model, QPushButton("Ajouter"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def quote(room: Room, **values: object) -> Quote:
    return Quote(
        id=QuoteId("q"),
        meeting_id=room.model.meeting_id,
        created_at=room.now(),
        **{"text": "Oui", "question_id": room.model.question.id, **values},  # type: ignore[arg-type]
    )


def paste(form: QuoteForm, text: str) -> None:
    source = QMimeData()
    source.setText(text)
    form.text.insertFromMimeData(source)


def test_a_quote_shown_and_left_as_it_is_is_the_same(room: Room, form: QuoteForm) -> None:
    first, _second = recorded(room), recorded(room)
    shown = quote(room, speaker="Maire", time_s=61, recording_id=first)
    form.show_quote(shown)
    assert form.rewritten(shown) == shown


def test_a_quote_keeps_its_recording_while_no_moment_is_told(room: Room, form: QuoteForm) -> None:
    shown = quote(room, recording_id=RecordingId("ailleurs"))
    recorded(room)
    form.show_quote(shown)
    assert form.rewritten(shown) == shown


def test_a_moment_is_of_the_recording_that_is_chosen(room: Room, form: QuoteForm) -> None:
    first, second = recorded(room), recorded(room)
    for recording_id in (second, first):
        form.stamp(Stamp(recording_id, 75))
        told = form.rewritten(quote(room))
        assert (told.time_s, told.recording_id) == (75, recording_id)
        assert form.recording.isVisible()
    form.time.clear()
    assert not form.recording.isVisible()


def test_a_moment_that_is_none_is_told_or_kept_among_the_words(room: Room, form: QuoteForm) -> None:
    form.show_quote(quote(room))
    form.time.setText("tard")
    with pytest.raises(ValueError, match="tard"):
        form.rewritten(quote(room))
    form.keep_wrong_moment()
    assert (form.text.text, form.time.text()) == ("Oui (tard)", "")


def test_a_moment_that_is_one_stays_in_its_field(room: Room, form: QuoteForm) -> None:
    form.show_quote(quote(room, time_s=61))
    form.keep_wrong_moment()
    assert (form.text.text, form.time.text()) == ("Oui", "1:01")


def test_another_one_begins_at_the_same_place_and_is_nobody_s(room: Room, form: QuoteForm) -> None:
    form.show_quote(quote(room, speaker="Maire", time_s=61, question_id=room.question(2).id))
    form.clear()
    begun = form.rewritten(quote(room))
    assert (begun.text, begun.time_s) == ("", None)
    assert (begun.speaker, begun.question_id) == ("", room.question(2).id)


def test_a_paste_among_words_gives_its_moment_and_leaves_the_words(form: QuoteForm) -> None:
    form.text.setPlainText("Elle dit : ")
    form.text.moveCursor(form.text.textCursor().MoveOperation.End)
    paste(form, "« C’est fort » (34-21)")
    assert (form.text.text, form.time.text()) == ("Elle dit : C’est fort", "34:21")


def test_several_pasted_are_told_and_can_be_taken_out_again(qtbot: QtBot, form: QuoteForm) -> None:
    form.text.setPlainText("Avant. ")
    form.text.moveCursor(form.text.textCursor().MoveOperation.End)
    several = "Un (1:00)\nDeux (2:00)"
    with qtbot.waitSignal(form.several_pasted) as told:
        paste(form, several)
    assert told.args == [several]
    assert form.text.text == f"Avant. {several}"
    form.replace_pasted("")
    assert form.text.text == "Avant. "


@pytest.mark.parametrize("field", ["text", "time", "speaker"])
def test_enter_submits_and_escape_gives_up_from_each_field(qtbot: QtBot, form: QuoteForm, field: str) -> None:
    pressed = form.speaker.line if field == "speaker" else getattr(form, field)
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(pressed, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.given_up):
        qtbot.keyClick(pressed, Qt.Key.Key_Escape)
