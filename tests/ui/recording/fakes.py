"""A microphone, a player and a place for sounds, at the edge of what the tests of recordings drive."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from atelier.domain.decision import Fault
from atelier.ui.recording.microphone import Hearing
from atelier.ui.recording.sounds import begun_name

SILENCE = b"\x00\x00" * 16_000
"""A second of it."""


class FakeMicrophone:
    """Tells what the test says; `fault` is why it can't be used."""

    def __init__(self) -> None:
        self.fault = ""
        self.is_open = False
        self.heard: Callable[[bytes], object] = lambda _samples: None
        self.lost: Callable[[str], object] = lambda _sentence: None

    def open(self, heard: Callable[[bytes], object], lost: Callable[[str], object]) -> Hearing:
        """Hear from now on."""
        if self.fault:
            raise Fault(self.fault)
        self.heard, self.lost, self.is_open = heard, lost, True
        return Hearing(16_000, 1)

    def close(self) -> None:
        """Hear no more."""
        self.is_open = False


class FakePlayer(QObject):
    """Remembers what it was asked."""

    moved = Signal(float, float)
    playing_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[object, ...]] = []

    def play(self, path: Path, at_s: float) -> None:
        """Play from there on."""
        self.asked.append(("play", path.name, at_s))
        self.playing_changed.emit(True)
        self.moved.emit(at_s, 7200.0)

    def pause(self) -> None:
        """Pause, or go on."""
        self.asked.append(("pause",))

    def seek(self, at_s: float) -> None:
        """Go there."""
        self.asked.append(("seek", at_s))

    def set_speed(self, speed: float) -> None:
        """Play so fast."""
        self.asked.append(("speed", speed))

    def stop(self) -> None:
        """Let go."""
        self.asked.append(("stop",))


class FakeSounds:
    """Keeps sounds in a folder at once; `fault` is why it can't."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.fault = ""

    def folder(self) -> Path:
        """Where sounds are written."""
        if self.fault:
            raise Fault(self.fault)
        return self.place

    def begun(self) -> list[Path]:
        """What was not adopted."""
        return sorted(self.place.glob(begun_name("*", "*")))

    def path_of(self, name: str) -> Path:
        """Where a sound is."""
        if not (self.place / name).is_file():
            raise Fault("Un son manque à côté de la base.")
        return self.place / name

    def add(self, source: Path, *, kept: Callable[[str], object], failed: Callable[[str], object]) -> None:
        """Copy a file."""
        if self.fault:
            failed(self.fault)
            return
        (self.place / f"kept-{source.name}").write_bytes(source.read_bytes())
        kept(f"kept-{source.name}")

    def adopt(self, source: Path, *, kept: Callable[[str], object], failed: Callable[[str], object]) -> None:
        """Rename a file."""
        if self.fault:
            failed(self.fault)
            return
        kept(source.rename(self.place / f"kept-{source.stem[-6:]}.wav").name)

    def forget(self, name: str, *, failed: Callable[[str], object]) -> None:
        """Erase a sound."""
        if self.fault:
            failed(self.fault)
            return
        (self.place / name).unlink(missing_ok=True)
