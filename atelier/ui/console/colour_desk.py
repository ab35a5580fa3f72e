"""What colours the post-its on the console: their question, or the peer group that they come from."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from atelier.board.model import BoardModel
from atelier.board.wall.scene import BoardScene
from atelier.domain.language import gettext as _
from atelier.domain.project import peer_groups
from atelier.domain.things import Note
from atelier.ui.widgets.board_area import BoardArea

if TYPE_CHECKING:
    from atelier.ui.console.colour_legend import ColourLegend, Told


class ColourDesk(QObject):
    """Colours the board and tells the colours above it. The room keeps the colours of questions.

    It lasts as long as the window: the next meeting begins in the colours that the room, phones and paper have.

    Signals:
        changed: post-its are coloured otherwise.
    """

    changed = Signal()

    def __init__(
        self, model: BoardModel, scene: BoardScene, area: BoardArea, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.by_group = False
        self.legend: ColourLegend | None = None
        """Made when it is first needed."""
        self._model = model
        self._scene = scene
        self._area = area
        model.caught_up.connect(self._tell)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about colours does."""
        return {
            "colour_by_question": partial(self.colour, by_group=False),
            "colour_by_group": partial(self.colour, by_group=True),
        }

    def tick(self, actions: Mapping[str, QAction]) -> None:
        """Tick what colours the post-its, now and whenever it is another."""

        def follow() -> None:
            actions["colour_by_group"].setChecked(self.by_group)
            actions["colour_by_question"].setChecked(not self.by_group)

        for action in (actions["colour_by_group"], actions["colour_by_question"]):
            # Qt takes the tick off where what is so already is chosen again.
            action.triggered.connect(follow)
        self.changed.connect(follow)
        follow()

    def colour(self, *, by_group: bool) -> None:
        """Colour them by their peer group, or by their question."""
        if by_group == self.by_group:
            return
        from atelier.board.drawing.colouring import Colouring  # late: the first paint does without

        self.by_group = by_group
        groups = [group.id for group in peer_groups(self._model.snapshot)]
        self._scene.colour_by(Colouring(groups) if by_group else None)
        if by_group:
            self._open_legend()
        elif self.legend is not None:
            self.legend.hide()
        self.changed.emit()

    def _open_legend(self) -> None:
        from atelier.ui.console.colour_legend import ColourLegend

        if self.legend is None:
            self.legend = ColourLegend()
            self.legend.closed.connect(partial(self.colour, by_group=False))
            self._area.put_right_above(self.legend)
        self._tell()
        self.legend.show()

    def _tell(self) -> None:
        if self.legend is not None and self.by_group:
            self.legend.tell(self._told())

    def _told(self) -> "list[Told]":
        from atelier.ui.console.colour_legend import Told

        snapshot = self._model.snapshot
        notes = (snapshot.get(Note, id) for id in self._model.board(self._scene.question_id).note_ids)
        counts = Counter(note.peer_group_id for note in notes)
        groups = peer_groups(snapshot)
        told = [Told(rank, group.name, counts[group.id]) for rank, group in enumerate(groups)]
        return [*told, Told(None, _("Sans groupe de pairs"), counts[None])]
