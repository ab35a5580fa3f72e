"""What runs the meeting on the console: stages, clock, agenda, and what is said about them, wired together."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from atelier.board.model import BoardModel
from atelier.domain.things import Stage
from atelier.ui.panels.side_panel import SidePanel
from atelier.ui.projection.view import Projected
from atelier.ui.running.agenda import Agenda
from atelier.ui.running.chime import Chime
from atelier.ui.running.clock import Clock
from atelier.ui.running.countdown import Countdown
from atelier.ui.running.question_news import QuestionNews
from atelier.ui.running.stage_band import StageBand
from atelier.ui.running.stage_desk import StageDesk, panel_of
from atelier.ui.settings import SettingsStore
from atelier.ui.widgets.board_area import BoardArea


class Running(QObject):
    """Owns the strip over the board, the countdown, the news of the question and the chime; has no timer for the clock.

    Signals:
        operation_requested: (operation) she wants something done.
        naming_requested: (cluster id) give that cluster its title.
        dropped: (sentence) why the move that was counted down will not be.
        keyboard_freed: what had the keyboard went.
    """

    operation_requested = Signal(object)
    naming_requested = Signal(str)
    dropped = Signal(str)
    keyboard_freed = Signal()

    def __init__(
        self,
        model: BoardModel,
        *,
        agenda: Agenda,
        clock: Clock,
        area: BoardArea,
        side_panel: SidePanel,
        settings: SettingsStore,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._agenda, self._clock, self._side_panel = agenda, clock, side_panel
        self.band = StageBand(model)
        self.countdown = Countdown(parent=area)
        self.question_news = QuestionNews(model, parent=area)
        self.chime = Chime(wanted=lambda: settings.settings.chime, parent=self)
        self.stages = StageDesk(model, self.countdown, window=window)
        area.put_above(self.band)
        area.float_over(self.countdown)
        area.float_over(self.question_news)
        self._connect()

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about stages does."""
        return self.stages.slots()

    def show_time(self, now: datetime) -> None:
        """Show where the stage and the agenda are at that moment."""
        self._agenda.show_timing(self._clock.show_time(now))

    def show_projected(self, projected: Projected | None) -> None:
        """Take note of what the room sees; None: nothing."""
        self.band.show_view(None if projected is None else projected.view)

    def give_up(self) -> None:
        """Move nobody, as the window goes."""
        self.stages.give_up()
        self.question_news.dismiss()

    def _on_stage_entered(self, stage: Stage) -> None:
        """Bring forward what the stage needs, not under the hands of somebody who writes there."""
        panel = panel_of(stage)
        focus = QApplication.focusWidget()
        writes_there = focus is not None and self._side_panel.stack.isAncestorOf(focus)
        if panel is not None and not writes_there:
            self._side_panel.tabs.setCurrentIndex(panel)

    def _connect(self) -> None:
        for asking in (self.stages, self.question_news):
            asking.operation_requested.connect(self.operation_requested)
        for bar in (self.countdown, self.question_news):
            bar.keyboard_freed.connect(self.keyboard_freed)
        self._agenda.stage_requested.connect(self.stages.go_to)
        self._clock.next_requested.connect(self.stages.go_on)
        self._clock.pause_requested.connect(self.stages.toggle_pause)
        self._clock.extension_requested.connect(self.stages.give_time)
        self._clock.stage_ran_out.connect(self.chime.ring)
        self.stages.stage_entered.connect(self._on_stage_entered)
        self.stages.dropped.connect(self.dropped)
        self.band.naming_requested.connect(self.naming_requested)
