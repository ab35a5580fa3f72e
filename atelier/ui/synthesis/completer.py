"""The list that opens behind `#`: the post-its that fit what is typed, to be cited."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyleOptionViewItem, QVBoxLayout

from atelier.domain.citing import number_phrase
from atelier.domain.language import gettext as _
from atelier.domain.things import Note
from atelier.ui import theme
from atelier.ui.announcement import announce
from atelier.ui.synthesis.editor import SynthesisEdit
from atelier.ui.widgets.painted_row import Index, PaintedRow, bold, paint_aside, paint_words

MOST = 30
"""How many post-its are offered."""
_LONGEST = 60
"""What was typed is no longer meant to find a post-it from there on."""
_DIGITS = 9
"""No post-it has a longer number."""
_ROWS_SEEN = 6
_WIDTH_PX = 380
_NOTE = Qt.ItemDataRole.UserRole
_PLACE = Qt.ItemDataRole.UserRole + 1
_WALKING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)

Fitting = Callable[[str, int], Sequence[tuple[Note, str]]]
"""The post-its that fit a query, at most so many, each with where it is."""


class CitationCompleter(QFrame):
    """Lies over the window beside the caret; the field keeps the keyboard, and this has its keys first."""

    def __init__(self, edit: SynthesisEdit, fitting: Fitting) -> None:
        super().__init__(edit)
        self._edit = edit
        self._fitting = fitting
        self._hash: QTextCursor | None = None
        """Before the `#` that is being completed."""
        self._offered_for: str | None = None
        self.list = QListWidget()
        self._lay_out()
        self.list.itemClicked.connect(self._on_clicked)
        edit.takes_key = self.take_key
        edit.hash_typed.connect(self.begin)
        edit.cursorPositionChanged.connect(self.follow)
        edit.textChanged.connect(self.follow)
        edit.installEventFilter(self)

    @property
    def offered(self) -> list[Note]:
        """The post-its in the list, in their order."""
        return [self.list.item(row).data(_NOTE) for row in range(self.list.count())]

    def begin(self) -> None:
        """Complete the `#` just before the caret."""
        self._hash = self._edit.textCursor()
        self._hash.setKeepPositionOnInsert(True)
        self._hash.setPosition(self._hash.position() - 1)
        self.follow()

    def give_up(self) -> None:
        """What was typed behind `#` is words."""
        self._hash = self._offered_for = None
        self.hide()

    def leave(self) -> None:
        """The field is left: a whole number that was typed cites, anything else is words."""
        query = self._query() if self._hash is not None else None
        number = int(query) if query and query.isdecimal() and len(query) <= _DIGITS else None
        if number is not None and self._edit.is_number(number):
            self._cite(number)
        else:
            self.give_up()

    def follow(self) -> None:
        """Offer what fits what is typed by now; nothing once the caret is elsewhere."""
        if self._hash is None:
            return
        query = self._query()
        if query is None or len(query) > _LONGEST:
            self.give_up()
        elif query[:-1].isdecimal() and not query[-1].isalnum():
            self._cite_typed(query)
        elif query != self._offered_for:
            # A letter is told twice: that it is there, and that the caret is behind it.
            self._offered_for = query
            self._offer(query)

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        if not self.isVisible():
            return False
        key = Qt.Key(event.key())
        if key in _WALKING:
            self._walk(_WALKING[key])
        elif key in _TAKING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        else:
            return False
        return True

    def _query(self) -> str | None:
        """What stands between `#` and the caret; None where the caret is not behind it."""
        assert self._hash is not None
        caret = self._edit.textCursor()
        start = self._hash.position() - self._hash.block().position()
        text = self._hash.block().text()
        is_behind = caret.block() == self._hash.block() and caret.positionInBlock() > start
        if not is_behind or text[start : start + 1] != "#" or caret.hasSelection():
            return None
        return text[start + 1 : caret.positionInBlock()]

    def _offer(self, query: str) -> None:
        found = self._fitting(query, MOST)
        self.list.clear()
        for note, place in found:
            item = QListWidgetItem(" ".join(note.shown_text.split()), self.list)
            item.setData(_NOTE, note)
            item.setData(_PLACE, place)
        if found:
            self.list.setCurrentRow(0)
            self._place(len(found))
        self.setVisible(bool(found))

    def _place(self, count: int) -> None:
        """Under the line of the caret, or over it where there is more room; as wide as its window lets it be."""
        window = self._edit.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        rows = self.list.sizeHintForRow(0) * min(count, _ROWS_SEEN) + 2 * self.list.frameWidth() + 10
        width = min(round(_WIDTH_PX * theme.scale()), window.width() - 16)
        caret = self._edit.cursorRect()
        below = self._edit.viewport().mapTo(window, caret.bottomLeft()) + QPoint(0, 4)
        above = self._edit.viewport().mapTo(window, caret.topLeft()) - QPoint(0, rows + 4)
        at = below if below.y() + rows <= window.height() - 8 else above
        self.setGeometry(max(8, min(at.x() - 24, window.width() - width - 8)), max(8, at.y()), width, rows)
        self.raise_()

    def _walk(self, way: int) -> None:
        row = min(max(self.list.currentRow() + way, 0), self.list.count() - 1)
        self.list.setCurrentRow(row)
        announce(self._edit, f"{number_phrase(self.offered[row].number)}, {self.list.item(row).text()}")

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(item)
        self._edit.setFocus()

    def _take(self, item: QListWidgetItem) -> None:
        note: Note = item.data(_NOTE)
        self._cite(note.number)

    def _cite_typed(self, query: str) -> None:
        """A whole number and what ends it were typed: it cites, where there is such a post-it."""
        number = int(query[:-1]) if len(query) <= _DIGITS + 1 else None
        if number is not None and self._edit.is_number(number):
            self._cite(number, ending=query[-1])
        else:
            self.give_up()

    def _cite(self, number: int, *, ending: str = "") -> None:
        """Cite in place of `#` and what was typed behind it, but for `ending`."""
        assert self._hash is not None
        typed, end = QTextCursor(self._hash), self._edit.textCursor().position()
        self.give_up()
        typed.setKeepPositionOnInsert(False)
        typed.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        typed.beginEditBlock()
        typed.removeSelectedText()
        self._edit.cite(number, typed, ending=ending)
        typed.endEditBlock()

    def _lay_out(self) -> None:
        theme.look(self, "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Post-its à citer"))
        self.list.setItemDelegate(_NoteRow(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self.hide()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and event.type() == QEvent.Type.FocusOut:
            self.leave()
        return super().eventFilter(watched, event)


class _NoteRow(PaintedRow):
    """Draws a post-it: its number, what it says, where it is."""

    def paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, *, inside: QRectF, index: Index
    ) -> None:
        """The number as wide as the widest would be, so that words begin at one place."""
        note: Note = index.data(_NOTE)
        inside = paint_aside(
            painter, inside, words=index.data(_PLACE), share=0.34, cut=Qt.TextElideMode.ElideRight
        )
        painter.setPen(QColor(theme.colours().ink))
        painter.setFont(bold(option.font))
        paint_words(painter, inside, words=str(note.number))
        inside.setLeft(inside.left() + painter.fontMetrics().horizontalAdvance("0000") + 4)
        painter.setFont(option.font)
        paint_words(painter, inside, words=index.data(Qt.ItemDataRole.DisplayRole))
