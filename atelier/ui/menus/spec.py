"""An action of the console as data: its words, its menu, its keys, and when it applies."""

from collections.abc import Callable
from dataclasses import dataclass

from atelier.board.model import BoardModel
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.things import Cluster, ClusterState
from atelier.ui.projection.view import Projected, ProjectionView


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether an action applies. `projected`: what the room sees; None while it sees nothing.

    `cluster_id`: the cluster that is read back, else the one chosen on the board.
    """

    model: BoardModel
    selected: tuple[NoteId, ...] = ()
    projected: Projected | None = None
    cluster_id: ClusterId | None = None

    @property
    def cluster(self) -> Cluster | None:
        """That cluster, while there is one."""
        return self.model.snapshot.find(Cluster, self.cluster_id)


def _always(_situation: Situation) -> bool:
    return True


def has_selection(situation: Situation) -> bool:
    """Whether notes are chosen on the board."""
    return bool(situation.selected)


def has_cluster(situation: Situation) -> bool:
    """Whether the question shown has a cluster."""
    model = situation.model
    return bool(model.board(model.question.id).groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action; `tip` is what a button without words says."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    applies: Callable[[Situation], bool] = _always
    apart: bool = False
    """Whether a separator stands before it."""
    repeats: bool = True
    """Whether holding its keys down asks again and again."""
    view: ProjectionView | None = None
    """The view that it shows the room: it is ticked while the room sees it."""
    state: ClusterState | None = None
    """What it marks a cluster as: it is ticked while the cluster is."""

    folds: bool = False
    """Whether it folds a part of the window away: it is ticked while that is there, which the window tells."""

    @property
    def checkable(self) -> bool:
        """Whether it is ticked at times."""
        return self.view is not None or self.state is not None or self.folds

    def is_ticked(self, situation: Situation) -> bool:
        """Whether what it asks for is so."""
        if self.state is not None:
            return situation.cluster is not None and situation.cluster.state is self.state
        return situation.projected is not None and situation.projected.view is self.view
