"""The journal: committed changes as rows, their edits as JSON, and back again."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.history import Entry
from atelier.domain.ids import MeetingId, ProjectId
from atelier.domain.things import KINDS
from base.entries import ENTRIES, entry_from
from base.plain import field_from, plain, thing_from
from base.statements import columns, driver, inserting
from base.tables import CHANGES

_KINDS = {kind.__name__: kind for kind in KINDS}
_LAST_SEQ = "SELECT seq FROM sqlite_sequence WHERE name = ?"
"""Where AUTOINCREMENT keeps it: the journal's own last row could have been removed by hand."""


def last_seq(connection: Connection) -> int:
    """The last sequence number ever given; 0 before any."""
    found = driver(connection).execute(_LAST_SEQ, [CHANGES.name]).fetchone()
    return 0 if found is None else int(found[0])


def append(connection: Connection, changes: Sequence[Change]) -> None:
    """Write changes, which follow the last one."""
    driver(connection).executemany(inserting(CHANGES), [_row(change) for change in changes])


def entries(connection: Connection, meeting_id: MeetingId) -> list[Entry]:
    """What the facilitator did in a meeting that can be undone, oldest first."""
    return [entry_from(row) for row in driver(connection).execute(ENTRIES, [meeting_id])]


def edits_of(connection: Connection, seq: int) -> tuple[Edit, ...]:
    """The edits of one change; LookupError where there is none."""
    raw = connection.execute(select(CHANGES.c.edits).where(CHANGES.c.seq == seq)).scalar_one_or_none()
    if raw is None:
        raise LookupError(seq)
    return tuple(decode(edit) for edit in raw)


def edits_by(connection: Connection, operation: str) -> list[Edit]:
    """Whatever was edited by operations of that name."""
    found = connection.execute(select(CHANGES.c.edits).where(CHANGES.c.operation == operation))
    return [decode(edit) for edits in found.scalars() for edit in edits]


def changes(connection: Connection, project_id: ProjectId | None = None) -> Iterable[Change]:
    """The whole journal, or what it tells of one project, oldest first."""
    query = select(CHANGES).order_by(CHANGES.c.seq)
    if project_id is not None:
        query = query.where(CHANGES.c.project_id == project_id)
    return (_change(row) for row in connection.execute(query).mappings())


def encode(edit: Edit) -> list[Any]:
    """An edit as JSON values: [kind, id, field, before, after]."""
    return [edit.kind.__name__, edit.id, edit.field, plain(edit.before), plain(edit.after)]


def decode(raw: list[Any]) -> Edit:
    """The edit of those JSON values."""
    name, id, field, before, after = raw
    kind = _KINDS[name]
    if field == WHOLE:
        return Edit(kind, id, field, before and thing_from(kind, before), after and thing_from(kind, after))
    return Edit(kind, id, field, field_from(kind, field, before), field_from(kind, field, after))


def _row(change: Change) -> list[Any]:
    here = columns(CHANGES)
    values = {name: getattr(change, name) for name in here.names}
    return here.written(values | {"edits": [encode(edit) for edit in change.edits]})


def _change(row: RowMapping) -> Change:
    values = dict(row)
    values["edits"] = tuple(decode(edit) for edit in values["edits"])
    return Change(**values)
