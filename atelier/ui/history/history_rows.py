"""The moments of a meeting as the rows of a list, the newest on top: each is what had been done by then."""

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from atelier.board.model import BoardModel
from atelier.domain.dates import short_day, time_of_day
from atelier.domain.history import BEGINNING, Entry
from atelier.domain.language import gettext as _
from atelier.domain.things import Question
from atelier.ui import theme
from atelier.ui.operation_wording import operation_phrase
from atelier.ui.panels.panel_form import Now
from atelier.ui.plain_text import plain_tooltip
from atelier.ui.widgets.painted_row import (
    GAP,
    Index,
    PaintedRow,
    bold,
    paint_aside,
    paint_chip,
    paint_words,
    smaller,
)

_TIME_SHARE = 0.4
"""The most of a row that the time has; the words have the rest."""


class HistoryRows(QAbstractListModel):
    """Every moment that can be gone to: what was undone, the present one, what is done, the beginning."""

    def __init__(self, model: BoardModel, *, now: Now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._now = now
        self._entries: list[Entry | None] = []
        self.present = 0
        """The row of the moment that it is."""
        self.refresh()

    def refresh(self) -> bool:
        """Follow the history; whether there are other rows than before, not only another present one."""
        history = self._model.history
        entries = [*history.undone, *reversed(history.done), None]
        other = entries != self._entries
        if other:
            self.beginResetModel()
        self._entries, self.present = entries, len(history.undone)
        if other:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
        return other

    def seq(self, row: int) -> int:
        """The moment of a row, as the history names it."""
        entry = self._entries[row]
        return BEGINNING if entry is None else entry.seq

    def is_undone(self, row: int) -> bool:
        """Whether what the row says is taken back at present."""
        return row < self.present

    def words(self, row: int) -> str:
        """What was done."""
        entry = self._entries[row]
        if entry is None:
            return _("Au début, avant toute action")
        phrase = operation_phrase(entry)
        return phrase[:1].upper() + phrase[1:]

    def time(self, row: int) -> str:
        """When; the day too, where it was another one."""
        entry = self._entries[row]
        if entry is None:
            return ""
        at, today = entry.at.astimezone(), self._now().astimezone().date()
        told = time_of_day(at.time())
        return told if at.date() == today else _dated(at, told)

    def question(self, row: int) -> Question | None:
        """On which question, if on any."""
        entry = self._entries[row]
        return None if entry is None else self._model.snapshot.find(Question, entry.question_id)

    def _said(self, row: int) -> str:
        """The row for who hears it."""
        question = self.question(row)
        on = _("question {number}").format(number=question.number) if question is not None else ""
        state = _("maintenant") if row == self.present else _("annulé") if self.is_undone(row) else ""
        return ", ".join(filter(None, (self.words(row), on, self.time(row), state)))

    # Qt overrides

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            question = self.question(row)
            asked = question.text if question is not None else ""
            return plain_tooltip("\n".join(filter(None, (self.words(row), asked))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return None


class HistoryRow(PaintedRow):
    """Draws a moment: its question's number in its colour, what was done, when, and which one it is now."""

    def paint_inside(
        self, painter: QPainter, option: QStyleOptionViewItem, *, inside: QRectF, index: Index
    ) -> None:
        """What is undone steps back."""
        rows, row = index.model(), index.row()
        assert isinstance(rows, HistoryRows)
        question, is_present = rows.question(row), row == rows.present
        inside = paint_chip(painter, inside, number=question.number if question is not None else None)
        inside = paint_aside(painter, inside, words=rows.time(row), share=_TIME_SHARE)
        if is_present:
            inside = _paint_present(painter, inside)
            painter.setFont(bold(option.font))
        painter.setPen(QColor(theme.colours().muted if rows.is_undone(row) else theme.colours().ink))
        paint_words(painter, inside, words=rows.words(row))


def _paint_present(painter: QPainter, inside: QRectF) -> QRectF:
    """« maintenant » in a pill; returns what is left."""
    colours = theme.colours()
    painter.setFont(bold(smaller(painter.font())))
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(_("maintenant")) + 16, metrics.height() + 4
    pill = QRectF(inside.right() - width, inside.center().y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.ink))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(QColor(colours.surface))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, _("maintenant"))
    return inside.adjusted(0, 0, -width - GAP, 0)


def _dated(at: datetime, told: str) -> str:
    return _("{day}, {time}").format(day=short_day(at.date()), time=told)
