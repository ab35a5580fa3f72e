"""Qt's own words are those of the language spoken."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from atelier.languages import speak_language
from atelier.ui.language import speak_through_qt
from atelier.ui.widgets.day_field import DayField


@pytest.fixture
def french(qapp: QApplication) -> QApplication:
    """The application, speaking French."""
    speak_through_qt(qapp)
    return qapp


def test_the_menu_of_a_text_field_is_french(french: QApplication, qtbot: QtBot) -> None:
    assert french
    field = QLineEdit("un mot")
    qtbot.addWidget(field)
    texts = [action.text().replace("&", "") for action in field.createStandardContextMenu().actions()]
    assert any("Coller" in text for text in texts)
    assert not any("Paste" in text for text in texts)


def test_the_buttons_of_a_dialog_are_french(french: QApplication, qtbot: QtBot) -> None:
    assert french
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "Annuler" in box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_dates_are_french(french: QApplication) -> None:
    assert french
    assert QLocale().dayName(1) == "lundi"


def test_it_is_harmless_twice(french: QApplication) -> None:
    speak_through_qt(french)
    assert len(french.findChildren(QTranslator)) == 1


@pytest.fixture
def english(qapp: QApplication) -> Iterator[QApplication]:
    """The application, speaking English for once."""
    speak_language("en")
    speak_through_qt(qapp)
    yield qapp
    speak_language("fr")
    speak_through_qt(qapp)


def test_another_language_takes_its_place(english: QApplication, qtbot: QtBot) -> None:
    assert len(english.findChildren(QTranslator)) == 1
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "Cancel" in box.button(QDialogButtonBox.StandardButton.Cancel).text()
    field = DayField(date(2026, 10, 4))
    qtbot.addWidget(field)
    assert field.text() == "Sunday 4 October 2026"


def test_french_comes_back(french: QApplication, qtbot: QtBot) -> None:
    assert french
    field = DayField(date(2026, 10, 4))
    qtbot.addWidget(field)
    assert field.text() == "dimanche 4 octobre 2026"


def test_what_qt_has_no_words_for_stays_as_it_is(french: QApplication) -> None:
    assert french.translate("QFileDialog", "Never said by Qt") == "Never said by Qt"


def test_qts_file_dialog_is_french_to_its_last_label(french: QApplication, qtbot: QtBot) -> None:
    assert french
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert [words.replace("&", "") for words in said if words] == [
        "Regarder dans\xa0:",
        "Nom de fichier\xa0:",
        "Fichiers de type\xa0:",
    ]
