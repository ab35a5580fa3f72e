"""Columns that stand beside one another where there is the width, and else under one another."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


class SideBySide(QWidget):
    """Holds the columns, of the same width; for a scroll area, as it may become as tall as it likes."""

    def __init__(self, *columns: QLayout, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(spacing)
        for column in columns:
            self.box.addLayout(column, 1)

    def _widths(self) -> list[int]:
        items = (self.box.itemAt(at) for at in range(self.box.count()))
        return [item.minimumSize().width() for item in items if item is not None]

    def _beside_width(self) -> int:
        """What they need to stand beside one another: all get as much as the widest."""
        widths, margins = self._widths(), self.box.contentsMargins()
        gaps = self.box.spacing() * (len(widths) - 1)
        return max(widths) * len(widths) + gaps + margins.left() + margins.right()

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        margins = self.box.contentsMargins()
        width = max(self._widths()) + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() >= self._beside_width()
        direction = QBoxLayout.Direction
        self.box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        super().resizeEvent(event)
