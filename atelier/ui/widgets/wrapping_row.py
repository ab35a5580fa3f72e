"""A row of widgets that goes on in a next line where its width ends: words that double in length stay whole."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class WrappingRow(QLayout):
    """Lays widgets out from left to right at the widths that they ask for, line by line.

    `at_right`: lines end at the right; `filled`: the widgets of a line share what is left of it.
    """

    def __init__(
        self,
        widgets: Sequence[QWidget] = (),
        *,
        spacing: int = 12,
        at_right: bool = False,
        filled: bool = False,
    ) -> None:
        super().__init__()
        self._filled = filled
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """Those told since what is inside changed, by width: Qt asks for the same one again and again."""
        self._at_right = at_right
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = min(item.sizeHint().width(), width)
            if not lines or needed > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed + self.spacing()
        return lines

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        asked = [min(item.sizeHint().width(), width) for item in line]
        left = width - sum(asked) - self.spacing() * (len(line) - 1)
        return [one + left // len(line) for one in asked] if self._filled else asked

    def _place(self, rect: QRect) -> None:
        y = rect.y()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            height = _height(line, widths)
            used = sum(widths) + self.spacing() * (len(line) - 1)
            x = rect.x() + (rect.width() - used if self._at_right else 0)
            for item, width in zip(line, widths, strict=True):
                own = _height([item], [width])
                item.setGeometry(QRect(x, y + (height - own) // 2, width, own))
                x += width + self.spacing()
            y += height + self.spacing()

    # Qt overrides

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            heights = [_height(line, self._widths(line, width)) for line in self._lines(width)]
            self._heights[width] = sum(heights) + self.spacing() * max(0, len(heights) - 1)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect)


def _height(line: list[QLayoutItem], widths: list[int]) -> int:
    """How high the line is, wrapped texts at the width that they are given."""
    return max(
        item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
        for item, width in zip(line, widths, strict=True)
    )


def wrapping(row: WrappingRow) -> QWidget:
    """A widget of that row, as high as its lines."""
    widget = QWidget()
    widget.setLayout(row)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget
