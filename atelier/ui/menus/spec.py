"""An action of the console as data: its words, its menu, its keys, and when it applies."""

from collections.abc import Callable
from dataclasses import dataclass

from atelier.board.model import BoardModel
from atelier.domain.ids import NoteId
from atelier.ui.projection_view import Projected, ProjectionView


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether an action applies. `projected`: what the room sees; None while it sees nothing."""

    model: BoardModel
    selected: tuple[NoteId, ...] = ()
    projected: Projected | None = None


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
    view: ProjectionView | None = None
    """The view that it shows the room: it is ticked while the room sees it."""
