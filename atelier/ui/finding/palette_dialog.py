"""The command palette: type a few letters of what is to be done, Enter does it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.announcement import announce
from atelier.ui.finding.palette_choices import Choice, ranked
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.theme import look
from atelier.ui.widgets.hinted_line import HintedLine

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WALKING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_PAD, _GAP = 10, 14
_SIZE = QSize(640, 460)
_SHARE_OF_WINDOW = 0.8


class PaletteDialog(QDialog):
    """A field and the choices that fit what it holds; those that don't apply are grey, and do nothing.

    Signals:
        chosen: (Choice) told once the dialog is closed, so that what it does has the window to itself.
    """

    chosen = Signal(object)

    def __init__(self, choices: Sequence[Choice], recent: Sequence[str], *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Toutes les commandes"))
        self.field = HintedLine()
        self.field.setPlaceholderText(_("Que voulez-vous faire ? Tapez quelques lettres"))
        self.field.setAccessibleName(_("Commande"))
        self.list = QListView()
        self.nothing = plain_label(_("Aucune commande ne porte ces mots."), kind="muted", wrap=True)
        self._choices = choices
        self._recent = recent
        self._rows = _ChoiceRows(self)
        self._window_size = parent.window().size()
        self._lay_out()
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._on_confirmed)
        self._fill()

    @property
    def offered(self) -> list[Choice]:
        """The choices in sight, in their order."""
        return self._rows.choices

    @property
    def current(self) -> Choice | None:
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

    def _fill(self) -> None:
        self._rows.show_choices(ranked(self._choices, self.field.text(), self._recent))
        self.list.setCurrentIndex(self._rows.index(0))
        self.list.scrollToTop()
        self.nothing.setVisible(not self.offered)
        self.list.setVisible(bool(self.offered))

    def _on_confirmed(self) -> None:
        choice = self.current
        if choice is not None and choice.applies:
            self.accept()
            self.chosen.emit(choice)

    def _lay_out(self) -> None:
        look(self.list, "framed")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_ChoiceRow(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Commandes"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        hint = plain_label(
            _("↑ ↓ pour choisir, Entrée pour lancer, Échap pour fermer"), kind="small", wrap=True
        )
        for widget in (self.field, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(hint)
        self.resize((_SIZE * theme.scale()).boundedTo(self._window_size * _SHARE_OF_WINDOW))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field has the keyboard all along; the keys that walk and choose are the list's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _WALKING:
                self.walk(_WALKING[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_confirmed()
                return True
        return super().eventFilter(watched, event)


class _ChoiceRows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []

    def show_choices(self, choices: list[Choice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        not_now = "" if choice.applies else _("ne s’applique pas maintenant")
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(" — ".join(filter(None, (choice.text, not_now))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (choice.text, choice.where, choice.keys, not_now)))
        return None


class _ChoiceRow(QStyledItemDelegate):
    """Draws a choice: what it does on the left; where else it is and its keys on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, chosen or not."""
        rows = index.model()
        assert isinstance(rows, _ChoiceRows)
        choice, colours = rows.choices[index.row()], theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(colours.focus), 2) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.pressed))
            painter.drawRoundedRect(box, 6, 6)
        inside = box.adjusted(_PAD, 0, -_PAD, 0)
        font = QFont(option.font)
        font.setPixelSize(max(round(font.pixelSize() * 13 / 15), 11))
        told = choice.keys if choice.applies else _("pas maintenant")
        aside = QFontMetrics(font).elidedText(
            " · ".join(filter(None, (choice.where, told))),
            Qt.TextElideMode.ElideLeft,
            round(inside.width() / 2),
        )
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(inside, _RIGHT, aside)
        words = inside.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(aside) - _GAP, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.ink if choice.applies else colours.disabled))
        text = QFontMetrics(option.font).elidedText(
            choice.text, Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, _LEFT, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line with room for a finger."""
        return QSize(0, option.fontMetrics.height() + 16)
