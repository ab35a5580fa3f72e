"""Rules of undo and redo: a change read backwards, or again. No operation has undo code of its own.

An edit is left out where somebody else changed the same field since, or what it rests on, so what participants did
always stands; and where it is about a stage under way that was left since.
"""

from collections.abc import Iterable
from dataclasses import replace

from atelier.domain.change import FORWARD_ONLY, WHOLE, Edit, inverse
from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.history import History
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation, Redo, Undo
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, existing, in_meeting
from atelier.domain.rules.under_way import concerning, remove_stage
from atelier.domain.things import Stage


def _undo(operation: Undo, draft: Draft, _circumstances: Circumstances) -> About:
    done = History(draft.parts.entries(operation.meeting_id)).done
    if not done:
        raise Refusal(_("Il n’y a rien à annuler."))
    entry = done[-1]
    _carry_out(draft, inverse(draft.parts.edits_of(entry.seq)))
    about = in_meeting(draft, operation.meeting_id, count=entry.count, name=entry.name)
    return replace(about, undoes=entry.seq)


def _redo(operation: Redo, draft: Draft, _circumstances: Circumstances) -> About:
    undone = History(draft.parts.entries(operation.meeting_id)).undone
    if not undone:
        raise Refusal(_("Il n’y a rien à rétablir."))
    entry = undone[-1]
    _carry_out(draft, (e for e in draft.parts.edits_of(entry.seq) if (e.kind, e.field) not in FORWARD_ONLY))
    about = in_meeting(draft, operation.meeting_id, count=entry.count, name=entry.name)
    return replace(about, redoes=entry.seq)


def _carry_out(draft: Draft, edits: Iterable[Edit]) -> None:
    edits = tuple(edits)
    concerns = concerning(draft, edits)
    overtaken = {(edit.kind, edit.id) for edit in edits if edit.rests and not _holds(draft, edit)}
    for edit in edits:
        if edit.field == WHOLE:
            _create_or_delete(draft, edit)
        elif concerns(edit) and (edit.kind, edit.id) not in overtaken and _holds(draft, edit):
            draft.set(existing(draft, edit.kind, edit.id), **{edit.field: edit.after})


def _holds(draft: Draft, edit: Edit) -> bool:
    now = draft.find(edit.kind, edit.id)
    return now is not None and getattr(now, edit.field) == edit.before


def _create_or_delete(draft: Draft, edit: Edit) -> None:
    now = draft.find(edit.kind, edit.id)
    if edit.after is None and isinstance(now, Stage):
        remove_stage(draft, now)
    elif edit.after is None and now is not None:
        draft.delete(now)
    elif edit.after is not None and now is None:
        draft.create(edit.after)


RULES: dict[type[Operation], Rule] = {Undo: _undo, Redo: _redo}
