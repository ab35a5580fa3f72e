"""The help: shortcuts and guide behind two tabs, in a window that stays open beside the work."""

from enum import IntEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.help.guide_page import GuidePage
from atelier.ui.help.shortcut_sheet import ShortcutSheet
from atelier.ui.screen_room import fit_screen
from atelier.ui.settings import SettingsStore
from atelier.ui.window_places import WindowPlace

_SIZE = QSize(1240, 680)


class HelpTab(IntEnum):
    """The tabs, in their order."""

    SHORTCUTS = 0
    GUIDE = 1


class HelpWindow(QDialog):
    """Not modal: one reads, and does."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Aide d’Atelier"))
        self.shortcuts = ShortcutSheet()
        self.guide = GuidePage()
        self.tabs = QTabBar()
        self.stack = QStackedWidget()
        for name, page in ((_("Raccourcis"), self.shortcuts), (_("Guide"), self.guide)):
            self.tabs.addTab(name)
            self.stack.addWidget(page)
        self.tabs.setAccessibleName(_("Aide"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.stack, 1)
        self.resize(_SIZE * theme.scale())
        fit_screen(self)

    def show_tab(self, tab: HelpTab) -> None:
        """Bring a tab forward, the keyboard into it."""
        self.tabs.setCurrentIndex(tab)
        first = self.shortcuts.field if tab is HelpTab.SHORTCUTS else self.guide.page
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def open_shortcuts(parent: QWidget, settings: SettingsStore | None = None) -> HelpWindow:
    """Show every shortcut."""
    return _open(parent, HelpTab.SHORTCUTS, settings)


def open_guide(parent: QWidget, settings: SettingsStore | None = None) -> HelpWindow:
    """Show the guide."""
    return _open(parent, HelpTab.GUIDE, settings)


def _open(parent: QWidget, tab: HelpTab, settings: SettingsStore | None) -> HelpWindow:
    """The help of that window: the one that is open, else a new one, where it was last."""
    window = parent.findChild(HelpWindow)
    if window is None:
        window = HelpWindow(parent=parent)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if settings is not None:
            place = WindowPlace(window, "help", settings)
            place.restore()
            window.finished.connect(lambda _result: place.keep())
    window.show_tab(tab)
    window.show()
    window.raise_()
    window.activateWindow()
    return window
