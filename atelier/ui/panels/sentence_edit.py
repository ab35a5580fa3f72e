"""A field for a sentence: as tall as what it holds, Enter sends it, Shift+Enter breaks the line."""

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_SENDING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKEN_BACK = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_TALLEST_PX = 10_000
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\ufdd0": "\n", "\ufdd1": "\n"})
"""What a document keeps in place of line ends; with these `toPlainText` also turns U+00A0 into a space."""


def typed_text(edit: QPlainTextEdit) -> str:
    """What stands in a field, its non-breaking spaces with it."""
    return edit.document().toRawText().translate(_LINE_ENDS)


class Stretch:
    """A part of a field's text, which moves with what is typed around it."""

    def __init__(self, edit: QPlainTextEdit, start: int, end: int) -> None:
        self._cursor = QTextCursor(edit.document())
        self._cursor.setPosition(start)
        self._cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        # Otherwise what is typed right behind it would become a part of it.
        self._cursor.setKeepPositionOnInsert(True)
        self._first = self._cursor.selectedText()

    @property
    def is_whole(self) -> bool:
        """Whether it still reads as it first did."""
        return bool(self._first) and self._cursor.selectedText() == self._first

    def remove(self) -> None:
        """Take it out of the text."""
        self._cursor.removeSelectedText()


class SentenceEdit(QPlainTextEdit):
    """Plain text of any length, of which up to `most_lines` are seen at once.

    Undo and redo are the window's as long as there is nothing of its own to take back.

    Signals:
        submitted: Enter was pressed.
        pasted: (text) was pasted or dropped, and stands in the field.
        deleted_nothing: Suppr was pressed while nothing stood in it.
    """

    submitted = Signal()
    pasted = Signal(str)
    deleted_nothing = Signal()

    def __init__(
        self,
        hint: str,
        *,
        name: str,
        least_lines: int = 1,
        most_lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        super().setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        # The margin counts as a first step: Ctrl+Z would be the empty field’s before anything was typed.
        self.document().clearUndoRedoStacks()
        self._least_lines = least_lines
        self._most_lines = most_lines
        self.pasted_stretch: Stretch | None = None
        """Where the last paste stands."""
        self.textChanged.connect(self._fit)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return typed_text(self)

    def put_back(self, text: str) -> bool:
        """Give a text back to the person who typed it; False, and nothing done, if another one is here."""
        if self.text.strip():
            return False
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.pasted_stretch = Stretch(self, 0, self.textCursor().position())
        return True

    def _fit(self) -> None:
        lines = self._lines()
        shown = min(max(lines, self._least_lines), self._most_lines)
        # The stylesheet's border and padding are what the viewport is smaller by.
        around = self.height() - self.viewport().height() if self.viewport().height() > 0 else 0
        height = self.fontMetrics().lineSpacing() * shown + 2 * self.document().documentMargin()
        self.setFixedHeight(round(height) + max(around, 14))
        wanted = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(wanted)

    def _lines(self) -> float:
        """Of what was typed; of the hint, where nothing was: in some languages it needs a second line."""
        if not self.document().isEmpty():
            return self.document().documentLayout().documentSize().height()
        width = self.viewport().width() - 2 * round(self.document().documentMargin())
        if width <= 0:
            return 1
        metrics = self.fontMetrics()
        area = QRect(0, 0, width, _TALLEST_PX)
        hint = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, self.placeholderText())
        return max(1, round(hint.height() / metrics.lineSpacing()))

    def _has_own_to_take_back(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.document().isUndoAvailable()
        return self.document().isRedoAvailable()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when the field has none of its own."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in _TAKEN_BACK)
            and not self._has_own_to_take_back(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends."""
        if event.key() in _SENDING_KEYS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.submitted.emit()
            return
        if event.key() == Qt.Key.Key_Delete and not self.text and not event.isAutoRepeat():
            self.deleted_nothing.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text only, and tell."""
        text = source.text()
        if text:
            start = self.textCursor().selectionStart()
            self.insertPlainText(text)
            self.pasted_stretch = Stretch(self, start, self.textCursor().position())
            self.pasted.emit(text)

    def setPlaceholderText(self, hint: str) -> None:
        """Another hint may need fewer lines."""
        super().setPlaceholderText(hint)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower field needs more lines."""
        super().resizeEvent(event)
        self._fit()
