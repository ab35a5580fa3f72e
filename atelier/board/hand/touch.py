"""Fingers on the wall: one on a post-it or a header drags it, on the empty wall scrolls; two there zoom."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QTimer, Signal
from PySide6.QtGui import QEventPoint, QTouchEvent

from atelier.board.hand.desk import Aim, Desk
from atelier.board.hand.double_tap import DoubleTap
from atelier.board.hand.hands import Hands
from atelier.board.hand.threshold import FINGER
from atelier.board.wall.drop_map import box_at

LONG_PRESS_MS = 500


@dataclass(slots=True)
class _Finger:
    """A finger that is down: where it came down, where it is; `holds`: on something that it can drag."""

    start: Aim
    at: QPointF
    holds: bool
    is_tap: bool = True


class Touch(QObject):
    """Every finger on something that can be held is a hand of its own; the others move the wall.

    Signals:
        pressed: (cluster id or None) a finger came down on that cluster, or beside all.
        released: a finger goes up from where it pressed.
        dropped: (whether it was dropped) it is up.
        menu_requested: (pixel) a finger stayed there.
        naming_requested: (pixel) there were two taps.
    """

    pressed = Signal(object)
    released = Signal()
    dropped = Signal(bool)
    menu_requested = Signal(QPoint)
    naming_requested = Signal(QPoint)

    def __init__(self, desk: Desk, hands: Hands) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._hands = hands
        self._fingers: dict[int, _Finger] = {}
        self._taps = DoubleTap()
        self._long_press = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._long_press.timeout.connect(self._on_long_press)

    def follow(self, event: QTouchEvent) -> None:
        """Fingers came down, moved or went up."""
        if event.type() is QEvent.Type.TouchCancel:
            self._give_up()
            return
        moved = [point for point in event.points() if point.state() is QEventPoint.State.Updated]
        self._move(moved, event)
        for point in event.points():
            if point.state() is QEventPoint.State.Pressed:
                self._press(point, self._aim(point, event))
            elif point.state() is QEventPoint.State.Released:
                self._release(point, self._aim(point, event))

    def _aim(self, point: QEventPoint, event: QTouchEvent) -> Aim:
        return self._desk.aim(point.position().toPoint(), event.modifiers(), event.timestamp())

    def _press(self, point: QEventPoint, aim: Aim) -> None:
        finger = _Finger(aim, point.position(), self._desk.is_holdable(aim.point))
        self._fingers[point.id()] = finger
        if finger.holds:
            self.pressed.emit(self._hands.press(point.id(), aim, FINGER))
        if len(self._fingers) == 1:
            self._long_press.start()
        else:
            self._long_press.stop()

    def _move(self, points: list[QEventPoint], event: QTouchEvent) -> None:
        before = self._moving_the_wall()
        for point in points:
            if (finger := self._fingers.get(point.id())) is None:
                continue
            finger.at = point.position()
            way = finger.at - QPointF(finger.start.at)
            if finger.is_tap and (way.x() ** 2 + way.y() ** 2) ** 0.5 >= FINGER.distance_px:
                finger.is_tap = False
                self._long_press.stop()
            if finger.holds:
                self._hands.move(point.id(), self._aim(point, event))
        self._move_the_wall(before, self._moving_the_wall())

    def _release(self, point: QEventPoint, aim: Aim) -> None:
        self._long_press.stop()
        finger = self._fingers.pop(point.id(), None)
        if finger is None:
            return
        if finger.holds:
            self.released.emit()
            self.dropped.emit(self._hands.release(point.id(), aim))
        if finger.is_tap:
            self._tap(aim, holds=finger.holds)

    def _tap(self, aim: Aim, *, holds: bool) -> None:
        if not holds:
            self._desk.selection.clear()
            box = box_at(self._desk.drop_map, aim.point.toTuple())
            self.pressed.emit(box[0] if box is not None else None)
            self.released.emit()
        if self._taps.is_second(aim):
            self.naming_requested.emit(aim.at)

    def _moving_the_wall(self) -> dict[int, QPointF]:
        """Where the fingers are that hold nothing; one that may be only tapping moves nothing yet."""
        down = {id: finger for id, finger in self._fingers.items() if not finger.holds}
        if len(down) == 1 and all(finger.is_tap for finger in down.values()):
            return {}
        return {id: finger.at for id, finger in down.items()}

    def _move_the_wall(self, before: dict[int, QPointF], now: dict[int, QPointF]) -> None:
        """Have what was under the fingers stay under them, as two of them tell how large."""
        if before.keys() != now.keys() or before == now:
            return
        view, was = self._desk.view, _middle(before).toPoint()
        spread, before_it = _spread(now), _spread(before)
        if spread > 0 and before_it > 0 and spread != before_it:
            view.zoom_around(was, spread / before_it)
        view.scroll_by(was - _middle(now).toPoint())

    def _on_long_press(self) -> None:
        for id, finger in list(self._fingers.items()):
            if finger.is_tap:
                self._hands.cancel(id)
                del self._fingers[id]
                self.menu_requested.emit(finger.start.at)

    def _give_up(self) -> None:
        self._long_press.stop()
        for id in self._fingers:
            self._hands.cancel(id)
        self._fingers.clear()


def _middle(places: dict[int, QPointF]) -> QPointF:
    x, y = (sum(axis) / len(places) for axis in zip(*(p.toTuple() for p in places.values()), strict=True))
    return QPointF(x, y)


def _spread(places: dict[int, QPointF]) -> float:
    """How far the fingers are from their middle, on average."""
    middle = _middle(places)
    ways = [place - middle for place in places.values()]
    return float(sum((way.x() ** 2 + way.y() ** 2) ** 0.5 for way in ways) / len(ways))
