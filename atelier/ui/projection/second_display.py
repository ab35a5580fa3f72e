"""Where the projection goes as displays come and go: the projector's, never over the facilitator's."""

from enum import StrEnum

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from atelier.ui.screen_room import display_of, known_as
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

    The keyboard stays with the console wherever the window goes: the facilitator types meanwhile.

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
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
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
    def opening_size(self) -> QSize:
        """How large the window will be once shown."""
        second = self.screen
        return self._windowed_on(self._own_screen()) if second is None else second.size()

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
            self._enlarge()

    def leave_full_screen(self) -> None:
        """Make it a window again, on the display where it is."""
        self._window.showNormal()
        self._place(display_of(self._window))

    def _fill(self, screen: QScreen) -> None:
        self._away = True
        window = self._window
        if window.isFullScreen() and display_of(window) is not screen:
            window.showNormal()
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        self._enlarge()
        self._settings.keep_display(_WINDOW, known_as(screen))
        self._gone = False
        self.found.emit()
        self.follow()

    def _show_windowed(self) -> None:
        self._away = False
        self._window.showNormal()
        self._place(self._own_screen())
        self._window.raise_()

    def _enlarge(self) -> None:
        # Not `showFullScreen`, which takes the keyboard whatever the window's attribute says.
        self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)
        self._window.show()

    def _place(self, screen: QScreen) -> None:
        free = screen.availableGeometry()
        self._window.setScreen(screen)
        self._window.resize(self._windowed_on(screen))
        self._window.move(free.center() - self._window.rect().center())

    def _windowed_on(self, screen: QScreen) -> QSize:
        largest = screen.availableSize() * _SHARE_OF_SCREEN
        size = self._windowed_size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio)
        return size.boundedTo(self._windowed_size)

    def _own_screen(self) -> QScreen:
        return self._console_screen() or display_of(self._window)

    def _console_screen(self) -> QScreen | None:
        console = self._console
        return display_of(console) if console is not None else QGuiApplication.primaryScreen()

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
