"""What is typed while the projection is in front: it is the console's, as everything that she types."""

from PySide6.QtCore import QObject

from atelier.ui.console.window import Console
from atelier.ui.projection.second_display import DisplayState
from atelier.ui.projection.window import ProjectionWindow

_ITS_OWN = ("projection", "close")
"""Actions whose keys mean the window in front: F11 there is full screen, and Ctrl+W is not the console's end."""


class RoomKeys(QObject):
    """Lets the console's keys act in the projection, has words go to the capture line, and the keyboard follow."""

    def __init__(self, console: Console, projection: ProjectionWindow) -> None:
        super().__init__(projection)
        self._console = console
        self._projection = projection
        actions = [action for name, action in console.actions_.by_name.items() if name not in _ITS_OWN]
        projection.addActions(actions)
        for action in actions:
            action.triggered.connect(self._give_back)
        projection.written.connect(self._on_written)

    def _on_written(self, text: str) -> None:
        self._console.capture.write(text)
        self._give_back()

    def _give_back(self) -> None:
        """Give the keyboard back to the console, not where it would come between the room and the projection."""
        projection = self._projection
        covered = projection.isFullScreen() and projection.display.state is not DisplayState.FILLING
        if projection.isActiveWindow() and not covered:
            self._console.activateWindow()
