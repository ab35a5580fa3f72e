"""How far work is that is counted in bytes, told a few hundred times at most."""

from atelier.domain.progress import Progress

_FINEST = 1 / 400


class Steps:
    """Tells the share of `total` that is done."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = max(total, 1)
        self._done = 0
        self._told = 0.0

    def advance(self, count: int) -> None:
        """So many more are done; raises what `progress` does."""
        self._done += count
        share = min(1.0, self._done / self._total)
        if share - self._told >= _FINEST:
            self._told = share
            self._progress(share)
