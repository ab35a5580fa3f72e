"""The Accueil while the program runs: its window, and the dialogs that begin projects, meetings and bases."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from atelier.archive_desk import ArchiveDesk
from atelier.domain.ids import MeetingId, ProjectId
from atelier.domain.language import gettext as _
from atelier.domain.outline import WallOutline
from atelier.domain.things import Project
from atelier.meeting_cards import meeting_cards
from atelier.recent_bases import RecentBases
from atelier.ui.home.window import Home
from atelier.ui.warning_box import warn
from atelier.ui.window_places import WindowPlace
from base.summary import MeetingSummary

if TYPE_CHECKING:
    from atelier.ui.settings import SettingsStore
    from base.opening import Base

_SUFFIX = ".sqlite"


class HomeDesk(QObject):
    """Turns what is pressed on the Accueil into wishes that name all that is needed, by way of a dialog or not.

    Signals:
        meeting_requested: (meeting id) open it.
        project_requested: ask for a project; see `ask_for_project`.
        new_meeting_requested: (project id) ask for a meeting in that project; see `ask_for_meeting`.
        example_requested: open the example project.
        founded: (operations, the dialog that made them, closed) carry them out in that order.
        base_requested: (path, whether it is to be a new one) open that base instead.
    """

    meeting_requested = Signal(str)
    project_requested = Signal()
    new_meeting_requested = Signal(str)
    example_requested = Signal()
    founded = Signal(object, object)
    base_requested = Signal(object, bool)

    def __init__(
        self,
        settings: "SettingsStore",
        recent: RecentBases,
        archives: ArchiveDesk,
        *,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._archives = archives
        self._settings = settings
        self._recent = recent
        self._base = Path.home()
        self._focused: QWidget | None = None
        self._told: set[str] = set()
        self.home = Home()
        self.home.resize(1180, 780)
        self._place = WindowPlace(self.home, "home", settings)
        self._place.restore()
        self.home.setWindowTitle("Atelier")
        self._connect()

    def show_base(self, base: Path) -> None:
        """Say which base it is; which others there are is looked up when their menu is about to show."""
        self._base = base
        self.home.show_base(base)
        self.home.setEnabled(True)
        focused, self._focused = self._focused, None
        if focused is not None:
            focused.setFocus()

    def begin_waiting(self) -> None:
        """Say that a base is being opened; nothing can be pressed before `show_base`."""
        self._focused = self.home.focusWidget()
        self.home.base.setText(_("Ouverture…"))
        self.home.setEnabled(False)

    def show(
        self, summaries: Sequence[MeetingSummary], walls: Mapping[MeetingId, tuple[WallOutline, ...]]
    ) -> None:
        """Show the Accueil with those meetings, and the outlines of their walls."""
        self.home.show_cards(meeting_cards(summaries, walls))
        self.home.show()

    def hide(self) -> None:
        """Leave the Accueil, which comes back where it was."""
        self._place.keep()
        self.home.hide()

    def ask_for_project(self) -> None:
        """Open the dialog that begins a project.

        Raises:
            Fault: no question set can be read.
        """
        from atelier.catalogue import load_trames
        from atelier.ui.dialogs.project_dialog import ProjectDialog

        damaged: list[str] = []
        self._open(ProjectDialog(load_trames(damaged.append), parent=self.home), damaged)

    def ask_for_meeting(self, project_id: ProjectId, base: "Base") -> None:
        """Open the dialog that adds a meeting to a project, with what the last one was like.

        Raises:
            Fault: the base, or every question set, can't be read.
        """
        from atelier.catalogue import load_presets, load_trames
        from atelier.ui.dialogs.new_meeting_dialog import NewMeetingDialog
        from atelier.ui.planning.agenda_choice import agendas_after

        held = [s.meeting for s in base.meetings() if s.meeting.project_id == project_id]
        last = max(held, key=lambda meeting: (meeting.day is not None, meeting.day, meeting.created_at))
        snapshot, _history = base.meeting(last.id)
        damaged: list[str] = []
        presets, trames = load_presets(damaged.append), load_trames(damaged.append)
        agendas = agendas_after(snapshot, last, presets=presets, trames=trames)
        project = snapshot.get(Project, project_id)
        self._open(NewMeetingDialog(project, held, last, agendas, parent=self.home), damaged)

    def open_guide(self) -> None:
        """Open the guide."""
        from atelier.ui.help.window import open_guide

        open_guide(self.home, self._settings)

    def open_settings(self) -> None:
        """Open the settings."""
        from atelier.ui.dialogs.settings_dialog import open_settings

        open_settings(self.home, self._settings)

    def choose_base(self) -> None:
        """Ask which base is to be opened."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self.home, _("Ouvrir une autre base"), str(self._base.parent), _filters()
        )
        if chosen:
            self.base_requested.emit(Path(chosen), False)

    def choose_new_base(self) -> None:
        """Ask where a new base is to be."""
        suggested = self._base.parent / f"Atelier {datetime.now(UTC).astimezone():%Y}{_SUFFIX}"
        chosen, _filter = QFileDialog.getSaveFileName(
            self.home,
            _("Nouvelle base"),
            str(suggested),
            _filters(),
            # Nothing is ever written over: a name that is taken is refused afterwards.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            path = Path(chosen)
            # Not `with_suffix`: in « Rencontre du 4.10 » the end is no ending.
            self.base_requested.emit(path if path.suffix == _SUFFIX else Path(f"{chosen}{_SUFFIX}"), True)

    def _open(self, dialog: QDialog, damaged: Sequence[str]) -> None:
        """Open it; files that it does without are told over it, each once."""
        # Both dialogs have this signal; what they found is carried out by whoever has the base.
        dialog.founded.connect(lambda operations: self.founded.emit(operations, dialog))  # type: ignore[attr-defined]
        dialog.rejected.connect(dialog.deleteLater)
        dialog.open()
        news = [sentence for sentence in damaged if sentence not in self._told]
        self._told.update(news)
        if news:
            warn("\n\n".join(news), dialog)

    def _connect(self) -> None:
        home = self.home
        home.meeting_requested.connect(self.meeting_requested)
        home.new_meeting_requested.connect(self.new_meeting_requested)
        home.project_requested.connect(self.project_requested)
        home.example_requested.connect(self.example_requested)
        home.archive_requested.connect(lambda: self._archives.choose(home))
        home.archive_dropped.connect(lambda path: self._archives.open(Path(path), home))
        home.guide_requested.connect(self.open_guide)
        home.settings_requested.connect(self.open_settings)
        home.base_requested.connect(lambda path: self.base_requested.emit(Path(path), False))
        home.other_base_requested.connect(self.choose_base)
        home.new_base_requested.connect(self.choose_new_base)
        # Not before: a base on a computer that does not answer would hold up the first paint for seconds.
        home.base.menu().aboutToShow.connect(lambda: home.show_base(self._base, self._recent.paths))


def _filters() -> str:
    return _("Bases d’Atelier (*.sqlite);;Tous les fichiers (*)")
