"""The console: the facilitator's window. It shows the model, asks for operations, and never writes."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.board.view import BoardView
from atelier.board.wall.scene import BoardScene
from atelier.domain.change import Change
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from atelier.domain.things import Party
from atelier.ui.console.actions import Actions
from atelier.ui.console.board_desk import BoardDesk
from atelier.ui.console.board_menu import BoardMenu
from atelier.ui.console.capture import CaptureLine
from atelier.ui.console.colour_desk import ColourDesk
from atelier.ui.console.help_desk import HelpDesk
from atelier.ui.console.history_desk import HistoryDesk
from atelier.ui.console.layout import ConsoleLook, board_style, columns, rows, strip
from atelier.ui.console.leaving import Leaving
from atelier.ui.console.meeting_desk import MeetingDesk
from atelier.ui.console.notes_desk import NotesDesk
from atelier.ui.console.paste_desk import PasteDesk
from atelier.ui.console.projection_desk import ProjectionDesk
from atelier.ui.console.room_thumbnail import RoomThumbnail
from atelier.ui.console.status import Phones, Status
from atelier.ui.console.top_bar import TopBar
from atelier.ui.console.wiring import connect
from atelier.ui.finding.filing_desk import FilingDesk
from atelier.ui.finding.search_desk import SearchDesk
from atelier.ui.highlights import Highlights
from atelier.ui.menus import Situation
from atelier.ui.operation_wording import done_unseen, stage_disturbed, taken_back, typed_words
from atelier.ui.panels.panel_form import Now, utc_now
from atelier.ui.panels.side_panel import SidePanel
from atelier.ui.pending_dialogs import PendingDialogs
from atelier.ui.planning.agenda_desk import AgendaDesk
from atelier.ui.preparation import Preparation
from atelier.ui.projection.view import Projected
from atelier.ui.recording.desk import RecordingDesk
from atelier.ui.recording.equipment import Equipment
from atelier.ui.running.agenda import Agenda
from atelier.ui.running.clock import Clock
from atelier.ui.running.facilitation_desk import FacilitationDesk
from atelier.ui.running.wiring import Running
from atelier.ui.settings import SettingsStore
from atelier.ui.widgets.board_area import BoardArea

HEARTBEAT_MS = 1000


class Console(QMainWindow):
    """Questions above, agenda and clock left, board in the middle, panels right, capture line below.

    Signals:
        operation_requested: (operation) she wants something done.
        projection_requested: show the projection.
        projection_view_requested: (Projected) show the room that.
        invitation_requested: show the QR code.
        documents_requested: (document) show the documents, on that one where it is named.
        archive_requested: put the project in an archive.
        home_requested: go to the Accueil.
        network_requested: check the network.
    """

    operation_requested = Signal(object)
    projection_requested = Signal()
    projection_view_requested = Signal(object)
    invitation_requested = Signal()
    documents_requested = Signal(str)
    archive_requested = Signal()
    home_requested = Signal()
    network_requested = Signal()

    def __init__(
        self,
        model: BoardModel,
        *,
        now: Now = utc_now,
        settings: SettingsStore | None = None,
        preparation: Preparation | None = None,
        equipment: Equipment | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.settings = settings or SettingsStore()
        self._now = now
        self.dialogs = PendingDialogs(self)
        self.scene = BoardScene(model, model.question.id, board_style(), self)
        self.board = BoardView(self.scene)
        self.side_panel = SidePanel(model, now=now)
        self.area = BoardArea(self.board)
        self.capture = CaptureLine(model)
        self.status = Status(model)
        self._make_desks(preparation or Preparation())
        self.top_bar = TopBar(model, self.actions_)
        self._make_running()
        self._make_finding()
        self.help = HelpDesk(model, self.actions_, settings=self.settings, window=self)
        self.pastes = PasteDesk(model, self.capture, self.area.offer, settings=self.settings, window=self)
        self.history = HistoryDesk(
            model, now=now, settings=self.settings, flush=self.side_panel.flush, window=self
        )
        self.recording = RecordingDesk(
            model,
            self.side_panel,
            now=now,
            equipment=equipment or Equipment(),
            settings=self.settings,
            window=self,
        )
        self._heartbeat = QTimer(self, interval=HEARTBEAT_MS)
        self._lay_out()
        self._connect()
        self._follow_meeting()
        self.capture.setFocus()

    def show_saving(self, pending: int) -> None:
        """Say how many operations still wait for the disk."""
        self.status.show_saving(pending)

    def show_fault(self, sentence: str, operation: Operation | None = None) -> None:
        """Say that something went wrong outside the program; what the operation carried is given back."""
        self.status.show_fault(sentence)
        self.show_refusal(sentence, operation)

    def show_refusal(self, sentence: str, operation: Operation | None = None) -> None:
        """Say, without stopping anybody, why something is not done; its words are given back."""
        if operation is not None:
            self.history.give_up(operation)
            self.recording.give_up(operation)
        if operation is not None and self.dialogs.give_back(operation, sentence):
            return
        words = typed_words(operation) if operation else ""
        if operation is None or self.take_back(operation) or not words:
            self.area.notice.say(sentence)
        else:
            self.area.notice.say(
                _("{sentence}\nNon enregistré : {words}").format(sentence=sentence, words=words)
            )

    def show_good_news(self, sentence: str) -> None:
        """Say for a while that something is done."""
        self.area.notice.tell(sentence)

    def show_warning(self, sentence: str) -> None:
        """Say what she has to know whatever succeeds meanwhile, until she takes it away."""
        self.area.notice.say(sentence, lasting=True)

    def show_phones(self, phones: Phones) -> None:
        """Say how the phones fare."""
        self.status.show_phones(phones)

    def show_projected(self, projected: Projected | None) -> None:
        """Say what the room sees; None while it sees nothing."""
        self.projector.follow(projected)
        self.running.show_projected(projected)

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back where they were typed."""
        return self.capture.take_back(operation) or self.side_panel.take_back(operation)

    def open_settings(self) -> QWidget:
        """Open the settings."""
        from atelier.ui.dialogs.settings_dialog import open_settings  # late: the first paint does without

        return open_settings(self, self.settings)

    def flush(self) -> None:
        """Ask now for what typing has not asked for yet."""
        self.side_panel.flush()

    def finish(self) -> None:
        """Ask for whatever is being typed, finished or not, before the window goes: Ctrl+Z takes it back."""
        self.running.give_up()
        self.side_panel.finish()
        self.recording.finish()
        if self.board.editor is not None:
            self.board.editor.accept()
        self.capture.finish()

    def _make_desks(self, preparation: Preparation) -> None:
        model, dialogs = self.model, self.dialogs
        self.meeting = MeetingDesk(model, preparation, dialogs=dialogs, settings=self.settings, window=self)
        self.notes = NotesDesk(model, self.board.commands, dialogs=dialogs, window=self)
        self.plans = AgendaDesk(model, preparation, dialogs=dialogs, window=self)
        self.projector = ProjectionDesk(model, self.board, self.side_panel, parent=self)
        self.leaving = Leaving(model, self.projector, window=self)
        self.filing = FilingDesk(
            model,
            self.board,
            dialogs=dialogs,
            window=self,
        )
        self.actions_ = Actions(
            model,
            situation=lambda: Situation(
                model, self.board.commands.notes, self.board.commands.cluster, self.projector.projected
            ),
            parent=self,
        )
        self.board_menu = BoardMenu(self.board, self.actions_.by_name, parent=self)
        self.on_board = BoardDesk(
            model,
            self.board,
            menu=self.board_menu,
            side_panel=self.side_panel,
            projector=self.projector,
            parent=self,
        )

    def _make_running(self) -> None:
        self.agenda, self.clock, self.thumbnail = Agenda(self.model), Clock(self.model), RoomThumbnail()
        self.running = Running(
            self.model,
            agenda=self.agenda,
            clock=self.clock,
            area=self.area,
            side_panel=self.side_panel,
            settings=self.settings,
            window=self,
        )

    def _make_finding(self) -> None:
        highlights = Highlights(self.scene)
        self.search = SearchDesk(self.model, self.scene, area=self.area, highlights=highlights, parent=self)
        self.colours = ColourDesk(self.model, self.scene, self.area, parent=self)
        self.facilitation = FacilitationDesk(
            self.model,
            self.board,
            self.area,
            highlights=highlights,
            settings=self.settings,
            now=self._now,
            parent=self,
        )

    def _follow_meeting(self) -> None:
        meeting = self.model.meeting
        self.setWindowTitle(_("{title} — Atelier").format(title=meeting.title))
        self.scene.set_question(self.model.question.id)
        self._beat()

    def _on_followed(self, change: Change) -> None:
        """What she did succeeded: the refusal before it is stale; what of it is not seen is told."""
        if change.party is not Party.FACILITATOR:
            return
        walked = self.history.is_arriving
        if not walked:
            self.area.notice.succeed()
        told = taken_back(self.model, change, in_sight=not walked) or done_unseen(self.model, change)
        if disturbed := stage_disturbed(self.model, change):
            # Not for a while only: the room sees it, and she may look elsewhere.
            self.area.notice.say(f"{told}.\n{disturbed}")
        elif told:
            self.show_good_news(told)

    def _on_selection_changed(self) -> None:
        """Post-its of a pile are chosen with it."""
        chosen, board = self.board.selection.ids, self.model.board(self.model.question.id)
        self.status.show_chosen(sum(1 + len(board.pile(note_id)) for note_id in chosen))

    def _beat(self) -> None:
        self.running.show_time(self._now())
        self.facilitation.refresh()
        self.side_panel.arrivals.show_time()
        self.recording.show_time()

    def _connect(self) -> None:
        connect(self)
        self.board.selection_changed.connect(self._on_selection_changed)
        self.model.meeting_changed.connect(self._follow_meeting)
        self.model.followed.connect(self._on_followed)
        self._heartbeat.timeout.connect(self._beat)
        self._heartbeat.start()

    def _lay_out(self) -> None:
        self.actions_.fill(self.menuBar())
        self.status.offered = self.actions_.about_phones
        left = strip(QVBoxLayout(), (self.agenda, self.clock, self.thumbnail), look_name="panel")
        self.columns = columns(left, self.area, self.side_panel)
        ConsoleLook(self.scene, self.columns, window=self)
        bar = strip(
            QHBoxLayout(), (self.capture, self.status), look_name="bar", by_tab=(self.status, self.capture)
        )
        self.setCentralWidget(rows(self.top_bar, self.columns, bar))
        self.resize(1366, 768)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lose no word, and move nobody any more; a room that watches is not left by a slip of the hand."""
        if event.spontaneous() and self.leaving.is_watched:
            event.ignore()
            self.leaving.ask_to_close()
            return
        self.running.give_up()
        self.flush()
        super().closeEvent(event)
