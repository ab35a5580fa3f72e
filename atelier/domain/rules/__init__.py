"""What each operation does: `decide` is the one entry, one module a subject holds its rules.

A rule is a pure function (operation, draft, circumstances) that writes edits into the draft and says what it
was about; it raises `Refusal` where the operation can't be done. Nothing here knows a table or a window.
"""

from atelier.domain.decision import Circumstances, Decision, Refusal
from atelier.domain.language import gettext as _
from atelier.domain.operations import AddNotes, Operation, RewriteOwnNote, WithdrawOwnNote
from atelier.domain.parts import Draft, Parts
from atelier.domain.rules import (
    agenda,
    attendance,
    clusters,
    meetings,
    notes,
    placing,
    recordings,
    undoing,
    words,
)
from atelier.domain.rules.about import About, Rule, question_of
from atelier.domain.things import Party

_RULES: dict[type[Operation], Rule] = {
    **meetings.RULES,
    **agenda.RULES,
    **notes.RULES,
    **clusters.RULES,
    **placing.RULES,
    **words.RULES,
    **recordings.RULES,
    **attendance.RULES,
    **undoing.RULES,
}
_FOR_PARTICIPANTS = (AddNotes, WithdrawOwnNote, RewriteOwnNote)


def decide(operation: Operation, parts: Parts, circumstances: Circumstances) -> Decision:
    """The edits that an operation comes to on these parts.

    Raises:
        Refusal: it can't be done, with a sentence for the person who asked.
    """
    if circumstances.party is Party.PARTICIPANT and not isinstance(operation, _FOR_PARTICIPANTS):
        raise Refusal(_("Seule la personne qui anime la rencontre peut faire cela."))
    draft = Draft(parts)
    about: About = _RULES[type(operation)](operation, draft, circumstances)
    return Decision(
        project_id=about.project_id,
        meeting_id=about.meeting_id,
        edits=tuple(draft.edits),
        count=about.count,
        name=about.name,
        undoes=about.undoes,
        redoes=about.redoes,
        question_id=question_of(draft),
    )
