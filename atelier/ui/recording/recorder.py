"""Writes what a microphone hears to a file, and tells how loud it is; what becomes of the file is not its business."""

import errno
import math
import time
from array import array
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from atelier.domain.decision import Fault
from atelier.domain.language import gettext as _
from atelier.ui.recording.microphone import Hearing, Microphone
from atelier.ui.recording.wave_file import SAMPLE_BYTES, WaveFile

_FULL = (errno.ENOSPC, errno.EDQUOT)
_QUIETEST_DB = -60
_LOUDEST = 32768
GAP_S = 0.25
"""Less is how samples come, in one go for a while."""


class Recorder(QObject):
    """Records one sound at a time. What was heard stays in the file, however it ends.

    Signals:
        level_changed: (share) how loud it is, from 0 to 1.
        interrupted: (sentence) it records no more, and why.
    """

    level_changed = Signal(float)
    interrupted = Signal(str)

    def __init__(
        self,
        microphone: Callable[[], Microphone],
        parent: QObject | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._make = microphone
        self._monotonic = monotonic
        self._begun_s = 0.0
        self._hearing = Hearing(1, 1)
        self._written = 0
        self._microphone: Microphone | None = None
        self._file: WaveFile | None = None

    @property
    def is_recording(self) -> bool:
        """Whether what is said now is kept."""
        return self._file is not None

    def start(self, path: Path) -> None:
        """Write to that file, which is new, what is heard from now on.

        Raises:
            Fault: there is no microphone, or no file can be made.
        """
        self._microphone = self._microphone or self._make()
        hearing = self._hearing = self._microphone.open(self._on_heard, self._interrupt)
        self._begun_s, self._written = self._monotonic(), 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = WaveFile(path, rate=hearing.rate, channels=hearing.channels)
        except OSError as error:
            self._microphone.close()
            raise Fault(_unwritten(error)) from error

    def stop(self) -> None:
        """Record no more, if something is."""
        file, self._file = self._file, None
        if file is None:
            return
        assert self._microphone is not None
        self._microphone.close()
        file.close()

    def _on_heard(self, samples: bytes) -> None:
        if self._file is None:
            return
        try:
            silence = self._silence_before(samples)
            self._file.skip(silence)
            self._file.write(samples)
            self._written += silence + len(samples)
        except OSError as error:
            self._interrupt(_unwritten(error))
        else:
            self.level_changed.emit(loudness(samples))

    def _silence_before(self, samples: bytes) -> int:
        """The bytes of what was not heard, as microphones take a second to wake and a computer may have slept.

        With these the sound keeps step with the clock.
        """
        frame = self._hearing.channels * SAMPLE_BYTES
        heard_s = self._monotonic() - self._begun_s
        gap = int(heard_s * self._hearing.rate) * frame - len(samples) - self._written
        return gap // frame * frame if gap > GAP_S * self._hearing.rate * frame else 0

    def _interrupt(self, sentence: str) -> None:
        # Where its length can't be told in it, it is mended before it is kept.
        with suppress(OSError):
            self.stop()
        self.interrupted.emit(sentence)


def loudness(samples: bytes) -> float:
    """How loud 16-bit samples are at most, as the ear goes: 0 for silence, 1 for as loud as can be."""
    values = array("h", samples[: len(samples) // 2 * 2])
    peak = max(map(abs, values), default=0)
    if not peak:
        return 0.0
    return max(0.0, 1 - 20 * math.log10(peak / _LOUDEST) / _QUIETEST_DB)


def _unwritten(error: OSError) -> str:
    if error.errno in _FULL:
        return _("Le disque est plein : le son ne s’enregistre plus.")
    return _("Le son ne peut pas être écrit à côté de la base : vérifiez vos droits sur ce dossier.")
