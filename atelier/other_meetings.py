"""What the other meetings of the project have on their walls, read beside the event loop when a search asks for it."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from atelier.aside import Aside
from atelier.domain.decision import Fault
from atelier.domain.ids import MeetingId
from atelier.domain.parts import Snapshot
from atelier.logbook import unforeseen

if TYPE_CHECKING:
    from base.opening import ReadOnlyBase

_log = logging.getLogger(__name__)


class OtherMeetings(QObject):
    """Reads them again each time; `base` is asked for in the thread of this object, and read in another.

    Signals:
        read: (Snapshot) see `Store.shown_in_other_meetings`.
        failed: (sentence) they can't be read.
    """

    read = Signal(object)
    failed = Signal(str)

    def __init__(
        self, base: "Callable[[], ReadOnlyBase]", meeting_id: MeetingId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._base = base
        self._meeting_id = meeting_id
        self._aside = Aside("atelier-other-meetings", self)
        self._aside.settled.connect(self._on_settled)

    def begin(self) -> None:
        """Read them; returns at once, but where the base is still being opened."""
        try:
            base = self._base()
        except Fault as fault:
            self.failed.emit(str(fault))
            return
        self._aside.begin(partial(base.shown_in_other_meetings, self._meeting_id))

    def wait(self) -> None:
        """Return with nothing under way."""
        self._aside.wait()

    def _on_settled(self, outcome: Snapshot | Exception) -> None:
        if isinstance(outcome, Snapshot):
            self.read.emit(outcome)
        elif isinstance(outcome, Fault):
            self.failed.emit(str(outcome))
        else:
            _log.error("the other meetings were not read", exc_info=outcome)
            self.failed.emit(unforeseen())
