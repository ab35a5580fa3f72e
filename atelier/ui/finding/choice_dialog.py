"""A small window in which one picks by typing: a field, the choices that fit what it holds, Enter takes the first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from atelier.ui import theme
from atelier.ui.announcement import announce
from atelier.ui.finding.choice_rows import ChoiceRow, ChoiceRows
from atelier.ui.finding.offer import Offer
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.widgets.hinted_line import HintedLine

_WALKING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_SIZE = QSize(640, 460)
_SHARE_OF_WINDOW = 0.8


class ChoiceDialog(QDialog):
    """Those that don't apply are grey, and do nothing. Whoever makes one says in `fitting` what fits.

    It calls `begin` once it is whole.

    Signals:
        chosen: (Offer) told once the dialog is closed, so that what it does has the window to itself.
    """

    chosen = Signal(object)

    def __init__(self, *, title: str, nothing: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.field = HintedLine()
        self.list = QListView()
        self.nothing = plain_label(nothing, kind="muted", wrap=True)
        self._rows = ChoiceRows(self)
        self._window_size = parent.window().size()
        self._lay_out(hint)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self.confirm)

    def fitting(self, query: str) -> Sequence[Offer]:
        """The choices that fit what was typed, the best first."""
        raise NotImplementedError

    def begin(self) -> None:
        """Offer what fits an empty field."""
        self._fill()

    @property
    def offered(self) -> list[Offer]:
        """The choices in sight, in their order."""
        return self._rows.choices

    @property
    def current(self) -> Offer | None:
        """The one that Enter does."""
        row = self.list.currentIndex().row()
        return self.offered[row] if 0 <= row < len(self.offered) else None

    def walk(self, way: int) -> None:
        """Move on by so many rows, no further than the ends."""
        last = len(self.offered) - 1
        row = min(max(self.list.currentIndex().row() + way, 0), last)
        index = self._rows.index(row)
        self.list.setCurrentIndex(index)
        announce(self.field, index.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def confirm(self) -> None:
        """Close and do the current choice, if it applies."""
        choice = self.current
        if choice is not None and choice.applies:
            self.accept()
            self.chosen.emit(choice)

    def _fill(self) -> None:
        self._rows.show_choices(self.fitting(self.field.text()))
        self.list.setCurrentIndex(self._rows.index(0))
        self.list.scrollToTop()
        self.nothing.setVisible(not self.offered)
        self.list.setVisible(bool(self.offered))

    def _lay_out(self, hint: str) -> None:
        look(self.list, "framed")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(ChoiceRow(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 12)
        self.column.setSpacing(10)
        for widget in (self.field, self.nothing):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        self.column.addStretch(0)
        self.column.addWidget(plain_label(hint, kind="small", wrap=True))
        self.resize((_SIZE * theme.scale()).boundedTo(self._window_size * _SHARE_OF_WINDOW))

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field has the keyboard all along; the keys that walk and choose are the list's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _WALKING:
                self.walk(_WALKING[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.confirm()
                return True
        return super().eventFilter(watched, event)
