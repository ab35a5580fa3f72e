"""What the room can be shown, as values that the console and the projection tell each other."""

from dataclasses import dataclass
from enum import StrEnum

from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.language import gettext as _
from atelier.domain.things import Display, Stage, StageKind


class ProjectionView(StrEnum):
    """What the room is shown."""

    WELCOME = "welcome"
    QUESTION = "question"
    BOARD = "board"
    CLUSTER = "cluster"
    NOTE = "note"
    SYNTHESIS = "synthesis"
    BREAK = "break"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class Projected:
    """A view, and what it is about: a cluster, or a note where it lies (in no cluster: alone)."""

    view: ProjectionView = ProjectionView.BOARD
    cluster_id: ClusterId | None = None
    note_id: NoteId | None = None


_OF_STAGES = {
    StageKind.WELCOME: ProjectionView.WELCOME,
    StageKind.READ_BACK: ProjectionView.CLUSTER,
    # What is to be done follows from what was concluded.
    StageKind.FOLLOW_UPS: ProjectionView.SYNTHESIS,
    StageKind.EVALUATION: ProjectionView.QUESTION,
    StageKind.BREAK: ProjectionView.BREAK,
}
_ABOUT_CLUSTERS = (ProjectionView.CLUSTER, ProjectionView.SYNTHESIS)


def view_of(stage: Stage | None, display: Display = Display.DIRECT) -> ProjectionView:
    """The view that a stage asks for; while what is collected is held back, there is a question and no wall."""
    if stage is None:
        return ProjectionView.BOARD
    if stage.kind is StageKind.COLLECT and display is Display.HELD:
        return ProjectionView.QUESTION
    return _OF_STAGES.get(stage.kind, ProjectionView.BOARD)


def projected_of(stage: Stage | None, board: Board, display: Display = Display.DIRECT) -> Projected:
    """What a stage has the room see of that wall: reading back begins with the first cluster that has notes."""
    view = view_of(stage, display)
    if view in _ABOUT_CLUSTERS and not board.groups:
        return Projected(ProjectionView.BOARD)
    if view is ProjectionView.CLUSTER:
        ids = [group.cluster.id for group in sorted(board.groups, key=lambda group: not group.count)]
        return Projected(view, ids[0])
    return Projected(view)


def view_phrase(view: ProjectionView | None) -> str:
    """What the room sees, in words; None: nothing is projected."""
    phrases = {
        ProjectionView.WELCOME: _("l’accueil"),
        ProjectionView.QUESTION: _("la question"),
        ProjectionView.BOARD: _("le tableau"),
        ProjectionView.CLUSTER: _("un regroupement"),
        ProjectionView.NOTE: _("un post-it"),
        ProjectionView.SYNTHESIS: _("la synthèse"),
        ProjectionView.BREAK: _("la pause"),
        ProjectionView.BLACK: _("un écran noir"),
    }
    if view is None:
        return _("Projection fermée")
    return _("La salle voit\u202f: {what}").format(what=phrases[view])
