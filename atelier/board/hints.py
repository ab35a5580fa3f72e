"""What a gesture shows over the wall: outlines of what was lifted, the lit target, what will happen."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.items import HINT_Z, LIFTED_Z
from atelier.board.lettering import Lettering, one_line
from atelier.board.scene import BoardScene
from atelier.board.style import BoardStyle, Tones
from atelier.board.targets import LINE, Target
from atelier.domain.geometry import Rect

T = TypeVar("T", bound=QGraphicsItem)

GLOW = 5.0
PILL_OFFSET = QPointF(18.0, 30.0)
PILL_WIDTH = 420.0


class OutlineItem(QGraphicsRectItem):
    """The place that something lifted will be missed at."""

    def __init__(self, rect: Rect, tones: Tones) -> None:
        super().__init__(QRectF(*rect).adjusted(1.0, 1.0, -1.0, -1.0))
        self.setPen(QPen(tones.edge.darker(115), 1.0, Qt.PenStyle.DashLine))
        self.setBrush(tones.paper)
        self.setZValue(HINT_Z - 1.0)


class LitItem(QGraphicsRectItem):
    """The area that would take what is held: its border darkens, a pale glow surrounds it."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__()
        self._style = style
        self._tones = tones
        self.setPen(QPen(tones.pale, 2 * GLOW + 2.0))
        self.setZValue(HINT_Z)

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = min(self._style.radius, self.rect().height() / 4)
        for colour, width, out in ((self._tones.pale, GLOW, GLOW / 2), (self._tones.accent, 2.0, 0.0)):
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(self.rect().adjusted(-out, -out, out, out), radius + out, radius + out)


class LineItem(QGraphicsRectItem):
    """The line between two neighbours at which what is held would come."""

    def __init__(self, tones: Tones) -> None:
        super().__init__()
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setBrush(tones.accent)
        self.setZValue(LIFTED_Z + 0.8)


class PillItem(QGraphicsRectItem):
    """What will happen, in words beside the hand; muted when nothing will."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__()
        self._font = style.label_font(bold=True)
        self._tones = tones
        self._lettering: Lettering | None = None
        self.words = ""
        self._quiet = False
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setZValue(LIFTED_Z + 1.0)

    def say(self, words: str, *, quiet: bool) -> None:
        """Show those words."""
        if (words, quiet) == (self.words, self._quiet):
            return
        self.words, self._quiet = words, quiet
        self._lettering = one_line(words, self._font, PILL_WIDTH)
        self.setRect(0.0, 0.0, self._lettering.width + 24.0, self._lettering.height + 12.0)
        self.update()

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if self._lettering is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._tones.line, 1.0) if self._quiet else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self._tones.white if self._quiet else self._tones.ink)
        radius = self.rect().height() / 2
        painter.drawRoundedRect(self.rect().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(self._tones.muted if self._quiet else self._tones.white)
        self._lettering.draw(painter, 12.0, 6.0)


class LassoItem(QGraphicsRectItem):
    """The rectangle drawn around notes to select them."""

    def __init__(self, tones: Tones) -> None:
        super().__init__()
        self.setPen(QPen(tones.accent, 1.0, Qt.PenStyle.DashLine))
        fill = QColor(tones.pale)
        fill.setAlpha(90)
        self.setBrush(fill)
        self.setZValue(LIFTED_Z)


class Hints:
    """The hints of one gesture; `clear` removes them all."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene = scene
        self._items: list[QGraphicsItem] = []
        self._lit = self._added(LitItem(scene.look, scene.tones))
        self._line = self._added(LineItem(scene.tones))
        self._pill = self._added(PillItem(scene.look, scene.tones))
        for item in self._items:
            item.setVisible(False)

    def outline(self, rects: Iterable[Rect]) -> None:
        """Mark the places of what was lifted."""
        for rect in rects:
            self._added(OutlineItem(rect, self._scene.tones))

    def show(self, target: Target, at: QPointF) -> None:
        """Light the target up, and say beside the hand what it would do."""
        self._lit.setVisible(target.area is not None)
        if target.area is not None:
            self._lit.setRect(QRectF(*target.area))
        self._line.setVisible(target.line is not None)
        if target.line is not None:
            self._line.setRect(QRectF(*target.line))
        self._pill.setVisible(bool(target.words))
        self._pill.say(target.words, quiet=target.operation is None)
        self._pill.setPos(self._beside(at))

    def clear(self) -> None:
        """Remove everything."""
        for item in self._items:
            if item.scene() is self._scene:
                self._scene.removeItem(item)
        self._items.clear()

    def _beside(self, at: QPointF) -> QPointF:
        place, bounds = at + PILL_OFFSET, self._scene.sceneRect()
        most_x = bounds.right() - self._pill.rect().width() - LINE
        most_y = bounds.bottom() - self._pill.rect().height() - LINE
        return QPointF(min(place.x(), most_x), min(place.y(), most_y))

    def _added(self, item: T) -> T:
        self._items.append(item)
        self._scene.addItem(item)
        return item
