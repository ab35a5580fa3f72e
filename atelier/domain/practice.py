"""What goes on in each kind of stage: the usual, from which a stage or the facilitator may differ."""

from atelier.domain.things import Stage, StageKind

_COLLECTING = frozenset({StageKind.WELCOME, StageKind.COLLECT, StageKind.SORT, StageKind.BREAK})


def collects_in(kind: StageKind) -> bool:
    """Whether phones usually send during such a stage: the first try, the collecting, what comes late, the break.

    From the naming of clusters on a new post-it would change under the room's eyes what it agrees on.
    """
    return kind in _COLLECTING


def may_be_silent(kind: StageKind) -> bool:
    """Whether such a stage may be one in which nobody speaks: post-its are put together by looking at them."""
    return kind is StageKind.SORT


def is_silent(stage: Stage | None) -> bool:
    """Whether the room sorts without a word, and reads nothing but post-its."""
    return stage is not None and stage.silent and may_be_silent(stage.kind)


def names_in(kind: StageKind) -> bool:
    """Whether clusters without a title are pointed out: before, they are left alone, as titles come last."""
    return kind in {StageKind.NAME, StageKind.READ_BACK}
