"""A list of post-its as cards, and the two keys that say what becomes of the one chosen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from atelier.ui.panels.arrival_card import ArrivalCard

_CONFIRMING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_PX = 120
"""About one card and a half: that there are more is seen."""
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class CardList(QListView):
    """Cards under one another, as high as they are; one is chosen by a click or the arrows.

    Signals:
        confirmed: Enter was pressed.
        removal_requested: Suppr was pressed.
    """

    confirmed = Signal()
    removal_requested = Signal()

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ArrivalCard(self))
        self._wanted = self._most = _LEAST_PX
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(name)
        # A click too: the key pressed next is about the card that was clicked.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def set_most_height(self, most: int) -> None:
        """Ask for no more height than that, however many cards there are."""
        self._most = most
        self._ask_for_height()

    def _ask_for_height(self) -> None:
        # Its place is shared out anew only when it asks for another height: of a long list, never.
        # Before the cards are laid out they are not known to have any.
        cards = self.contentsSize().height()
        wanted = min(cards + 2 * self.frameWidth() if cards > 0 else _LEAST_PX, self._most)
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self._wanted, _LEAST_PX))

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._ask_for_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CONFIRMING:
            self.confirmed.emit()
        elif event.key() in _REMOVING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)
