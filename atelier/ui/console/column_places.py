"""The console's columns are shared out as they were left, display by display."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from atelier.ui.console.columns import ConsoleColumns
from atelier.ui.screen_room import known_as
from atelier.ui.settings import Place, SettingsStore

_WINDOW = "console"


class ColumnPlaces(QObject):
    """Follows the window: gives the columns their widths when it is first shown, remembers them when it goes."""

    def __init__(self, columns: ConsoleColumns, settings: SettingsStore, *, window: QWidget) -> None:
        super().__init__(window)
        self._columns = columns
        self._settings = settings
        self._window = window
        self._was_shown = False
        window.installEventFilter(self)

    def _restore(self) -> None:
        place = self._settings.place(_WINDOW, known_as(self._window.screen()))
        if place is not None and place.splits:
            self._columns.share_out(place.splits)

    def _keep(self) -> None:
        """Only what she chose: otherwise the window's width goes on deciding."""
        splits = self._columns.splits
        if not self._columns.is_chosen:
            return
        sides, screen = self._window.geometry(), known_as(self._window.screen())
        place = self._settings.place(_WINDOW, screen) or Place(
            sides.x(), sides.y(), sides.width(), sides.height()
        )
        if place.splits != splits:
            self._settings.keep_place(_WINDOW, screen, replace(place, splits=splits))

    # Qt overrides

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not self._was_shown:
            self._was_shown = True
            self._restore()
        leaves = event.type() == QEvent.Type.Close or (
            event.type() == QEvent.Type.Hide and not event.spontaneous()
        )
        if leaves and self._was_shown:
            self._keep()
        return False
