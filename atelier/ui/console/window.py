"""The console: the facilitator's window. It shows the model, asks for operations, and never writes."""

from collections.abc import Callable
from functools import partial

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
from atelier.ui.console.board_area import BoardArea
from atelier.ui.console.board_desk import BoardDesk
from atelier.ui.console.board_menu import BoardMenu
from atelier.ui.console.capture import CaptureLine
from atelier.ui.console.colour_desk import ColourDesk
from atelier.ui.console.columns import Side
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
from atelier.ui.finding.filing_desk import FilingDesk
from atelier.ui.finding.search_desk import SearchDesk
from atelier.ui.operation_wording import done_unseen, taken_back_elsewhere, typed_words
from atelier.ui.panels.panel_form import Now, utc_now
from atelier.ui.panels.side_panel import Panel, SidePanel
from atelier.ui.pending_dialogs import PendingDialogs
from atelier.ui.planning.agenda_desk import AgendaDesk
from atelier.ui.preparation import Preparation
from atelier.ui.projection.view import Projected
from atelier.ui.running.agenda import Agenda
from atelier.ui.running.clock import Clock
from atelier.ui.running.facilitation_desk import FacilitationDesk
from atelier.ui.running.wiring import Running
from atelier.ui.settings import SettingsStore

HEARTBEAT_MS = 1000


