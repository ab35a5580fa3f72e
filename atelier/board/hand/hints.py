"""What a gesture shows over the wall: outlines of what was lifted, the lit target, what will happen."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.drawing.items import HINT_Z
from atelier.board.drawing.lettering import Lettering, one_line
from atelier.board.drawing.liftable import LIFTED_Z
from atelier.board.hand.desk import Desk
from atelier.board.style import BoardStyle, Tones
from atelier.board.wall.targets import LINE, Target
from atelier.domain.geometry import Rect

T = TypeVar("T", bound=QGraphicsItem)

GLOW = 5.0
PILL_OFFSET = QPointF(18.0, 30.0)
"""Where the words are from the hand, in pixels of the view."""
PILL_WIDTH = 420.0
ASIDE_EM = 15
"""How far aside they are where something beside the wall has to be seen, in sizes of their letters."""
PILL_INSET = 6.0
"""How far the words stay from the edges of the view, in pixels."""


class OutlineItem(QGraphicsRectItem):
    """The place that something lifted will be missed at."""

    def __init__(self, rect: Rect, tones: Tones) -> None:
        super().__init__(QRectF(*rect).adjusted(1.0, 1.0, -1.0, -1.0))
        self.setPen(QPen(tones.edge.darker(115), 1.0, Qt.PenStyle.DashLine))
        self.setBrush(tones.paper)
        self.setZValue(HINT_Z - 1.0)


class LitItem(QGraphicsRectItem):
    """The area that would take what is held: its border darkens, a pale glow surrounds it, as wide from afar."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__()
        self._style = style
        self._tones = tones
        self._unit = 1.0
        self.setZValue(HINT_Z)

    def light(self, area: Rect, *, scale: float) -> None:
        """Light that area up, in a view that shows the wall at that scale."""
        self._unit = max(1.0, 1.0 / scale)
        # With the pen nothing is drawn: it makes room for the glow.
        self.setPen(QPen(self._tones.pale, (2 * GLOW + 2.0) * self._unit))
        self.setRect(QRectF(*area))

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = min(self._style.radius, self.rect().height() / 4)
        glow, unit = GLOW * self._unit, self._unit
        for colour, width, out in ((self._tones.pale, glow, glow / 2), (self._tones.accent, 2.0 * unit, 0.0)):
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(self.rect().adjusted(-out, -out, out, out), radius + out, radius + out)


class LineItem(QGraphicsRectItem):
    """The line between two neighbours at which what is held would come."""

    def __init__(self, tones: Tones) -> None:
        super().__init__()
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setBrush(tones.accent)
        self.setZValue(LIFTED_Z + 0.8)

    def show_at(self, line: Rect, *, scale: float) -> None:
        """Lie along that line, as thick on the screen at any scale."""
        more = LINE * (max(1.0, 1.0 / scale) - 1.0) / 2
        self.setRect(QRectF(*line).adjusted(-more, -more, more, more))


class PillItem(QGraphicsRectItem):
    """What will happen, in words beside the hand, as large at any scale; muted when nothing will, and what is more."""

    def __init__(self, style: BoardStyle, tones: Tones) -> None:
        super().__init__()
        self._font, self._small_font = style.label_font(bold=True), style.hint_font()
        self._tones = tones
        self._lines: tuple[Lettering, ...] = ()
        self.words = self.more = ""
        self._quiet = False
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setZValue(LIFTED_Z + 1.0)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def say(self, words: str, *, more: str = "", quiet: bool) -> None:
        """Show those words, and what is more below."""
        if (words, more, quiet) == (self.words, self.more, self._quiet):
            return
        self.words, self.more, self._quiet = words, more, quiet
        told = ((words, self._font), (more, self._small_font))
        self._lines = tuple(one_line(line, font, PILL_WIDTH) for line, font in told if line)
        width, height = max(line.width for line in self._lines), sum(line.height for line in self._lines)
        self.setRect(0.0, 0.0, width + 24.0, height + 12.0)
        self.update()

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if not self._lines:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._tones.line, 1.0) if self._quiet else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self._tones.white if self._quiet else self._tones.ink)
        radius = self._lines[0].height / 2 + 6.0
        painter.drawRoundedRect(self.rect().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        inks, y = (self._tones.muted,) if self._quiet else (self._tones.white, self._tones.line), 6.0
        for at, line in enumerate(self._lines):
            painter.setPen(inks[min(at, len(inks) - 1)])
            line.draw(painter, 12.0, y)
            y += line.height


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

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._scene = desk.scene
        self._items: list[QGraphicsItem] = []
        self._outlined: list[Rect] = []
        self._outlines: list[OutlineItem] = []
        self._lit = self._added(LitItem(self._scene.look, self._scene.tones))
        self._line = self._added(LineItem(self._scene.tones))
        self._pill = self._added(PillItem(self._scene.look, self._scene.tones))
        for item in self._items:
            item.setVisible(False)

    def outline(self, rects: Sequence[Rect]) -> None:
        """Mark the places of what was lifted, those alone."""
        if rects == self._outlined:
            return
        for item in self._outlines:
            self._scene.removeItem(item)
            self._items.remove(item)
        self._outlined = list(rects)
        self._outlines = [self._added(OutlineItem(rect, self._scene.tones)) for rect in rects]

    def show(self, target: Target, at: QPointF, *, aside: bool = False) -> None:
        """Light the target up, and say beside the hand what it would do; `aside`: farther, off what lies there."""
        scale = self._scene.standpoint.scale
        self._lit.setVisible(target.area is not None)
        if target.area is not None:
            self._lit.light(target.area, scale=scale)
        self._line.setVisible(target.line is not None)
        if target.line is not None:
            self._line.show_at(target.line, scale=scale)
        self._pill.setVisible(bool(target.words))
        if target.words:
            self._pill.say(target.words, more=target.more, quiet=not target.does_something)
        self._pill.setPos(self._beside(at, scale, aside=aside))

    def clear(self) -> None:
        """Remove everything."""
        for item in self._items:
            if item.scene() is self._scene:
                self._scene.removeItem(item)
        self._items.clear()

    def _beside(self, at: QPointF, scale: float, *, aside: bool) -> QPointF:
        """Below and to the right of the hand, or well to the side of it, but in sight."""
        inset = PILL_INSET / scale
        width, height = self._pill.rect().width() / scale, self._pill.rect().height() / scale
        seen = self._desk.view.seen.adjusted(inset, inset, -inset, -inset)
        place = at + PILL_OFFSET / scale
        if aside and seen.contains(at):
            away = ASIDE_EM * self._scene.look.label_px / scale
            x = at.x() + away if at.x() < seen.center().x() else at.x() - away - width
            place = QPointF(x, at.y() - height / 2)
        return QPointF(
            max(min(place.x(), seen.right() - width), seen.left()),
            max(min(place.y(), seen.bottom() - height), seen.top()),
        )

    def _added(self, item: T) -> T:
        self._items.append(item)
        self._scene.addItem(item)
        return item
