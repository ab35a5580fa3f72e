"""Where what each part of the console tells or asks for goes, and what each action does. The window makes the parts."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from atelier.ui.console.columns import Side
from atelier.ui.panels.side_panel import Panel

if TYPE_CHECKING:
    from atelier.ui.console.window import Console
    from atelier.ui.panels.quotes_panel import QuotesPanel


def connect(window: "Console") -> None:
    """Connect the parts of that window, once all are made."""
    _connect_asking(window)
    _connect_board(window)
    _connect_sentences(window)
    _connect_room(window)
    _connect_finding(window)
    _connect_recording(window)
    window.actions_.connect_slots(slots(window))


def slots(window: "Console") -> dict[str, Callable[[], object]]:
    """What each action of the console does."""
    by_name: dict[str, Callable[[], object]] = {
        "network": window.network_requested.emit,
        "import": window.pastes.open_import,
        "documents": lambda: window.documents_requested.emit(""),
        "export": lambda: window.documents_requested.emit("minutes"),
        "welcome_sheet": lambda: window.documents_requested.emit("welcome"),
        "archive": window.archive_requested.emit,
        "settings": window.open_settings,
        "capture": window.capture.setFocus,
        "capture_group": window.capture.group.showMenu,
        "invitation": window.invitation_requested.emit,
    }
    moving = (
        window.leaving,
        window.meeting,
        window.running,
        window.plans,
        window.projector,
        window.recording,
    )
    finding = (window.search, window.filing, window.colours, window.facilitation, window.help)
    for desk in (
        *moving,
        *finding,
        window.on_board,
        window.notes,
        window.history,
        window.side_panel,
        window.columns,
    ):
        by_name |= desk.slots()
    return by_name


def _connect_board(window: "Console") -> None:
    board = window.board
    for chosen in (board.selection_changed, board.chosen_cluster_changed, window.projector.changed):
        chosen.connect(window.actions_.refresh)
    board.written.connect(window.capture.write)
    board.correction_requested.connect(window.notes.correct)
    board.escaped.connect(window.search.close_open)
    board.add_drop_place(window.top_bar.tabs)
    board.add_drop_place(window.side_panel.cite_place)
    window.area.cluster_pressed.connect(window.side_panel.show_cluster)
    for naming in (window.running, window.facilitation):
        naming.naming_requested.connect(board.edit_title)
    window.facilitation.naming_told.connect(window.running.band.leave_naming)
    window.capture.removal_requested.connect(window.on_board.withdraw_projected)
    freeing = (window.running.keyboard_freed, window.side_panel.arrivals.keyboard_freed, window.search.closed)
    for freed in freeing:
        freed.connect(window.capture.setFocus)


def _connect_sentences(window: "Console") -> None:
    """What is told goes over the board."""
    for refusing in (window.running.dropped, window.side_panel.refused, window.capture.refused):
        refusing.connect(window.show_refusal)
    window.plans.refused.connect(window.show_refusal)
    window.plans.told.connect(window.show_good_news)
    window.search.told.connect(window.show_good_news)
    window.board.told.connect(window.show_warning)
    window.status.fault_told.connect(window.area.notice.say)


def _connect_room(window: "Console") -> None:
    """What is about the room, the meeting and the network is for whoever opened the window."""
    window.projector.view_requested.connect(window.projection_view_requested)
    for opening in (window.projector.opening_requested, window.thumbnail.projection_requested):
        opening.connect(window.projection_requested)
    window.agenda.edit_requested.connect(window.plans.open_editor)
    window.status.network_requested.connect(window.network_requested)
    window.leaving.home_requested.connect(window.home_requested)


def _connect_finding(window: "Console") -> None:
    window.help.stage_requested.connect(window.running.stages.go_to)
    window.side_panel.asked_for.connect(partial(window.columns.unfold, Side.RIGHT))
    window.side_panel.widening_requested.connect(window.columns.widen)
    window.columns.widened.connect(lambda is_wide: window.side_panel.show_width(is_wide=is_wide))
    for ticking in (window.columns, window.colours, window.facilitation):
        ticking.tick(window.actions_.by_name)
    window.search.operation_requested.connect(window.operation_requested)
    window.search.note_reached.connect(window.on_board.show_note)
    window.on_board.note_missed.connect(window.search.reveal)
    window.search.withdrawn_reached.connect(window.notes.show_withdrawn)
    window.search.review_reached.connect(partial(window.side_panel.show_panel, Panel.ARRIVALS))
    for finding in (window.search, window.help):
        finding.cluster_reached.connect(window.on_board.show_cluster)


def _connect_recording(window: "Console") -> None:
    recording, board = window.recording, window.board
    recording.operation_requested.connect(window.operation_requested)
    recording.refused.connect(window.show_refusal)
    recording.told.connect(window.show_good_news)
    recording.state_changed.connect(window.status.show_recording)
    board.chosen_cluster_changed.connect(lambda: recording.stand_at(board.chosen_cluster))
    window.side_panel.quotes_made.connect(partial(_let_quotes_be_dragged, window))
    recording.show_time()


def _let_quotes_be_dragged(window: "Console", panel: "QuotesPanel") -> None:
    from atelier.ui.panels.quote_drag import QuoteDrag  # late, as the panel

    QuoteDrag(window.model, window.board, panel)


def _connect_asking(window: "Console") -> None:
    for following in (window.projector, window.history):
        window.operation_requested.connect(following.follow_asked)
    desks = (
        window.dialogs,
        window.meeting,
        window.pastes,
        window.projector,
        window.running,
        window.on_board,
    )
    widgets = (window.top_bar.tabs, window.board, window.capture, window.side_panel)
    for asking in (*desks, window.history, *widgets):
        asking.operation_requested.connect(window.operation_requested)
