"""Items for the places of a wall that are no cluster: to sort, dashed, isolated, counts. What they say: `places`."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from atelier.board.drawing.items import PLACE_Z, STICKY_Z, is_readable
from atelier.board.drawing.ruler import TextRuler
from atelier.board.style import BoardStyle, Tones
from atelier.domain.geometry import Rect


class PlaceItem(QGraphicsRectItem):
    """A place of the wall; `show_place` says where it is and what it tells, None hides it."""

    def __init__(self, style: BoardStyle, tones: Tones, ruler: TextRuler) -> None:
        super().__init__()
        self.style = style
        self.tones = tones
        self.ruler = ruler
        self.text = ""
        self.detail = ""
        self.setZValue(PLACE_Z)

    def show_place(self, rect: Rect | None, text: str, detail: str = "") -> None:
        """Show it there, with those words."""
        self.setVisible(rect is not None)
        if rect is None:
            return
        here = QRectF(*rect)
        if (here, text, detail) != (self.rect(), self.text, self.detail):
            self.text, self.detail = text, detail
            self.setRect(here)
            self.update()

    def _write(self, painter: QPainter, text: str, *, x: float, middle: float, width: float) -> None:
        words = self.ruler.label(text, width=width)
        words.draw(painter, x, middle - words.height / 2)


class UnsortedItem(PlaceItem):
    """What is still to sort: a label on top; a sentence while there is nothing."""

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        rect, m = self.rect(), self.style.metrics
        painter.setPen(self.tones.muted)
        middle = rect.top() + (m.label_height - m.note_gap) / 2
        self._write(painter, self.text, x=rect.left(), middle=middle, width=rect.width())
        if self.detail:
            words = self.ruler.label(self.detail, width=rect.width())
            y = rect.top() + m.label_height + m.empty_height / 2 - words.height / 2
            words.draw(painter, rect.center().x() - words.width / 2, y)


class NewClusterItem(PlaceItem):
    """The dashed place that makes a new cluster."""

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        tones, width = self.tones, 1.5 * self.style.line_width
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tones.accent, width, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = self.rect().adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, self.style.radius, self.style.radius)
        if not is_readable(painter, option):
            return
        words = self.ruler.label(self.text, bold=True, width=rect.width() - 2 * self.style.header_pad)
        painter.setPen(tones.accent)
        x = rect.left() + self.style.header_pad + 2
        if not self.style.projected:
            x = rect.center().x() - words.width / 2
        shift = words.height / 2 if self.detail else 0.0
        words.draw(painter, x, rect.center().y() - words.height / 2 - shift)
        if self.detail:
            painter.setPen(tones.muted)
            hint = self.ruler.label(self.detail, width=rect.width() - 2 * self.style.header_pad)
            hint.draw(painter, rect.center().x() - hint.width / 2, rect.center().y() + 2.0)


class IsolatedItem(PlaceItem):
    """Notes deliberately left alone: a quiet box with their number."""

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        style, rect = self.style, self.rect().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.tones.line, style.line_width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, style.radius, style.radius)
        if not is_readable(painter, option):
            return
        painter.setPen(self.tones.muted)
        middle, pad = rect.top() + style.metrics.card_height / 2, style.header_pad + 2
        count = self.ruler.label(self.detail)
        self._write(painter, self.text, x=rect.left() + pad, middle=middle, width=rect.width() - 2 * pad)
        count.draw(painter, rect.right() - pad - count.width, middle - count.height / 2)


class CountItem(PlaceItem):
    """A line that counts what is not shown."""

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        rect = self.rect()
        painter.setPen(self.tones.muted)
        middle = rect.center().y()
        self._write(painter, self.text, x=rect.left(), middle=middle, width=rect.width())


class SeparatorItem(PlaceItem):
    """The dashed line between what is to sort and what is grouped."""

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        rect, pen = self.rect(), QPen(self.tones.line, self.style.line_width, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4.0, 4.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.center().x(), rect.top()), QPointF(rect.center().x(), rect.bottom()))


class StickyItem(PlaceItem):
    """A label that stays at the top of what is in sight while its own place is scrolled out of it."""

    def __init__(self, style: BoardStyle, tones: Tones, ruler: TextRuler) -> None:
        super().__init__(style, tones, ruler)
        self._place: Rect | None = None
        self._top = 0.0
        self.setZValue(STICKY_Z)

    def stay_near(self, place: Rect | None, text: str) -> None:
        """Belong to a label at that place, with those words; None: to none."""
        self._place, self.text = place, text
        self._follow()
        self.update()

    def keep_below(self, top: float) -> None:
        """What is in sight begins there."""
        self._top = top
        self._follow()

    def _follow(self) -> None:
        place, m = self._place, self.style.metrics
        is_wanted = place is not None and self._top > place.y
        self.setVisible(is_wanted)
        if place is not None and is_wanted:
            out = m.note_gap / 2
            self.setRect(QRectF(place.x - out, self._top, place.width + 2 * out, m.label_height))

    # Qt overrides

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        rect, tones = self.rect(), self.tones
        painter.fillRect(rect, tones.paper)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1.0, rect.width(), 1.0), tones.line)
        painter.setPen(tones.muted)
        inset = self.style.metrics.note_gap / 2
        self._write(
            painter, self.text, x=rect.left() + inset, middle=rect.center().y(), width=rect.width() - inset
        )
