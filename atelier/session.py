"""One meeting under way: its model, its console and its projection, wired to the bridge."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from atelier.board.model import BoardModel
from atelier.bridge import Bridge
from atelier.documents_desk import DocumentsDesk
from atelier.domain.history import History
from atelier.domain.ids import MeetingId
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Project, Stage
from atelier.other_meetings import OtherMeetings
from atelier.ui.console.phone_news import News, PhoneNews
from atelier.ui.console.status import Phones
from atelier.ui.console.window import Console
from atelier.ui.preparation import Preparation
from atelier.ui.projection.view import Projected
from atelier.ui.recording.equipment import Equipment
from atelier.ui.settings import SettingsStore
from atelier.ui.theme import styled_when_whole
from atelier.ui.window_places import WindowPlace

if TYPE_CHECKING:
    from atelier.domain.preset import Preset
    from atelier.exporter import Exporter
    from atelier.sounds import SoundStore
    from atelier.ui.console.projection_news import ProjectionNews
    from atelier.ui.projection.invitation import Invitation, Matrix
    from atelier.ui.projection.second_display import DisplayState
    from atelier.ui.projection.window import ProjectionWindow
    from base.opening import ReadOnlyBase


class Session(QObject):
    """The windows of one meeting, from its opening to its closing.

    Signals:
        archive_requested: (project) put it in an archive, with what was asked for up to now.
        home_requested: leave the meeting for the Accueil.
        network_requested: check the network.
        projection_state_changed: (what to say of it) the projection is elsewhere, or seen no more.
    """

    archive_requested = Signal(object)
    home_requested = Signal()
    network_requested = Signal()
    projection_state_changed = Signal(str)

    def __init__(
        self,
        snapshot: Snapshot,
        history: History,
        meeting_id: MeetingId,
        bridge: Bridge,
        exporter: "Exporter",
        *,
        invite: "Callable[[Meeting], Invitation | None]",
        base: "Callable[[], ReadOnlyBase]",
        settings: SettingsStore | None = None,
        sounds: "SoundStore | None" = None,
    ) -> None:
        super().__init__()
        self.settings = settings or SettingsStore()
        self.model = BoardModel(snapshot, meeting_id, history=history, parent=self)
        with styled_when_whole():
            self.console = Console(
                self.model, settings=self.settings, preparation=_preparation(), equipment=Equipment(sounds)
            )
        self._sounds = sounds
        self._place = WindowPlace(self.console, "console", self.settings, columns=self.console.columns)
        self.projection: ProjectionWindow | None = None
        self._bridge = bridge
        self.documents = DocumentsDesk(
            self.model,
            exporter,
            invite=invite,
            flush=self.console.flush,
            pending=lambda: bridge.pending,
            settings=self.settings,
            over=self.console,
        )
        self._others = OtherMeetings(base, meeting_id, self)
        self._invite = invite
        self._phones = Phones()
        self._phone_news = PhoneNews()
        self._projection_news: ProjectionNews | None = None
        self._shown_stage_id = self.model.meeting.stage_id
        self._connect()

    def show(self) -> None:
        """Show the console, whole whatever the screen."""
        self._place.restore()
        self.console.show()
        # Afterwards: what is asked over a window comes once it is seen.
        QTimer.singleShot(0, self.console.recording, self.console.recording.offer_forgotten)

    def close(self) -> None:
        """Close both windows; what was being typed is asked for first."""
        self._place.keep()
        self._others.wait()
        self.console.finish()
        if self._sounds is not None:
            self._sounds.close()
        self.documents.close()
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
            from atelier.ui.console.room_keys import RoomKeys  # late: the console is painted first
            from atelier.ui.projection.window import ProjectionWindow

            self.projection = ProjectionWindow(
                self.model,
                invitation=self._invite(self.model.meeting),
                console=self.console,
                settings=self.settings,
            )
            # The console's end is the program's, whatever the room still sees.
            self.projection.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
            self.projection.set_phone_count(self._phones.count)
            self.projection.set_recorded(self.console.recording.is_recording)
            self.console.recording.recording_changed.connect(self.projection.set_recorded)
            RoomKeys(self.console, self.projection)
            self.projection.projected_changed.connect(self.console.show_projected)
            self.projection.display.state_changed.connect(self._on_display_changed)
            self.console.thumbnail.follow(self.projection)
            self._show_stage()
        self.projection.present()
        return self.projection

    def close_projection(self) -> None:
        """Show the room nothing any more, until the projection is opened again as it was."""
        if self.projection is not None:
            self.projection.close()

    def _tell(self, news: News | None) -> None:
        if news is not None:
            tell = self.console.show_warning if news.lasting else self.console.show_good_news
            tell(news.sentence)

    def _on_display_changed(self, state: "DisplayState") -> None:
        from atelier.ui.console.projection_news import ProjectionNews, state_phrase

        self.projection_state_changed.emit(state_phrase(state))
        self._projection_news = self._projection_news or ProjectionNews()
        self._tell(self._projection_news.follow(state))

    def _project(self, projected: Projected) -> None:
        """Show the room that, opening the projection if it is not seen."""
        shown = self.projection is not None and self.projection.isVisible()
        projection = self.projection if shown else self.open_projection()
        assert projection is not None
        projection.show_projected(projected)

    def _show_invitation(self) -> None:
        """Show the room how to come in; asked again, what it saw before. Seen, even where it was behind the console."""
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

    def _archive(self) -> None:
        self.console.flush()
        self.archive_requested.emit(next(self.model.snapshot.all(Project)))

    def _connect(self) -> None:
        console, bridge = self.console, self._bridge
        console.operation_requested.connect(bridge.ask)
        console.projection_requested.connect(self.open_projection)
        console.projection_view_requested.connect(self._project)
        console.projector.closing_requested.connect(self.close_projection)
        console.invitation_requested.connect(self._show_invitation)
        console.documents_requested.connect(self.documents.open)
        console.archive_requested.connect(self._archive)
        console.home_requested.connect(self.home_requested)
        console.network_requested.connect(self.network_requested)
        console.search.other_meetings_requested.connect(self._others.begin)
        self._others.read.connect(console.search.show_other_meetings)
        self._others.failed.connect(console.search.give_other_meetings_up)
        self.projection_state_changed.connect(console.status.show_projection)
        bridge.changed.connect(self.model.follow_all)
        bridge.refused.connect(console.show_refusal)
        bridge.failed.connect(console.show_fault)
        for settling in (console.dialogs, console.history):
            bridge.settled.connect(settling.settle)
        bridge.pending_changed.connect(console.show_saving)
        bridge.pending_changed.connect(self.documents.follow_pending)
        self.model.meeting_changed.connect(self._follow_meeting)
        self.documents.refused.connect(console.show_refusal)
        self.documents.told.connect(console.show_good_news)


def _preparation() -> Preparation:
    """What a meeting is prepared with, read when it is asked for."""

    def presets(told: Callable[[str], object]) -> "list[Preset]":
        from atelier.catalogue import load_presets

        return load_presets(told)

    def wifi_code(name: str, password: str) -> "Matrix":
        from atelier.phone.qr import qr_matrix, wifi_text

        return qr_matrix(wifi_text(name, password))

    return Preparation(presets, wifi_code)
