"""What the room can be shown, as values that the console and the projection tell each other."""

from dataclasses import dataclass
from enum import StrEnum

from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.things import Stage, StageKind


class ProjectionView(StrEnum):
    """What the room is shown."""

    WELCOME = "welcome"
    BOARD = "board"
    CLUSTER = "cluster"
    NOTE = "note"
    SYNTHESIS = "synthesis"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class Projected:
    """A view, and what it is about: a cluster, or a note where it lies (in no cluster: alone)."""

    view: ProjectionView = ProjectionView.BOARD
    cluster_id: ClusterId | None = None
    note_id: NoteId | None = None


def view_of(stage: Stage | None) -> ProjectionView:
    """The view that a stage asks for."""
    return ProjectionView.WELCOME if stage and stage.kind is StageKind.WELCOME else ProjectionView.BOARD
