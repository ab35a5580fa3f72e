"""An action of the console as data: its words, its menu, its keys, and when it applies."""

from collections.abc import Callable
from dataclasses import dataclass

from atelier.board.model import BoardModel
from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.board.moves.commands import ClusterMove, NoteMove
from atelier.board.moves.note_moves import NoteMoves
from atelier.board.stages import current_stage
from atelier.domain.ids import NoteId
from atelier.domain.practice import is_silent
from atelier.domain.things import Cluster, ClusterState, PeerGroup
from atelier.ui.projection.view import Projected, ProjectionView


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether an action applies: `notes` and `cluster` are what may be asked of those chosen.

    `projected`: what the room sees; None while it sees nothing.
    """

    model: BoardModel
    notes: NoteMoves | None = None
    cluster: ClusterMoves | None = None
    projected: Projected | None = None

    @property
    def chosen_notes(self) -> tuple[NoteId, ...]:
        """The notes chosen on the board."""
        return self.notes.note_ids if self.notes is not None else ()

    @property
    def chosen_cluster(self) -> Cluster | None:
        """The cluster chosen on the board, while there is one."""
        group = self.cluster.group if self.cluster is not None else None
        return group.cluster if group is not None else None


def _always(_situation: Situation) -> bool:
    return True


def has_chosen_notes(situation: Situation) -> bool:
    """Whether notes are chosen on the board."""
    return bool(situation.chosen_notes)


def has_chosen_cluster(situation: Situation) -> bool:
    """Whether a cluster is."""
    return situation.chosen_cluster is not None


def can_move(move: NoteMove) -> Callable[[Situation], bool]:
    """Whether that may be asked of the notes chosen."""
    return lambda now: now.notes is not None and move(now.notes) is not None


def can_move_cluster(move: ClusterMove) -> Callable[[Situation], bool]:
    """Whether that may be asked of the cluster chosen."""
    return lambda now: now.cluster is not None and move(now.cluster) is not None


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

    ticked: Callable[[Situation], bool] | None = None
    """Whether the meeting is as it asks for it to be, where it turns something on and off."""
    by_window: bool = False
    """Whether it is about the window itself: it is ticked while that is so, which the window tells."""

    @property
    def checkable(self) -> bool:
        """Whether it is ticked at times."""
        return any((self.view, self.state, self.ticked, self.by_window))

    def is_ticked(self, situation: Situation) -> bool:
        """Whether what it asks for is so."""
        if self.ticked is not None:
            return self.ticked(situation)
        if self.state is not None:
            cluster = situation.chosen_cluster
            return cluster is not None and cluster.state is self.state
        return situation.projected is not None and situation.projected.view is self.view