class Console(QMainWindow):
    """Questions above, agenda and clock left, board in the middle, panels right, capture line below.

    Signals:
        operation_requested: (operation) she wants something done.
        projection_requested: show the projection.
        projection_view_requested: (Projected) show the room that.
        invitation_requested: show the QR code.
        export_requested: (document) export that document, `minutes` or `welcome`.
        home_requested: go to the Accueil.
        network_requested: check the network.
    """

    operation_requested = Signal(object)
    projection_requested = Signal()
    projection_view_requested = Signal(object)
    invitation_requested = Signal()
    export_requested = Signal(str)
    home_requested = Signal()
    network_requested = Signal()

    def __init__(
        self,
        model: BoardModel,
        *,
        now: Now = utc_now,
        settings: SettingsStore | None = None,
        preparation: Preparation | None = None,
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
        self.search = SearchDesk(model, self.scene, self.area, parent=self)
        self.colours = ColourDesk(model, self.scene, self.area, parent=self)
        self.facilitation = FacilitationDesk(
            model, self.board, self.area, settings=self.settings, now=self._now, parent=self
        )
        self.help = HelpDesk(model, self.actions_, settings=self.settings, window=self)
        self.pastes = PasteDesk(model, self.capture, self.area.offer, window=self)
        self.history = HistoryDesk(
            model, now=now, settings=self.settings, flush=self.side_panel.flush, window=self
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
        if self.board.editor is not None:
            self.board.editor.accept()
        self.capture.finish()

    def _make_desks(self, preparation: Preparation) -> None:
        model, dialogs = self.model, self.dialogs
        self.meeting = MeetingDesk(model, preparation, dialogs=dialogs, window=self)
        self.notes = NotesDesk(model, self.board.commands, dialogs=dialogs, window=self)
        self.plans = AgendaDesk(model, preparation, dialogs=dialogs, window=self)
        self.projector = ProjectionDesk(model, self.board, self.side_panel, parent=self)
        self.leaving = Leaving(model, self.projector, window=self)
        self.filing = FilingDesk(
            model,
            self.board,
            cluster=lambda: self.projector.cluster_id,
            dialogs=dialogs,
            window=self,
        )
        self.actions_ = Actions(
            model,
            notes=lambda: self.board.commands.notes,
            chosen=lambda: self.board.commands.cluster,
            projected=lambda: self.projector.projected,
            cluster=lambda: self.projector.cluster_id,
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

    def _follow_meeting(self) -> None:
        meeting = self.model.meeting
        self.setWindowTitle(_("{title} — Atelier").format(title=meeting.title))
        self.scene.set_question(self.model.question.id)
        self._beat()

    def _on_followed(self, change: Change) -> None:
        """What she did succeeded: the refusal before it is stale; what of it is not seen is told."""
        if change.party is not Party.FACILITATOR:
            return
        self.area.notice.succeed()
        if unseen := taken_back_elsewhere(self.model, change) or done_unseen(self.model, change):
            self.show_good_news(unseen)

    def _beat(self) -> None:
        self.running.show_time(self._now())
        self.facilitation.refresh()
        self.side_panel.arrivals.show_time()

    def _connect(self) -> None:
        self._connect_asking()
        for chosen in (self.board.selection_changed, self.board.current_cluster_changed):
            chosen.connect(self.actions_.refresh)
        self.board.written.connect(self.capture.write)
        self.board.correction_requested.connect(self.notes.correct)
        self.area.cluster_pressed.connect(self.side_panel.show_cluster)
        self.board.told.connect(self.show_warning)
        self.board.drop_places.append(self.top_bar.tabs)
        self.model.meeting_changed.connect(self._follow_meeting)
        self.model.followed.connect(self._on_followed)
        self._heartbeat.timeout.connect(self._beat)
        for naming in (self.running, self.facilitation):
            naming.naming_requested.connect(self.board.edit_title)
        self.facilitation.naming_told.connect(self.running.band.leave_naming)
        refusing = (self.running.dropped, self.side_panel.refused, self.capture.refused, self.plans.refused)
        for refused in refusing:
            refused.connect(self.show_refusal)
        freeing = (self.running.keyboard_freed, self.side_panel.arrivals.keyboard_freed, self.search.closed)
        for freed in freeing:
            freed.connect(self.capture.setFocus)
        self.plans.told.connect(self.show_good_news)
        self.agenda.edit_requested.connect(self.plans.open_editor)
        self.status.fault_told.connect(self.area.notice.say)
        self.status.network_requested.connect(self.network_requested)
        self.capture.removal_requested.connect(self.on_board.withdraw_projected)
        self.projector.view_requested.connect(self.projection_view_requested)
        self.projector.opening_requested.connect(self.projection_requested)
        self.thumbnail.projection_requested.connect(self.projection_requested)
        self.projector.changed.connect(self.actions_.refresh)
        self.leaving.home_requested.connect(self.home_requested)
        self._connect_finding()
        self.actions_.connect_slots(self._slots())
        self._heartbeat.start()

    def _connect_finding(self) -> None:
        self.help.stage_requested.connect(self.running.stages.go_to)
        self.side_panel.asked_for.connect(partial(self.columns.unfold, Side.RIGHT))
        for ticking in (self.columns, self.colours, self.facilitation):
            ticking.tick(self.actions_.by_name)
        self.search.operation_requested.connect(self.operation_requested)
        self.search.note_reached.connect(self.on_board.show_note)
        self.on_board.note_missed.connect(self.search.reveal)
        self.search.told.connect(self.area.notice.tell)
        self.search.withdrawn_reached.connect(self.notes.show_withdrawn)
        self.search.review_reached.connect(partial(self.side_panel.show_panel, Panel.ARRIVALS))
        for finding in (self.search, self.help):
            finding.cluster_reached.connect(self.on_board.show_cluster)

    def _connect_asking(self) -> None:
        for following in (self.projector, self.history):
            self.operation_requested.connect(following.follow_asked)
        desks = (
            self.dialogs,
            self.meeting,
            self.pastes,
            self.projector,
            self.running,
            self.on_board,
        )
        widgets = (self.top_bar.tabs, self.board, self.capture, self.side_panel)
        for asking in (*desks, self.history, *widgets):
            asking.operation_requested.connect(self.operation_requested)

    def _slots(self) -> dict[str, Callable[[], object]]:
        slots: dict[str, Callable[[], object]] = {
            "network": self.network_requested.emit,
            "import": self.pastes.open_import,
            "export": lambda: self.export_requested.emit("minutes"),
            "welcome_sheet": lambda: self.export_requested.emit("welcome"),
            "settings": self.open_settings,
            "capture": self.capture.setFocus,
            "capture_group": self.capture.group.showMenu,
            "invitation": self.invitation_requested.emit,
        }
        moving = (self.leaving, self.meeting, self.running, self.plans, self.projector)
        finding = (self.search, self.filing, self.colours, self.facilitation, self.help)
        for desk in (
            *moving,
            *finding,
            self.on_board,
            self.notes,
            self.history,
            self.side_panel,
            self.columns,
        ):
            slots |= desk.slots()
        return slots

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
