"""What a session needs beside a meeting, without a base: what is asked comes back as a change at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tests.ui.conftest import Room

if TYPE_CHECKING:
    from base.opening import ReadOnlyBase


class FakeBridge(QObject):
    """The bridge, on a meeting in memory."""

    changed = Signal(object)
    refused = Signal(str, object)
    failed = Signal(str, object)
    settled = Signal(object)
    pending_changed = Signal(int)
    pending = 0

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.ask = room.ask


class FakeExporter(QObject):
    """The exporter, idle."""

    progressed = Signal(object, float)
    done = Signal(object, object)
    failed = Signal(object, str)
    cancelled = Signal(object)
    written = Signal(object, str)


def no_base() -> "ReadOnlyBase":
    """The base, of which nothing is asked here."""
    raise AssertionError
