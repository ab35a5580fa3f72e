"""What notes there are, by what names them: a new one is not looked for in the tables.

Each look lets go of the interpreter, and gets it back only when a busy thread gives it up: in a burst that costs
more than all the rest of taking a post-it in.
"""

from collections.abc import Iterable
from typing import Any

from atelier.domain.change import WHOLE, Edit
from atelier.domain.things import Note, Thing
from base.stored_parts import StoredParts

REGISTERED: dict[type[Thing], tuple[tuple[str, ...], ...]] = {Note: (("id",), ("meeting_id", "key"))}
"""The fields that name a thing, in the order in which they are asked for."""


class Register:
    """The values of those fields in the whole base. True as long as whoever writes tells what was committed."""

    def __init__(self) -> None:
        self._held: dict[tuple[type[Thing], tuple[str, ...]], set[tuple[Any, ...]]] = {}

    def lacks(self, stored: StoredParts, kind: type[Thing], equals: dict[str, Any]) -> bool:
        """Whether nothing of that kind has those values, for sure; read from the tables once."""
        names = tuple(equals)
        if names not in REGISTERED.get(kind, ()):
            return False
        held = self._held.get((kind, names))
        if held is None:
            held = self._held[kind, names] = set(stored.values(kind, names))
        return tuple(equals.values()) not in held

    def take(self, edits: Iterable[Edit]) -> None:
        """Take in what was committed. What was deleted stays: that only costs a look."""
        for edit in edits:
            for names in REGISTERED.get(edit.kind, ()):
                held = self._held.get((edit.kind, names))
                if held is None:
                    continue
                if edit.field == WHOLE and edit.after is not None:
                    held.add(tuple(getattr(edit.after, name) for name in names))
                elif edit.field in names:
                    del self._held[edit.kind, names]
