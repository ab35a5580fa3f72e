"""All the hands on the wall: the mouse's or a pen's, and one for each finger that holds something."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from atelier.board.hand.desk import Aim, Desk
from atelier.board.hand.scrolling import EdgeScroll
from atelier.board.hand.threshold import Threshold
from atelier.domain.ids import ClusterId

if TYPE_CHECKING:
    from atelier.board.hand.hand import Hand

MOUSE_HAND = -1
"""The mouse and a pen move the same cursor. Fingers are numbered from 0."""
_KEYS = {
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}


class Hands(QObject):
    """Each hand by its number; near an edge of the view, the wall scrolls under those that hold something."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._hands: dict[int, Hand] = {}
        self._edge = EdgeScroll(desk.view)
        desk.view.shifted.connect(self._stay)
        desk.scene.arranged.connect(self._stay)
        desk.scene.resetting.connect(self.cancel_all)

    @property
    def is_holding(self) -> bool:
        """Whether any gesture is under way."""
        return any(hand.is_holding for hand in self._hands.values())

    @property
    def are_down(self) -> bool:
        """Whether any has pressed and not let go yet, held or not."""
        return bool(self._hands)

    def press(self, number: int, aim: Aim, threshold: Threshold) -> ClusterId | None:
        """That hand begins there. Returns the cluster that was pressed."""
        from atelier.board.hand.hand import (
            Hand,  # late, with every gesture: nobody presses before the first paint
        )

        self.cancel(number)
        hand = self._hands[number] = Hand(self._desk)
        return hand.press(aim, threshold)

    def move(self, number: int, aim: Aim) -> None:
        """That hand goes there."""
        if number in self._hands:
            self._hands[number].move(aim)
            self._follow()

    def release(self, number: int, aim: Aim) -> bool:
        """That hand lets go there. Returns whether something was dropped."""
        hand = self._hands.pop(number, None)
        self._follow()
        return hand is not None and hand.release(aim)

    def cancel(self, number: int) -> bool:
        """That hand gives up; whether a gesture was under way."""
        hand = self._hands.pop(number, None)
        self._follow()
        return hand is not None and hand.cancel()

    def cancel_all(self) -> bool:
        """Every hand gives up; whether any gesture was under way."""
        gave_up = [self.cancel(number) for number in list(self._hands)]
        return any(gave_up)

    def follow_key(self, key: int, *, is_down: bool) -> None:
        """A key that changes what a drop would do goes down or up: what will happen is said at once."""
        modifier = _KEYS.get(Qt.Key(key))
        if modifier is not None:
            for hand in self._holding():
                hand.hold_key(modifier, is_down=is_down)

    def _holding(self) -> "Iterable[Hand]":
        return [hand for hand in self._hands.values() if hand.is_holding]

    def _stay(self) -> None:
        for hand in self._holding():
            hand.stay()

    def _follow(self) -> None:
        self._edge.follow([hand.at for hand in self._holding() if hand.scrolls])
