"""One hand on the wall: which gesture a press becomes once it is meant, and what a click does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, Qt

from atelier.board.hand.desk import Aim, Desk
from atelier.board.hand.gestures import DragCluster, DragNotes, Gesture
from atelier.board.hand.lasso import Lasso
from atelier.board.hand.threshold import Threshold
from atelier.board.wall.drop_map import box_at
from atelier.domain.arrangement import Box, Spot
from atelier.domain.ids import ClusterId

_Beginning = Callable[[], Gesture | None]
"""Makes the gesture that a press becomes; None where there is nothing to hold any more."""


@dataclass(frozen=True, slots=True)
class _Press:
    """A press that is no gesture yet: where and when, from how far it is one; what it may become."""

    aim: Aim
    threshold: Threshold
    gesture: _Beginning
    click: Callable[[], None]

    def is_meant(self, aim: Aim) -> bool:
        way = aim.at - self.aim.at
        distance = float(way.x() ** 2 + way.y() ** 2) ** 0.5
        return self.threshold.is_crossed(distance, aim.when_ms - self.aim.when_ms)


class Hand:
    """At most one gesture at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._press: _Press | None = None
        self._gesture: Gesture | None = None
        self._aim: Aim | None = None
        self._corner = QPoint()
        """What of the wall was at the view's upper left when the gesture began, in pixels."""

    @property
    def is_holding(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    @property
    def scrolls(self) -> bool:
        """Whether the wall is to scroll under it near an edge."""
        return self._gesture is not None and self._gesture.scrolls

    @property
    def at(self) -> QPoint:
        """Where it is."""
        return self._aim.at if self._aim is not None else QPoint()

    def press(self, aim: Aim, threshold: Threshold) -> ClusterId | None:
        """Begin there. Returns the cluster that was pressed."""
        box = box_at(self._desk.drop_map, aim.point.toTuple())
        gesture, click = self._pressed(aim, box)
        self._press = _Press(aim, threshold, gesture, click)
        return box[0] if box is not None else None

    def move(self, aim: Aim) -> None:
        """Go there; a press becomes a gesture once it is meant."""
        self._aim = aim
        if self._gesture is not None:
            self._gesture.move(aim)
        elif self._press is not None and self._press.is_meant(aim):
            self._begin(self._press, aim)

    def stay(self) -> None:
        """Be where it is, while the wall moves under it."""
        if self._gesture is not None and self._aim is not None:
            self.move(replace(self._aim, point=self._desk.view.mapToScene(self._aim.at)))

    def hold_key(self, modifier: Qt.KeyboardModifier, *, is_down: bool) -> None:
        """Be where it is, with that key down or up."""
        if self._aim is not None:
            keys = self._aim.modifiers & ~modifier
            self.move(replace(self._aim, modifiers=keys | modifier if is_down else keys))

    def release(self, aim: Aim) -> bool:
        """Let go there: the gesture ends, or it was a click. Returns whether something was dropped."""
        press, gesture = self._press, self._gesture
        self._press = self._gesture = None
        if gesture is not None:
            gesture.end(aim)
        elif press is not None:
            press.click()
        return gesture is not None and gesture.drops

    def cancel(self) -> bool:
        """Give up, and see again what was seen before; whether a gesture was under way."""
        gesture, self._gesture, self._press = self._gesture, None, None
        if gesture is not None:
            gesture.cancel()
            self._desk.view.scroll_by(self._corner - self._desk.view.corner)
        return gesture is not None

    def _pressed(self, aim: Aim, box: tuple[ClusterId, Box] | None) -> tuple[_Beginning, Callable[[], None]]:
        """Choose what is under a press; how that is dragged, and what is left to do if it proves to be a click."""
        spot = self._desk.spot_at(aim.point)
        if spot is not None:
            return partial(self._drag_notes, spot), self._choose(spot, adding=aim.adding)
        if not aim.adding:
            # A cluster is what was chosen, or nothing: what is done next must not go to a note elsewhere.
            self._desk.selection.clear()
        if box is not None and box[1].header_rect.holds(*aim.point.toTuple()):
            is_fold = self._desk.scene.chevron_at(aim.point) == box[0]
            return partial(self._drag_cluster, box[0]), partial(self._fold, box[0]) if is_fold else _nothing
        return partial(Lasso, self._desk, aim.adding), _nothing

    def _begin(self, press: _Press, aim: Aim) -> None:
        if self._desk.scene.is_unsettled:
            # What went away a moment ago is still drawn until the event loop's next turn: it can't be lifted.
            self._desk.scene.arrange_now()
        gesture = press.gesture()
        if gesture is None:
            self._press = None
            return
        self._corner = self._desk.view.corner
        gesture.start(press.aim)
        gesture.move(aim)
        self._gesture = gesture

    def _drag_notes(self, spot: Spot) -> Gesture | None:
        """None where the note went away, or elsewhere, or into another hand under the press."""
        scene = self._desk.scene
        held = {other.note_id for other, item in scene.notes.items() if item.is_held}
        is_free = spot in scene.arrangement.notes and spot.note_id not in held
        return DragNotes(self._desk, spot) if is_free else None

    def _drag_cluster(self, cluster_id: ClusterId) -> Gesture | None:
        item = self._desk.scene.clusters.get(cluster_id)
        return DragCluster(self._desk, cluster_id) if item is not None and not item.is_held else None

    def _fold(self, cluster_id: ClusterId) -> None:
        scene = self._desk.scene
        scene.set_folded(cluster_id, cluster_id not in scene.folded)

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


def _nothing() -> None:
    return
