"""A line of participants' or facilitators' words that says where it goes on, and tells the rest when pointed at."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from atelier.ui.plain_text import plain_tooltip


class ElidedLabel(QLabel):
    """One line as wide as there is room for; what reads the screen aloud says it whole."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.whole = text
        self.setAccessibleName(text)
        self._fit()

    def tell(self, text: str) -> None:
        """Say something else."""
        self.whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self.whole else plain_tooltip(self.whole))

    # Qt overrides

    def sizeHint(self) -> QSize:
        # A pixel more: the advance is rounded, and a share of a pixel too few costs the word its end.
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
