"""A choice whose words end in "…" where they have no room, and are then told to who points at them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from atelier.ui.plain_text import plain_tooltip

_AROUND_PX = 4
"""What styles keep free on both sides of the words."""


class ElidedChoice(QComboBox):
    """A list to choose from, as narrow as its place; `setAccessibleName` says of what."""

    @property
    def shown_text(self) -> str:
        """The chosen words as far as they are seen."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option.currentText

    # Qt overrides

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        place = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        room = place.width() - _AROUND_PX
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            cut = self.shown_text != self.currentText()
            self.setToolTip(plain_tooltip(self.currentText()) if cut else "")
        return super().event(event)
