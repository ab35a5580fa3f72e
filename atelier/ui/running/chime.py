"""The soft sound at the end of a stage's time, made here; silent unless she chose it, and never a reason to fail."""

import logging
import math
import struct
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

_log = logging.getLogger(__name__)

RATE_HZ = 22_050
_NOTES_HZ = (660.0, 880.0)
_NOTE_S = 0.35
PLAYERS = ("afplay", "pw-play", "paplay", "aplay")
"""Of macOS, then those that Linux systems come with; Windows plays by itself."""
_LOUDEST = 0.25
"""Of what a loudspeaker can: it is for her, not for the room."""


def chime_wave() -> bytes:
    """Two notes that die away, as 16-bit mono samples."""
    samples = []
    for pitch in _NOTES_HZ:
        for at in range(round(_NOTE_S * RATE_HZ)):
            seconds = at / RATE_HZ
            # The first 5 ms rise: a note that begins at its loudest clicks.
            loudness = _LOUDEST * min(1.0, seconds / 0.005) * math.exp(-seconds / 0.11)
            samples.append(round(32_767 * loudness * math.sin(2 * math.pi * pitch * seconds)))
    return struct.pack(f"<{len(samples)}h", *samples)


def write_chime(path: Path) -> None:
    """Write the sound to a WAV file."""
    import wave

    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(chime_wave())


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
        OSError: there is no player, or no room for the sound's file.
    """
    from PySide6.QtCore import QTemporaryDir  # late, as below: it rings long after the first paint

    folder = QTemporaryDir()
    path = Path(folder.filePath("chime.wav"))
    write_chime(path)
    play = system_player()

    def ring() -> None:
        assert folder.isValid()  # and so held: the file goes with it
        play(str(path))

    return ring


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
    return lambda path: QProcess.startDetached(program, [path])
