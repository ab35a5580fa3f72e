"""What the facilitator does with what she chose, without the mouse. The keys for it: `keys`."""

from collections.abc import Callable

from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.board.moves.navigation import Direction, neighbour
from atelier.board.moves.note_moves import NoteMoves
from atelier.board.selection import Selection
from atelier.board.wall.scene import BoardScene
from atelier.domain.arrangement import Spot
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import Operation

NoteMove = Callable[[NoteMoves], Operation | None]
ClusterMove = Callable[[ClusterMoves], Operation | None]


class Commands:
    """Asks for the moves of the selected notes, or of the one with the focus, and of the chosen cluster."""

    def __init__(self, scene: BoardScene, selection: Selection, *, ask: Callable[[Operation], None]) -> None:
        self._scene = scene
        self._selection = selection
        self._ask = ask

    @property
    def note_ids(self) -> tuple[NoteId, ...]:
        """The notes that a command is about."""
        return self._selection.subject

    @property
    def notes(self) -> NoteMoves:
        """What may be asked of them."""
        board, meeting_id = self._board, self._scene.model.meeting_id
        focus, ids = self._selection.focus, self.note_ids
        if focus is None or focus.note_id not in ids:
            return NoteMoves(board, meeting_id, ids, lead=next(iter(ids), None))
        return NoteMoves(board, meeting_id, ids, lead=focus.note_id, here=focus.cluster_id)

    @property
    def cluster(self) -> ClusterMoves:
        """What may be asked of the chosen cluster."""
        return ClusterMoves(self._board, self._scene.model.meeting_id, self._selection.cluster_id)

    def move(self, move: NoteMove) -> None:
        """Ask for a move of the notes, if there is something to move."""
        self.ask(move(self.notes))

    def move_cluster(self, move: ClusterMove) -> None:
        """Ask for a move of the cluster, if it has somewhere to go."""
        self.ask(move(self.cluster))

    def ask(self, operation: Operation | None) -> None:
        """Ask for that, if it is anything."""
        if operation is not None:
            self._ask(operation)

    def group(self) -> None:
        """Make a new cluster of the notes."""
        self.move(NoteMoves.grouped)

    def place(self, cluster_id: ClusterId, *, also: bool = False) -> None:
        """Put them into a cluster; `also`: they stay where they are as well."""
        self.ask(self.notes.placed(cluster_id, also=also))

    def unsort(self) -> None:
        """Put them back among those to sort."""
        self.move(NoteMoves.unsorted)

    def isolate(self) -> None:
        """Leave them alone deliberately."""
        self.move(NoteMoves.isolated)

    def withdraw(self) -> None:
        """Take them off the wall, each with its pile."""
        self.move(NoteMoves.withdrawn)

    def select_all(self) -> None:
        """Select the notes beside the focused one; then, and without focus, all of the wall."""
        selection, spots = self._selection, [spot for spot, _note in self._scene.spots()]
        focus = selection.focus
        beside = [spot.note_id for spot in spots if focus is None or spot.cluster_id == focus.cluster_id]
        everything = [spot.note_id for spot in spots]
        selection.choose(everything if set(beside) <= set(selection.ids) else beside)

    def toggle(self) -> None:
        """Select the focused note, or not."""
        if self._selection.focus is not None:
            self._selection.toggle(self._selection.focus)

    def step(self, direction: Direction, *, extending: bool = False) -> Spot | None:
        """Move the focus; returns where it is now."""
        selection, places = self._selection, self._scene.arrangement.notes
        before, spot = selection.focus, neighbour(places, selection.focus, direction)
        if spot is not None and extending:
            also = () if before is None else (before.note_id,)
            selection.choose(dict.fromkeys((*selection.ids, *also, spot.note_id)), focus=spot)
        else:
            selection.set_focus(spot)
        return spot

    @property
    def _board(self) -> Board:
        return self._scene.model.board(self._scene.question_id)
