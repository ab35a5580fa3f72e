"""The bases opened lately on this computer, most recent first, kept in a small file beside the settings.

A file that can't be read or written is no fault: Atelier then forgets.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from atelier.domain.json_file import write_json

MOST = 8


class RecentBases:
    """The list, in that file; None: kept nowhere."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept: list[Path] = _read(path) if path is not None else []

    @property
    def paths(self) -> list[Path]:
        """Those that are still there; looking for one on a computer that does not answer may take seconds."""
        # Not `Path.is_file`: it raises for a folder that is another's, or a name that is too long.
        return [path for path in self._kept if os.path.isfile(path)]

    def remember(self, opened: Path) -> None:
        """Put a base first."""
        opened = opened.resolve()
        # Another Atelier may have opened one meanwhile.
        others = _read(self._path) if self._path is not None else []
        # What is not there now may be on a key that is plugged in again tomorrow.
        self._kept = list(dict.fromkeys([opened, *others, *self._kept]))[:MOST]
        if self._path is not None:
            with suppress(OSError):
                write_json(self._path, [str(path) for path in self._kept])


def _read(path: Path) -> list[Path]:
    try:
        read = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    # Whatever else was written there, two of the same or a relative one, is nobody's base.
    named = [Path(item) for item in read if isinstance(item, str)] if isinstance(read, list) else []
    return list(dict.fromkeys(path for path in named if path.is_absolute()))[:MOST]
