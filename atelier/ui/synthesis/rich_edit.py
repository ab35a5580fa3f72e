"""A field for short rich text: paragraphs, bullets and quotes, bold and italic. Citations: `editor`."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from atelier.domain.citing import number_phrase
from atelier.domain.rich_text import Shape, parse, written
from atelier.ui.synthesis.caret import same_place
from atelier.ui.synthesis.passage_marks import paint_passage_marks
from atelier.ui.synthesis.pasting import copy_into, pasted
from atelier.ui.synthesis.writing import (
    block_format,
    fill,
    insert,
    read,
    read_selected,
    shape_of,
)

_BOLD, _ITALIC = Qt.Key.Key_B, Qt.Key.Key_I
_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN_PX = 4
_BEGUN = {"-": Shape.BULLET, "–": Shape.BULLET, ">": Shape.QUOTE}
"""What makes a bullet or a quote of a paragraph where a space follows it."""


class RichEdit(QTextEdit):
    """The text is read and written as the markup of `rich_text`; whatever is pasted is reduced to what that holds.

    Undo and redo are the window's as long as there is nothing of its own to take back.

    Signals:
        look_changed: the caret is in other words, or they have another look.
    """

    look_changed = Signal()
    own_keys: ClassVar[tuple[Qt.Key, ...]] = (_BOLD, _ITALIC)
    """What the field does with Ctrl, whatever the window would do with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = ""
        """What is read while nothing is written."""
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN_PX)
        self.document().clearUndoRedoStacks()
        for signal in (self.cursorPositionChanged, self.currentCharFormatChanged):
            signal.connect(self.look_changed)

    @property
    def markup(self) -> str:
        """The text as it is kept."""
        return written(read(self.document()))

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said."""
        return not self.document().toRawText().strip()

    def show_markup(self, markup: str) -> None:
        """Say that instead, the caret where it was as far as it can be; nobody is told, nothing can be taken back."""
        before, caret = self.document().toRawText(), self.textCursor().position()
        blocked = self.blockSignals(True)
        fill(self.document(), parse(markup))
        cursor = self.textCursor()
        # Qt counts a letter outside the usual plane twice, so that one place more or less may be meant.
        last = self.document().characterCount() - 1
        cursor.setPosition(min(same_place(before, self.document().toRawText(), caret), last))
        self.setTextCursor(cursor)
        self.blockSignals(blocked)
        self.look_changed.emit()

    @property
    def shape(self) -> Shape:
        """What the caret is in."""
        return shape_of(self.textCursor().block())

    @property
    def is_bold(self) -> bool:
        """Whether what is typed next is bold."""
        return self.fontWeight() >= QFont.Weight.DemiBold

    def toggle_bold(self) -> None:
        """Make what is selected, or typed next, bold or not."""
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Normal if self.is_bold else QFont.Weight.Bold)
        self._wear(look)

    def toggle_italic(self) -> None:
        """Make what is selected, or typed next, italic or not."""
        look = QTextCharFormat()
        look.setFontItalic(not self.fontItalic())
        self._wear(look)

    def toggle_shape(self, shape: Shape) -> None:
        """Make the passages that are selected bullets or quotes; paragraphs again where they are."""
        cursor = self.textCursor()
        wanted = Shape.PARAGRAPH if self.shape is shape else shape
        cursor.beginEditBlock()
        block = self.document().findBlock(cursor.selectionStart())
        while block.isValid() and block.position() <= cursor.selectionEnd():
            QTextCursor(block).setBlockFormat(block_format(wanted))
            block = block.next()
        cursor.endEditBlock()
        self.look_changed.emit()

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was a command, which is done."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == _BOLD:
            self.toggle_bold()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == _ITALIC:
            self.toggle_italic()
        else:
            return self._begin_shape(event) or self._leave_shape(event)
        return True

    def is_number(self, number: int) -> bool:
        """Whether words that say `#42` mean something."""
        raise NotImplementedError

    def _wear(self, look: QTextCharFormat) -> None:
        self.mergeCurrentCharFormat(look)
        self.look_changed.emit()

    def _begin_shape(self, event: QKeyEvent) -> bool:
        """A bullet or a quote is begun by its mark and a space."""
        cursor = self.textCursor()
        begun = _BEGUN.get(cursor.block().text()[: cursor.positionInBlock()])
        if event.text() != " " or begun is None or cursor.hasSelection() or self.shape is not Shape.PARAGRAPH:
            return False
        cursor.beginEditBlock()
        cursor.deletePreviousChar()
        cursor.setBlockFormat(block_format(begun))
        cursor.endEditBlock()
        self.look_changed.emit()
        return True

    def _leave_shape(self, event: QKeyEvent) -> bool:
        """It is left by Enter while it is empty, or by Backspace at its start."""
        cursor = self.textCursor()
        is_ended = event.key() in _ENDING and not cursor.block().text()
        is_erased = event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart()
        if self.shape is Shape.PARAGRAPH or cursor.hasSelection() or not (is_ended or is_erased):
            return False
        cursor.setBlockFormat(block_format(Shape.PARAGRAPH))
        self.look_changed.emit()
        return True

    def _is_own(self, event: QKeyEvent) -> bool | None:
        """Whether the window must leave that key to the field; None: as Qt has it."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.document().isRedoAvailable()
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return True if is_control and event.key() in self.own_keys else None

    def _paint_hint(self, painter: QPainter) -> None:
        """Over all the lines that it needs: Qt's own is cut where the first one ends."""
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        inside = self.viewport().rect().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self.hint)

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_own = self._is_own(event)
            if is_own is not None:
                event.setAccepted(is_own)
                return is_own
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        # One made here would outlive Python in the clipboard, and end the program with a fault when it quits.
        data = super().createMimeDataFromSelection()
        copy_into(data, read_selected(self.textCursor()), number_phrase)
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        insert(cursor, pasted(source, is_number=self.is_number))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_passage_marks(painter, self)
        if self.document().isEmpty():
            self._paint_hint(painter)
