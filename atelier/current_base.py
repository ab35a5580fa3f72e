"""The base that is open: its opening, which no window waits for, the bridge to its writer, and the move to another."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from atelier.base_move import BaseMove
from atelier.base_opening import BaseOpening
from atelier.bridge import Bridge
from atelier.domain.decision import Fault, Refusal
from atelier.domain.language import gettext as _
from atelier.logbook import unforeseen
from atelier.phone_line import PhoneLine
from atelier.recent_bases import RecentBases
from atelier.right_of_way import RightOfWay

if TYPE_CHECKING:
    from base.opening import Base

_log = logging.getLogger(__name__)


class CurrentBase(QObject):
    """One base at a time. `bridge` is there before it, keeps what is asked meanwhile, and changes with it.

    Signals:
        settled: (Base, or the exception that it came to) what was begun by `open_later` is over; to be `connect_to`ed.
        moved: the other one is the base now.
        move_failed: (sentence) the other one can't be had; nothing has changed.
        not_kept: (sentence, operation) an operation was refused, or failed.
    """

    settled = Signal(object)
    moved = Signal()
    move_failed = Signal(str)
    not_kept = Signal(str, object)

    def __init__(self, path: Path, recent: RecentBases, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.way = RightOfWay()
        """One for all bridges: phones are answered across a move."""
        self.bridge = self._new_bridge()
        self._recent = recent
        self._base: Base | None = None
        self._move: BaseMove | None = None
        self._opening = BaseOpening(path, self)
        self._opening.settled.connect(self.settled)

    def open_now(self) -> "Base":
        """Open it; raises what opening raises."""
        self.connect_to(self._opening.open_now())
        return self.base

    def open_later(self) -> None:
        """Open it beside the event loop, after what is waiting to be painted."""
        self._opening.begin_later()

    @property
    def base(self) -> "Base":
        """The base, once it is open; whoever needs it before that waits for it here."""
        self._opening.wait()
        if self._base is None:
            raise Fault(_("La base n’est pas ouverte."))
        return self._base

    def connect_to(self, base: "Base") -> None:
        """That one is the base now: what was asked of the bridge is handed over to it."""
        self._base, self.path = base, base.path
        self._recent.remember(base.path)
        self.bridge.connect_writer(base.submit, base.subscribe)

    def move_to(self, path: Path, phones: PhoneLine, *, create: bool) -> bool:
        """Open another base beside the event loop, or make one, and leave this one; returns whether that began.

        Raises:
            Refusal: it is open already.
        """
        former, path = self.base, path.resolve()
        if path == former.path and not create:
            raise Refusal(_("Cette base est déjà ouverte."))
        if self._move is not None:
            return False

        def let_go() -> None:
            phones.hush()
            former.close()

        self._move = BaseMove(self.bridge, let_go, parent=self)
        self._move.moved.connect(self._on_moved)
        self._move.failed.connect(self._on_move_failed)
        self._move.begin(path, create=create)
        return True

    def wait(self) -> None:
        """Return with no base on its way: one that was being opened first is the base; one to move to is let go."""
        self._opening.wait()
        if self._move is not None:
            self._move.give_up()

    def close(self) -> None:
        """Commit what was asked, and let go of the base."""
        self.bridge.close()
        if self._base is not None:
            self._base.close()

    def _on_moved(self, base: "Base") -> None:
        self._end_move()
        # What the former base still tells is about other meetings, under numbers that come again in this one.
        self.bridge.close()
        self.bridge.deleteLater()
        self.bridge = self._new_bridge()
        self.connect_to(base)
        self.moved.emit()

    def _on_move_failed(self, error: Exception) -> None:
        self._end_move()
        if isinstance(error, Fault):
            self.move_failed.emit(str(error))
        else:
            _log.error("another base was not opened", exc_info=error)
            self.move_failed.emit(unforeseen())

    def _end_move(self) -> None:
        assert self._move is not None
        self._move.deleteLater()
        self._move = None

    def _new_bridge(self) -> Bridge:
        bridge = Bridge(self, way=self.way)
        bridge.refused.connect(self.not_kept)
        bridge.failed.connect(self.not_kept)
        return bridge
