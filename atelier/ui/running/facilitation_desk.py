"""Helps for the facilitator while she runs a stage: when they are told, and what of the board they show her."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from atelier.board.model import BoardModel
from atelier.board.stages import current_stage
from atelier.board.view import BoardView
from atelier.domain.advice import Help, HelpKind, helps
from atelier.domain.ids import ClusterId
from atelier.domain.timing import left_s
from atelier.ui.console.board_area import BoardArea
from atelier.ui.settings import SettingsStore

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
        settings: SettingsStore,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.strip: FacilitationStrip | None = None
        """Made when it is first needed."""
        self._model, self._board, self._area = model, board, area
        self._settings = settings
        self._now = now
        self._sent_away: set[HelpKind] = set()
        self._pointed_out: HelpKind | None = None
        """Of which the board shows the clusters."""
        self._shown: tuple[ClusterId, ...] = ()
        model.caught_up.connect(self.refresh)
        settings.changed.connect(self.refresh)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the action does."""
        return {"facilitation": self.toggle}

    def tick(self, actions: Mapping[str, QAction]) -> None:
        """Tick the action while helps are told, now and whenever that changes."""

        def follow() -> None:
            actions["facilitation"].setChecked(self._settings.settings.facilitation)

        self._settings.changed.connect(follow)
        follow()

    def toggle(self) -> None:
        """Tell helps, or no longer."""
        self._settings.set(facilitation=not self._settings.settings.facilitation)

    def refresh(self) -> None:
        """Tell what helps now."""
        told = self._told()
        if self._pointed_out not in {help.kind for help in told}:
            self._pointed_out = None
        self._point_out(next((help for help in told if help.kind is self._pointed_out), None))
        if told or self.strip is not None:
            self._open().show_helps(told, pointed_out=self._pointed_out)
        self.naming_told.emit(any(help.kind is HelpKind.UNTITLED for help in told))

    def _told(self) -> list[Help]:
        stage = current_stage(self._model)
        if stage is None or not self._settings.settings.facilitation:
            return []
        left = left_s(self._model.meeting, stage, self._now())
        every = helps(self._model.board(self._model.question.id), stage, left_s=left)
        return [help for help in every if help.kind not in self._sent_away]

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

    def _on_chosen(self, kind: HelpKind, on: bool) -> None:
        self._pointed_out = kind if on else None
        self.refresh()
        if on:
            self._board.show_cluster(self._shown[0])
        if on and kind is HelpKind.UNTITLED:
            self.naming_requested.emit(self._shown[0])

    def _on_dismissed(self, kind: HelpKind) -> None:
        self._sent_away.add(kind)
        self.refresh()

    def _point_out(self, help: Help | None) -> None:
        """Have the clusters that it is about stand out; none: all alike again, if it was this that made them so."""
        ids = help.cluster_ids if help is not None else ()
        if ids == self._shown:
            return
        self._shown = ids
        groups = self._model.board(self._model.question.id).groups
        notes = frozenset(note.id for group in groups if group.cluster.id in ids for note in group.notes)
        self._board.board_scene.set_highlight(notes if ids else None, frozenset(ids))
