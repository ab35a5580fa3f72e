"""The agenda: the stages with their minutes, those done ticked, the one under way highlighted."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage
from atelier.domain import palette
from atelier.domain.change import Change
from atelier.domain.ids import StageId
from atelier.domain.language import gettext as _
from atelier.domain.things import Meeting, Question, Stage
from atelier.domain.timing import Timing
from atelier.ui.menus.meeting import PLAN_KEY
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.running.agenda_row import COLOUR, DETAIL, MINUTES, STAGE_ID, STATE, RowState, StageRow
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
        self._in_sight: StageId | None = None
        """The stage under way that was last brought in sight."""
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
        key = QKeySequence(PLAN_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self.edit.setToolTip(plain_tooltip(_("Modifier le déroulé ({key})").format(key=key)))
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
        """In place: rows that stay are where they were under the pointer."""
        stages, view = self.model.stages, self.list
        while view.count() > len(stages):
            view.takeItem(view.count() - 1)
        while view.count() < len(stages):
            view.addItem(QListWidgetItem())
        state = RowState.DONE if current_stage(self.model) else RowState.AHEAD
        for row, stage in enumerate(stages):
            if stage.id == self.model.meeting.stage_id:
                self._fill_row(view.item(row), stage, RowState.NOW)
                state = RowState.AHEAD
            else:
                self._fill_row(view.item(row), stage, state)
        self._fit()
        self._follow_stage()

    def _fill_row(self, item: QListWidgetItem, stage: Stage, state: RowState) -> None:
        question = self.model.snapshot.find(Question, stage.question_id)
        item.setText(stage_name(self.model, stage))
        item.setData(STAGE_ID, stage.id)
        item.setData(STATE, state)
        item.setData(COLOUR, palette.colours(question.number).pale if question else "")
        item.setData(MINUTES, (minutes_phrase(stage.minutes), _("{n}′").format(n=stage.minutes)))
        item.setData(DETAIL, None)
        self._show_time(item)

    def _follow_stage(self) -> None:
        """Bring another stage under way in sight; not while the pointer is there, about to press another row."""
        stage_id = self.model.meeting.stage_id
        if stage_id == self._in_sight or self.underMouse():
            return
        self._in_sight = stage_id
        current = current_stage(self.model)
        if current is not None:
            self.list.scrollToItem(self.list.item(self.model.stages.index(current)))

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
        self._row.agree(self._words(), self.list.font(), self.list.viewport().width())
        self.list.viewport().update()

    def _words(self) -> Iterator[tuple[str, tuple[str, ...], RowState]]:
        for row in range(self.list.count()):
            item = self.list.item(row)
            yield item.text(), item.data(MINUTES), RowState(item.data(STATE))

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._in_sight = None
        self._follow_stage()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._follow_stage()
