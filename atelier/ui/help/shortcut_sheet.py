"""The sheet of shortcuts: all of them in columns, and a field that leaves those with some words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.domain.likeness import SCATTERED, unlikeness
from atelier.domain.typography import held
from atelier.ui import theme
from atelier.ui.help.shortcut_lists import Group, shortcut_groups
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.dialog_layout import scrolled

_COLUMN_WIDTH = 300
_MOST_COLUMNS = 4
_BETWEEN_PX = 28


class ShortcutSheet(QWidget):
    """As many columns as are legible; whole groups stay together as far as columns allow."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Chercher un raccourci"))
        self.field.setAccessibleName(_("Chercher un raccourci"))
        self.nothing = plain_label(_("Aucun raccourci ne porte ces mots."), kind="muted", wrap=True)
        self.groups = [_GroupBlock(group) for group in shortcut_groups()]
        self._columns: list[QVBoxLayout] = []
        self._shown = 0
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 8, 0)
        self._row.setSpacing(_BETWEEN_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        for widget in (self.field, self.nothing):
            column.addWidget(widget)
        inside.setAccessibleName(_("Raccourcis"))
        column.addWidget(scrolled(inside, by_keys=True), 1)
        for _number in range(_MOST_COLUMNS):
            self._columns.append(held := QVBoxLayout())
            held.setSpacing(12)
            self._row.addLayout(held, 1)
        self.field.textChanged.connect(self._filter)
        self._filter()

    def _filter(self) -> None:
        words = self.field.text()
        for block in self.groups:
            block.filter(words)
        self.nothing.setVisible(not any(block.count for block in self.groups))
        self._lay_columns()

    def _lay_columns(self) -> None:
        """Put the groups into as many columns as are legible."""
        count = min(max(round(self.width() / (_COLUMN_WIDTH * theme.scale())), 1), _MOST_COLUMNS)
        width = self.width() // count - _BETWEEN_PX
        shown = [block for block in self.groups if block.count]
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        for column, blocks in zip(self._columns, _shared(shown, count, width), strict=False):
            for block in blocks:
                column.addWidget(block)
        for at, column in enumerate(self._columns):
            column.addStretch(1)
            self._row.setStretch(at, 1 if at < count else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower window has fewer columns."""
        super().resizeEvent(event)
        self._lay_columns()


def _shared(blocks: list["_GroupBlock"], count: int, width: int) -> list[list["_GroupBlock"]]:
    """The blocks in at most so many columns of about the same height, in their order as far as that allows.

    `width`: about that of a column, where long texts take two lines.
    """
    columns: list[list[_GroupBlock]] = [[] for _number in range(count)]
    heights = {block: block.heightForWidth(width) for block in blocks}
    for block in sorted(blocks, key=heights.__getitem__, reverse=True):
        min(columns, key=lambda column: sum(heights[held] for held in column)).append(block)
    for column in columns:
        column.sort(key=blocks.index)
    return sorted(filter(None, columns), key=lambda column: blocks.index(column[0]))


class _GroupBlock(QWidget):
    """A heading and its lines: what is done on the left, its keys on the right."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.group = group
        self.count = len(group.shortcuts)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        grid.addWidget(plain_label(group.heading, kind="heading"), 0, 0, 1, 2)
        self._lines = []
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        for row, shortcut in enumerate(group.shortcuts, start=1):
            text = plain_label(held(shortcut.text), kind="line", wrap=True)
            keys = look(plain_label(shortcut.keys), "key")
            text.setAccessibleName(f"{shortcut.text} : {shortcut.keys}")
            grid.addWidget(text, row, 0)
            grid.addWidget(keys, row, 1, right)
            self._lines.append((shortcut, text, keys))

    def filter(self, words: str) -> None:
        """Leave the lines that have those words, in what is done or in the keys."""
        self.count = 0
        for shortcut, *labels in self._lines:
            heading = self.group.heading
            far = unlikeness(words, f"{shortcut.text} {heading}")
            is_shown = words.strip().lower() in shortcut.keys.lower() or (far is not None and far < SCATTERED)
            self.count += is_shown
            for label in labels:
                label.setVisible(is_shown)
        self.setVisible(self.count > 0)
