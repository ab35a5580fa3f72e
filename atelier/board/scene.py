"""The facilitator's wall as a scene: it mirrors the model's signals and nothing else changes it.

Gestures may hold items of it for a while (`hold`); until they are let go, nothing under the hand moves.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from atelier.board.cluster_items import ClusterItem, ClusterItems
from atelier.board.growth import Growth
from atelier.board.items import NoteItem, whole_corner
from atelier.board.model import BoardModel
from atelier.board.motion import Motion
from atelier.board.note_items import NoteItems
from atelier.board.places import Places
from atelier.board.ruler import TextRuler
from atelier.board.standpoint import Standpoint
from atelier.board.style import FRESH_MS, BoardStyle, Tones, tones
from atelier.domain.arrangement import Arrangement, Spot
from atelier.domain.board import Board
from atelier.domain.ids import ClusterId, NoteId, QuestionId
from atelier.domain.things import Note, Question

MEASURED_A_TURN = 80
"""How many new notes are measured in one turn of the event loop: 6 ms of work on a laptop."""
OUTCOME_MS = 600
"""How long what was dropped stays where the hand left it, for want of an answer."""


class BoardScene(QGraphicsScene):
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
        super().__init__(parent)
        self.model = model
        self.look = style
        self.question_id = question_id
        self.motion = Motion(self)
        self.ruler: TextRuler
        self.tones: Tones
        self.board: Board
        self.arrangement: Arrangement
        self._notes: NoteItems
        self._clusters: ClusterItems
        self._left: dict[QuestionId, Arrangement] = {}
        """The walls of other questions as they were left: coming back, each is found so."""
        self._rulers: dict[QuestionId, TextRuler] = {}
        """Of each question seen: breaking hundreds of texts into lines again is what takes long."""
        self.standpoint = Standpoint()
        """From where it is seen; changed through the scene."""
        self._growth = Growth()
        self._witness: Callable[[Note], None] | None = None
        self._held = False
        self._stale = False
        self._fresh: NoteId | None = None
        self._found: tuple[frozenset[NoteId] | None, frozenset[ClusterId]] = None, frozenset()
        self._soon = _single_shot(self, 0, self._on_soon)
        self._unanswered = _single_shot(self, OUTCOME_MS, self.settle)
        self._no_longer_fresh = _single_shot(self, FRESH_MS, self._forget_fresh)
        self._begin()
        model.board_changed.connect(self._on_board_changed)
        model.note_added.connect(self._on_note_added)

    def set_question(self, question_id: QuestionId) -> None:
        """Show another question's wall."""
        if question_id == self.question_id:
            return
        self._left[self.question_id] = self.arrangement
        self.question_id = question_id
        self._begin()
        self.question_changed.emit(question_id)

    def set_room(self, width: float, height: float) -> None:
        """Fill a room of that size; the wall may reach lower."""
        if self.standpoint.fill(width, height):
            self._rearrange_at_once()

    def keep_in_sight(self, width: float, height: float) -> None:
        """Be all in sight in a view of that size, whatever comes, seen at the overview's scale."""
        self.standpoint.keep_in_sight(width, height, self.look.metrics)
        self._rearrange_at_once()

    def set_scale(self, scale: float) -> None:
        """Be drawn for a view that shows it at that scale."""
        was_far, self.standpoint.scale = self.is_far, scale
        if was_far == self.is_far:
            return
        if self._held:
            self._stale = True
            self._growth.forget()
        else:
            self._mirror_notes()
            self._show_places()

    @property
    def clusters(self) -> Mapping[ClusterId, ClusterItem]:
        """The items of clusters."""
        return self._clusters.items

    @property
    def notes(self) -> Mapping[Spot, NoteItem]:
        """The items of notes: all of them, or from afar those in the hand."""
        return self._notes.items

    @property
    def is_far(self) -> bool:
        """Whether notes are seen from so far that none has an item of its own, except in the hand."""
        return self.standpoint.is_far

    def witness_painting(self, witness: Callable[[Note], None]) -> None:
        """Have notes told to `witness` as they are painted: each at least once, some again."""
        self._witness = witness
        self._notes.witness(witness, self._note)

    def set_style(self, style: BoardStyle) -> None:
        """Draw everything in another style."""
        self.look = style
        self._left.clear()
        self._rulers.clear()
        self._begin()

    def set_animated(self, animated: bool) -> None:
        """Let items glide to their places, or be there at once."""
        self.motion.enabled = animated

    def arrange_now(self) -> None:
        """Follow the model without waiting for the event loop's next turn, unless something is held."""
        self._soon.stop()
        self._stale = self._held
        if not self._held:
            self._unanswered.stop()
            self._arrange(previous=self.arrangement)

    def hold(self) -> None:
        """Something is in the hand: nothing moves under it, whatever happens elsewhere.

        What was on its way is there at once: the hand aims at what is drawn, drops are judged by the arrangement.
        """
        self.settle()
        self.motion.finish()
        self._unanswered.stop()
        self._held = True

    def release(self, *, awaiting: bool) -> None:
        """The hand is empty again; `awaiting`: what was dropped waits for the change to come."""
        self._held = False
        # What came meanwhile would only be added, and what was dropped would stay where the hand left it.
        self._growth.forget()
        if self._stale:
            self._soon.start()
        elif awaiting:
            self._unanswered.start()
        else:
            self.settle()

    def settle(self) -> None:
        """Bring everything to its place, except while something is held."""
        if self._held:
            return
        self.motion.move(dict(self._places()))
        if self.is_far:
            # Nothing glides there: each step would have all the notes painted again.
            self.motion.finish()
            if self.notes:
                self._mirror_notes()

    @property
    def is_unsettled(self) -> bool:
        """Whether anything is on its way, or waits for the event loop or for an answer."""
        return self._soon.isActive() or self._unanswered.isActive() or self.motion.is_under_way

    def show_selection(self, selected: frozenset[NoteId], focus: Spot | None) -> None:
        """Show which notes are selected, and which one the keyboard is on."""
        self._notes.mark(selected=selected, focus=focus)

    def show_chosen(self, cluster_id: ClusterId | None) -> None:
        """Show which cluster is the one that she works on, until everything is made anew."""
        self._clusters.mark_chosen(cluster_id)

    def set_highlight(
        self, note_ids: frozenset[NoteId] | None, cluster_ids: frozenset[ClusterId] = frozenset()
    ) -> None:
        """Have those stand out, whatever comes, and all other notes step back; None: nothing is looked for."""
        self._found = note_ids, cluster_ids
        self._notes.mark_found(note_ids)
        self._clusters.mark_found(cluster_ids)

    def take(self, spot: Spot) -> NoteItem:
        """The item of a note for the hand; made for it where the wall is seen from afar."""
        note = self.model.snapshot.get(Note, spot.note_id)
        item = self._notes.take(spot, note, self.arrangement.notes[spot])
        self._notes.far.leave_out(self.notes)
        return item

    def _arranged(self, board: Board, previous: Arrangement | None) -> Arrangement:
        metrics = self.look.metrics
        return self.standpoint.arranged(board, self.ruler, metrics=metrics, previous=previous)

    def _active_cluster(self) -> ClusterId | None:
        """The cluster to show as the one being worked on."""
        return None

    def _begin(self) -> None:
        self.resetting.emit()
        self._growth.forget()
        self._unanswered.stop()
        self._soon.stop()
        self._held = self._stale = False
        self.motion.finish()
        self.clear()
        question = self.model.snapshot.get(Question, self.question_id)
        self.tones = tones(question.number, projected=self.look.projected, dark=self.look.dark)
        self.setBackgroundBrush(QBrush(self.tones.paper))
        self.ruler = self._rulers.setdefault(self.question_id, TextRuler(self.look))
        self.places = Places(self.look, self.tones, self.ruler)
        for item in self.places.items:
            self.addItem(item)
        self._notes = NoteItems(self, self.look, self.tones, ruler=self.ruler, forget=self.motion.forget)
        self._clusters = ClusterItems(
            self, self.look, self.tones, ruler=self.ruler, forget=self.motion.forget
        )
        self.set_highlight(*self._found)
        if self._witness is not None:
            self._notes.witness(self._witness, self._note)
        self.standpoint.begin_again(self.look.metrics)
        self._arrange(previous=self._left.get(self.question_id))

    def _arrange(self, *, previous: Arrangement | None) -> None:
        self.board = self.model.board(self.question_id)
        if not self._grow():
            self.ruler.turn()
            self.arrangement = self._arranged(self.board, previous)
            if self.grows:
                self._growth.begin(self.board, self.arrangement)
            self._fill_room()
            self._clusters.show(self.board, self.arrangement.clusters, active=self._active_cluster())
            self._mirror_notes()
            self.settle()
        self._show_places()
        self.arranged.emit()

    def _grow(self) -> bool:
        """Add what is only new at the feet of the columns; whether that was all."""
        if self.motion.is_under_way:
            return False
        came = self._growth.grown(self.board, ruler=self.ruler, metrics=self.look.metrics)
        if came is None or not self.standpoint.holds(came[0]):
            return False
        self.arrangement, new = came
        self._fill_room()
        self._notes.mark(fresh=self._fresh)
        shown = {(spot := Spot(note.id, None)): (note, self.arrangement.notes[spot]) for note in new}
        if self.is_far:
            places = {spot: rect for spot, (_note, rect) in shown.items()}
            self._notes.far.add_places(places, area=self.sceneRect())
        else:
            self._notes.add(shown)
        return True

    def _fill_room(self) -> None:
        area = QRectF(QPointF(), QSizeF(*self.standpoint.size(self.arrangement)))
        if area != self.sceneRect():
            self.setSceneRect(area)

    def _show_places(self) -> None:
        self.places.show(self.board, self.arrangement, height=self.sceneRect().height(), far=self.is_far)

    def _rearrange_at_once(self) -> None:
        self._growth.forget()
        enabled, self.motion.enabled = self.motion.enabled, False
        self.arrange_now()
        self.motion.enabled = enabled

    def _mirror_notes(self) -> None:
        self._notes.mark(fresh=self._fresh)
        places = self.arrangement.notes
        if self.is_far:
            self._notes.show_from_afar(places, area=self.sceneRect())
        else:
            self._notes.show({spot: (note, places[spot]) for spot, note in self.spots()})

    def spots(self) -> Iterator[tuple[Spot, Note]]:
        """The notes that are drawn, with their spots: clusters in order, isolated, to sort."""
        board, places = self.board, self.arrangement.notes
        held = [(Spot(note.id, group.cluster.id), note) for group in board.groups for note in group.notes]
        alone = [(Spot(note.id, None), note) for note in (*board.isolated, *board.unsorted)]
        return ((spot, note) for spot, note in (*held, *alone) if spot in places)

    def _places(self) -> Iterator[tuple[QGraphicsItem, QPointF]]:
        for id, box in self.arrangement.clusters.items():
            yield self.clusters[id], whole_corner(box.rect)
        for spot, item in self.notes.items():
            if spot in self.arrangement.notes:
                yield item, whole_corner(self.arrangement.notes[spot])

    def _forget_fresh(self) -> None:
        self._fresh = None
        self._notes.mark(fresh=None)

    def _note(self, note_id: NoteId) -> Note | None:
        return self.model.snapshot.find(Note, note_id)

    def _on_soon(self) -> None:
        """Texts are what takes long: those of a burst are measured some a turn, before all are arranged."""
        board, metrics = self.model.board(self.question_id), self.look.metrics
        if not self._held and self._growth.measure(board, MEASURED_A_TURN, ruler=self.ruler, metrics=metrics):
            self._soon.start()
        else:
            self.arrange_now()

    def _on_board_changed(self, question_id: str) -> None:
        if question_id == self.question_id:
            self._stale = True
            self._soon.start()

    def _on_note_added(self, note_id: str) -> None:
        if self.model.snapshot.get(Note, note_id).question_id == self.question_id:
            self._fresh = NoteId(note_id)
            self._no_longer_fresh.start()


def _single_shot(parent: QObject, delay_ms: int, slot: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(delay_ms)
    timer.timeout.connect(slot)
    return timer
