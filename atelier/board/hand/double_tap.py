"""Two taps at one place in short succession, for pointers of which the system tells no double click."""

from PySide6.QtWidgets import QApplication

from atelier.board.hand.desk import Aim

REACH_PX = 40.0
"""How far apart they are at most."""


class DoubleTap:
    """Remembers the last tap."""

    def __init__(self) -> None:
        self._last: Aim | None = None

    def is_second(self, aim: Aim) -> bool:
        """Whether a tap there is the second of two; a third one begins anew."""
        last, self._last = self._last, aim
        if last is None or aim.when_ms - last.when_ms > QApplication.doubleClickInterval():
            return False
        if (aim.at - last.at).manhattanLength() > REACH_PX:
            return False
        self._last = None
        return True
