"""Doing again what the journal tells, and seeing whether each change follows from the ones before."""

from collections.abc import Iterable

from atelier.domain.change import WHOLE, Edit
from atelier.domain.parts import Snapshot


def follow(told: Snapshot, edits: Iterable[Edit]) -> bool:
    """Carry out edits as far as each finds what it says was there before; returns whether all do.

    Raises:
        TypeError: an edit gives a thing a field that it can't have.
    """
    for edit in edits:
        if _value(told, edit) != edit.before:
            return False
        told.apply([edit])
    return True


def _value(told: Snapshot, edit: Edit) -> object:
    thing = told.find(edit.kind, edit.id)
    return thing if edit.field == WHOLE else getattr(thing, edit.field, None)
