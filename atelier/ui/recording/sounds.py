"""Where sounds are kept, as the windows ask it: nothing is waited for, and what came of it is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

ENDINGS = ("wav", "mp3", "m4a", "aac", "ogg", "opus", "oga", "flac", "wma", "mp4", "webm", "3gp", "amr")
"""What phones and recorders write; whether this computer reads one is found out by playing it."""


def begun_name(recording_id: str, offset_s: int | str) -> str:
    """What a sound is called while it is recorded: of which clock, and at which second of the sound that began."""
    return f"en-cours-{recording_id}_{offset_s}.wav"


class Sounds(Protocol):
    """The sounds beside the base. `kept` and `failed` are told in the thread that asked."""

    def folder(self) -> Path:
        """Where a sound is written while it is recorded.

        Raises:
            Fault: it can't be made.
        """

    def begun(self) -> list[Path]:
        """What was recorded in the folder and is not adopted yet."""

    def path_of(self, name: str) -> Path:
        """The file kept under that name.

        Raises:
            Fault: it is not there.
        """

    def add(self, source: Path, *, kept: Callable[[str], object], failed: Callable[[str], object]) -> None:
        """Keep a copy of a file; tells the name under which it is kept, or in a sentence why it is not."""

    def adopt(self, source: Path, *, kept: Callable[[str], object], failed: Callable[[str], object]) -> None:
        """Keep a file that was written in the folder, without a copy."""

    def forget(self, name: str, *, failed: Callable[[str], object]) -> None:
        """Erase a sound, unless a recording of any meeting still names it."""
