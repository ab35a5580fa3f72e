"""What is done on the board from elsewhere on the console: its menus, the lists beside it, the search, the keys."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QCursor

from atelier.board.model import BoardModel
from atelier.board.moves.cluster_moves import ClusterMoves
from atelier.board.moves.commands import ClusterMove, NoteMove
from atelier.board.moves.note_moves import NoteMoves
from atelier.board.view import BoardView
from atelier.board.wall.folds import with_note_in_sight
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.language import gettext as _
from atelier.domain.operations import Redo, Undo
from atelier.domain.things import Note, Question
from atelier.ui.console.board_menu import BoardMenu
from atelier.ui.console.projection_desk import ProjectionDesk
from atelier.ui.panels.side_panel import Panel, SidePanel

_NOTE_MOVES: Mapping[str, NoteMove] = {
    "group": NoteMoves.grouped,
    "unsort": NoteMoves.unsorted,
    "unsort_everywhere": NoteMoves.unsorted_everywhere,
    "isolate": NoteMoves.isolated,
    "note_sooner": NoteMoves.sooner,
    "note_later": NoteMoves.later,
    "stack": NoteMoves.stacked,
    "unstack": NoteMoves.unstacked,
    "weigh_more": NoteMoves.weighed_more,
    "weigh_less": NoteMoves.weighed_less,
}
_CLUSTER_MOVES: Mapping[str, ClusterMove] = {
    "new_cluster": ClusterMoves.begun,
    "cluster_sooner": ClusterMoves.sooner,
    "cluster_later": ClusterMoves.later,
    "cluster_last": ClusterMoves.last,
    "wrap_cluster": ClusterMoves.wrapped,
    "take_out_cluster": ClusterMoves.taken_out,
    "dissolve_cluster": ClusterMoves.dissolved,
}


class BoardDesk(QObject):
    """Holds the board and the panel beside it to the same note and cluster.

    Signals:
        operation_requested: (operation) she wants something done.
        note_missed: (note id) the note to be shown is left out by a filter.
    """

    operation_requested = Signal(object)
    note_missed = Signal(str)

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
        self._side_panel = side_panel
        self._projector = projector
        self._menu = menu
        self._is_following = True
        """Whether the synthesis goes to the cluster of what is chosen on the board."""
        board.selection_changed.connect(self._on_selection_changed)
        menu.synthesis_requested.connect(self._write_synthesis)
        menu.use_chosen.connect(side_panel.show_use)
        side_panel.note_chosen.connect(self.show_note)
        side_panel.citation_followed.connect(self.show_cited)
        side_panel.cluster_chosen.connect(board.show_cluster)
        side_panel.note_cited.connect(self._choose_written)
        projector.note_reached.connect(self.show_note)
        projector.cluster_reached.connect(side_panel.show_cluster)
        for signal in (board.chosen_cluster_changed, board.board_scene.arranged):
            signal.connect(self._show_chosen)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about the board does."""
        board, commands = self._board, self._board.commands
        return {
            "undo": self.undo,
            "redo": self.redo,
            "withdraw": self.withdraw,
            "follow_note_up": self.follow_note_up,
            "park_note": self.park_note,
            "where_cited": self.show_citations,
            "rename_cluster": self.rename_cluster,
            "fold_cluster": self.fold_cluster,
            "fold_all": board.fold_all,
            "unfold_all": board.unfold_all,
            **{name: partial(commands.move, move) for name, move in _NOTE_MOVES.items()},
            **{name: partial(commands.move_cluster, move) for name, move in _CLUSTER_MOVES.items()},
            "board": board.take_keyboard,
            "show_all": board.show_all,
            "show_whole_cluster": self.show_whole_cluster,
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

    def rename_cluster(self) -> None:
        """Have the title of the chosen cluster typed."""
        if self._board.chosen_cluster is not None:
            self._board.edit_title(self._board.chosen_cluster)

    def fold_cluster(self) -> None:
        """Fold the chosen cluster to its header, or unfold it."""
        scene, cluster_id = self._board.board_scene, self._board.chosen_cluster
        if cluster_id is not None:
            scene.set_folded(cluster_id, cluster_id not in scene.folded)

    def show_whole_cluster(self) -> None:
        """Bring all of the chosen cluster in sight, large."""
        if self._board.chosen_cluster is not None:
            self._board.show_whole_cluster(self._board.chosen_cluster)

    def withdraw(self) -> None:
        """Take the selected notes off the wall, else the one that the room sees."""
        if self._board.commands.note_ids:
            self._board.commands.withdraw()
        else:
            self.withdraw_projected()

    def withdraw_projected(self) -> None:
        """Take the note that the room sees off the wall, with its pile."""
        note_id, model = self._projector.note_id, self._model
        if note_id is not None:
            moves = NoteMoves(model.board(model.question.id), model.meeting_id, (note_id,))
            self.operation_requested.emit(moves.withdrawn())

    def follow_note_up(self) -> None:
        """Have what the chosen note says followed up: who and when are asked for."""
        note = self._model.snapshot.find(Note, self._board.commands.notes.lead)
        if note is not None:
            self._side_panel.show_panel(Panel.FOLLOW_UPS)
            self._side_panel.follow_ups.begin_follow_up(note.shown_text)

    def park_note(self) -> None:
        """Keep what the chosen note says among the questions for later, which are shown; the keyboard stays."""
        note = self._model.snapshot.find(Note, self._board.commands.notes.lead)
        if note is not None:
            self._side_panel.tabs.setCurrentIndex(Panel.FOLLOW_UPS)
            self._side_panel.follow_ups.park(note.shown_text)

    def show_note(self, note_id: NoteId) -> None:
        """Bring the note in sight, and choose it."""
        # What came in a moment ago is not on the board before the event loop's next turn.
        scene = self._board.board_scene
        scene.arrange_now()
        scene.show_folded(with_note_in_sight(scene.folded, scene.board, note_id))
        places = scene.arrangement.notes
        spot = next((spot for spot in places if spot.note_id == note_id), None)
        if spot is not None:
            self._board.chosen_cluster = spot.cluster_id or self._board.chosen_cluster
            self._board.selection.choose([note_id], focus=spot)
            self._board.ensureVisible(QRectF(*places[spot]), 40, 40)
        elif scene.hides_notes:
            self.note_missed.emit(note_id)

    def show_cited(self, note_id: NoteId) -> None:
        """Bring a note that is cited in sight; what is written beside the board stays the same."""
        note = self._model.snapshot.get(Note, note_id)
        if not note.on_wall:
            self._board.told.emit(_("Le n° {number} n’est pas au tableau.").format(number=note.number))
        elif note.question_id != self._model.question.id:
            question = self._model.snapshot.get(Question, note.question_id)
            told = _("Le n° {number} est sur la question {question}.")
            self._board.told.emit(told.format(number=note.number, question=question.number))
        else:
            self._is_following = False
            self.show_note(self._drawn(note_id))
            self._is_following = True

    def _drawn(self, note_id: NoteId) -> NoteId:
        """The note that is on the board for it: itself, or the top of its pile."""
        piles = self._model.board(self._model.question.id).piles
        return next((top for top, pile in piles.items() if any(n.id == note_id for n in pile)), note_id)

    def show_citations(self) -> None:
        """Go to the sentence that cites the chosen note; where there are several, offer them."""
        self._side_panel.flush()
        self._menu.show_uses(QCursor.pos())

    def show_cluster(self, cluster_id: str) -> None:
        """Bring the cluster in sight, its synthesis beside it."""
        self._board.show_cluster(ClusterId(cluster_id))
        self._side_panel.show_cluster(ClusterId(cluster_id))

    def _show_chosen(self) -> None:
        """Ring the chosen cluster: nothing is done to one that is not seen to be chosen."""
        self._board.board_scene.show_chosen(self._board.chosen_cluster)

    def _on_selection_changed(self) -> None:
        focus = self._board.selection.focus
        # A hand that is down may carry it into the synthesis: that one changes when the hand is up, if at all.
        is_following = self._is_following and not self._board.is_pressed
        if is_following and focus is not None and focus.cluster_id is not None:
            self._side_panel.show_cluster(focus.cluster_id)

    def _choose_written(self) -> None:
        """Ring the cluster whose synthesis is beside the board, not that of the note that was taken there."""
        self._board.chosen_cluster = self._side_panel.cluster_id

    def _write_synthesis(self, cluster_id: ClusterId) -> None:
        self._side_panel.show_cluster(cluster_id)
        self._side_panel.show_panel(Panel.SYNTHESIS)
