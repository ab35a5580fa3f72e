"""The application's look follows the settings: colours, size of text, motion, at once and in every window."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from atelier.board.drawing import motion
from atelier.ui import theme
from atelier.ui.settings import Settings, SettingsStore, Theme


class Appearance(QObject):
    """Gives the application its look, and again whenever a setting or the computer's own theme changes."""

    def __init__(self, app: QApplication, settings: SettingsStore) -> None:
        super().__init__(settings)
        self._app = app
        self._settings = settings
        settings.changed.connect(self._follow)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        settings = self._settings.settings
        motion.reduce(self._app, reduced=settings.reduced_motion)
        theme.install(self._app, scale=settings.scale, dark=is_dark(self._app, settings))


def is_dark(app: QApplication, settings: Settings) -> bool:
    """Whether those settings ask for the dark colours on this computer."""
    if settings.theme is Theme.SYSTEM:
        return app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return settings.theme is Theme.DARK
