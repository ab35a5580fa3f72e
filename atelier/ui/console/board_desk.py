"""What is done on the board from elsewhere on the console: its menus, the lists beside it, the search, the keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Signal

from atelier.board.model import BoardModel
from atelier.board.view import BoardView
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import Redo, Undo, WithdrawNotes
from atelier.ui.console.board_menu import BoardMenu
from atelier.ui.console.projection_desk import ProjectionDesk
from atelier.ui.panels.side_panel import Panel, SidePanel


class BoardDesk(QObject):
    """Holds the board and the panel beside it to the same note and cluster.

    Signals:
        operation_requested: (operation) she wants something done.
    """

    operation_requested = Signal(object)

    def __init__(
        self,
        model: BoardModel,
        board: BoardView,
        *,
        menu: BoardMenu,
        side_panel: SidePanel,
        projector: ProjectionDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._board = board
        self._menu = menu
        self._side_panel = side_panel
        self._projector = projector
        board.selection_changed.connect(self._on_selection_changed)
        menu.synthesis_requested.connect(self._write_synthesis)
        side_panel.note_chosen.connect(self.show_note)
        projector.note_reached.connect(self.show_note)
        projector.cluster_reached.connect(side_panel.show_cluster)
        chosen = (board.selection_changed, board.current_cluster_changed, board.board_scene.arranged)
        for signal in (*chosen, projector.changed):
            signal.connect(self._show_chosen)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about the board does."""
        board, commands = self._board, self._board.commands
        return {
            "undo": self.undo,
            "redo": self.redo,
            "group": commands.group,
            "send_to": self._menu.send_to,
            "unsort": commands.unsort,
            "isolate": commands.isolate,
            "withdraw": self.withdraw,
            "board": board.take_keyboard,
            "show_all": board.show_all,
            "life_size": board.reset_zoom,
            "zoom_in": board.zoom_in,
            "zoom_out": board.zoom_out,
        }

    def undo(self) -> None:
        """Take back what was done last, a synthesis under way with it."""
        self._side_panel.flush()
        self.operation_requested.emit(Undo(self._model.meeting_id))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.operation_requested.emit(Redo(self._model.meeting_id))

    def withdraw(self) -> None:
        """Take the selected notes off the wall, else the one that the room sees."""
        if self._board.commands.note_ids:
            self._board.commands.withdraw()
        else:
            self.withdraw_projected()

    def withdraw_projected(self) -> None:
        """Take the note that the room sees off the wall."""
        if self._projector.note_id is not None:
            self.operation_requested.emit(WithdrawNotes((self._projector.note_id,)))

    def show_note(self, note_id: NoteId) -> None:
        """Bring the note in sight, and choose it."""
        # What came in a moment ago is not on the board before the event loop's next turn.
        scene = self._board.board_scene
        scene.arrange_now()
        places = scene.arrangement.notes
        spot = next((spot for spot in places if spot.note_id == note_id), None)
        if spot is not None:
            self._board.selection.choose([note_id], focus=spot)
            self._board.ensureVisible(QRectF(*places[spot]), 40, 40)

    def show_cluster(self, cluster_id: str) -> None:
        """Bring the cluster in sight, its synthesis beside it."""
        self._board.show_cluster(ClusterId(cluster_id))
        self._side_panel.show_cluster(ClusterId(cluster_id))

    def _show_chosen(self) -> None:
        """Ring the cluster that the menus are about: no mark goes to one that is not seen to be chosen."""
        self._board.board_scene.show_chosen(self._projector.cluster_id)

    def _on_selection_changed(self) -> None:
        focus = self._board.selection.focus
        if focus is not None and focus.cluster_id is not None:
            self._side_panel.show_cluster(focus.cluster_id)

    def _write_synthesis(self, cluster_id: ClusterId) -> None:
        self._side_panel.show_cluster(cluster_id)
        self._side_panel.show_panel(Panel.SYNTHESIS)
