"""The moments of a meeting as the rows of a list, the newest on top: each is what had been done by then."""

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier.board.model import BoardModel
from atelier.domain.dates import short_day, time_of_day
from atelier.domain.history import BEGINNING, Entry
from atelier.domain.language import gettext as _
from atelier.domain.things import Question
from atelier.ui import theme
from atelier.ui.operation_wording import operation_phrase
from atelier.ui.panels.panel_form import Now
from atelier.ui.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAD, _GAP = 10, 10
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


class HistoryRow(QStyledItemDelegate):
    """Draws a moment: its question's number in its colour, what was done, when, and which one it is now."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, chosen or not."""
        rows = index.model()
        assert isinstance(rows, HistoryRows)
        row = index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        self._paint_box(painter, option, box)
        inside = box.adjusted(_PAD, 0, -_PAD, 0)
        inside = self._paint_question(painter, option, inside, rows.question(row))
        inside = self._paint_time(painter, option, inside, rows.time(row))
        if row == rows.present:
            inside = self._paint_present(painter, option, inside)
        colours = theme.colours()
        painter.setFont(_weighted(option.font, bold=row == rows.present))
        painter.setPen(QColor(colours.muted if rows.is_undone(row) else colours.ink))
        words = QFontMetrics(painter.font()).elidedText(
            rows.words(row), Qt.TextElideMode.ElideRight, round(inside.width())
        )
        painter.drawText(inside, _LEFT, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line with room for a finger."""
        return QSize(0, option.fontMetrics.height() + 16)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        colours = theme.colours()
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(colours.focus), 2) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.pressed))
            painter.drawRoundedRect(box, 6, 6)

    def _paint_question(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRectF, question: Question | None
    ) -> QRectF:
        """The number of the question, if there is one; the words begin at the same place in every row."""
        side = option.fontMetrics.height() + 2
        chip = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
        if question is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pale(question.number))
            painter.drawRoundedRect(chip, 5, 5)
            painter.setPen(QColor(theme.colours().on_pale))
            painter.setFont(_weighted(_smaller(option.font), bold=True))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(question.number))
        return inside.adjusted(side + _GAP, 0, 0, 0)

    def _paint_time(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRectF, time: str
    ) -> QRectF:
        """When, on the right; returns what is left."""
        painter.setFont(_smaller(option.font))
        painter.setPen(QColor(theme.colours().muted))
        metrics = QFontMetrics(painter.font())
        told = metrics.elidedText(time, Qt.TextElideMode.ElideLeft, round(inside.width() * _TIME_SHARE))
        painter.drawText(inside, _RIGHT, told)
        return inside.adjusted(0, 0, -metrics.horizontalAdvance(told) - _GAP if told else 0, 0)

    def _paint_present(self, painter: QPainter, option: QStyleOptionViewItem, inside: QRectF) -> QRectF:
        """« maintenant » in a pill; returns what is left."""
        colours = theme.colours()
        painter.setFont(_weighted(_smaller(option.font), bold=True))
        metrics = QFontMetrics(painter.font())
        width, height = metrics.horizontalAdvance(_("maintenant")) + 16, metrics.height() + 4
        pill = QRectF(inside.right() - width, inside.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ink))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(colours.surface))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, _("maintenant"))
        return inside.adjusted(0, 0, -width - _GAP, 0)


def _dated(at: datetime, told: str) -> str:
    return _("{day}, {time}").format(day=short_day(at.date()), time=told)


def _smaller(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(round(font.pixelSize() * 13 / 15), 11))
    return made


def _weighted(font: QFont, *, bold: bool) -> QFont:
    made = QFont(font)
    made.setBold(bold)
    return made
