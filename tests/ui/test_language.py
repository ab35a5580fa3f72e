"""Qt's own words are French."""

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from atelier.ui.language import speak_french


@pytest.fixture
def french(qapp: QApplication) -> QApplication:
    """The application, speaking French."""
    speak_french(qapp)
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
    speak_french(french)
    assert len(french.findChildren(QTranslator)) == 1
