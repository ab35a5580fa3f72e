"""The field in which a synthesis is written: rich text with post-its cited in it. Whose text it is: `text_field`."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from atelier.domain.citing import cited_phrase
from atelier.domain.language import gettext as _
from atelier.domain.rich_text import Passage, Run
from atelier.ui import theme
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.synthesis.citation import (
    CITATION,
    OBJECT,
    CitationObject,
    NoteOf,
    Tones,
    citations,
    number_of,
    uncited,
)
from atelier.ui.synthesis.rich_edit import RichEdit
from atelier.ui.synthesis.writing import insert, shape_of

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OPENING, _CLOSING = "\n («“\"’'\u00a0\u202f", ' ,.;:!?)»”"…\u00a0\u202f'
"""What a citation may follow, and be followed by, without a space."""


class SynthesisEdit(RichEdit):
    """A citation is one object of the text, which says what its post-it says now.

    Signals:
        citation_pressed: (number) show that post-it.
        hash_typed: `#` was typed where a citation may begin.
    """

    citation_pressed = Signal(int)
    hash_typed = Signal()
    own_keys = (*RichEdit.own_keys, *_ENDING)

    def __init__(self, note_of: NoteOf, tones: Tones, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_key: Callable[[QKeyEvent], bool] = lambda _event: False
        """Whoever completes what is typed has the keys first."""
        self._note_of = note_of
        self._object = CitationObject(note_of, tones, self)
        self._said: list[str] = []
        """What the citations said when that was last looked at."""
        self._pressed: int | None = None
        self._aimed: QTextCursor | None = None
        self.setMouseTracking(True)
        self.document().documentLayout().registerHandler(CITATION, self._object)

    def follow_notes(self) -> None:
        """Post-its may say something else now: show what they say."""
        said = [cited_phrase(number, self._note_of(number)) for _at, number in citations(self.document())]
        if said == self._said:
            return
        self._said = said
        self._object.forget()
        blocked = self.blockSignals(True)
        self.document().markContentsDirty(0, self.document().characterCount())
        self.blockSignals(blocked)
        self.viewport().update()

    def cite(self, number: int, cursor: QTextCursor | None = None, *, ending: str = "") -> None:
        """Cite a post-it at the caret, or in place of what that cursor holds, apart from the words around it.

        What `ending` says follows it, else the space with which one goes on after a word, unless one is there.
        """
        cursor = self.textCursor() if cursor is None else cursor
        look, shape = uncited(cursor.charFormat()), shape_of(cursor.block())
        before, after = self._letter(cursor.selectionStart() - 1), self._letter(cursor.selectionEnd())
        runs = (
            Run("" if before in _OPENING else " "),
            Run("", look.fontWeight() > 400, look.fontItalic(), cites=number),
            Run(ending or (" " if after == "\n" or after not in _CLOSING else "")),
        )
        insert(cursor, [Passage(shape, tuple(run for run in runs if run.text or run.cites is not None))])
        cursor.setCharFormat(look)
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(look)

    def begin_citation(self) -> None:
        """Type `#` at the caret, apart from the word before it."""
        before = self._letter(self.textCursor().selectionStart() - 1)
        self.insertPlainText("#" if before in _OPENING else " #")
        self.hash_typed.emit()

    def citation_at(self, point: QPoint) -> int | None:
        """The number of the citation under that pixel of the viewport."""
        near = self.cursorForPosition(point).position()
        held = (at for at in (near, near - 1) if self._number(at) is not None)
        return next((self._number(at) for at in held if self._place(at).contains(QPointF(point))), None)

    @property
    def citation_at_caret(self) -> int | None:
        """The number of the citation that the caret is behind, or before, or that is selected."""
        caret = self.textCursor().position()
        return next((n for at in (caret - 1, caret) if (n := self._number(at)) is not None), None)

    def go_to_citation(self, rank: int) -> None:
        """Select the citation of that rank, from 0, its sentence in sight."""
        positions = [position for position, _number in citations(self.document())]
        if positions:
            cursor = self.textCursor()
            cursor.setPosition(positions[min(rank, len(positions) - 1)])
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def holds(self, at: QPoint) -> bool:
        """Whether that point of the screen is over the text in sight."""
        return self.viewport().rect().contains(self.viewport().mapFromGlobal(at))

    def aim(self, at: QPoint | None) -> None:
        """Show where what is held would be cited: at that pixel of the viewport, or nowhere."""
        self._aimed = None if at is None else self.cursorForPosition(at)
        self.viewport().update()

    def cite_at(self, numbers: Sequence[int], at: QPoint) -> None:
        """Cite post-its where they are dropped."""
        self.aim(None)
        self.setTextCursor(self.cursorForPosition(at))
        for number in numbers:
            self.cite(number)

    def is_number(self, number: int) -> bool:
        """Whether there is such a post-it."""
        return self._note_of(number) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was a command, which is done."""
        if event.key() in _ENDING and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if (number := self.citation_at_caret) is not None:
                self.citation_pressed.emit(number)
            return True
        return (event.text() == " " and self._is_spaced) or super().press(event)

    @property
    def _is_spaced(self) -> bool:
        """Whether the caret is behind the space of a citation: one that is typed by habit makes no second one."""
        caret = self.textCursor()
        at = caret.position()
        return not caret.hasSelection() and self._letter(at - 1) == " " and self._number(at - 2) is not None

    def _letter(self, position: int) -> str:
        """What stands there; beyond the ends of a passage, the end of a line."""
        letter = self.document().characterAt(position) if position >= 0 else "\n"
        return letter if letter not in ("", "\u2029", "\x00") else "\n"

    def _number(self, position: int) -> int | None:
        if self._letter(position) != OBJECT:
            return None
        cursor = QTextCursor(self.document())
        # The format of a cursor is that of what is before it.
        cursor.setPosition(position + 1)
        return number_of(cursor.charFormat())

    def _place(self, position: int) -> QRectF:
        """The pixels of the citation there."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        size, line = self._object.size(self.document(), self._number(position) or 0), self.cursorRect(cursor)
        return QRectF(line.left(), line.top(), size.width(), line.height())

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        # Tab leaves the field before it is a key that is pressed.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.takes_key(event):
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.citation_at(event.pos())
            told = "" if number is None else cited_phrase(number, self._note_of(number))
            hint = _("Clic : voir au tableau")
            QToolTip.showText(event.globalPos(), plain_tooltip(f"{told}\n{hint}") if told else "", self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.text() == "#" and not self._letter(self.textCursor().position() - 2).isalnum():
            self.hash_typed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.citation_at(event.position().toPoint()) if is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = not event.buttons() and self.citation_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        still = pressed is not None and pressed == self.citation_at(event.position().toPoint())
        if still and len(self.textCursor().selectedText()) <= 1:
            self.citation_pressed.emit(pressed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._aimed is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(theme.colours().focus), 3))
            place = self.cursorRect(self._aimed)
            painter.drawLine(place.topLeft(), place.bottomLeft())
