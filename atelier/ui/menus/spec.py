"""An action of the console as data: its words, its menu, its keys, and when it applies."""

from collections.abc import Callable
from dataclasses import dataclass

from atelier.board.model import BoardModel
from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.board.moves.commands import ClusterMove, NoteMove
from atelier.board.moves.note_moves import NoteMoves
from atelier.board.stages import current_stage
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.practice import is_silent
from atelier.domain.things import Cluster, ClusterState, PeerGroup
from atelier.ui.projection.view import Projected, ProjectionView


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether an action applies. `projected`: what the room sees; None while it sees nothing.

    `cluster_id`: the cluster that is read back, else the one chosen on the board. `notes` and `chosen`: what may be
    asked of the notes chosen on the board, and of the cluster.
    """

    model: BoardModel
    notes: NoteMoves | None = None
    chosen: ClusterMoves | None = None
    projected: Projected | None = None
    cluster_id: ClusterId | None = None

    @property
    def selected(self) -> tuple[NoteId, ...]:
        """The notes chosen on the board."""
        return self.notes.note_ids if self.notes is not None else ()

    @property
    def cluster(self) -> Cluster | None:
        """That cluster, while there is one."""
        return self.model.snapshot.find(Cluster, self.cluster_id)


def _always(_situation: Situation) -> bool:
    return True


def has_selection(situation: Situation) -> bool:
    """Whether notes are chosen on the board."""
    return bool(situation.selected)


def can_move(move: NoteMove) -> Callable[[Situation], bool]:
    """Whether that may be asked of the notes chosen."""
    return lambda now: now.notes is not None and move(now.notes) is not None


def can_move_cluster(move: ClusterMove) -> Callable[[Situation], bool]:
    """Whether that may be asked of the cluster chosen."""
    return lambda now: now.chosen is not None and move(now.chosen) is not None


def has_groups(situation: Situation) -> bool:
    """Whether the project has peer groups."""
    return next(situation.model.snapshot.all(PeerGroup), None) is not None


def has_cluster(situation: Situation) -> bool:
    """Whether the question shown has a cluster."""
    model = situation.model
    return bool(model.board(model.question.id).groups)


def reads_back(situation: Situation) -> bool:
    """Whether the room may be read something of the wall: not while it sorts in silence."""
    return not is_silent(current_stage(situation.model))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action; `tip` is what a button without words says."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    applies: Callable[[Situation], bool] = _always
    naming: Callable[[Situation], str] | None = None
    """Its text as things stand, where that is not always the same."""
    apart: bool = False
    """Whether a separator stands before it."""
    repeats: bool = True
    """Whether holding its keys down asks again and again."""
    view: ProjectionView | None = None
    """The view that it shows the room: it is ticked while the room sees it."""
    state: ClusterState | None = None
    """What it marks a cluster as: it is ticked while the cluster is."""

    by_window: bool = False
    """Whether it is about the window itself: it is ticked while that is so, which the window tells."""

    @property
    def checkable(self) -> bool:
        """Whether it is ticked at times."""
        return self.view is not None or self.state is not None or self.by_window

    def is_ticked(self, situation: Situation) -> bool:
        """Whether what it asks for is so."""
        if self.state is not None:
            return situation.cluster is not None and situation.cluster.state is self.state
        return situation.projected is not None and situation.projected.view is self.view
