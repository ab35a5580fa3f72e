"""Sheets under one another on a desk, as they will be printed: scrolled, zoomed, walked through by keys."""

from itertools import accumulate

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from atelier.ui import theme
from atelier.ui.documents.sheets import Sheets

_MARGIN_PX = 16
_GAP_PX = 16
_SHADOW_PX = 5
_WIDEST = 1.5
"""Pixels a point where the width decides: larger, a page is looked at through a keyhole."""
_LEAST, _MOST = 0.2, 5.0
_STEP = 1.25
_NEAR = 1
"""How many sheets before and after those in sight are kept drawn."""


class PageView(QAbstractScrollArea):
    """Fits the width until she zooms. What was there is seen until what replaces it is drawn.

    Signals:
        moved: another sheet is before her, or another zoom.
    """

    moved = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: Sheets | None = None
        self._zoom: float | None = None
        self._images: dict[int, QImage] = {}
        self._asked: dict[int, QSize] = {}
        self._tops: list[float] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self._sheets.sizes) if self._sheets is not None else 0

    @property
    def page(self) -> int:
        """The sheet in the middle of what is seen, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(sum(top <= middle for top in self._tops) - 1, 0)

    @property
    def fits_width(self) -> bool:
        """Whether the width decides how large sheets are."""
        return self._zoom is None

    @property
    def percent(self) -> int:
        """How large they are, of their size on paper."""
        return round(self._scale() / self._natural() * 100)

    def show_sheets(self, sheets: Sheets, *, from_top: bool) -> None:
        """Show those in place of others, from the top or where one was."""
        if self._sheets is not None:
            self._sheets.drawn.disconnect(self._on_drawn)
            self._sheets.deleteLater()
        self._sheets = sheets
        sheets.setParent(self)
        sheets.drawn.connect(self._on_drawn)
        self._asked.clear()
        if from_top:
            self._images.clear()
        self._lay_out()
        if from_top:
            self.verticalScrollBar().setValue(0)
        self._refresh()

    def go_to(self, page: int) -> None:
        """Bring the top of a sheet, from 0, in sight."""
        if self._tops:
            at = min(max(page, 0), len(self._tops) - 1)
            self.verticalScrollBar().setValue(round(self._tops[at] - _GAP_PX / 2))

    def zoom_in(self) -> None:
        """Make sheets larger."""
        self._set_zoom(self._scale() * _STEP)

    def zoom_out(self) -> None:
        """Make them smaller."""
        self._set_zoom(self._scale() / _STEP)

    def fit_width(self) -> None:
        """Have the width decide again."""
        self._set_zoom(None)

    def _set_zoom(self, zoom: float | None) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(self._height(), 1.0)
        self._zoom = min(max(zoom, _LEAST), _MOST) if zoom is not None else None
        self._lay_out()
        bar.setValue(round(share * self._height()))
        self._refresh()

    def _natural(self) -> float:
        """Pixels a point of a sheet in its own size, letters as large as the interface's."""
        return 96 / 72 * theme.scale()

    def _scale(self) -> float:
        if self._zoom is not None or self._sheets is None:
            return self._zoom or self._natural()
        widest = max((size.width() for size in self._sheets.sizes), default=1.0)
        return min((self.viewport().width() - 2 * _MARGIN_PX) / max(widest, 1.0), _WIDEST * theme.scale())

    def _height(self) -> float:
        return self._tops[-1] + self._rect_size(-1).height() + _MARGIN_PX if self._tops else 0.0

    def _rect_size(self, at: int) -> QSize:
        assert self._sheets is not None
        return (self._sheets.sizes[at] * self._scale()).toSize()

    def _lay_out(self) -> None:
        """Say where each sheet begins, and how far one can scroll."""
        heights = [self._rect_size(at).height() for at in range(self.count)]
        self._tops = list(accumulate((h + _GAP_PX for h in heights[:-1]), initial=float(_MARGIN_PX)))[
            : self.count
        ]
        widest = max((self._rect_size(at).width() for at in range(self.count)), default=0)
        room = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._height(), room.height()),
            (self.horizontalScrollBar(), widest + 2 * _MARGIN_PX, room.width()),
        ):
            bar.setRange(0, max(round(whole) - seen, 0))
            bar.setPageStep(max(seen - _GAP_PX, 1))
            bar.setSingleStep(40)

    def _rect(self, at: int) -> QRect:
        """Where a sheet is in the viewport."""
        size = self._rect_size(at)
        across = self.horizontalScrollBar()
        left = (
            (self.viewport().width() - size.width()) // 2
            if not across.maximum()
            else _MARGIN_PX - across.value()
        )
        return QRect(
            left, round(self._tops[at]) - self.verticalScrollBar().value(), size.width(), size.height()
        )

    def _in_sight(self) -> list[int]:
        room = self.viewport().rect()
        return [at for at in range(self.count) if self._rect(at).intersects(room)]

    def _refresh(self) -> None:
        """Have what is in sight drawn, and forget what is far from it."""
        seen = self._in_sight()
        if seen:
            near = range(max(seen[0] - _NEAR, 0), min(seen[-1] + _NEAR, self.count - 1) + 1)
            self._images = {at: image for at, image in self._images.items() if at in near}
            self._asked = {at: size for at, size in self._asked.items() if at in near}
            for at in (*seen, *near):
                self._ask(at)
        self.viewport().update()
        self.moved.emit()

    def _ask(self, at: int) -> None:
        assert self._sheets is not None
        size = self._rect_size(at) * self.devicePixelRatioF()
        if not size.isEmpty() and self._asked.get(at) != size:
            self._asked[at] = size
            self._sheets.draw(at, size)

    def _on_drawn(self, at: int, image: QImage) -> None:
        if at in self._asked:
            self._images[at] = image
            self.viewport().update()

    def _on_scrolled(self) -> None:
        self._refresh()

    # Qt overrides

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), QColor(colours.pressed))
        for at in self._in_sight():
            _paint_sheet(painter, self._rect(at), self._images.get(at))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_zoom(self._zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._set_zoom(self._scale() * _STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.verticalScrollBar().setValue(self.verticalScrollBar().maximum()),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit_width,
        }
        act = keys.get(Qt.Key(event.key()))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(640, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)


def _paint_sheet(painter: QPainter, place: QRect, image: QImage | None) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 7))
    for spread in range(_SHADOW_PX, 0, -1):
        painter.drawRoundedRect(
            QRectF(place).adjusted(-spread, 1 - spread, spread, spread + 2), spread, spread
        )
    painter.fillRect(place, QColor("white"))
    if image is not None:
        painter.drawImage(QRectF(place), image, QRectF(QPointF(0, 0), image.size()))
