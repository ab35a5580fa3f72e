"""The field: rich text typed with real keys, and citations that are one object each."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.rich_text import Passage, Run, Shape, parse, written
from atelier.domain.things import Note
from atelier.ui.synthesis.citation import OBJECT, citations
from atelier.ui.synthesis.editor import SynthesisEdit
from tests.ui.conftest import Room

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def edit(qtbot: QtBot, room: Room) -> SynthesisEdit:
    room.send("Un", "Deux", "Trois")
    notes = {note.number: note for note in room.model.snapshot.all(Note)}
    field = SynthesisEdit(notes.get, lambda _note: (QColor("#FFE08A"), QColor("#000000")))
    qtbot.addWidget(field)
    field.resize(360, 300)
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    return field


def press(edit: SynthesisEdit, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(edit, key, modifiers or Qt.KeyboardModifier.NoModifier)


def at_end(edit: SynthesisEdit) -> None:
    edit.moveCursor(QTextCursor.MoveOperation.End)


def middle_of_citation(edit: SynthesisEdit, rank: int = 0) -> QPoint:
    position = [at for at, _number in citations(edit.document())][rank]
    return edit._place(position).center().toPoint()


def test_bold_and_italic_by_their_keys(qtbot: QtBot, edit: SynthesisEdit) -> None:
    qtbot.keyClicks(edit, "un ")
    press(edit, Qt.Key.Key_B, CONTROL)
    qtbot.keyClicks(edit, "deux")
    press(edit, Qt.Key.Key_B, CONTROL)
    press(edit, Qt.Key.Key_I, CONTROL)
    qtbot.keyClicks(edit, " trois")
    assert edit.markup == "un **deux**_ trois_"


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_Return])
def test_its_keys_are_not_the_window_s(edit: SynthesisEdit, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
    event.ignore()
    QApplication.sendEvent(edit, event)
    assert event.isAccepted()


def test_undo_is_the_window_s_where_the_field_has_nothing_to_take_back(
    qtbot: QtBot, edit: SynthesisEdit
) -> None:
    def is_own() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CONTROL)
        event.ignore()
        QApplication.sendEvent(edit, event)
        return event.isAccepted()

    edit.show_markup("Le lien")
    assert not is_own()
    at_end(edit)
    qtbot.keyClicks(edit, " social")
    assert is_own()
    press(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.markup == "Le lien"


def test_a_dash_begins_a_bullet_and_an_empty_one_ends_them(qtbot: QtBot, edit: SynthesisEdit) -> None:
    qtbot.keyClicks(edit, "- un")
    press(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "deux")
    press(edit, Qt.Key.Key_Return)
    press(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "fin")
    assert edit.markup == "- un\n- deux\nfin"


def test_a_quote_is_left_by_backspace_at_its_start(qtbot: QtBot, edit: SynthesisEdit) -> None:
    qtbot.keyClicks(edit, "> un")
    assert edit.markup == "> un"
    press(edit, Qt.Key.Key_Home)
    press(edit, Qt.Key.Key_Backspace)
    assert edit.markup == "un"


def test_all_passages_selected_become_bullets_and_paragraphs_again(edit: SynthesisEdit) -> None:
    edit.show_markup("un\ndeux\ntrois")
    edit.selectAll()
    edit.toggle_shape(Shape.BULLET)
    assert edit.markup == "- un\n- deux\n- trois"
    edit.toggle_shape(Shape.BULLET)
    assert edit.markup == "un\ndeux\ntrois"


def test_marks_that_are_typed_are_only_letters(qtbot: QtBot, edit: SynthesisEdit) -> None:
    qtbot.keyClicks(edit, "a **b** _c_")
    assert [run.text for run in parse(edit.markup)[0].runs] == ["a **b** _c_"]


def test_a_citation_is_deleted_as_one(edit: SynthesisEdit) -> None:
    edit.show_markup("Le #2")
    at_end(edit)
    press(edit, Qt.Key.Key_Backspace)
    assert edit.markup == "Le "
    press(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.markup == "Le #2"


def test_a_citation_stands_apart_from_the_words_around_it(qtbot: QtBot, edit: SynthesisEdit) -> None:
    qtbot.keyClicks(edit, "Le")
    edit.cite(2)
    qtbot.keyClicks(edit, "dit")
    assert edit.markup == "Le #2 dit"
    assert [number for _at, number in citations(edit.document())] == [2]


def test_what_is_typed_behind_a_citation_is_words(qtbot: QtBot, edit: SynthesisEdit) -> None:
    edit.cite(2)
    press(edit, Qt.Key.Key_Backspace)
    qtbot.keyClicks(edit, ", et")
    assert edit.markup == "#2, et"


def test_a_click_on_a_citation_asks_for_its_post_it(qtbot: QtBot, edit: SynthesisEdit) -> None:
    edit.show_markup("Comme #3 le dit")
    pressed: list[int] = []
    edit.citation_pressed.connect(pressed.append)
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=middle_of_citation(edit))
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 250))
    assert pressed == [3]


def test_so_does_its_key_at_the_caret(edit: SynthesisEdit) -> None:
    edit.show_markup("Comme #3")
    pressed: list[int] = []
    edit.citation_pressed.connect(pressed.append)
    press(edit, Qt.Key.Key_Return, CONTROL)
    at_end(edit)
    press(edit, Qt.Key.Key_Return, CONTROL)
    assert pressed == [3]
    assert edit.markup == "Comme #3"


def test_a_sentence_is_reached_by_its_citation(edit: SynthesisEdit) -> None:
    edit.show_markup("Le #1. Le #2.")
    edit.go_to_citation(1)
    assert edit.textCursor().selectedText() == OBJECT
    assert edit.citation_at_caret == 2


def test_the_caret_stays_where_it_is_when_words_before_it_change(edit: SynthesisEdit) -> None:
    edit.show_markup("Le lien social")
    cursor = edit.textCursor()
    cursor.setPosition(len("Le lien so"))
    edit.setTextCursor(cursor)
    edit.show_markup("Le beau lien social")
    assert edit.textCursor().position() == len("Le beau lien so")


def pasted(edit: SynthesisEdit, *, text: str = "", html: str = "") -> str:
    source = QMimeData()
    if text:
        source.setText(text)
    if html:
        source.setHtml(html)
    edit.insertFromMimeData(source)
    return edit.markup


def test_pasted_words_are_reduced_to_what_a_synthesis_holds(edit: SynthesisEdit) -> None:
    html = (
        "<h1 style='color:red'>Titre</h1><p>Un <b>mot</b> <i>ici</i><img src='x.png'></p>"
        "<ul><li>un</li><li>deux</li></ul><table><tr><td>a</td><td>b</td></tr></table>"
    )
    assert pasted(edit, html=html) == "**Titre**\nUn **mot** _ici_\n- un\n- deux\na\nb"


def test_pasted_text_is_literal_but_for_bullets_and_known_numbers(edit: SynthesisEdit) -> None:
    text = "Bonjour **toi**\n• un #2\n– deux #99"
    assert pasted(edit, text=text) == "Bonjour \\*\\*toi\\*\\*\n- un #2\n- deux \\#99"
    assert [number for _at, number in citations(edit.document())] == [2]


def test_what_is_copied_is_whole_in_another_synthesis_and_plain_elsewhere(edit: SynthesisEdit) -> None:
    edit.show_markup("- Un **mot** #2")
    edit.selectAll()
    copied = edit.createMimeDataFromSelection()
    assert copied.text() == "– Un mot n°\xa02"
    edit.show_markup("")
    edit.insertFromMimeData(copied)
    assert edit.markup == "- Un **mot** #2"


@pytest.fixture(scope="module")
def any_edit(qapp: QApplication) -> Iterator[SynthesisEdit]:
    assert qapp is not None
    field = SynthesisEdit(lambda _number: None, lambda _note: (QColor("white"), QColor("black")))
    yield field
    field.deleteLater()


RUNS = st.builds(
    Run,
    st.text(alphabet="ab *_#\\->é🎉\xa01", min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
) | st.builds(Run, st.just(""), st.booleans(), st.booleans(), st.integers(1, 99))
PASSAGES = st.lists(
    st.builds(Passage, st.sampled_from(Shape), st.lists(RUNS, min_size=1, max_size=4).map(tuple)), max_size=4
)


@given(PASSAGES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_every_text_comes_through_the_field_as_it_was(
    any_edit: SynthesisEdit, passages: list[Passage]
) -> None:
    kept = written(parse(written(passages)))
    any_edit.show_markup(kept)
    assert any_edit.markup == kept


def test_the_caret_stays_inside_a_text_of_emoji_that_became_shorter(edit: SynthesisEdit) -> None:
    edit.show_markup("😀😀😀")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.show_markup("a")
    assert edit.textCursor().position() == 1
