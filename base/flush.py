"""Writing edits to the tables: each thing once, however often it was edited."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from atelier.domain.change import WHOLE, Edit
from atelier.domain.things import KINDS, Thing
from base.statements import columns, deleting, driver, inserting, updating
from base.tables import TABLES


class _Fate:
    """What becomes of one thing: whether a row is to be made or removed, and the new values in it."""

    __slots__ = ("is_gone", "is_new", "values")

    def __init__(self, first: Edit) -> None:
        self.is_new = first.field == WHOLE and first.before is None
        self.is_gone = False
        self.values: dict[str, Any] = {}

    def take(self, edit: Edit) -> None:
        """Follow one more edit of the thing."""
        if edit.field != WHOLE:
            self.values[edit.field] = edit.after
            return
        self.is_gone = edit.after is None
        if not self.is_gone:
            self.values = {name: getattr(edit.after, name) for name in columns(TABLES[edit.kind]).names}


def flush(connection: Connection, edits: Iterable[Edit]) -> None:
    """Write what those edits come to.

    Owners are made before what they own, and deleted after. Edits that each were possible in its turn may
    need another order: they break a constraint here, and are to be written one at a time.
    """
    made, changed, removed = _batches(), _batches(), _batches()
    for (kind, id), fate in _fates(edits).items():
        table = TABLES[kind]
        values = columns(table).written(fate.values)
        if fate.is_new and not fate.is_gone:
            made[kind, inserting(table)].append(values)
        elif fate.is_gone and not fate.is_new:
            removed[kind, deleting(table)].append([id])
        elif not fate.is_gone:
            changed[kind, updating(table, tuple(fate.values))].append([*values, id])
    own = driver(connection)
    for batches, backwards in ((made, False), (changed, False), (removed, True)):
        for kind, statement in sorted(batches, key=lambda key: KINDS.index(key[0]), reverse=backwards):
            own.executemany(statement, batches[kind, statement])


def _batches() -> "dict[tuple[type[Thing], str], list[list[Any]]]":
    """Rows by the statement that they are for."""
    return defaultdict(list)


def _fates(edits: Iterable[Edit]) -> dict[tuple[type[Thing], str], _Fate]:
    fates: dict[tuple[type[Thing], str], _Fate] = {}
    for edit in edits:
        key = (edit.kind, edit.id)
        if key not in fates:
            fates[key] = _Fate(edit)
        fates[key].take(edit)
    return fates
