"""A file that is written beside its place and put there once it is whole: never half, even after a power cut."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE
from typing import IO

from atelier.domain.ids import new_id

PREFIX = ".atelier-"
"""How the name of a file begins that is not whole yet."""
_ANYONE_WRITES = 0o222


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """A file to write, and read again, which becomes `target` at the end; what was there stays until then.

    It keeps the mode of what was there; where `target` is a link, what the link names is written.

    Raises:
        OSError: it can't be written; nothing is left of it, as of whatever else ends the writing.
        PermissionError: what is there is read-only.
    """
    place = Path(os.path.realpath(target))
    if is_read_only(place):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
    with whole_file_in(place.parent, lambda: place, suffix=place.suffix) as file:
        yield file


def is_read_only(path: Path) -> bool:
    """Whether it is a file that nobody may write: somebody wants it to stay as it is."""
    return path.is_file() and not path.stat().st_mode & _ANYONE_WRITES


@contextmanager
def whole_file_in(folder: Path, place: Callable[[], Path | None], *, suffix: str = "") -> Iterator[IO[bytes]]:
    """The same where its place in the folder is known at the end only; None: it need not be kept."""
    # Not `mkstemp`, whose files their owner alone can read: this one has the mode that any new file gets.
    beside = folder / f"{PREFIX}{new_id()}{suffix}"
    try:
        with beside.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        target = place()
        if target is not None:
            _keep_mode(target, beside)
            beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _keep_mode(there: Path, beside: Path) -> None:
    # Some folders of a network take no mode at all: the file is worth more than its mode.
    with suppress(OSError):
        beside.chmod(S_IMODE(there.stat().st_mode))
