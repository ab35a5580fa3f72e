"""An instrument for benchmarks: writes down when each post-it was first painted on the console's board.

One JSON line each: `id`, `text`, `time` (seconds since 1970). What goes wrong with the file is logged, once: a
painting never fails for it.
"""

import json
import logging
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from atelier.domain.decision import Fault
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.things import Note

_log = logging.getLogger(__name__)


class PaintedLog(QObject):
    """Appends to a file what was painted in a turn of the event loop, at its end.

    Raises:
        Fault: the file can't be written.
    """

    _noted = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        try:
            self._file = path.open("a", encoding="utf-8")
        except OSError as error:
            raise Fault(
                _("Impossible d’écrire « {file} » : choisissez un autre endroit.").format(file=path)
            ) from error
        self._known: set[NoteId] = set()
        self._lines: list[str] = []
        # Queued: while a note is being painted, nothing is written.
        self._noted.connect(self._write, Qt.ConnectionType.QueuedConnection)

    def note_painted(self, note: Note) -> None:
        """That note has just been painted, perhaps not for the first time."""
        if note.id in self._known:
            return
        self._known.add(note.id)
        line = {"id": note.id, "text": note.text, "time": time.time()}
        self._lines.append(json.dumps(line, ensure_ascii=False) + "\n")
        if len(self._lines) == 1:
            self._noted.emit()

    def close(self) -> None:
        """Write what is left, and close the file."""
        self._write()
        if not self._file.closed:
            self._file.close()

    def _write(self) -> None:
        lines, self._lines = self._lines, []
        if not lines or self._file.closed:
            return
        try:
            self._file.writelines(lines)
            self._file.flush()
        except OSError as error:
            _log.error("the file of painted notes can't be written any more", exc_info=error)
            with suppress(OSError):  # what could not be written can't be at closing either
                self._file.close()
