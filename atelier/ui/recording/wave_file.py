"""A sound as a WAV file that is written as it is heard: whatever ends the program, what was heard is there.

WAV, as every system reads it, Qt writes none without a codec that may be missing, and a file without its end is
mended by two numbers; an AAC file that was not closed is lost.
"""

import os
import struct
from pathlib import Path

SAMPLE_BYTES = 2
USUAL_HZ = 16_000
"""Enough for speech; what microphones are asked for, in one channel."""
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_LARGEST = 0xFFFFFFFF
"""As many bytes as the format can tell: 37 hours of one channel at 16 kHz."""
_MOST_CHANNELS, _HIGHEST_HZ = 32, 768_000


class WaveFile:
    """A file of 16-bit samples, that is new and stays open until `close`.

    Raises:
        OSError: it can't be made; and by `write`: there is no room for more.
    """

    def __init__(self, path: Path, *, rate: int, channels: int) -> None:
        self._file = path.open("xb", buffering=0)
        self._path = path
        self._file.write(_header(rate, channels, 0))

    def write(self, samples: bytes) -> None:
        """Add samples; they are with the system when this returns."""
        rest = memoryview(samples)
        while rest:
            # Where the disk is full a part may still be written.
            rest = rest[self._file.write(rest) :]

    def skip(self, size: int) -> None:
        """Have so many bytes of silence before what is written next: of any length, none of it is held in memory."""
        self._file.seek(size, os.SEEK_CUR)

    def close(self) -> None:
        """Say in the file how long it is."""
        self._file.close()
        mend(self._path)


def mend(path: Path) -> float:
    """Have the file say as much as it holds, if its writing was cut short; returns its seconds, 0 for none.

    Where its beginning was lost, as after a power cut, its samples are taken for the usual ones.

    Raises:
        OSError: it can't be read or written.
    """
    with path.open("r+b") as file:
        read = file.read(_HEADER.size)
        size = path.stat().st_size - _HEADER.size
        if size <= 0:
            return 0.0
        channels, rate = _told_format(read)
        file.seek(0)
        file.write(_header(rate, channels, size))
    return float(size / (rate * channels * SAMPLE_BYTES))


def _told_format(header: bytes) -> tuple[int, int]:
    channels, rate = struct.unpack_from("<HI", header, 22)
    is_whole = header.startswith(b"RIFF") and 0 < channels <= _MOST_CHANNELS and 0 < rate <= _HIGHEST_HZ
    return (channels, rate) if is_whole else (1, USUAL_HZ)


def _header(rate: int, channels: int, size: int) -> bytes:
    """As Microsoft's "Multimedia Programming Interface and Data Specifications 1.0" lays it out."""
    frame = channels * SAMPLE_BYTES
    told = min(size - size % frame, _LARGEST - _HEADER.size)
    parts = (b"fmt ", 16, 1, channels, rate, rate * frame, frame, 8 * SAMPLE_BYTES, b"data", told)
    return _HEADER.pack(b"RIFF", told + _HEADER.size - 8, b"WAVE", *parts)
