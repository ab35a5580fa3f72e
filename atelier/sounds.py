"""The sounds beside the base for the windows, which wait for no disk: done in a thread, in the order they are asked."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from atelier.domain.decision import Fault
from atelier.domain.language import gettext as _
from atelier.ui.recording.sounds import begun_name
from base.attachments import Attachments

if TYPE_CHECKING:
    from base.opening import Base

_log = logging.getLogger(__name__)


class SoundStore(QObject):
    """`atelier.ui.recording.sounds.Sounds`, kept by `base`."""

    _settled = Signal(object)

    def __init__(
        self, attachments: Attachments, *, base: "Callable[[], Base]", parent: QObject | None = None
    ) -> None:
        """`attachments` of the base, which may still be opening; `base`: the one that is open."""
        super().__init__(parent)
        self._attachments = attachments
        self._base = base
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="atelier-sounds")
        self._settled.connect(lambda tell: tell(), Qt.ConnectionType.QueuedConnection)

    def folder(self) -> Path:
        """Where a sound is written while it is recorded.

        Raises:
            StorageFault: it can't be made.
        """
        return self._attachments.make_folder()

    def begun(self) -> list[Path]:
        """What was recorded in the folder and is not adopted yet."""
        return sorted(self._attachments.folder.glob(begun_name("*", "*")))

    def path_of(self, name: str) -> Path:
        """The file kept under that name.

        Raises:
            MissingAttachment: it is not there.
        """
        return self._attachments.path_of(name)

    def add(self, source: Path, *, kept: Callable[[str], object], failed: Callable[[str], object]) -> None:
        """Keep a copy of a file."""
        self._do(partial(self._attachments.add, source), kept, failed)

    def adopt(self, source: Path, *, kept: Callable[[str], object], failed: Callable[[str], object]) -> None:
        """Keep a file that was written in the folder."""
        self._do(partial(self._attachments.adopt, source), kept, failed)

    def forget(self, name: str, *, failed: Callable[[str], object]) -> None:
        """Erase a sound, unless a recording of any project still names it."""
        self._do(lambda: self._base().forget_attachments([name]), lambda _none: None, failed)

    def close(self) -> None:
        """Return once all that was asked for is done and told."""
        self._pool.shutdown()
        QCoreApplication.sendPostedEvents(self, 0)

    def _do(
        self,
        deed: Callable[[], str | None],
        done: Callable[[str], object],
        failed: Callable[[str], object],
    ) -> None:
        def answered(answer: "Future[str | None]") -> None:
            self._settled.emit(partial(_tell, answer, done, failed))

        self._pool.submit(deed).add_done_callback(answered)


def _tell(
    answer: "Future[str | None]", done: Callable[[str], object], failed: Callable[[str], object]
) -> None:
    error = answer.exception()
    if error is None:
        done(answer.result() or "")
    elif isinstance(error, Fault):
        failed(str(error))
    else:
        _log.error("a sound was not kept or erased", exc_info=error)
        failed(_("Cette action sur le son n’a pas abouti ; rien n’est perdu. Réessayez."))
