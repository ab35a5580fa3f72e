"""What the facilitator does with what she chose, without the mouse. The keys for it: `keys`."""

from collections.abc import Callable

from atelier.board.hand.desk import Desk
from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.board.moves.navigation import Direction, neighbour
from atelier.board.moves.note_moves import NoteMoves
from atelier.domain.arrangement import Spot
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import Operation

NoteMove = Callable[[NoteMoves], Operation | None]
ClusterMove = Callable[[ClusterMoves], Operation | None]


class Commands:
    """Asks for the moves of the selected notes, or of the one with the focus, and of the chosen cluster."""

    def __init__(self, desk: Desk, chosen: Callable[[], ClusterId | None]) -> None:
        self._desk = desk
        self._chosen = chosen

    @property
    def note_ids(self) -> tuple[NoteId, ...]:
        """The notes that a command is about."""
        return self._desk.selection.subject

    @property
    def notes(self) -> NoteMoves:
        """What may be asked of them."""
        scene, focus, ids = self._desk.scene, self._desk.selection.focus, self.note_ids
        model = scene.model
        board = model.board(scene.question_id)
        if focus is None or focus.note_id not in ids:
            return NoteMoves(board, model.meeting_id, ids, lead=next(iter(ids), None))
        return NoteMoves(board, model.meeting_id, ids, lead=focus.note_id, here=focus.cluster_id)

    @property
    def cluster(self) -> ClusterMoves:
        """What may be asked of the chosen cluster."""
        scene = self._desk.scene
        return ClusterMoves(
            scene.model.board(scene.question_id), scene.model.meeting_id, cluster_id=self._chosen()
        )

    def move(self, move: NoteMove) -> None:
        """Ask for a move of the notes, if there is something to move."""
        self.ask(move(self.notes))

    def move_cluster(self, move: ClusterMove) -> None:
        """Ask for a move of the cluster, if it has somewhere to go."""
        self.ask(move(self.cluster))

    def ask(self, operation: Operation | None) -> None:
        """Ask for that, if it is anything."""
        if operation is not None:
            self._desk.ask(operation)

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
        selection, spots = self._desk.selection, [spot for spot, _note in self._desk.scene.spots()]
        focus = selection.focus
        beside = [spot.note_id for spot in spots if focus is None or spot.cluster_id == focus.cluster_id]
        everything = [spot.note_id for spot in spots]
        selection.choose(everything if set(beside) <= set(selection.ids) else beside)

    def toggle(self) -> None:
        """Select the focused note, or not."""
        if self._desk.selection.focus is not None:
            self._desk.selection.toggle(self._desk.selection.focus)

    def step(self, direction: Direction, *, extending: bool = False) -> Spot | None:
        """Move the focus; returns where it is now."""
        selection, places = self._desk.selection, self._desk.scene.arrangement.notes
        before, spot = selection.focus, neighbour(places, selection.focus, direction)
        if spot is not None and extending:
            also = () if before is None else (before.note_id,)
            selection.choose(dict.fromkeys((*selection.ids, *also, spot.note_id)), focus=spot)
        else:
            selection.set_focus(spot)
        return spot
