"""What can be undone in a meeting, as rows of the journal: asked by the first look and by the journal alike.

No SQLAlchemy here: it is slow to load.
"""

from collections.abc import Sequence
from typing import Any

from atelier.domain.history import ENTRY_FIELDS, Entry
from base.plain import moment

ENTRIES = f"SELECT {', '.join(ENTRY_FIELDS)} FROM changes WHERE meeting_id = ? AND undoable ORDER BY seq"
"""Oldest first; `entry_from` reads its rows."""


def entry_from(row: Sequence[Any]) -> Entry:
    """The entry of a row of `ENTRIES`."""
    seq, at, *others = row
    return Entry(seq, moment(at), *others)
