"""The facilitator's wall as a scene: it mirrors the model's signals and nothing else changes it.

Gestures may hold items of it for a while (`hold`); until they are let go, nothing under the hand moves.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPointF, QSizeF, QTimer, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from atelier.board.items import ClusterItem, NoteItem, place
from atelier.board.model import BoardModel
from atelier.board.motion import Motion
from atelier.board.places import Places
from atelier.board.ruler import TextRuler
from atelier.board.style import FRESH_MS, BoardStyle, Tones, tones
from atelier.domain.arrangement import Arrangement, Spot, arrange
from atelier.domain.board import Board
from atelier.domain.geometry import Rect
from atelier.domain.ids import ClusterId, NoteId, QuestionId
from atelier.domain.things import Note, Question

OUTCOME_MS = 600
"""How long what was dropped stays where the hand left it, for want of an answer."""


class BoardScene(QGraphicsScene):
    """One question's wall.

    Signals:
        arranged: everything is at its place, or on its way.
        resetting: every item is about to be made anew, in another style or for another question.
        question_changed: (question id) another question's wall is shown.
    """

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
        self.ruler = TextRuler(style)
        self.tones: Tones
        self.board: Board
        self.arrangement: Arrangement
        self.notes: dict[Spot, NoteItem] = {}
        self.clusters: dict[ClusterId, ClusterItem] = {}
        self._left: dict[QuestionId, Arrangement] = {}
        """The walls of other questions as they were left: coming back, each is found so."""
        self._room = (0.0, 0.0)
        self._held = False
        self._stale = False
        self._fresh: NoteId | None = None
        self._selected: frozenset[NoteId] = frozenset()
        self._focus: Spot | None = None
        self._soon = _single_shot(self, 0, self.arrange_now)
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
        if (width, height) != self._room:
            self._room = (width, height)
            self._rearrange_at_once()

    def set_style(self, style: BoardStyle) -> None:
        """Draw everything in another style."""
        self.look = style
        self.ruler = TextRuler(style)
        self._left.clear()
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
        if self._stale:
            self._soon.start()
        elif awaiting:
            self._unanswered.start()
        else:
            self.settle()

    def settle(self) -> None:
        """Bring everything to its place, except while something is held."""
        if not self._held:
            self.motion.move(dict(self._places()))

    @property
    def is_unsettled(self) -> bool:
        """Whether anything is on its way, or waits for the event loop or for an answer."""
        return self._soon.isActive() or self._unanswered.isActive() or self.motion.is_under_way

    def show_selection(self, selected: frozenset[NoteId], focus: Spot | None) -> None:
        """Show which notes are selected, and which one the keyboard is on."""
        self._selected, self._focus = selected, focus
        for spot, item in self.notes.items():
            item.mark(selected=spot.note_id in selected, focused=spot == focus)

    def _arranged(self, board: Board, previous: Arrangement | None) -> Arrangement:
        m = self.look.metrics
        return arrange(board, self.ruler, width=self._room[0], metrics=m, previous=previous)

    def _active_cluster(self) -> ClusterId | None:
        """The cluster to show as the one being worked on."""
        return None

    def _begin(self) -> None:
        self.resetting.emit()
        self._unanswered.stop()
        self._soon.stop()
        self._held = self._stale = False
        self.motion.finish()
        self.clear()
        self.notes, self.clusters = {}, {}
        question = self.model.snapshot.get(Question, self.question_id)
        self.tones = tones(question.number, projected=self.look.projected)
        self.setBackgroundBrush(QBrush(self.tones.paper))
        self.places = Places(self.look, self.tones, self.ruler)
        for item in self.places.items:
            self.addItem(item)
        self._arrange(previous=self._left.get(self.question_id))

    def _arrange(self, *, previous: Arrangement | None) -> None:
        self.ruler.turn()
        self.board = self.model.board(self.question_id)
        self.arrangement = self._arranged(self.board, previous)
        height = max(self.arrangement.height, self._room[1])
        self.setSceneRect(0.0, 0.0, self.arrangement.width, height)
        self._mirror_clusters()
        self._mirror_notes()
        self.places.show(self.board, self.arrangement, height=height)
        self.settle()
        self.arranged.emit()

    def _rearrange_at_once(self) -> None:
        enabled, self.motion.enabled = self.motion.enabled, False
        self.arrange_now()
        self.motion.enabled = enabled

    def _mirror_clusters(self) -> None:
        boxes = self.arrangement.clusters
        for id in self.clusters.keys() - boxes.keys():
            self._drop(self.clusters.pop(id))
        active = self._active_cluster()
        for group in self.board.groups:
            box = boxes.get(group.cluster.id)
            if box is None:
                continue
            item = self.clusters.get(group.cluster.id)
            if item is None:
                item = self.clusters[group.cluster.id] = ClusterItem(self.look, self.tones, self.ruler)
                self._add(item, box.rect)
            item.show_group(
                group,
                _size(box.rect),
                header=box.header,
                folded=box.folded,
                active=group.cluster.id == active,
            )

    def _mirror_notes(self) -> None:
        places = self.arrangement.notes
        going = {spot.note_id: spot for spot in self.notes.keys() - places.keys()}
        for spot in places.keys() - self.notes.keys():
            left = going.pop(spot.note_id, None)
            if left is None:
                item = NoteItem(self.look, self.tones)
                self._add(item, places[spot])
            else:
                item = self.notes.pop(left)
            self.notes[spot] = item
        for spot in self.notes.keys() - places.keys():
            self._drop(self.notes.pop(spot))
        for spot, note in self.spots():
            self._show_note(self.notes[spot], spot, note, places[spot])

    def spots(self) -> Iterator[tuple[Spot, Note]]:
        """The notes that are drawn, with their spots: clusters in order, isolated, to sort."""
        board, places = self.board, self.arrangement.notes
        held = [(Spot(note.id, group.cluster.id), note) for group in board.groups for note in group.notes]
        alone = [(Spot(note.id, None), note) for note in (*board.isolated, *board.unsorted)]
        return ((spot, note) for spot, note in (*held, *alone) if spot in places)

    def _show_note(self, item: NoteItem, spot: Spot, note: Note, rect: Rect) -> None:
        item.show_note(note, _size(rect), self.ruler.note(note, rect.width))
        item.mark(selected=spot.note_id in self._selected, focused=spot == self._focus)
        item.set_fresh(spot.note_id == self._fresh)

    def _places(self) -> Iterator[tuple[QGraphicsItem, QPointF]]:
        for id, box in self.arrangement.clusters.items():
            yield self.clusters[id], _corner(box.rect)
        for spot, rect in self.arrangement.notes.items():
            yield self.notes[spot], _corner(rect)

    def _add(self, item: QGraphicsItem, rect: Rect) -> None:
        corner = _corner(rect)
        place(item, corner.x(), corner.y())
        self.addItem(item)

    def _drop(self, item: QGraphicsItem) -> None:
        self.motion.forget(item)
        self.removeItem(item)

    def _forget_fresh(self) -> None:
        self._fresh = None
        for item in self.notes.values():
            item.set_fresh(False)

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


def _corner(rect: Rect) -> QPointF:
    """The upper left corner, on a whole pixel."""
    return QPointF(round(rect.x), round(rect.y))


def _size(rect: Rect) -> QSizeF:
    """The size that fills the rectangle from whole pixel to whole pixel."""
    return QSizeF(round(rect.right) - round(rect.x), round(rect.bottom) - round(rect.y))
