"""The settings: each is chosen by mouse and by keyboard, has its effect at once, and is taken back alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from atelier.board.colours import DARK, LIGHT
from atelier.ui import theme
from atelier.ui.appearance import Appearance
from atelier.ui.console.window import Console
from atelier.ui.dialogs.settings_dialog import SettingsDialog, open_settings
from atelier.ui.settings import Settings, SettingsStore, Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def settings(qapp: QApplication) -> Iterator[SettingsStore]:
    """Settings that the application follows, as at first again afterwards."""
    store = SettingsStore()
    Appearance(qapp, store)
    yield store
    for name in ("theme", "size_percent", "reduced_motion"):
        store.reset(name)


@pytest.fixture
def dialog(qtbot: QtBot, settings: SettingsStore) -> SettingsDialog:
    """The settings, shown."""
    shown = SettingsDialog(settings)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return shown


def tab_to(qtbot: QtBot, dialog: SettingsDialog, wanted: QWidget) -> None:
    """Press Tab until that has the keyboard."""
    for _ in range(30):
        focused = dialog.focusWidget()
        if focused is wanted:
            return
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {wanted}")


def test_it_shows_what_is_in_force(qtbot: QtBot) -> None:
    store = SettingsStore()
    store.set(language="en", size_percent=150, theme=Theme.SYSTEM, reduced_motion=True, chime=True)
    store.set(facilitation=True)
    dialog = SettingsDialog(store)
    qtbot.addWidget(dialog)
    assert dialog.languages["en"].isChecked()
    assert dialog.size_choice.currentData() == 150
    assert dialog.themes[Theme.SYSTEM].isChecked()
    assert dialog.reduced_motion.isChecked()
    assert dialog.chime.isChecked()
    assert dialog.facilitation.isChecked()
    assert all(button.isEnabled() for button in dialog.resets.values())


def test_at_first_nothing_is_to_be_taken_back(dialog: SettingsDialog) -> None:
    assert set(dialog.resets) == set(Settings.__slots__)
    assert not any(button.isEnabled() for button in dialog.resets.values())


def test_colours_change_under_the_hand_and_come_back(
    qtbot: QtBot, dialog: SettingsDialog, settings: SettingsStore
) -> None:
    qtbot.mouseClick(dialog.themes[Theme.DARK], LEFT)
    assert settings.settings.theme is Theme.DARK
    assert theme.colours() is DARK
    assert dialog.grab().toImage().pixelColor(2, 2) == DARK.paper
    assert [name for name, button in dialog.resets.items() if button.isEnabled()] == ["theme"]
    qtbot.mouseClick(dialog.resets["theme"], LEFT)
    assert theme.colours() is LIGHT
    assert dialog.themes[Theme.LIGHT].isChecked()
    assert dialog.themes[Theme.LIGHT].hasFocus()
    assert not dialog.resets["theme"].isEnabled()


def test_everything_is_chosen_by_keyboard_alone(
    qtbot: QtBot, dialog: SettingsDialog, settings: SettingsStore
) -> None:
    qtbot.keyClick(dialog.languages["fr"], Qt.Key.Key_Down)
    assert settings.settings.language == "en"
    tab_to(qtbot, dialog, dialog.size_choice)
    qtbot.keyClick(dialog.size_choice, Qt.Key.Key_Down)
    assert settings.settings.size_percent == 110
    assert dialog.font().pixelSize() == round(1.1 * theme.FONT_SIZE_PX)
    tab_to(qtbot, dialog, dialog.chime)
    qtbot.keyClick(dialog.chime, Qt.Key.Key_Space)
    tab_to(qtbot, dialog, dialog.themes[Theme.LIGHT])
    qtbot.keyClick(dialog.themes[Theme.LIGHT], Qt.Key.Key_Down)
    tab_to(qtbot, dialog, dialog.reduced_motion)
    qtbot.keyClick(dialog.reduced_motion, Qt.Key.Key_Space)
    tab_to(qtbot, dialog, dialog.facilitation)
    qtbot.keyClick(dialog.facilitation, Qt.Key.Key_Space)
    assert settings.settings == Settings(
        "en", 110, Theme.DARK, reduced_motion=True, chime=True, facilitation=True
    )
    for name in ("language", "size_percent", "chime", "theme", "reduced_motion", "facilitation"):
        tab_to(qtbot, dialog, dialog.resets[name])
        qtbot.keyClick(dialog.resets[name], Qt.Key.Key_Space)
    assert settings.settings == Settings()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_closes_it(qtbot: QtBot, dialog: SettingsDialog, settings: SettingsStore) -> None:
    settings.set(chime=True)
    tab_to(qtbot, dialog, dialog.resets["chime"])
    qtbot.keyClick(dialog.chime, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert settings.settings.chime


def test_no_sentence_is_cut_at_any_size(
    qtbot: QtBot, dialog: SettingsDialog, settings: SettingsStore
) -> None:
    for percent in (100, 150, 200):
        settings.set(size_percent=percent)
        qtbot.waitUntil(lambda: dialog.width() <= dialog.screen().availableSize().width())
        QApplication.processEvents()
        for label in dialog.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width()), (percent, label.text())
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), (percent, label.text())
        for mark in (
            *dialog.languages.values(),
            *dialog.themes.values(),
            dialog.chime,
            dialog.reduced_motion,
            dialog.facilitation,
        ):
            assert mark.width() >= mark.sizeHint().width(), (percent, mark.text())


def test_the_console_opens_it_by_its_keys(qtbot: QtBot, console: Console) -> None:
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialogs = console.findChildren(SettingsDialog)
    assert [dialog.settings for dialog in dialogs] == [console.settings]
    dialogs[0].reject()
    qtbot.waitUntil(lambda: not console.findChildren(SettingsDialog))


def test_it_opens_without_a_window_behind(qtbot: QtBot) -> None:
    dialog = open_settings(None, SettingsStore())
    assert dialog.isVisible()
    dialog.reject()
    qtbot.waitUntil(
        lambda: not any(isinstance(left, SettingsDialog) for left in QApplication.topLevelWidgets())
    )
