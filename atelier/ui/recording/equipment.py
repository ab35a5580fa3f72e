"""What recording and listening are done with: where sounds are kept, what hears, what plays; made once it is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atelier.ui.recording.sounds import Sounds

if TYPE_CHECKING:
    from atelier.ui.recording.microphone import Microphone
    from atelier.ui.recording.player import Player


def system_microphone() -> "Microphone":
    """The one that the system has chosen."""
    from atelier.ui.recording.microphone import QtMicrophone  # late: QtMultimedia takes a quarter of a second

    return QtMicrophone()


def system_player() -> "Player":
    """Qt's."""
    from atelier.ui.recording.player import QtPlayer

    return QtPlayer()


@dataclass(frozen=True, slots=True)
class Equipment:
    """Without a place for sounds there is the clock alone."""

    sounds: Sounds | None = None
    microphone: "Callable[[], Microphone]" = system_microphone
    player: "Callable[[], Player]" = system_player
