"""What the menus ask of the agenda as it is written down: its editor."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.change import Change
from atelier.domain.language import gettext as _
from atelier.domain.things import Party
from atelier.ui.pending_dialogs import PendingDialogs
from atelier.ui.preparation import Preparation

if TYPE_CHECKING:
    from atelier.ui.planning.agenda_editor.dialog import AgendaDialog


class AgendaDesk(QObject):
    """Opens the editor of the agenda, and says that what was written there is kept.

    Signals:
        told: (sentence) the agenda is kept.
        refused: (sentence) ready agendas are left out, as they can't be read.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(
        self, model: BoardModel, preparation: Preparation, *, dialogs: PendingDialogs, window: QWidget
    ) -> None:
        super().__init__(window)
        self._model = model
        self._preparation = preparation
        self._dialogs = dialogs
        self._window = window
        self._kept = False
        self._told_damaged: set[str] = set()
        model.followed.connect(self._on_followed)
        model.caught_up.connect(self._on_caught_up)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about the written agenda does."""
        return {"plan_agenda": self.open_editor}

    def open_editor(self) -> "AgendaDialog":
        """Open the editor of the agenda."""
        # Here, not above: what the first paint does not need is not loaded before it.
        from atelier.ui.planning.agenda_editor.dialog import AgendaDialog

        damaged: list[str] = []
        presets = self._preparation.presets(damaged.append)
        model = self._model
        dialog = AgendaDialog(
            model.meeting, model.stages, model.questions, presets=presets, parent=self._window
        )
        self._dialogs.open(dialog)
        self._tell_once(damaged)
        return dialog

    def _tell_once(self, damaged: list[str]) -> None:
        news = [sentence for sentence in damaged if sentence not in self._told_damaged]
        self._told_damaged.update(news)
        if news:
            self.refused.emit("\n".join(news))

    def _on_followed(self, change: Change) -> None:
        planned = change.operation == "plan_agenda" and change.party is Party.FACILITATOR
        # What turns the silence on or off is said over the board.
        self._kept |= planned and any(edit.field != "silent" for edit in change.edits)

    def _on_caught_up(self) -> None:
        """Not as soon as it is followed: the console then takes away the sentence that is there."""
        if not self._kept:
            return
        self._kept = False
        from atelier.ui.planning.agenda_editor.times import duration_phrase, stage_count

        stages = self._model.stages
        lasting = duration_phrase(sum(stage.minutes for stage in stages), self._model.meeting.begins_at)
        said = f"{stage_count(len(stages))}, {lasting}" if stages else stage_count(0)
        self.told.emit(_("Déroulé enregistré\xa0: {agenda}.").format(agenda=said))
