"""What hands work with: the wall, what is selected, whom to ask; and where a hand is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QPointF, Qt

from atelier.board.selection import Selection
from atelier.board.wall.drop_map import DropMap, box_at
from atelier.board.wall.scene import BoardScene
from atelier.board.wall.targets import Target
from atelier.board.wall.wall_view import WallView
from atelier.domain.arrangement import Spot
from atelier.domain.operations import Operation

if TYPE_CHECKING:
    from atelier.board.hand.note_targets import Handful


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a hand is: in pixels of the view, on the wall; which keys are down; when, by its device's clock."""

    at: QPoint
    point: QPointF
    modifiers: Qt.KeyboardModifier
    when_ms: int

    @property
    def also(self) -> bool:
        """Whether what is dropped stays where it was as well."""
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def stacking(self) -> bool:
        """Whether what is dropped on a note goes under it."""
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def adding(self) -> bool:
        """Whether what is pressed is added to what is selected."""
        return self.also or self.stacking


class DropPlace(Protocol):
    """A place beside the wall that takes notes, such as the tab of another question."""

    def take_up(self, hand: object, at: QPoint) -> None:
        """A hand lifted notes at that point of the screen."""

    def aim(self, hand: object, held: "Handful", at: QPoint) -> Target | None:
        """What that hand's drop at that point of the screen would do; it is lit. None: it would not be here."""

    def let_go(self, hand: object) -> None:
        """That hand is empty again: nothing is lit for it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What gestures work with: `ask` for an operation, `tell` a sentence; `drop_places` are beside the wall."""

    view: WallView
    selection: Selection
    ask: Callable[[Operation], None]
    tell: Callable[[str], None]
    drop_places: list[DropPlace] = field(default_factory=list)

    def add_drop_place(self, place: DropPlace) -> None:
        """Have notes dropped there too."""
        self.drop_places.append(place)

    @property
    def scene(self) -> BoardScene:
        """What is in view."""
        return self.view.board_scene

    @property
    def drop_map(self) -> DropMap:
        """What a drop is judged by, as it is drawn now."""
        return self.scene.drop_map

    def spot_at(self, point: QPointF) -> Spot | None:
        """The note drawn at that point."""
        found = self.drop_map.note_at(point.toTuple())
        return found[0] if found is not None else None

    def is_holdable(self, point: QPointF) -> bool:
        """Whether there is something at that point that a hand can drag: a note, or a cluster by its header."""
        box = box_at(self.drop_map, point.toTuple())
        return self.spot_at(point) is not None or (
            box is not None and box[1].header_rect.holds(*point.toTuple())
        )

    def aim(self, at: QPoint, modifiers: Qt.KeyboardModifier, when_ms: int) -> Aim:
        """A hand at that pixel of the view."""
        return Aim(at, self.view.mapToScene(at), modifiers, when_ms)

    def on_screen(self, at: QPoint) -> QPoint:
        """Where a pixel of the view is on the screen."""
        return self.view.viewport().mapToGlobal(at)

    def in_view(self, at: QPoint) -> QPoint:
        """Which pixel of the view is at that point of the screen."""
        return self.view.viewport().mapFromGlobal(at)
