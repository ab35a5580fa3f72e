"""The line in which a cluster's title is typed, laid over its header. Only who types there closes it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier.board.style import Tones
from atelier.domain.ids import ClusterId
from atelier.domain.language import gettext as _
from atelier.domain.text import TITLE_LENGTH

_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Another window or a menu came before: she will come back to what she types."""


class TitleEditor(QLineEdit):
    """An open editor; it is deleted when closed.

    Signals:
        accepted: (cluster id, title) typed and meant.
        closed: no longer there, accepted or not.
    """

    accepted = Signal(str, str)
    closed = Signal()

    def __init__(
        self, parent: QWidget, cluster_id: ClusterId, title: str, *, font: QFont, tones: Tones
    ) -> None:
        super().__init__(title, parent)
        self.cluster_id = cluster_id
        self._before = title
        self._open = True
        self.setFont(font)
        self.setMaxLength(TITLE_LENGTH)
        self.setPlaceholderText(_("Titre"))
        self.setStyleSheet(
            f"QLineEdit {{ background: {tones.white.name()}; color: {tones.ink.name()}; border-radius: 6px;"
            f" padding: 0 6px; border: 2px solid {tones.accent.name()};"
            f" selection-background-color: {tones.accent.name()}; selection-color: {tones.white.name()}; }}"
        )
        self.selectAll()

    def lay_over(self, rect: QRect) -> None:
        """Lie over that part of the parent."""
        self.setGeometry(rect)
        self.show()

    def accept(self) -> None:
        """Ask for the title as typed, if it changed."""
        if self._open and self.text().strip() != self._before:
            self.accepted.emit(self.cluster_id, self.text().strip())
        self.give_up()

    def give_up(self) -> None:
        """Close without asking for anything."""
        if self._open:
            self._open = False
            self.hide()
            self.closed.emit()
            self.deleteLater()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)
            # What the line does not use (Up, Down) is not for the wall behind it.
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.accept()
