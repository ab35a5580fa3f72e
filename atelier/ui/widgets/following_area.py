"""A scroll area in which what gets the keyboard is in sight, wherever the keyboard comes from."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class FollowingArea(QScrollArea):
    """Scrolls to what has the keyboard.

    Qt's own does so only while Tab stays within it: Shift+Tab from a button below would go to what nobody sees.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QGuiApplication)
        # Not `focusChanged`: that names what had the keyboard as well, which may be half destroyed.
        app.focusObjectChanged.connect(self._on_focus_object_changed)

    def _on_focus_object_changed(self, now: QObject | None) -> None:
        # What is pressed must not move under the pointer.
        if isinstance(now, QWidget) and not QApplication.mouseButtons():
            inside = self.widget()
            if inside is not None and inside.isAncestorOf(now):
                self.ensureWidgetVisible(now)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_focus_object_changed(self.window().focusWidget())
