"""Codes given to meetings whose own was another project's there: each base's affair, never compared nor taken along.

A meeting's own code is the one that it was founded with.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from atelier.domain.change import Change, Edit
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Thing
from base.archive.ranks import ranked

ThingT = TypeVar("ThingT", bound=Thing)
RENEWAL = "renew_code"
"""How the journal calls giving one; nobody asks for that."""


def without_renewals(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes of a project but for those, numbered anew; raises as `ranked`."""
    return ranked(change for change in changes if change.operation != RENEWAL)


class Renewals:
    """The codes that a journal gave, as it is followed, beside things that have their own."""

    def __init__(self) -> None:
        self._seqs: set[int | None] = set()
        self._codes: dict[str, str] = {}

    def follow(self, own: Snapshot, change: Change) -> bool:
        """Keep the codes that a renewal gives; returns whether it gives codes alone, instead of what they were."""
        self._seqs.add(change.seq)
        return change.undoes is None is change.redoes and all(self._give(own, edit) for edit in change.edits)

    def takes_back(self, change: Change) -> bool:
        """Whether it undoes or redoes a renewal, which nothing does."""
        return not self._seqs.isdisjoint({change.undoes, change.redoes})

    def there(self, thing: ThingT) -> ThingT:
        """A thing as it is where the journal was written."""
        code = self._codes.get(thing.id)
        return replace(thing, code=code) if isinstance(thing, Meeting) and code is not None else thing

    def _give(self, own: Snapshot, edit: Edit) -> bool:
        meeting = own.find(Meeting, edit.id)
        if edit.kind is not Meeting or edit.field != "code" or meeting is None:
            return False
        if self.there(meeting).code != edit.before:
            return False
        self._codes[edit.id] = edit.after
        return True
