"""The hand on the wall: which gesture a press begins once the hand has moved, and what a click does."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication

from atelier.board.gestures import Desk, DragCluster, DragNotes, Gesture, Lasso
from atelier.board.targets import box_at
from atelier.domain.arrangement import Spot
from atelier.domain.ids import ClusterId


@dataclass(frozen=True, slots=True)
class _Press:
    """A press that is no gesture yet: where, in pixels of the view and on the wall; what it may become."""

    at: QPoint
    point: QPointF
    gesture: Callable[[], Gesture | None]
    click: Callable[[], None]


class Hand:
    """At most one gesture at a time. `at` is in pixels of the view, `point` on the wall."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._press: _Press | None = None
        self._gesture: Gesture | None = None

    @property
    def is_holding(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def press(self, at: QPoint, point: QPointF, *, adding: bool) -> ClusterId | None:
        """Begin there; `adding` to what is selected. Returns the cluster that was pressed."""
        spot = spot_at(self._desk, point)
        box = box_at(self._desk.wall, point.x(), point.y())
        if spot is not None:
            self._press = _Press(at, point, lambda: self._drag_notes(spot), self._choose(spot, adding=adding))
        elif box is not None and box[1].header_rect.holds(point.x(), point.y()):
            cluster_id = box[0]
            if not adding:
                # The cluster is what was chosen: nothing that is done next must go to a note of another one.
                self._desk.selection.clear()
            self._press = _Press(at, point, lambda: self._drag_cluster(cluster_id), _nothing)
        else:
            if not adding:
                self._desk.selection.clear()
            self._press = _Press(at, point, lambda: Lasso(self._desk, adding), _nothing)
        return box[0] if box is not None else None

    def move(self, at: QPoint, point: QPointF) -> None:
        """Go there; a press becomes a gesture once the hand has gone the start distance."""
        if self._gesture is not None:
            self._gesture.move(point)
        elif self._press is not None and _far(at - self._press.at):
            self._begin(self._press, point)

    def release(self, point: QPointF) -> bool:
        """Let go there: the gesture ends, or it was a click. Returns whether something was dropped."""
        press, gesture = self._press, self._gesture
        self._press = self._gesture = None
        if gesture is not None:
            gesture.end(point)
        elif press is not None:
            press.click()
        return isinstance(gesture, DragNotes | DragCluster)

    def cancel(self) -> bool:
        """Give up; whether a gesture was under way."""
        gesture, self._gesture, self._press = self._gesture, None, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _begin(self, press: _Press, point: QPointF) -> None:
        if self._desk.scene.is_unsettled:
            # What went away a moment ago is still drawn until the event loop's next turn: it can't be lifted.
            self._desk.scene.arrange_now()
        self._gesture = press.gesture()
        if self._gesture is None:
            self._press = None
            return
        self._gesture.start(press.point)
        self._gesture.move(point)

    def _drag_notes(self, spot: Spot) -> Gesture | None:
        """None where the note went away, or elsewhere, under the press."""
        return DragNotes(self._desk, spot) if spot in self._desk.scene.arrangement.notes else None

    def _drag_cluster(self, cluster_id: ClusterId) -> Gesture | None:
        return DragCluster(self._desk, cluster_id) if cluster_id in self._desk.scene.clusters else None

    def _choose(self, spot: Spot, *, adding: bool) -> Callable[[], None]:
        """Select what was pressed; returns what is left to do if it proves to be a click."""
        selection = self._desk.selection
        if adding and selection.holds(spot.note_id):
            # Only a click takes it out: it may be about to be dragged with the others.
            return lambda: selection.toggle(spot)
        if adding:
            selection.toggle(spot)
        elif selection.holds(spot.note_id):
            selection.set_focus(spot)
            return lambda: selection.choose([spot.note_id], focus=spot)
        else:
            selection.choose([spot.note_id], focus=spot)
        return _nothing


def spot_at(desk: Desk, point: QPointF) -> Spot | None:
    """The note drawn at that point."""
    places = desk.scene.arrangement.notes
    return next((spot for spot, rect in places.items() if rect.holds(point.x(), point.y())), None)


def _nothing() -> None:
    return


def _far(way: QPoint) -> bool:
    return way.manhattanLength() >= QApplication.startDragDistance()
