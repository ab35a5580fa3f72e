"""A mark to tick whose words end in "…" where they have no room, and are then told to who points at them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from atelier.ui.plain_text import plain_action, plain_tooltip


class ElidedMark(QCheckBox):
    """As narrow as its place; `setAccessibleName` says the words whole."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._fit()

    def _fit(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        beside = 0 if self.icon().isNull() else self.iconSize().width() + 6
        room = max(place.width() - beside, 0)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(plain_action(shown))
        self.setToolTip("" if shown == self.words else plain_tooltip(self.words))

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
