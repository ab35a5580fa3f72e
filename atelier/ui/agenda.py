"""The agenda: the stages with their minutes, those done ticked, the one under way highlighted."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from atelier.board.model import BoardModel
from atelier.domain import palette
from atelier.domain.change import Change
from atelier.domain.ids import StageId
from atelier.domain.language import gettext as _
from atelier.domain.operations import EnterStage
from atelier.domain.things import Meeting, Question, Stage
from atelier.ui import theme
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.stylesheet import FOCUS, PRESSED
from atelier.ui.wording import minutes_phrase

_STAGE = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.UserRole + 1
_COLOUR = Qt.ItemDataRole.UserRole + 2
_MINUTES = Qt.ItemDataRole.UserRole + 3
_DONE, _NOW, _AHEAD = "done", "now", "ahead"
_GAP_PX = 8
_COLON = re.compile(r"\s*:\s")
Index = QModelIndex | QPersistentModelIndex


class Agenda(QWidget):
    """The list of stages; a click or Enter goes to one.

    Signals:
        operation_requested: (EnterStage)
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.list = QListWidget()
        self.list.setAccessibleName(_("Déroulé"))
        self.list.setItemDelegate(_StageRow(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(_("Déroulé"), kind="small"))
        column.addWidget(self.list, 1)
        model.followed.connect(self._on_followed)
        self._fill()

    def _on_followed(self, change: Change) -> None:
        if {edit.kind for edit in change.edits} & {Meeting, Stage, Question}:
            self._fill()

    def _on_chosen(self, item: QListWidgetItem) -> None:
        stage_id: StageId = item.data(_STAGE)
        if stage_id != self.model.meeting.stage_id:
            self.operation_requested.emit(EnterStage(self.model.meeting_id, stage_id))

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        state = _DONE if self.model.snapshot.find(Stage, self.model.meeting.stage_id) else _AHEAD
        for stage in self.model.stages:
            if stage.id == self.model.meeting.stage_id:
                self.list.addItem(item := self._item(stage, _NOW))
                self.list.scrollToItem(item)
                state = _AHEAD
            else:
                self.list.addItem(self._item(stage, state))
        self.list.setCurrentRow(row)

    def _item(self, stage: Stage, state: str) -> QListWidgetItem:
        question = self.model.snapshot.find(Question, stage.question_id)
        title = f"{question.number} · {stage.title}" if question else stage.title
        item = QListWidgetItem(title)
        minutes = minutes_phrase(stage.minutes)
        said = {_DONE: _("faite"), _NOW: _("en cours"), _AHEAD: _("à venir")}[state]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {minutes}, {said}")
        item.setToolTip(plain_tooltip("\n".join(filter(None, (title, stage.instruction)))))
        item.setData(_STAGE, stage.id)
        item.setData(_STATE, state)
        item.setData(_COLOUR, palette.colours(question.number).pale if question else PRESSED)
        item.setData(_MINUTES, (minutes, _("{n}′").format(n=stage.minutes)))
        return item


class _StageRow(QStyledItemDelegate):
    """Draws a stage: title on the left, minutes on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row in its state."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: str = index.data(_STATE)
        box = QRectF(option.rect).adjusted(1, 1, -1, -3)
        self._paint_box(painter, option, box, index)
        font = option.font
        font.setBold(state == _NOW)
        painter.setFont(font)
        painter.setPen(QColor(palette.MUTED if state == _DONE else palette.INK))
        inside = box.adjusted(10, 0, -10, 0)
        if state == _DONE:
            side = theme.ICON_SIZE_PX - 4
            tick = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
            theme.icon("check", palette.MUTED).paint(painter, tick.toRect())
            inside.setLeft(tick.right() + 4)
        self._paint_words(painter, inside, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line with room for a finger."""
        return QSize(0, option.fontMetrics.height() + 22)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, index: Index) -> None:
        flags = option.state
        focused = flags & QStyle.StateFlag.State_HasFocus
        painter.setPen(QPen(QColor(FOCUS), 2) if focused else Qt.PenStyle.NoPen)
        if index.data(_STATE) == _NOW:
            painter.setBrush(QColor(index.data(_COLOUR)))
        elif flags & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(palette.PAPER))
        painter.drawRoundedRect(box, 8, 8)

    def _paint_words(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        metrics = QFontMetrics(painter.font())
        title, minutes = fitted_words(index.data(), index.data(_MINUTES), metrics, round(inside.width()))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, left, title)
        painter.drawText(inside, right, minutes)


def fitted_words(title: str, minutes: Sequence[str], metrics: QFontMetrics, room_px: int) -> tuple[str, str]:
    """The title and the minutes that fit on the row; `minutes` are from the longest way to say them.

    First goes what stands after the title's colon, then the unit of the minutes, then the minutes: the name is
    cut last.
    """
    short = _COLON.split(title)[0]
    for name, beside in ((title, minutes[0]), *((short, said) for said in minutes), (short, "")):
        taken = metrics.horizontalAdvance(beside) + _GAP_PX if beside else 0
        if metrics.horizontalAdvance(name) + taken <= room_px:
            return name, beside
    return metrics.elidedText(short, Qt.TextElideMode.ElideRight, room_px), ""
