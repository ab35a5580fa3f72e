"""The clock of the stage under way: time left in large, and what can be done about it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.domain.operations import EnterStage, ExtendStage, Operation, PauseClock
from atelier.domain.things import Meeting, Stage
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import look
from atelier.ui.wording import clock_digits, minutes_phrase

EXTENSION_S = 120


def current_stage(model: BoardModel) -> Stage | None:
    """The stage under way."""
    return model.snapshot.find(Stage, model.meeting.stage_id)


def next_stage(model: BoardModel) -> Stage | None:
    """The stage after the one under way; the first one before the meeting began."""
    stages = model.stages
    current = current_stage(model)
    at = stages.index(current) + 1 if current in stages else 0
    return stages[at] if at < len(stages) else None


def left_s(meeting: Meeting, stage: Stage, now: datetime) -> int:
    """The seconds left of the stage; negative once it is late."""
    until = meeting.stage_paused_at or now
    elapsed = until - (meeting.stage_started_at or until)
    return stage.minutes * 60 + meeting.stage_extra_s - int(elapsed.total_seconds())


class Clock(QFrame):
    """Time left, and the buttons Pause, + 2 min, Suivante. It shows a time when told, and has no timer.

    Signals:
        operation_requested: (PauseClock, ExtendStage or EnterStage)
    """

    operation_requested = Signal(object)

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.digits = plain_label(kind="display")
        self.caption = plain_label(wrap=True)
        self.pause = _button(_("Pause"), self.toggle_pause)
        self.extend = _button(_("+ 2 min"), self.add_time)
        self.next = _button(_("Suivante ›"), self.enter_next)
        self.extend.setAccessibleName(_("Ajouter deux minutes à l’étape"))
        self._lay_out()

    def show_time(self, now: datetime) -> None:
        """Show where the stage is at that moment."""
        stage = current_stage(self.model)
        meeting = self.model.meeting
        self.setVisible(bool(self.model.stages))
        self._enable(stage)
        if stage is None:
            total = sum(stage.minutes for stage in self.model.stages)
            self._show(minutes_phrase(total), _("prévues au déroulé"))
            return
        left = left_s(meeting, stage, now)
        planned = minutes_phrase(stage.minutes + meeting.stage_extra_s // 60)
        if meeting.stage_paused_at is not None:
            caption = _("en pause, sur {planned}")
        elif left < 0:
            caption = _("au-delà des {planned}")
        else:
            caption = _("reste sur {planned}")
        self._show(
            clock_digits(left) if left >= 0 else "+ " + clock_digits(left), caption.format(planned=planned)
        )

    def toggle_pause(self) -> None:
        """Stop the clock, or let it run again."""
        paused = self.model.meeting.stage_paused_at is None
        self._ask(PauseClock(self.model.meeting_id, paused))

    def add_time(self) -> None:
        """Give the stage two more minutes."""
        self._ask(ExtendStage(self.model.meeting_id, EXTENSION_S))

    def enter_next(self) -> None:
        """Go on to the stage that follows."""
        following = next_stage(self.model)
        if following is not None:
            self._ask(EnterStage(self.model.meeting_id, following.id))

    def _ask(self, operation: Operation) -> None:
        self.operation_requested.emit(operation)

    def _show(self, digits: str, caption: str) -> None:
        self.digits.setText(digits)
        self.caption.setText(caption)

    def _enable(self, stage: Stage | None) -> None:
        following = next_stage(self.model)
        self.pause.setVisible(stage is not None)
        self.extend.setVisible(stage is not None)
        self.next.setEnabled(following is not None)
        self.next.setText(_("Suivante ›") if stage else _("Commencer ›"))
        self.next.setAccessibleName(
            _("Passer à l’étape {title}").format(title=following.title) if following else _("Dernière étape")
        )
        self.pause.setText(_("Reprise") if self.model.meeting.stage_paused_at else _("Pause"))

    def _lay_out(self) -> None:
        self.setObjectName("clock")
        look(self, "well")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(4)
        for label in (self.digits, self.caption):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.pause, self.extend):
            row.addWidget(button, 1)
        column.addSpacing(4)
        column.addLayout(row)
        # A row of its own: three side by side are cut where the column is at its narrowest.
        column.addSpacing(2)
        column.addWidget(self.next)


def _button(text: str, slot: object) -> QPushButton:
    button = look(QPushButton(text), "compact")
    # Reached with Tab; a click leaves the keyboard to the capture line.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(slot)
    return button
