"""Where the projection goes as displays come and go: the projector's, never over the facilitator's."""

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_SHARE_OF_SCREEN = 0.8


class SecondDisplay(QObject):
    """Keeps a window full screen on the second display while there is one.

    Signals:
        found: the window went to the second display.
        lost: the second display is gone, and the window hidden until it is back or asked for again.
    """

    found = Signal()
    lost = Signal()

    def __init__(self, window: QWidget, *, console: QWidget | None = None, windowed_size: QSize) -> None:
        super().__init__(window)
        self._window = window
        self._console = console
        self._windowed_size = windowed_size
        self._wanted = False
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._on_screen_added)
        application.screenRemoved.connect(self._on_screen_removed)

    @property
    def screen(self) -> QScreen | None:
        """The display that the console is not on; none where displays show the same."""
        own = self._console_screen()
        others = (screen for screen in QGuiApplication.screens() if screen is not own)
        return next((s for s in others if own is None or s.geometry() != own.geometry()), None)

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

    def dismiss(self) -> None:
        """Leave the window closed when a display comes."""
        self._wanted = False

    def toggle_full_screen(self) -> None:
        """Fill the display that the window is on, or leave full screen."""
        if self._window.isFullScreen():
            self.leave_full_screen()
        else:
            self._window.showFullScreen()

    def leave_full_screen(self) -> None:
        """Make it a window again, on the display where it is."""
        self._window.showNormal()
        self._place(self._window.screen())

    def _fill(self, screen: QScreen) -> None:
        window = self._window
        if window.isFullScreen() and window.screen() is not screen:
            window.showNormal()
        # The keyboard stays with the console: the facilitator types while the projector warms up.
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()
        self.found.emit()

    def _show_windowed(self) -> None:
        self._window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)
        self._window.showNormal()
        self._place(self._console_screen() or self._window.screen())

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
        elif self._window.isFullScreen() or self._window.screen() is gone:
            # Qt would move it, still full screen, over the console.
            self._window.showNormal()
            self._window.hide()
            self.lost.emit()
