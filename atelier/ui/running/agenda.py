"""The agenda: the stages with their minutes, those done ticked, the one under way highlighted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain import palette
from atelier.domain.change import Change
from atelier.domain.language import gettext as _
from atelier.domain.things import Meeting, Question, Stage
from atelier.domain.timing import Timing
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.running.agenda_row import COLOUR, DETAIL, MINUTES, STAGE_ID, STATE, RowState, StageRow
from atelier.ui.running.clock import current_stage
from atelier.ui.running.pace import stage_time_phrase
from atelier.ui.running.stage_wording import stage_name
from atelier.ui.theme import bear_icon, look
from atelier.ui.wording import minutes_phrase


class Agenda(QWidget):
    """The list of stages; a click or Enter goes to one. When they begin and what they took is shown where it fits.

    Signals:
        stage_requested: (stage id) go to that stage.
        edit_requested: change the agenda.
    """

    stage_requested = Signal(str)
    edit_requested = Signal()

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.list = QListWidget()
        self.edit = bear_icon(look(QToolButton(), "quiet"), "pencil", "muted")
        self._timing: Timing | None = None
        self._row = StageRow(self.list)
        self.list.setAccessibleName(_("Déroulé"))
        self.list.setItemDelegate(self._row)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self.list, 1)
        model.followed.connect(self._on_followed)
        self._fill()

    def show_timing(self, timing: Timing) -> None:
        """Say when the stages begin and what they took, as things stand."""
        self._timing = timing
        for row in range(self.list.count()):
            self._show_time(self.list.item(row))

    def _head(self) -> QHBoxLayout:
        self.edit.setAccessibleName(_("Modifier le déroulé"))
        self.edit.setToolTip(plain_tooltip(_("Modifier le déroulé (Ctrl+Maj+G)")))
        self.edit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit.clicked.connect(lambda _checked: self.edit_requested.emit())
        head = QHBoxLayout()
        head.addWidget(plain_label(_("Déroulé"), kind="small"), 1)
        head.addWidget(self.edit)
        return head

    def _on_followed(self, change: Change) -> None:
        if {edit.kind for edit in change.edits} & {Meeting, Stage, Question}:
            self._fill()

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.stage_requested.emit(item.data(STAGE_ID))

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        state = RowState.DONE if current_stage(self.model) else RowState.AHEAD
        for stage in self.model.stages:
            if stage.id == self.model.meeting.stage_id:
                self.list.addItem(item := self._item(stage, RowState.NOW))
                self.list.scrollToItem(item)
                state = RowState.AHEAD
            else:
                self.list.addItem(self._item(stage, state))
        self.list.setCurrentRow(row)
        self._fit()

    def _item(self, stage: Stage, state: RowState) -> QListWidgetItem:
        question = self.model.snapshot.find(Question, stage.question_id)
        item = QListWidgetItem(stage_name(self.model, stage))
        item.setData(STAGE_ID, stage.id)
        item.setData(STATE, state)
        item.setData(COLOUR, palette.colours(question.number).pale if question else "")
        item.setData(MINUTES, (minutes_phrase(stage.minutes), _("{n}′").format(n=stage.minutes)))
        self._show_time(item)
        return item

    def _show_time(self, item: QListWidgetItem) -> None:
        """The words of a row that follow the time of day; what is the same already costs nothing."""
        stage = self.model.snapshot.find(Stage, item.data(STAGE_ID))
        times = {each.stage.id: each for each in self._timing.stages} if self._timing else {}
        if stage is None or (item.data(DETAIL) is not None and stage.id not in times):
            return
        state = RowState(item.data(STATE))
        told = times.get(stage.id)
        detail = stage_time_phrase(told, is_now=state is RowState.NOW) if told else ""
        if detail == item.data(DETAIL):
            return
        item.setData(DETAIL, detail)
        said = {
            RowState.DONE: _("faite"),
            RowState.NOW: _("en cours"),
            RowState.AHEAD: _("à venir"),
        }[state]
        parts = (item.text(), minutes_phrase(stage.minutes), said, detail)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, parts)))
        lines = (item.text(), ", ".join(filter(None, parts[1:])), stage.instruction)
        item.setToolTip(plain_tooltip("\n".join(filter(None, lines))))

    def _fit(self) -> None:
        """Two lines a row where all rows then fit; one, and the rest as a tip, where they do not."""
        room = self.list.viewport().height()
        roomy = bool(self.list.count()) and self._row.height(roomy=True) * self.list.count() <= room
        if roomy != self._row.roomy:
            self._row.roomy = roomy
            self.list.scheduleDelayedItemsLayout()
            self.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()
