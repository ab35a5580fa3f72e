"""The clock of the stage under way: time left in large, how the agenda fares, and what can be done about it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage, next_stage
from atelier.domain.dates import short_day
from atelier.domain.ids import StageId
from atelier.domain.language import gettext as _
from atelier.domain.things import Stage
from atelier.domain.timing import Timing, is_forgotten, left_s, timing
from atelier.ui import theme
from atelier.ui.plain_text import plain_label
from atelier.ui.running.pace import pace_phrase
from atelier.ui.theme import look
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping
from atelier.ui.wording import clock_digits, minutes_phrase

LAST_MINUTE_S = 60
_GAP = 4


class Clock(QFrame):
    """Time left, and the buttons Pause, + 2 min, Suivante. It shows a time when told, and has no timer.

    Signals:
        pause_requested: stop the clock, or let it run again.
        extension_requested: give the stage two more minutes.
        next_requested: go on to the stage that follows.
        stage_ran_out: (stage id) its time came to its end while the clock ran; told once.
    """

    pause_requested = Signal()
    extension_requested = Signal()
    next_requested = Signal()
    stage_ran_out = Signal(str)

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.digits = plain_label(kind="display")
        self.sign = plain_label()
        self.caption = plain_label(wrap=True)
        self.pace = plain_label(kind="small", wrap=True)
        self.pause = _button(_("Pause"), self.pause_requested)
        self.extend = _button(_("+ 2 min"), self.extension_requested)
        self.next = _button(_("Suivante ›"), self.next_requested)
        self.extend.setAccessibleName(_("Ajouter deux minutes à l’étape"))
        self._running: StageId | None = None
        """The stage whose time was not out yet when it was last shown."""
        self._lay_out()

    def show_time(self, now: datetime) -> Timing:
        """Show where the stage is at that moment; returns how the whole agenda fares."""
        stage = current_stage(self.model)
        fares = timing(self.model.meeting, self.model.stages, now)
        self.setVisible(bool(self.model.stages))
        self._enable(stage)
        if stage is None:
            total = sum(stage.minutes for stage in self.model.stages)
            self._show(minutes_phrase(total), _("prévues au déroulé"))
        else:
            self._show_left(stage, left_s(self.model.meeting, stage, now))
        forgotten = stage is not None and is_forgotten(self.model.meeting, stage, now)
        if forgotten:
            self._show("", self._when_begun())
        self.digits.setHidden(forgotten)
        self.pace.setText(pace_phrase(fares))
        self.pace.setVisible(not forgotten and (stage is not None or fares.expected_end is not None))
        return fares

    def _when_begun(self) -> str:
        began = self.model.meeting.stage_started_at
        assert began is not None
        return _("commencée le {day}").format(day=short_day(began.astimezone().date()))

    def _show_left(self, stage: Stage, left: int) -> None:
        meeting = self.model.meeting
        paused = meeting.stage_paused_at is not None
        sign = ""
        if paused:
            caption = _("en pause, sur {planned}")
        elif left < 0:
            caption, sign = _("au-delà des {planned}"), "hourglass"
        elif left <= LAST_MINUTE_S:
            caption, sign = _("dernière minute"), "timer"
        else:
            caption = _("reste sur {planned}")
        planned = minutes_phrase(max(0, stage.minutes + meeting.stage_extra_s // 60))
        digits = clock_digits(left) if left >= 0 else "+ " + clock_digits(left)
        self._show(digits, caption.format(planned=planned), sign)
        self._notice_end(stage, left, paused=paused)

    def _notice_end(self, stage: Stage, left: int, *, paused: bool) -> None:
        if left > 0:
            self._running = stage.id
        elif not paused and self._running == stage.id:
            self._running = None
            self.stage_ran_out.emit(stage.id)

    def _show(self, digits: str, caption: str, sign: str = "") -> None:
        self.digits.setText(digits)
        self.caption.setText(caption)
        self.sign.setVisible(bool(sign))
        if sign:
            theme.bear_icon(self.sign, sign)
        self._fit_caption()

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
        # At once: a word that grew must not stand cut until the next turn of the event loop.
        self._buttons.activate()

    def _fit_caption(self) -> None:
        """On one line beside its sign where it fits; a label that wraps asks for a width of its own."""
        needed = self.caption.fontMetrics().horizontalAdvance(self.caption.text())
        sign = 0 if self.sign.isHidden() else self.sign.sizeHint().width() + _GAP
        self.caption.setWordWrap(needed + sign > self._room())

    def _room(self) -> int:
        margins = self.contentsMargins() + self._column.contentsMargins()
        return self.width() - margins.left() - margins.right()

    def _lay_out(self) -> None:
        self.setObjectName("clock")
        look(self, "well")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, 8, _GAP, 8)
        column.setSpacing(2)
        for label in (self.digits, self.caption, self.pace):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told = QHBoxLayout()
        told.setSpacing(_GAP)
        told.addStretch(1)
        told.addWidget(self.sign)
        told.addWidget(self.caption)
        told.addStretch(1)
        column.addWidget(self.digits)
        column.addLayout(told)
        column.addWidget(self.pace)
        column.addSpacing(_GAP)
        self._buttons = WrappingRow((self.pause, self.extend, self.next), spacing=_GAP, filled=True)
        column.addWidget(wrapping(self._buttons))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the caption the lines that it needs."""
        super().resizeEvent(event)
        self._fit_caption()


def _button(text: str, requested: object) -> QPushButton:
    button = look(QPushButton(text), "compact")
    # Reached with Tab; a click leaves the keyboard to the capture line.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: requested.emit())  # type: ignore[attr-defined]
    return button
