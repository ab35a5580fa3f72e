"""Choices as the rows of a list: their words on the left, where else they are and their keys on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.finding.offer import Offer
from atelier.ui.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAD, _GAP = 10, 14


class ChoiceRows(QAbstractListModel):
    """The choices in sight, as rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: list[Offer] = []

    def show_choices(self, choices: Sequence[Offer]) -> None:
        """Have those in their order."""
        self.beginResetModel()
        self.choices = list(choices)
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        """How many choices."""
        return len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its words, and whether it applies."""
        choice = self.choices[index.row()]
        not_now = "" if choice.applies else _("ne s’applique pas maintenant")
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(" — ".join(filter(None, (choice.text, not_now))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (choice.text, choice.where, choice.keys, not_now)))
        return None


class ChoiceRow(QStyledItemDelegate):
    """Draws a choice: what it does on the left; where else it is and its keys on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, chosen or not."""
        rows = index.model()
        assert isinstance(rows, ChoiceRows)
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
