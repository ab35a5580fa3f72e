"""Small tabs whose names give way, and are told to who points at them, only where they have no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget


class FittingTabs(QTabBar):
    """A row of tabs as wide as its place; each needs a tooltip, and is named by `rename` from then on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def rename(self, at: int, name: str) -> None:
        """Have a tab read otherwise."""
        self.setTabText(at, name)
        self._fit()

    def _fit(self) -> None:
        """Elided they would be cut where they fit, too."""
        fits = self.sizeHint().width() <= self.width()
        self.setElideMode(Qt.TextElideMode.ElideNone if fits else Qt.TextElideMode.ElideRight)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
