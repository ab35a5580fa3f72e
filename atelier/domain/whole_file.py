"""A file that is written beside its place and put there once it is whole: never half, even after a power cut."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

PREFIX = ".atelier-"
"""How the name of a file begins that is not whole yet."""


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """A file to write, and read again, which becomes `target` at the end; what was there stays until then.

    Raises:
        OSError: it can't be written; nothing is left of it, as of whatever else ends the writing.
    """
    with whole_file_in(target.parent, lambda: target, suffix=target.suffix) as file:
        yield file


@contextmanager
def whole_file_in(folder: Path, place: Callable[[], Path | None], *, suffix: str = "") -> Iterator[IO[bytes]]:
    """The same where its place in the folder is known at the end only; None: it need not be kept."""
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=suffix, dir=folder)
    beside = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        target = place()
        if target is not None:
            beside.chmod(_usual_mode())
            beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _usual_mode() -> int:
    """The mode that a file gets from `open`; `mkstemp` makes files that only their owner can read."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
