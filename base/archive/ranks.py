"""The journal of one project, its changes numbered from 1: the same in every base that it is taken to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from atelier.domain.change import Change


def ranked(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes of a project, numbered by their place among them, as what they undo or redo is.

    Raises:
        KeyError: one speaks of a change that is not before it.
    """
    ranks: dict[int | None, int | None] = {None: None}
    for rank, change in enumerate(changes, start=1):
        yield replace(change, seq=rank, undoes=ranks[change.undoes], redoes=ranks[change.redoes])
        ranks[change.seq] = rank
