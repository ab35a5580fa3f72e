"""Advice for the facilitator while she runs a stage: when they are told, and what of the board they show her."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage
from atelier.board.view import BoardView
from atelier.domain.advice import Advice, AdviceKind, advise
from atelier.domain.ids import ClusterId
from atelier.domain.timing import left_s
from atelier.ui.highlights import Highlights
from atelier.ui.settings import SettingsStore
from atelier.ui.widgets.board_area import BoardArea

if TYPE_CHECKING:
    from atelier.ui.running.facilitation_strip import FacilitationStrip


class FacilitationDesk(QObject):
    """Nothing before she asks for it in the settings; what she sent away stays away as long as the window.

    Signals:
        naming_requested: (cluster id) give that cluster its title.
        naming_told: (whether) the strip says which clusters want a title: nobody else has to.
    """

    naming_requested = Signal(str)
    naming_told = Signal(bool)

    def __init__(
        self,
        model: BoardModel,
        board: BoardView,
        area: BoardArea,
        *,
        highlights: Highlights,
        settings: SettingsStore,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.strip: FacilitationStrip | None = None
        """Made when it is first needed."""
        self._model, self._board, self._area = model, board, area
        self._highlights = highlights
        self._settings = settings
        self._now = now
        self._sent_away: set[AdviceKind] = set()
        self._pointed_out: AdviceKind | None = None
        """Of which the board shows the clusters."""
        self._shown: tuple[ClusterId, ...] = ()
        model.caught_up.connect(self.refresh)
        settings.changed.connect(self.refresh)
        board.escaped.connect(self._light_all)
        board.released.connect(self._on_released)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the action does."""
        return {"facilitation": self.toggle}

    def tick(self, actions: Mapping[str, QAction]) -> None:
        """Tick the action while advice is told, now and whenever that changes."""

        def follow() -> None:
            actions["facilitation"].setChecked(self._settings.settings.facilitation)

        self._settings.changed.connect(follow)
        follow()

    def toggle(self) -> None:
        """Tell advice, or no longer."""
        self._settings.set(facilitation=not self._settings.settings.facilitation)

    def refresh(self) -> None:
        """Tell what is advised now."""
        told = self._told()
        if self._pointed_out not in {each.kind for each in told}:
            self._pointed_out = None
        self._point_out(next((each for each in told if each.kind is self._pointed_out), None))
        if told or self.strip is not None:
            self._open().show_advice(told, pointed_out=self._pointed_out)
        self.naming_told.emit(any(each.kind is AdviceKind.UNTITLED for each in told))

    def _told(self) -> list[Advice]:
        stage = current_stage(self._model)
        if stage is None or not self._settings.settings.facilitation:
            return []
        left = left_s(self._model.meeting, stage, self._now())
        every = advise(self._model.board(self._model.question.id), stage, left_s=left)
        return [each for each in every if each.kind not in self._sent_away]

    def _open(self) -> "FacilitationStrip":
        from atelier.ui.running.facilitation_strip import (
            FacilitationStrip,  # late: the first paint does without
        )

        if self.strip is None:
            self.strip = FacilitationStrip()
            self.strip.chosen.connect(self._on_chosen)
            self.strip.dismissed.connect(self._on_dismissed)
            self._area.put_right_above(self.strip)
        return self.strip

    def _on_chosen(self, kind: AdviceKind, on: bool) -> None:
        self._pointed_out = kind if on else None
        self.refresh()
        if on:
            self._board.show_cluster(self._shown[0])
        if on and kind is AdviceKind.UNTITLED:
            self.naming_requested.emit(self._shown[0])

    def _on_released(self) -> None:
        """Whoever presses elsewhere has seen what was pointed out."""
        if self._board.chosen_cluster not in self._shown:
            self._light_all()

    def _light_all(self) -> None:
        if self._pointed_out is not None:
            self._pointed_out = None
            self.refresh()

    def _on_dismissed(self, kind: AdviceKind) -> None:
        self._sent_away.add(kind)
        self.refresh()

    def _point_out(self, advice: Advice | None) -> None:
        """Have the clusters that it is about stand out; none: all alike again, as far as advice goes."""
        self._shown = advice.cluster_ids if advice is not None else ()
        if not self._shown:
            self._highlights.drop(self)
            return
        ids = frozenset(self._shown)
        groups = self._model.board(self._model.question.id).groups
        notes = frozenset(note.id for group in groups if group.cluster.id in ids for note in group.notes)
        self._highlights.show(self, notes, cluster_ids=ids)
