"""What the room sees at the moment, in small, on the console."""

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.domain.language import gettext as _
from atelier.ui.plain_text import plain_label
from atelier.ui.projection.view import view_phrase
from atelier.ui.theme import colours
from atelier.ui.widgets.column_button import ColumnButton

if TYPE_CHECKING:
    from atelier.ui.projection.window import ProjectionWindow

LEAST_MS = 250
"""It is drawn again four times a second at most."""
SHARE = 20
"""And takes a twentieth of the console's time at most: what costs more is drawn less often."""
_RATIO = 16 / 9
_HEIGHT = 112
_RING = 2


class RoomThumbnail(ColumnButton):
    """The projection in small with its name under it; while nothing is projected, only the words for that.

    Pressed, by mouse, space or Enter, it opens the projection or brings it forward.

    Drawn a while after the room's picture changed, so that a burst of changes costs one drawing.

    Signals:
        projection_requested: she wants to see the projection.
    """

    projection_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.drawn = 0
        """How many times it was drawn from the projection."""
        self._window: ProjectionWindow | None = None
        self._screen = _Screen(self)
        self.caption = plain_label(kind="small", wrap=True)
        self.caption.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self.projection_requested)
        self._soon = QTimer(self, interval=LEAST_MS, singleShot=True)
        self._soon.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(_("Ouvrir la projection ou la mettre devant"))
        column = self.column
        column.setContentsMargins(_RING + 1, _RING + 1, _RING + 1, _RING + 1)
        column.setSpacing(4)
        column.addWidget(self._screen)
        column.addWidget(self.caption)
        self._tell()

    @property
    def shown(self) -> QPixmap | None:
        """The picture that it shows; None while nothing is projected."""
        return self._screen.pixmap

    def follow(self, window: "ProjectionWindow") -> None:
        """Show that projection from now on."""
        self._window = window
        window.picture_changed.connect(self._on_changed)
        window.projected_changed.connect(self._on_projected_changed)
        window.display.state_changed.connect(self._on_projected_changed)
        window.destroyed.connect(self._on_gone)
        self._on_projected_changed()

    def _on_changed(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _on_projected_changed(self) -> None:
        self._tell()
        self._on_changed()

    def _on_gone(self) -> None:
        self._window = None
        self._soon.stop()
        self._tell()

    def _tell(self) -> None:
        seen = self._window is not None and self._window.isVisible()
        self.caption.setText(self._phrase())
        self.setAccessibleName(self._phrase())
        self._screen.setVisible(seen)
        if not seen:
            self._screen.show_picture(None)

    def _phrase(self) -> str:
        window = self._window
        if window is None:
            return view_phrase(None)
        # Here, not above: before it is first projected, nothing of the projection is loaded.
        from atelier.ui.console.projection_news import state_phrase
        from atelier.ui.projection.second_display import DisplayState

        if window.display.state is DisplayState.LOST:
            return state_phrase(DisplayState.LOST)
        return view_phrase(window.view if window.isVisible() else None)

    def _draw(self) -> None:
        window = self._window
        if window is None or not window.isVisible() or not self.isVisible():
            return
        began = perf_counter()
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap((self._screen.place_of(window.size()).size() * ratio).toSize())
        with QPainter(pixmap) as painter:
            window.paint_small(painter, QRectF(pixmap.rect()))
        pixmap.setDevicePixelRatio(ratio)
        self._screen.show_picture(pixmap)
        self.drawn += 1
        self._soon.setInterval(max(LEAST_MS, round(1000 * SHARE * (perf_counter() - began))))

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._soon.start()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(QPen(QColor(colours().focus), _RING))
                inset = _RING // 2
                painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))


class _Screen(QWidget):
    """The room's picture, whole and in the middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pixmap: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show that, or that there is nothing."""
        self.pixmap = pixmap
        self.update()

    def place_of(self, size: QSize) -> QRectF:
        """Where a picture of that size goes, within its border."""
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shown = size.scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, shown.width(), shown.height())
        place.moveCenter(room.center())
        return QRectF(place.toRect())

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(round(_HEIGHT * _RATIO), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.pixmap is None:
            return
        with QPainter(self) as painter:
            place = self.place_of(self.pixmap.size())
            painter.drawPixmap(place, self.pixmap, QRectF(self.pixmap.rect()))
            painter.setPen(QPen(QColor(colours().line), 1.0))
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
