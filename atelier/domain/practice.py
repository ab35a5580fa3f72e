"""What goes on in each kind of stage: the usual, from which a stage or the facilitator may differ."""

from atelier.domain.things import StageKind

_COLLECTING = frozenset({StageKind.WELCOME, StageKind.COLLECT, StageKind.SORT, StageKind.BREAK})


def collects_in(kind: StageKind) -> bool:
    """Whether phones usually send during such a stage: the first try, the collecting, what comes late, the break.

    From the naming of clusters on a new post-it would change under the room's eyes what it agrees on.
    """
    return kind in _COLLECTING


def names_in(kind: StageKind) -> bool:
    """Whether clusters without a title are pointed out: before, they are left alone, as titles come last."""
    return kind in {StageKind.NAME, StageKind.READ_BACK}
