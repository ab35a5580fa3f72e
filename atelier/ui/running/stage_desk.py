"""From one stage to another, and the stage's clock: what the menus, the agenda and the clock's buttons ask for."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage, next_stage, previous_stage
from atelier.domain.ids import StageId
from atelier.domain.language import gettext as _
from atelier.domain.operations import EnterStage, ExtendStage, PauseClock, PlanAgenda
from atelier.domain.things import Door, Stage, StageKind
from atelier.ui.menus.meeting import NEXT_KEY, PREVIOUS_KEY
from atelier.ui.panels.side_panel import Panel
from atelier.ui.running.countdown import Countdown
from atelier.ui.running.stage_wording import stage_name

EXTENSION_S = 120

_PANELS: Mapping[StageKind, Panel] = {
    StageKind.WELCOME: Panel.ARRIVALS,
    StageKind.COLLECT: Panel.ARRIVALS,
    StageKind.SORT: Panel.ARRIVALS,
    StageKind.NAME: Panel.SYNTHESIS,
    StageKind.READ_BACK: Panel.SYNTHESIS,
    StageKind.DISCUSSION: Panel.QUOTES,
    StageKind.FOLLOW_UPS: Panel.FOLLOW_UPS,
    StageKind.EVALUATION: Panel.QUOTES,
}


def panel_of(stage: Stage) -> Panel | None:
    """What she needs beside the board during a stage; None: whatever is there."""
    return _PANELS.get(stage.kind)


class StageDesk(QObject):
    """Moves everybody to a stage, after a countdown in which she can give it up; runs the stage's clock.

    Nobody is moved by half: a move is one operation, asked for when the countdown ends. It is given up where the
    stage goes meanwhile, the meeting is already elsewhere, or a dialog takes the keyboard and Esc with it.

    Signals:
        operation_requested: (EnterStage, PauseClock, ExtendStage, PlanAgenda)
        stage_entered: (Stage) another stage is under way.
        dropped: (sentence) why the move that was counted down will not be.
    """

    operation_requested = Signal(object)
    stage_entered = Signal(object)
    dropped = Signal(str)

    def __init__(self, model: BoardModel, countdown: Countdown, *, window: QWidget) -> None:
        super().__init__(window)
        self.countdown = countdown
        self._model = model
        self._to: StageId | None = None
        self._at = model.meeting.stage_id
        # Only while it counts: at any other time Esc is the business of what has the keyboard.
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        # Also while the projection has the keyboard, which F8 may have been pressed in.
        self._escape.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self._escape.setEnabled(False)
        for pressed in (self._escape.activated, self._escape.activatedAmbiguously):
            pressed.connect(self.give_up)
        window.installEventFilter(self)
        countdown.ended.connect(self._on_ended)
        countdown.given_up.connect(self.give_up)
        # After all else: what she did takes away what was said before it.
        model.caught_up.connect(self._on_caught_up)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about stages does."""
        return {
            "next_stage": self.go_on,
            "previous_stage": self.go_back,
            "pause": self.toggle_pause,
            "extend": self.give_time,
            "shorten": self.take_time,
            "silence": self.toggle_silence,
        }

    def go_on(self) -> None:
        """Count down to the next stage; asked again, go there now."""
        self._ask(next_stage(self._model))

    def go_back(self) -> None:
        """Count down to the stage before, its clock as it was left; asked again, go there now."""
        self._ask(previous_stage(self._model))

    def go_to(self, stage_id: StageId) -> None:
        """Count down to a stage of the agenda. A second click is no hurry: people double-click."""
        stage = self._model.snapshot.find(Stage, stage_id)
        if stage is not None and stage_id not in (self._to, self._model.meeting.stage_id):
            self._count_to(stage)

    def give_up(self) -> None:
        """Stay where the meeting is."""
        self._to = None
        self._escape.setEnabled(False)
        self.countdown.stop()

    def toggle_pause(self) -> None:
        """Stop the clock, or let it run again."""
        if current_stage(self._model) is not None:
            paused = self._model.meeting.stage_paused_at is None
            self.operation_requested.emit(PauseClock(self._model.meeting_id, paused))

    def give_time(self) -> None:
        """Give the stage two more minutes."""
        self._extend(EXTENSION_S)

    def take_time(self) -> None:
        """Take two minutes back."""
        self._extend(-EXTENSION_S)

    def toggle_silence(self) -> None:
        """Have the room sort without a word in the stage under way, or speak again."""
        now = current_stage(self._model)
        if now is None:
            return
        silenced = replace(now, silent=not now.silent)
        stages = tuple(silenced if stage == now else stage for stage in self._model.stages)
        self.operation_requested.emit(PlanAgenda(self._model.meeting_id, stages))

    def _extend(self, seconds: int) -> None:
        if current_stage(self._model) is not None:
            self.operation_requested.emit(ExtendStage(self._model.meeting_id, seconds))

    def _ask(self, stage: Stage | None) -> None:
        if stage is None:
            return
        if stage.id != self._to:
            self._count_to(stage)
        elif self.countdown.has_settled:
            self.countdown.hurry()

    def _count_to(self, stage: Stage) -> None:
        self._to = stage.id
        self._escape.setEnabled(True)
        sentence = _("Passage à « {stage} »").format(stage=stage_name(self._model, stage))
        self.countdown.start(sentence, detail=self._phones_then(stage), key=self._key_to(stage))

    def _key_to(self, stage: Stage) -> str:
        """The key that goes there, if one does."""
        if stage == next_stage(self._model):
            return NEXT_KEY
        return PREVIOUS_KEY if stage == previous_stage(self._model) else ""

    def _phones_then(self, stage: Stage) -> str:
        """What becomes of the phones, if anything."""
        door = self._model.meeting.door
        if door is Door.OPEN and not stage.collects:
            return _("Les téléphones seront en pause.")
        if door is Door.PAUSED and stage.collects:
            return _("Les téléphones pourront de nouveau envoyer.")
        return ""

    def _on_ended(self) -> None:
        stage_id, self._to = self._to, None
        self._escape.setEnabled(False)
        if stage_id is not None:
            self.operation_requested.emit(EnterStage(self._model.meeting_id, stage_id))

    def _on_caught_up(self) -> None:
        at = self._model.meeting.stage_id
        moved, self._at = at != self._at, at
        if self._to is not None and self._model.snapshot.find(Stage, self._to) is None:
            self.give_up()
            self.dropped.emit(_("Cette étape n’est plus au déroulé : personne n’a changé d’étape."))
        elif moved:
            self.give_up()
        stage = current_stage(self._model)
        if moved and stage is not None:
            self.stage_entered.emit(stage)

    # Qt overrides

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowBlocked:
            self.give_up()
        return False
