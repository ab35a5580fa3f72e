"""The soft sound at the end of a stage's time; silent unless she chose it, and never a reason to fail."""

import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ressources import ROOT

_log = logging.getLogger(__name__)

CHIME = ROOT / "sounds" / "chime.wav"
"""Two soft notes that die away: it is for her, not for the room."""
PLAYERS = ("afplay", "pw-play", "paplay", "aplay")
"""Of macOS, then those that Linux systems come with; Windows plays by itself."""


class Chime(QObject):
    """Rings where it is wanted; without sound on this computer, the computer's own beep.

    `player` makes what rings, the first time that it is wanted.
    """

    def __init__(
        self,
        *,
        wanted: Callable[[], bool],
        player: Callable[[], Callable[[], object]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._make = player or sound
        self._ring: Callable[[], object] | None = None

    def ring(self) -> None:
        """Ring once, if she chose so."""
        if not self._wanted():
            return
        try:
            if self._ring is None:
                self._ring = self._make()
            self._ring()
        except (OSError, RuntimeError) as fault:
            _log.warning("the chime can't be played: %s", fault)
            self._ring = QApplication.beep
            QApplication.beep()


def sound() -> Callable[[], object]:
    """What plays the chime with the system's own player, without waiting for its end.

    Not QtMultimedia: loading it takes a quarter of a second, in which the console would stand still.

    Raises:
        OSError: there is no player; also when it rings, where that does not start.
    """
    play = system_player()
    return lambda: play(str(CHIME))


def system_player() -> Callable[[str], object]:
    """What plays a WAV file on this system.

    Raises:
        OSError: nothing does.
    """
    if sys.platform == "win32":
        import winsound

        return lambda path: winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC)
    from PySide6.QtCore import QProcess, QStandardPaths

    found = (QStandardPaths.findExecutable(name) for name in PLAYERS)
    program = next(filter(None, found), "")
    if not program:
        raise OSError("no program plays sounds")

    def play(path: str) -> None:
        # Qt's stubs tell a bool; PySide6 returns whether it started, and its process id.
        started, _process_id = QProcess.startDetached(program, [path], "")
        if not started:
            raise OSError(f"{program} does not start")

    return play
