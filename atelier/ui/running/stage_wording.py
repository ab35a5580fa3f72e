"""French phrases on a stage: its name, and what it lets people do. No widget."""

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.practice import names_in
from atelier.domain.things import Cluster, Door, Question, Stage


def stage_name(model: BoardModel, stage: Stage) -> str:
    """The title, after the number of the stage's question."""
    question = model.snapshot.find(Question, stage.question_id)
    return f"{question.number} · {stage.title}" if question else stage.title


def phones_phrase(model: BoardModel) -> str:
    """What phones may do at the moment, on the question that the room is on."""
    meeting = model.meeting
    if meeting.door is Door.CLOSED:
        return _("Collecte par téléphone fermée")
    if meeting.door is Door.PAUSED:
        return _("Les téléphones attendent")
    if not meeting.takes(model.question.id):
        return _("Question fermée aux téléphones")
    return _("Les téléphones peuvent écrire")


def untitled(model: BoardModel, stage: Stage | None) -> list[Cluster]:
    """The clusters that still want a title, in the stages in which titles are found."""
    if stage is None or not names_in(stage.kind):
        return []
    groups = model.board(model.question.id).groups
    return [group.cluster for group in groups if not group.cluster.title]


def naming_phrase(count: int) -> str:
    """How many clusters still want a title, and what to do about it."""
    return ngettext(
        "{count} regroupement sans titre : nommer", "{count} regroupements sans titre : nommer", count
    ).format(count=count)
