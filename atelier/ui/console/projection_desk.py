"""What the facilitator has the room see, asked from the console: views, and one thing to read after the other."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, Signal

from atelier.board.model import BoardModel
from atelier.board.view import BoardView
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import MarkCluster, Operation, WithdrawNotes
from atelier.domain.things import ClusterState
from atelier.ui.panels.side_panel import SidePanel
from atelier.ui.projection.view import Projected, ProjectionView


class ProjectionDesk(QObject):
    """Turns the choices on the console into wishes; `projected` is what the room sees, None for nothing.

    Signals:
        opening_requested: show the projection.
        closing_requested: close the projection.
        view_requested: (Projected) show the room that.
        changed: the room sees something else.
        note_reached: (note id) the reading went on to that note.
        cluster_reached: (cluster id) the reading went on to that cluster.
        operation_requested: (MarkCluster)
    """

    opening_requested = Signal()
    closing_requested = Signal()
    view_requested = Signal(object)
    changed = Signal()
    note_reached = Signal(str)
    cluster_reached = Signal(str)
    operation_requested = Signal(object)

    def __init__(
        self, model: BoardModel, board: BoardView, side_panel: SidePanel, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.projected: Projected | None = None
        self._model = model
        self._board_view = board
        self._side_panel = side_panel
        self._before_black = Projected()

    def follow(self, projected: Projected | None) -> None:
        """Take note of what the room sees now; the cluster that it comes to read is chosen on the board."""
        before, self.projected = self._read_cluster, projected
        if self._read_cluster is not None and self._read_cluster != before:
            self._board_view.chosen_cluster = self._read_cluster
        if projected is not None and projected.view is not ProjectionView.BLACK:
            self._before_black = projected
        self.changed.emit()

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about the room does."""
        return {
            "projection": self.toggle,
            "show_board": partial(self.view_requested.emit, Projected(ProjectionView.BOARD)),
            "show_cluster": self.show_cluster,
            "show_note": self.show_note,
            "show_question": partial(self.view_requested.emit, Projected(ProjectionView.QUESTION)),
            "show_break": partial(self.view_requested.emit, Projected(ProjectionView.BREAK)),
            "show_synthesis": partial(self.view_requested.emit, Projected(ProjectionView.SYNTHESIS)),
            "black": self.toggle_black,
            "read_previous": partial(self.read_on, -1),
            "read_next": partial(self.read_on, 1),
            "validate_cluster": partial(self.mark, ClusterState.VALIDATED),
            "set_cluster_aside": partial(self.mark, ClusterState.SET_ASIDE),
        }

    def toggle(self) -> None:
        """Have the projection opened, or closed while it is seen."""
        wish = self.opening_requested if self.projected is None else self.closing_requested
        wish.emit()

    def show_cluster(self) -> None:
        """Have the room see the cluster chosen on the board, else the one that the synthesis is on, else the first."""
        ways = (self._board_view.chosen_cluster, self._side_panel.cluster_id)
        ids = [group.cluster.id for group in self._board.groups]
        cluster_id = next((id for id in ways if id in ids), next(iter(ids), None))
        if cluster_id is not None:
            self.view_requested.emit(Projected(ProjectionView.CLUSTER, cluster_id))

    def show_note(self) -> None:
        """Have the room see the chosen note; of several, the one chosen last."""
        focus, ids = self._board_view.selection.focus, self._board_view.commands.note_ids
        if focus is not None and focus.note_id in ids:
            self.view_requested.emit(Projected(ProjectionView.NOTE, focus.cluster_id, focus.note_id))
        elif ids:
            self.view_requested.emit(Projected(ProjectionView.NOTE, None, ids[-1]))

    def toggle_black(self) -> None:
        """Have the room see nothing; asked again, what it saw before."""
        black = self.projected is not None and self.projected.view is ProjectionView.BLACK
        self.view_requested.emit(self._before_black if black else Projected(ProjectionView.BLACK))

    def read_on(self, step: int) -> None:
        """Have the room see the next cluster or note, or the one before."""
        from atelier.ui.projection.read_back import next_to_read  # late: not before the room sees anything

        reached = next_to_read(self._model, self.projected, step)
        if reached is None:
            return
        self.view_requested.emit(reached)
        if reached.note_id is not None:
            self.note_reached.emit(reached.note_id)
        elif reached.cluster_id is not None:
            self.cluster_reached.emit(reached.cluster_id)

    def mark(self, state: ClusterState) -> None:
        """Say what the group made of the chosen cluster; asked again, that it made nothing of it yet."""
        group = self._board_view.commands.cluster.group
        if group is not None:
            wanted = ClusterState.PROPOSED if group.cluster.state is state else state
            self.operation_requested.emit(MarkCluster(group.cluster.id, wanted))

    @property
    def note_id(self) -> NoteId | None:
        """The one note that the room sees."""
        return self.projected.note_id if self.projected is not None else None

    def follow_asked(self, operation: Operation) -> None:
        """Go on to the next note, or the one before, when the one that the room sees is taken off the wall."""
        seen = self.projected
        if not isinstance(operation, WithdrawNotes) or seen is None or seen.note_id not in operation.note_ids:
            return
        ways = (self._staying(step, operation.note_ids) for step in (1, -1))
        self.view_requested.emit(next(filter(None, ways), Projected(ProjectionView.BOARD)))

    def _staying(self, step: int, leaving: Collection[NoteId]) -> Projected | None:
        """The nearest note that way which stays on the wall."""
        from atelier.ui.projection.read_back import neighbour

        at = neighbour(self._board, self.projected, step)
        while at is not None and at.note_id in leaving:
            at = neighbour(self._board, at, step)
        return at

    @property
    def _board(self) -> Board:
        return self._model.board(self._model.question.id)

    @property
    def _read_cluster(self) -> ClusterId | None:
        """The cluster that is read back, or holds the note that is."""
        return self.projected.cluster_id if self.projected is not None else None
