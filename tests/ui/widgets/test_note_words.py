"""A post-it's words in full: on as many lines as they need, on the pale colour of their question."""

from pytestqt.qtbot import QtBot

from atelier.ui import theme
from atelier.ui.widgets.note_words import NoteWords


def test_it_is_as_high_as_its_words_and_a_long_word_is_broken(qtbot: QtBot) -> None:
    short, long = NoteWords("Un", 1), NoteWords("x" * 300, 1)
    for widget in (short, long):
        qtbot.addWidget(widget)
    assert long.heightForWidth(200) > 5 * short.heightForWidth(200)
    assert long.heightForWidth(400) < long.heightForWidth(200)
    assert long.minimumSizeHint().width() < 200


def test_its_paper_is_that_of_the_question(qtbot: QtBot) -> None:
    widget = NoteWords("Un", 2)
    qtbot.addWidget(widget)
    widget.resize(200, 40)
    image = widget.grab().toImage()
    assert image.pixelColor(190, 20) == theme.pale(2)


def test_it_says_something_else(qtbot: QtBot) -> None:
    widget = NoteWords("Un", 1)
    qtbot.addWidget(widget)
    widget.resize(200, 40)
    before = widget.grab().toImage()
    widget.tell("Deux")
    assert (widget.text, widget.accessibleName()) == ("Deux", "Deux")
    assert widget.grab().toImage() != before
