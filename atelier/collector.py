"""Python's cycle collector, kept to the Qt thread.

Left alone it runs in whichever thread allocates next: in the writer's, it would destroy what is left of a closed
window there, whose timers Qt then fires on freed memory.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 100
QUIET = 10
"""After so many times without anything to do in a row it is quiet."""


class Collector(QObject):
    """Collects once a second what Python's own thresholds call for, from this thread alone.

    The oldest generation waits for a quiet second: going through all that a meeting holds takes long enough to be
    seen, and during a burst of post-its there is most of it and next to no garbage.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._quiet = 0
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due; none where nothing is."""
        young, middle, old = (
            count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        self._quiet = 0 if young or middle else self._quiet + 1
        if young or middle:
            # Never the youngest alone: what it spares would pile up in the middle, to be gone through all at once.
            gc.collect(1)
        elif old and self._quiet >= QUIET:
            gc.collect(2)
