"""What is told of an undoing that is not seen: it happened on another question than the one on the board."""

from atelier.board.model import BoardModel
from atelier.domain.change import Change
from atelier.domain.language import gettext as _
from atelier.ui.wording import operation_phrase


def taken_back_elsewhere(model: BoardModel, change: Change) -> str:
    """A sentence on what the change took back or did again out of sight; empty where it is seen."""
    questions = model.questions_of(change)
    if not (change.undoes or change.redoes) or not questions or model.question.id in questions:
        return ""
    number = min(question.number for question in model.questions if question.id in questions)
    if change.undoes:
        said, taken = _("Annulé, question {number} : {what}"), model.history.undone
    else:
        said, taken = _("Rétabli, question {number} : {what}"), model.history.done
    return said.format(number=number, what=operation_phrase(taken[-1]))
