"""The facilitator's wall as a scene: it mirrors the model's signals and nothing else changes it.

Gestures may hold items of it for a while (`hold`); until they are let go, nothing under the hand moves.
What is drawn of it: `wall_scene`. When it catches up: `pace`.
"""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QBrush

from atelier.board.drawing.ruler import TextRuler
from atelier.board.model import BoardModel
from atelier.board.style import BoardStyle, tones
from atelier.board.wall.folds import Folded
from atelier.board.wall.growth import Growth
from atelier.board.wall.hiding import Hiding
from atelier.board.wall.pace import Pace
from atelier.board.wall.wall_scene import WallScene
from atelier.domain.arrangement import Arrangement
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId, QuestionId
from atelier.domain.things import Note, Question

MEASURED_A_TURN = 80
"""How many new notes are measured in one turn of the event loop: 6 ms of work on a laptop."""


class BoardScene(WallScene):
    """One question's wall.

    Signals:
        arranged: everything is at its place, or on its way.
        resetting: every item is about to be made anew, in another style or for another question.
        question_changed: (question id) another question's wall is shown.
    """

    grows: ClassVar[bool] = True
    """Whether what comes is added at the feet of its columns; where not all is drawn, what is there makes room."""

    arranged = Signal()
    resetting = Signal()
    question_changed = Signal(str)

    def __init__(
        self, model: BoardModel, question_id: QuestionId, style: BoardStyle, parent: QObject | None = None
    ) -> None:
        super().__init__(model, style, parent)
        self.question_id = question_id
        self.pace = Pace(self)
        self.ruler: TextRuler
        self._growth: Growth
        self._hiding = Hiding()
        self._left: dict[QuestionId, Arrangement] = {}
        """The walls of other questions as they were left: coming back, each is found so."""
        self._near: Arrangement | None = None
        """The wall before it was seen whole: back at life size, each note is in its column again."""
        self._rulers: dict[QuestionId, TextRuler] = {}
        """Of each question seen: breaking hundreds of texts into lines again is what takes long."""
        self._begin()
        self.motion.settled.connect(self._items.rest)
        self.pace.due.connect(self._on_due)
        self.pace.unanswered.connect(self.settle)
        model.board_changed.connect(self._on_board_changed)
        model.note_added.connect(self._on_note_added)

    def set_question(self, question_id: QuestionId) -> None:
        """Show another question's wall."""
        if question_id == self.question_id:
            return
        self._leave()
        self.question_id = question_id
        self._begin()
        self.question_changed.emit(question_id)

    def set_room(self, width: float, height: float) -> None:
        """Fill a room of that size; the wall may reach lower."""
        if self.standpoint.fill(width, height):
            self._rearrange_at_once(previous=self._near)
            self._near = None
        else:
            self._fill_room()
            self._items.show_places(self.board, self.arrangement, far=self.is_far)

    def keep_in_sight(self, width: float, height: float) -> None:
        """Be all in sight in a view of that size, whatever comes, seen at the overview's scale."""
        if self.standpoint.fills_room:
            self._near = self.arrangement
        self.standpoint.keep_in_sight(width, height, self.look.metrics)
        self._rearrange_at_once()

    def set_scale(self, scale: float) -> None:
        """Be drawn for a view that shows it at that scale."""
        was_far, self.standpoint.scale = self.is_far, scale
        if was_far == self.is_far:
            return
        if self.pace.is_held:
            self.pace.fall_behind()
            self._growth.forget()
        else:
            self._items.show(self.board, self.arrangement, far=self.is_far, active=self._active_cluster())

    @property
    def folded(self) -> Folded:
        """The clusters that she folded, whichever question's."""
        return self.standpoint.folded

    def set_folded(self, cluster_id: ClusterId, folded: bool) -> None:
        """Draw only its header, or all of it."""
        self.show_folded(self.folded | {cluster_id} if folded else self.folded - {cluster_id})

    def show_folded(self, folded: Folded) -> None:
        """Draw only the headers of those, and all of the others. Unless something is held, at once."""
        if folded != self.folded:
            self.standpoint.folded = folded
            self._growth.forget()
            self.arrange_now()

    def set_style(self, style: BoardStyle) -> None:
        """Draw everything in another style."""
        if replace(style, dark=self.look.dark) == self.look:
            # In other colours everything is as large as it was, and stays where it was.
            self._leave()
        else:
            self._left.clear()
            self._rulers.clear()
        self.look = style
        self._begin()

    def arrange_now(self) -> None:
        """Follow the model without waiting for the event loop's next turn, unless something is held."""
        self._catch_up(previous=self.arrangement)

    def _catch_up(self, *, previous: Arrangement) -> None:
        if self.pace.catch_up():
            self._arrange(previous=self._hiding.kept_to(previous))

    def hold(self) -> None:
        """Something more is in a hand: nothing moves under it, whatever happens elsewhere.

        What was on its way is there at once: the hand aims at what is drawn, drops are judged by the arrangement.
        """
        self.settle()
        self.motion.finish()
        self.pace.hold()

    def release(self, *, awaiting: bool) -> None:
        """A hand is empty again; `awaiting`: what was dropped waits for the change to come."""
        # What came meanwhile would only be added, and what was dropped would stay where the hand left it.
        self._growth.forget()
        self.pace.release(awaiting=awaiting)
        if not self.pace.is_waiting:
            self.settle()

    def settle(self) -> None:
        """Bring everything to its place but what is held."""
        self._items.settle(self.arrangement)
        if self.is_far:
            # Nothing glides there: each step would have all the notes painted again.
            self.motion.finish()
            self._items.put_back(self.arrangement)

    @property
    def is_unsettled(self) -> bool:
        """Whether anything is on its way, or waits for the event loop or for an answer."""
        return self.pace.is_waiting or self.motion.is_under_way

    def show_only(self, note_ids: frozenset[NoteId] | None) -> None:
        """Arrange those alone, and count the others where they would be; None: all. Not before the hand is empty."""
        if self._hiding.show_only(note_ids, self.arrangement):
            self._growth.forget()
            self.arrange_now()

    @property
    def hides_notes(self) -> bool:
        """Whether some notes may be left out."""
        return self._hiding.note_ids is not None

    def _arranged(self, board: Board, previous: Arrangement | None) -> Arrangement:
        metrics = self.look.metrics
        return self.standpoint.arranged(board, self.ruler, metrics=metrics, previous=previous)

    def _read(self) -> Board:
        """The part of the wall that is shown."""
        return self._hiding.shown(self.model.board(self.question_id))

    def _active_cluster(self) -> ClusterId | None:
        """The cluster to show as the one being worked on."""
        return None

    def _leave(self) -> None:
        """Keep the wall as it is, to be found so again."""
        left = self._hiding.left(self.arrangement)
        if left is not None:
            self._left[self.question_id] = left

    def _begin(self) -> None:
        self.resetting.emit()
        self._near = None
        self.pace.begin_again()
        question = self.model.snapshot.get(Question, self.question_id)
        self.tones = tones(question.number, projected=self.look.projected, dark=self.look.dark)
        self.setBackgroundBrush(QBrush(self.tones.paper))
        self.ruler = self._rulers.setdefault(self.question_id, TextRuler(self.look))
        self._growth = Growth(self.ruler, self.look.metrics)
        self._items.begin(self.look, self.tones, self.ruler)
        self.standpoint.begin_again(self.look.metrics)
        self._arrange(previous=self._hiding.begin(self._left.get(self.question_id)))

    def _arrange(self, *, previous: Arrangement | None) -> None:
        self.board = self._read()
        if not self._grow():
            self.ruler.turn(self.board)
            self.arrangement = self._arranged(self.board, previous)
            if self.grows:
                self._growth.begin(self.board, self.arrangement)
            self._fill_room()
            self._items.show(self.board, self.arrangement, far=self.is_far, active=self._active_cluster())
            self.settle()
        self.arranged.emit()

    def _grow(self) -> bool:
        """Add what is only new at the feet of the columns; whether that was all."""
        if self.motion.is_under_way:
            return False
        came = self._growth.grown(self.board)
        if came is None or not self.standpoint.holds(came[0]):
            return False
        self.arrangement, new = came
        self._fill_room()
        self._items.add(new, self.board, self.arrangement, far=self.is_far)
        return True

    def _rearrange_at_once(self, *, previous: Arrangement | None = None) -> None:
        self._growth.forget()
        enabled, self.motion.enabled = self.motion.enabled, False
        self._catch_up(previous=previous or self.arrangement)
        self.motion.enabled = enabled

    def _on_due(self) -> None:
        """Texts are what takes long: those of a burst are measured some a turn, before all are arranged."""
        board = self._read()
        if not self.pace.is_held and self._growth.measure(board, MEASURED_A_TURN):
            self.pace.hurry()
        else:
            self.arrange_now()

    def _on_board_changed(self, question_id: str) -> None:
        if question_id == self.question_id:
            self.pace.hurry()

    def _on_note_added(self, note_id: str) -> None:
        if self.model.snapshot.get(Note, note_id).question_id == self.question_id:
            self._items.await_fresh(NoteId(note_id))
