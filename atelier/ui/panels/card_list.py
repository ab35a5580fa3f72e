"""A list of post-its as cards, and the two keys that say what becomes of the one chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from atelier.ui.panels.arrival_card import ArrivalCard

_CONFIRMING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class CardList(QListView):
    """Cards under one another; one is chosen by a click or the arrows.

    Signals:
        confirmed: Enter was pressed.
        removal_requested: Suppr was pressed.
    """

    confirmed = Signal()
    removal_requested = Signal()

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ArrivalCard(self))
        self.setAccessibleName(name)
        # A click too: the key pressed next is about the card that was clicked.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the keys that decide; the others move."""
        if event.key() in _CONFIRMING:
            self.confirmed.emit()
        elif event.key() in _REMOVING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)
