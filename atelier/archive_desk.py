"""Archives while the program runs: which file, and a dialog that says how far it is and what came of it."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal

from atelier.aside import Aside
from atelier.domain.decision import Fault
from atelier.domain.file_name import file_name
from atelier.domain.language import gettext as _
from atelier.domain.progress import Cancelled, Progress
from atelier.domain.things import Project
from atelier.logbook import unforeseen
from atelier.ui.settings import SettingsStore
from atelier.ui.warning_box import warn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from atelier.archives import Outcome
    from atelier.ui.dialogs.waiting_dialog import WaitingDialog
    from atelier.ui.recording.archived_sounds_box import ArchivedSoundsBox
    from base.opening import Base

    Work: TypeAlias = Callable[[Base, Progress], Outcome]

_FOLDER = "archives"
_log = logging.getLogger(__name__)


class ArchiveDesk(QObject):
    """Saves projects to archives and opens them beside the event loop, over the window that asks, one at a time.

    Signals:
        opened: (whether it was there before, with less done in it) the base holds the project of an archive.
    """

    opened = Signal(bool)

    _went_on = Signal(float)

    def __init__(
        self, settings: SettingsStore, *, base: "Callable[[], Base]", parent: QObject | None = None
    ) -> None:
        """`base` waits for the one that is open."""
        super().__init__(parent)
        self._settings = settings
        self._base = base
        self._unwanted = Event()
        self._path = Path()
        self.dialog: WaitingDialog | None = None
        """What is said of the archive under way, or of the last one."""
        self._aside = Aside("atelier-archive", self)
        self._aside.settled.connect(self._on_settled)
        self._went_on.connect(self._on_went_on, Qt.ConnectionType.QueuedConnection)

    def save(self, project: Project, over: "QWidget") -> "ArchivedSoundsBox | None":
        """Ask where, and have the project archived there with all that was asked for up to now.

        Where it has sounds, it is first asked whether they go with it; None where it has none.
        """
        # Late, as below: few archives are made.
        from atelier.ui.recording.archived_sounds_box import ArchivedSoundsBox

        try:
            count = len(self._base().attachment_names(project.id))
        except Fault as fault:
            warn(str(fault), over)
            return None
        if not count:
            self._choose_target(project, over, sounds=False)
            return None
        box = ArchivedSoundsBox(count, over)
        # Queued: the box is gone by then.
        box.answered.connect(
            lambda sounds: self._choose_target(project, over, sounds=sounds),
            Qt.ConnectionType.QueuedConnection,
        )
        box.open()
        return box

    def save_to(self, path: Path, project: Project, over: "QWidget", *, sounds: bool) -> None:
        """The same where the place is known."""
        from atelier.archives import Outcome, save_project

        def work(base: "Base", progress: Progress) -> Outcome:
            base.settle()
            return save_project(base, project.id, path, progress, sounds=sounds)

        self._begin(work, path, _("Archiver le projet"), project.title, over)

    def choose(self, over: "QWidget") -> None:
        """Ask which archive is to be opened, and open it."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _filter = QFileDialog.getOpenFileName(
            over, _("Ouvrir une archive"), str(self._folder()), _filters()
        )
        if chosen:
            self.open(Path(chosen), over)

    def open(self, path: Path, over: "QWidget") -> None:
        """Have the base hold the project of that archive."""
        from atelier.archives import Outcome, open_project

        def work(base: "Base", progress: Progress) -> Outcome:
            return open_project(base, path, progress)

        self._begin(work, path, _("Ouvrir une archive"), path.name, over)

    def close(self) -> None:
        """Give up what is under way; returns once it is over."""
        self._unwanted.set()
        self._aside.wait()

    def _choose_target(self, project: Project, over: "QWidget", *, sounds: bool) -> None:
        from PySide6.QtWidgets import QFileDialog

        from atelier.archives import ENDING, is_archive

        suggested = self._folder() / f"{file_name(project.title)}{ENDING}"
        chosen, _filter = QFileDialog.getSaveFileName(
            over, _("Archiver le projet"), str(suggested), _filters()
        )
        if chosen:
            path = Path(chosen)
            # Not `with_suffix`: in « Rencontre du 4.10 » the end is no ending.
            target = path if is_archive(path) else Path(f"{chosen}{ENDING}")
            self.save_to(target, project, over, sounds=sounds)

    def _begin(self, work: "Work", path: Path, title: str, sentence: str, over: "QWidget") -> None:
        from atelier.ui.dialogs.waiting_dialog import WaitingDialog

        if self.dialog is not None and not self.dialog.is_over:
            return
        try:
            base = self._base()
        except Fault as fault:
            warn(str(fault), over)
            return
        self._settings.keep_folder(_FOLDER, path.parent)
        self._path = path
        self._unwanted.clear()
        self.dialog = WaitingDialog(title, sentence, over)
        self.dialog.cancel_requested.connect(self._unwanted.set)
        self.dialog.open()
        self._aside.begin(lambda: work(base, self._follow))

    def _follow(self, share: float) -> None:
        """In the thread that works."""
        if self._unwanted.is_set():
            raise Cancelled
        self._went_on.emit(share)

    def _on_went_on(self, share: float) -> None:
        assert self.dialog is not None
        self.dialog.show_share(share)

    def _on_settled(self, outcome: "Outcome | Exception") -> None:
        assert self.dialog is not None
        if isinstance(outcome, Cancelled):
            self.dialog.give_up()
        elif isinstance(outcome, Fault):
            self.dialog.show_failed(str(outcome))
        elif isinstance(outcome, Exception):
            _log.error("an archive was not made or not opened", exc_info=outcome)
            self.dialog.show_failed(unforeseen())
        else:
            is_saved = outcome.is_saved
            self.dialog.show_outcome(outcome.told, path=self._path if is_saved else None)
            if not is_saved:
                self.opened.emit(outcome.goes_on)

    def _folder(self) -> Path:
        from PySide6.QtCore import QStandardPaths

        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kept = self._settings.folder(_FOLDER)
        return kept if kept is not None and kept.is_dir() else Path(usual)


def _filters() -> str:
    return _("Archives d’Atelier (*.atelier)")
