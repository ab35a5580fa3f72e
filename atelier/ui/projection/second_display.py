"""Where the projection goes as displays come and go: the projector's, never over the facilitator's."""

from enum import StrEnum

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from atelier.ui.screen_room import known_as
from atelier.ui.settings import SettingsStore

_SHARE_OF_SCREEN = 0.8
_WINDOW = "projection"
"""Under which name the display that it was on is remembered."""


class DisplayState(StrEnum):
    """Where the window is: nowhere, beside the console, on the second display; or that display is gone."""

    CLOSED = "closed"
    WINDOWED = "windowed"
    FILLING = "filling"
    LOST = "lost"


class SecondDisplay(QObject):
    """Keeps a window full screen on the second display while there is one; of several, the one that it was on last.

    Signals:
        state_changed: (DisplayState) the window is elsewhere, or seen no more.
        found: the window went to the second display.
        lost: the second display is gone, and the window hidden until it is back or asked for again.
    """

    state_changed = Signal(object)
    found = Signal()
    lost = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        windowed_size: QSize,
        console: QWidget | None = None,
        settings: SettingsStore | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._console = console
        self._windowed_size = windowed_size
        self._settings = settings or SettingsStore()
        self._wanted = False
        self._gone = False
        """Whether its display was taken away from under it, and it was not asked for since."""
        self._away = False
        """Whether the window was last put on the second display."""
        self._told = DisplayState.CLOSED
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._on_screen_added)
        application.screenRemoved.connect(self._on_screen_removed)

    @property
    def screen(self) -> QScreen | None:
        """The display that the console is not on; none where displays show the same."""
        own = self._console_screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not own]
        others = [screen for screen in others if own is None or screen.geometry() != own.geometry()]
        last = self._settings.display(_WINDOW)
        return next((screen for screen in others if known_as(screen) == last), next(iter(others), None))

    @property
    def state(self) -> DisplayState:
        """Where the window is."""
        window = self._window
        if not window.isVisible():
            return DisplayState.LOST if self._gone else DisplayState.CLOSED
        return DisplayState.FILLING if self._away and window.isFullScreen() else DisplayState.WINDOWED

    def follow(self) -> None:
        """Tell where the window is, if that is news; its own events say when to."""
        if self.state is not self._told:
            self._told = self.state
            self.state_changed.emit(self._told)

    def present(self) -> None:
        """Show the window: full screen on the second display, else as it was left."""
        self._wanted = True
        second = self.screen
        if second is not None:
            self._fill(second)
        elif self._window.isVisible():
            self._window.raise_()
        else:
            self._show_windowed()
        self._gone = False

    def dismiss(self) -> None:
        """Leave the window closed when a display comes."""
        self._wanted = self._gone = False

    def toggle_full_screen(self) -> None:
        """Fill the display that the window is on, or leave full screen."""
        if self._window.isFullScreen():
            self.leave_full_screen()
        else:
            self._window.showFullScreen()

    def leave_full_screen(self) -> None:
        """Make it a window again, on the display where it is."""
        self._window.showNormal()
        self._place(_screen_of(self._window))

    def _fill(self, screen: QScreen) -> None:
        self._away = True
        window = self._window
        if window.isFullScreen() and window.screen() is not screen:
            window.showNormal()
        # The keyboard stays with the console: the facilitator types while the projector warms up.
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()
        self._settings.keep_display(_WINDOW, known_as(screen))
        self._gone = False
        self.found.emit()
        self.follow()

    def _show_windowed(self) -> None:
        self._away = False
        self._window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)
        self._window.showNormal()
        self._place(self._console_screen() or _screen_of(self._window))

    def _place(self, screen: QScreen) -> None:
        free = screen.availableGeometry()
        largest = free.size() * _SHARE_OF_SCREEN
        size = self._windowed_size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio)
        self._window.setScreen(screen)
        self._window.resize(size.boundedTo(self._windowed_size))
        self._window.move(free.center() - self._window.rect().center())

    def _console_screen(self) -> QScreen | None:
        console = self._console
        return console.screen() if console is not None else QGuiApplication.primaryScreen()

    def _on_screen_added(self, _screen: QScreen) -> None:
        if self._wanted and self.screen is not None:
            self._fill(self.screen)

    def _on_screen_removed(self, gone: QScreen) -> None:
        if not self._wanted:
            return
        second = self.screen
        if second is not None and second is not gone:
            self._fill(second)
        elif self._window.isFullScreen() or self._away:
            # Qt would move it, still full screen, over the console.
            self._gone = True
            self._window.hide()
            self._window.setWindowState(Qt.WindowState.WindowNoState)
            self.lost.emit()


def _screen_of(window: QWidget) -> QScreen:
    """The display that the middle of the window is on.

    Not `window.screen()`: the display's Python object that it makes goes down with the window, and whoever asks for
    that display later brings the program down.
    """
    return QGuiApplication.screenAt(window.geometry().center()) or QGuiApplication.primaryScreen()
