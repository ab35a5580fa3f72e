"""Choices as the rows of a list: their words on the left, where else they are and their keys on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.finding.offer import Offer
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.widgets.painted_row import Index, PaintedRow, paint_aside, paint_words

_ASIDE_SHARE = 0.5
"""The most of a row that where it is and its keys have."""


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


class ChoiceRow(PaintedRow):
    """Draws a choice: what it does on the left; where else it is and its keys on the right."""

    def paint_inside(
        self, painter: QPainter, _option: QStyleOptionViewItem, *, inside: QRectF, index: Index
    ) -> None:
        """Its words step back where it does not apply."""
        rows = index.model()
        assert isinstance(rows, ChoiceRows)
        choice, colours = rows.choices[index.row()], theme.colours()
        told = choice.keys if choice.applies else _("pas maintenant")
        aside = " · ".join(filter(None, (choice.where, told)))
        inside = paint_aside(painter, inside, words=aside, share=_ASIDE_SHARE)
        painter.setPen(QColor(colours.ink if choice.applies else colours.disabled))
        paint_words(painter, inside, words=choice.text)
