"""The console: the facilitator's window. It shows the model, asks for operations, and never writes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.board.scene import BoardScene
from atelier.board.style import console_style
from atelier.board.view import BoardView
from atelier.domain.change import Change
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    Operation,
    Redo,
    Undo,
    WithdrawNotes,
)
from atelier.domain.things import Party
from atelier.ui.actions import Actions
from atelier.ui.agenda import Agenda
from atelier.ui.board_area import BoardArea
from atelier.ui.board_menu import BoardMenu
from atelier.ui.capture import CaptureLine
from atelier.ui.clock import Clock
from atelier.ui.console_layout import columns, rows, strip
from atelier.ui.history_news import taken_back_elsewhere
from atelier.ui.meeting_desk import MeetingDesk
from atelier.ui.panel_form import Now, utc_now
from atelier.ui.paste_desk import PasteDesk
from atelier.ui.projection_desk import ProjectionDesk
from atelier.ui.projection_view import Projected
from atelier.ui.side_panel import Panel, SidePanel
from atelier.ui.status import Phones, Status
from atelier.ui.theme import FONT_SIZE_PX
from atelier.ui.top_bar import TopBar
from atelier.ui.wording import typed_words

HEARTBEAT_MS = 1000
LEFT_WIDTH, LEFT_LEAST = 236, 200
RIGHT_WIDTH, RIGHT_LEAST = 312, 270


class Console(QMainWindow):
    """Questions above, agenda and clock left, board in the middle, panels right, capture line below.

    Signals:
        operation_requested: (operation) she wants something done.
        projection_requested: show the projection.
        projection_view_requested: (Projected) show the room that.
        invitation_requested: show the QR code.
        export_requested: (document) export that document, `minutes`.
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

    def __init__(self, model: BoardModel, *, now: Now = utc_now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._now = now
        self.scene = BoardScene(model, model.question.id, console_style(), self)
        self.board = BoardView(self.scene)
        self.board_menu = BoardMenu(self.board, parent=self)
        self.side_panel = SidePanel(model, now=now)
        self.meeting = MeetingDesk(model, window=self)
        self.projector = ProjectionDesk(model, self.board, self.side_panel.synthesis, parent=self)
        self.actions_ = Actions(
            model,
            selected=lambda: self.board.commands.note_ids,
            projected=lambda: self.projector.projected,
            parent=self,
        )
        self.top_bar = TopBar(model, self.actions_)
        self.agenda = Agenda(model)
        self.clock = Clock(model)
        self.area = BoardArea(self.board)
        self.capture = CaptureLine(model)
        self.status = Status(model)
        self.pastes = PasteDesk(model, self.capture, self.area.offer, window=self)
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

    def take_back(self, operation: Operation) -> bool:
        """Put the words of an operation that was not carried out back where they were typed."""
        return self.capture.take_back(operation) or self.side_panel.take_back(operation)

    def flush(self) -> None:
        """Ask now for what typing has not asked for yet."""
        self.side_panel.synthesis.flush()

    def finish(self) -> None:
        """Ask for whatever is being typed, finished or not, before the window goes: Ctrl+Z takes it back."""
        self.side_panel.finish()
        if self.board.editor is not None:
            self.board.editor.accept()
        self.capture.choice_open = False
        self.capture.submit()

    def _follow_meeting(self) -> None:
        meeting = self.model.meeting
        self.setWindowTitle(_("{title} — Atelier").format(title=meeting.title))
        self.scene.set_question(self.model.question.id)
        self._beat()

    def _on_followed(self, change: Change) -> None:
        """What she did succeeded: the refusal before it is stale; what she took back elsewhere is told."""
        if change.party is not Party.FACILITATOR:
            return
        self.area.notice.succeed()
        elsewhere = taken_back_elsewhere(self.model, change)
        if elsewhere:
            self.show_good_news(elsewhere)

    def _beat(self) -> None:
        self.clock.show_time(self._now())
        self.side_panel.arrivals.show_time()

    def _ask(self, operation: Operation) -> None:
        self.operation_requested.emit(operation)

    def _undo(self) -> None:
        self.flush()
        self._ask(Undo(self.model.meeting_id))

    def _redo(self) -> None:
        self._ask(Redo(self.model.meeting_id))

    def _withdraw(self) -> None:
        """Take the selected notes off the wall, else the one that the room sees."""
        if self.board.commands.note_ids:
            self.board.commands.withdraw()
        else:
            self._withdraw_projected()

    def _withdraw_projected(self) -> None:
        if self.projector.note_id is not None:
            self._ask(WithdrawNotes((self.projector.note_id,)))

    def _on_selection_changed(self) -> None:
        self.actions_.refresh()
        focus = self.board.selection.focus
        if focus is not None and focus.cluster_id is not None:
            self.side_panel.show_cluster(focus.cluster_id)

    def _write_synthesis(self, cluster_id: ClusterId) -> None:
        self.side_panel.show_cluster(cluster_id)
        self.side_panel.show_panel(Panel.SYNTHESIS)

    def _show_note(self, note_id: NoteId) -> None:
        # What came in a moment ago is not on the board before the event loop's next turn.
        self.scene.arrange_now()
        places = self.scene.arrangement.notes
        spot = next((spot for spot in places if spot.note_id == note_id), None)
        if spot is not None:
            self.board.selection.choose([note_id], focus=spot)
            self.board.ensureVisible(QRectF(*places[spot]), 40, 40)

    def _connect(self) -> None:
        self._connect_asking()
        self.board.selection_changed.connect(self._on_selection_changed)
        self.area.cluster_pressed.connect(self.side_panel.show_cluster)
        self.board_menu.synthesis_requested.connect(self._write_synthesis)
        self.side_panel.note_chosen.connect(self._show_note)
        self.model.meeting_changed.connect(self._follow_meeting)
        self.model.followed.connect(self._on_followed)
        self._heartbeat.timeout.connect(self._beat)
        self.side_panel.refused.connect(self.show_refusal)
        self.capture.refused.connect(self.show_refusal)
        self.status.fault_told.connect(self.area.notice.say)
        self.status.network_requested.connect(self.network_requested)
        self.capture.removal_requested.connect(self._withdraw_projected)
        self.projector.view_requested.connect(self.projection_view_requested)
        self.projector.changed.connect(self.actions_.refresh)
        self.projector.note_reached.connect(self._show_note)
        self.projector.cluster_reached.connect(self.side_panel.show_cluster)
        self.actions_.connect_slots(self._slots())
        self._heartbeat.start()

    def _connect_asking(self) -> None:
        left = (self.agenda, self.clock)
        middle = (self.board, self.board_menu, self.capture, self.pastes, self.meeting)
        self.operation_requested.connect(self.projector.follow_asked)
        for asking in (self.top_bar.tabs, *left, *middle, self.side_panel):
            asking.operation_requested.connect(self.operation_requested)

    def _slots(self) -> dict[str, Callable[[], object]]:
        review = self.side_panel.arrivals.review
        panels = {panel.name.lower(): panel for panel in Panel}
        return {
            "home": self.home_requested.emit,
            "network": self.network_requested.emit,
            "import": self.pastes.open_import,
            "export": lambda: self.export_requested.emit("minutes"),
            "close": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "group": self.board.commands.group,
            "send_to": self.board_menu.send_to,
            "unsort": self.board.commands.unsort,
            "isolate": self.board.commands.isolate,
            "withdraw": self._withdraw,
            "show_waiting": partial(self.side_panel.review, review.show_waiting),
            "leave_off": partial(self.side_panel.review, review.leave_off_waiting),
            "reveal": review.ask_reveal,
            "capture": self.capture.setFocus,
            "next_stage": self.clock.enter_next,
            "pause": self.clock.toggle_pause,
            "extend": self.clock.add_time,
            "projection": self.projection_requested.emit,
            "invitation": self.invitation_requested.emit,
            "show_all": self.board.show_all,
            "life_size": self.board.reset_zoom,
            "zoom_in": self.board.zoom_in,
            "zoom_out": self.board.zoom_out,
            **self.meeting.slots(),
            **self.projector.slots(),
            **{name: partial(self.side_panel.show_panel, panel) for name, panel in panels.items()},
        }

    def _lay_out(self) -> None:
        self.actions_.fill(self.menuBar())
        self.status.offered = self.actions_.about_phones
        left = strip(QVBoxLayout(), (self.agenda, self.clock), look_name="panel")
        scale = self.font().pixelSize() / FONT_SIZE_PX
        left.setMinimumWidth(round(LEFT_LEAST * scale))
        self.side_panel.setMinimumWidth(round(RIGHT_LEAST * scale))
        middle = columns(
            (left, round(LEFT_WIDTH * scale)), self.area, (self.side_panel, round(RIGHT_WIDTH * scale))
        )
        bar = strip(QHBoxLayout(), (self.capture, self.status), look_name="bar")
        held = rows(self.top_bar, middle, bar)
        self.setCentralWidget(held)
        self.resize(1366, 768)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lose no word."""
        self.flush()
        super().closeEvent(event)
