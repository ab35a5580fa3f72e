"""One meeting under way: its model, its console and its projection, wired to the bridge."""

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from atelier.board.model import BoardModel
from atelier.bridge import Bridge
from atelier.domain.history import History
from atelier.domain.ids import MeetingId
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Stage
from atelier.exporter import Exporter
from atelier.ui.console import Console
from atelier.ui.invitation import Invitation
from atelier.ui.phone_news import News, PhoneNews
from atelier.ui.projection_view import Projected
from atelier.ui.screen_room import fit_screen
from atelier.ui.status import Phones
from atelier.ui.wording import annexed_phrase

if TYPE_CHECKING:
    from atelier.ui.projection import ProjectionWindow


class Session(QObject):
    """The windows of one meeting, from its opening to its closing.

    Signals:
        home_requested: leave the meeting for the Accueil.
        network_requested: check the network.
    """

    home_requested = Signal()
    network_requested = Signal()

    def __init__(
        self,
        snapshot: Snapshot,
        history: History,
        meeting_id: MeetingId,
        bridge: Bridge,
        exporter: Exporter,
        *,
        invite: Callable[[Meeting], Invitation | None],
    ) -> None:
        super().__init__()
        self.model = BoardModel(snapshot, meeting_id, history=history, parent=self)
        self.console = Console(self.model)
        self.projection: ProjectionWindow | None = None
        self._bridge = bridge
        self._exporter = exporter
        self._invite = invite
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._phones = Phones()
        self._phone_news = PhoneNews()
        self._shown_stage_id = self.model.meeting.stage_id
        self._to_export: list[tuple[str, Path]] = []
        self._connect()

    def show(self) -> None:
        """Show the console, whole whatever the screen."""
        fit_screen(self.console)
        self.console.show()

    def close(self) -> None:
        """Close both windows; what was being typed is asked for first."""
        self.console.finish()
        if self.projection is not None:
            self.projection.close()
            self.projection.deleteLater()
        self.console.deleteLater()
        self.console.hide()

    def show_phones(self, phones: Phones) -> None:
        """Say on both windows how the phones fare."""
        if phones == self._phones:
            return
        moved = (phones.address, phones.fault) != (self._phones.address, self._phones.fault)
        self._phones = phones
        self.console.show_phones(phones)
        self._tell(self._phone_news.follow(phones))
        if self.projection is not None:
            self.projection.set_phone_count(phones.count)
            if moved:
                self.projection.set_invitation(self._invite(self.model.meeting))

    def open_projection(self) -> "ProjectionWindow":
        """Show the projection, made when it is first asked for, as the stage asks."""
        if self.projection is None:
            from atelier.ui.projection import ProjectionWindow  # late: the console is painted first

            self.projection = ProjectionWindow(
                self.model, invitation=self._invite(self.model.meeting), console=self.console
            )
            # The console's end is the program's, whatever the room still sees.
            self.projection.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
            self.projection.set_phone_count(self._phones.count)
            self.projection.projected_changed.connect(self.console.show_projected)
            self._show_stage()
        self.projection.present()
        return self.projection

    def _tell(self, news: News | None) -> None:
        if news is not None:
            tell = self.console.show_warning if news.lasting else self.console.show_good_news
            tell(news.sentence)

    def _project(self, projected: Projected) -> None:
        """Show the room that, opening the projection if it is not seen."""
        shown = self.projection is not None and self.projection.isVisible()
        projection = self.projection if shown else self.open_projection()
        assert projection is not None
        projection.show_projected(projected)

    def _show_invitation(self) -> None:
        """Show the room how to come in; asked again, the board. Seen, even where it was behind the console."""
        if self.projection is None or not self.projection.isVisible():
            self.open_projection().show_welcome()
        else:
            self.projection.toggle_welcome()
            self.projection.present()

    def _follow_meeting(self) -> None:
        if self.projection is None:
            return
        self.projection.set_invitation(self._invite(self.model.meeting))
        if self.model.meeting.stage_id != self._shown_stage_id:
            self._show_stage()

    def _show_stage(self) -> None:
        """Show the room what the stage asks for; until the next one, the facilitator may choose otherwise."""
        assert self.projection is not None
        self._shown_stage_id = self.model.meeting.stage_id
        self.projection.show_stage(self.model.snapshot.find(Stage, self._shown_stage_id))

    def _export(self, document: str) -> None:
        from atelier.documents.formats import known

        meeting = self.model.meeting
        suggested = Path(self._folder) / f"{_file_name(_('Compte rendu'), meeting.title)}.pdf"
        chosen, _filter = QFileDialog.getSaveFileName(
            self.console, _("Exporter le compte rendu"), str(suggested), _("Document PDF (*.pdf)")
        )
        if chosen:
            path = Path(chosen)
            if (document, path.suffix.lower()) not in known():
                # Not `with_suffix`: in « Rencontre du 4.10 » the end is no ending.
                path = _free(path.with_name(f"{path.name}.pdf"))
            self._folder = str(path.parent)
            self.export(document, path)

    def export(self, document: str, path: Path) -> None:
        """Write a document of the meeting with all that was asked for up to now."""
        self.console.flush()
        self._to_export.append((document, path))
        self._on_pending_changed(self._bridge.pending)

    def _on_pending_changed(self, pending: int) -> None:
        """What was asked a moment ago is not in the model before it is committed: the document waits for it."""
        if pending:
            return
        from atelier.domain.report_builder import build_report

        wanted, self._to_export = self._to_export, []
        for document, path in wanted:
            self._exporter.write(document, build_report(self.model.snapshot, self.model.meeting_id), path)

    def _connect(self) -> None:
        console, bridge = self.console, self._bridge
        console.operation_requested.connect(bridge.ask)
        console.projection_requested.connect(self.open_projection)
        console.projection_view_requested.connect(self._project)
        console.invitation_requested.connect(self._show_invitation)
        console.export_requested.connect(self._export)
        console.home_requested.connect(self.home_requested)
        console.network_requested.connect(self.network_requested)
        bridge.changed.connect(self.model.follow_all)
        bridge.refused.connect(console.show_refusal)
        bridge.failed.connect(console.show_fault)
        bridge.pending_changed.connect(console.show_saving)
        bridge.pending_changed.connect(self._on_pending_changed)
        self.model.meeting_changed.connect(self._follow_meeting)
        self._exporter.failed.connect(console.show_refusal)
        self._exporter.written.connect(self._on_written)

    def _on_written(self, path: Path, waiting: int) -> None:
        told = _("Compte rendu enregistré : {path}").format(path=path)
        self.console.show_good_news(f"{told}\n{annexed_phrase(waiting)}" if waiting else told)


def _free(path: Path) -> Path:
    """The path, or with a number where there is such a file: the dialog did not ask about that one."""
    numbered = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(p for p in chain([path], numbered) if not p.exists())


def _file_name(*parts: str) -> str:
    """A file name of those words that every system takes."""
    words = " - ".join(parts)
    return "".join(c for c in words if c.isalnum() or c in " -_'’.,()").strip(" .")[:100]
