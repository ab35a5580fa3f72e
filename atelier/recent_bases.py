"""The bases opened lately on this computer, most recent first, kept in a small file beside the settings.

A file that can't be read or written is no fault: Atelier then forgets.
"""

import json
from contextlib import suppress
from pathlib import Path

MOST = 8


class RecentBases:
    """The list, in that file; None: kept nowhere."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept: list[Path] = _read(path) if path is not None else []

    @property
    def paths(self) -> list[Path]:
        """Those that are still there."""
        return [path for path in self._kept if path.is_file()]

    def remember(self, opened: Path) -> None:
        """Put a base first."""
        opened = opened.resolve()
        # What is not there now may be on a key that is plugged in again tomorrow.
        self._kept = [opened, *(path for path in self._kept if path != opened)][:MOST]
        if self._path is not None:
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                words = json.dumps([str(path) for path in self._kept], ensure_ascii=False, indent=1)
                self._path.write_text(words, "utf-8")


def _read(path: Path) -> list[Path]:
    try:
        read = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    # Whatever else was written there, two of the same or a relative one, is nobody's base.
    named = [Path(item) for item in read if isinstance(item, str)] if isinstance(read, list) else []
    return list(dict.fromkeys(path for path in named if path.is_absolute()))[:MOST]
