"""Python's cycle collector, kept to the Qt thread.

Left alone it runs in whichever thread allocates next: in the writer's, it would destroy what is left of a closed
window there, whose timers Qt then fires on freed memory.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class Collector(QObject):
    """Collects once a second what Python's own thresholds call for, from this thread alone.

    The oldest generation waits for a quiet second: going through all that a meeting holds takes long enough to be
    seen, and during a burst of post-its there is most of it and next to no garbage.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due; none where nothing is."""
        young, middle, old = (
            count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if young or middle:
            gc.collect(1 if middle else 0)
        elif old:
            gc.collect(2)
