"""The three columns of the console: the board in the middle, and on each side a column to resize, or fold away."""

from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QEnterEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from atelier.domain.language import gettext as _
from atelier.ui import theme

_THE_REST_PX = 4000
"""More than there is: Qt shares out what there is in these proportions, the outer columns first."""
NARROW_PX = 1100
"""A window narrower than that, in letters of the usual size, opens with its right column folded."""
_HANDLE_PX = 10
_LEAST_BOARD_PX = 320
"""What a widened column leaves the board."""
_ABOUT = 0.95
_WORTH_WIDENING = 1.2
"""How much wider than usual it has to get."""
_GRIP = QSize(10, 44)


class Side(IntEnum):
    """An outer column, by its place among the three."""

    LEFT = 0
    RIGHT = 2


_ACTIONS = {"left_column": Side.LEFT, "right_column": Side.RIGHT}


class ConsoleColumns(QSplitter):
    """What is folded is not there for the keyboard either, and comes back as wide as it was.

    Signals:
        folded_changed: a column was folded or unfolded.
        splits_changed: the columns were shared out otherwise by hand.
        widened: (whether it is wide) the right column got about half of the window, or another width.
    """

    folded_changed = Signal()
    splits_changed = Signal()
    widened = Signal(bool)

    def __init__(
        self, left: tuple[QWidget, int], middle: QWidget, right: tuple[QWidget, int], *, scale: float = 1.0
    ) -> None:
        super().__init__()
        self._inside = {Side.LEFT: left[0], Side.RIGHT: right[0]}
        self._widths = {Side.LEFT: left[1], Side.RIGHT: right[1]}
        """As wide as each was when it was last there."""
        self._usual = right[1]
        """As wide as the right one was before it was widened."""
        self._was_wide = self._made_room = False
        self._scale = scale
        self._awaited: tuple[int, ...] = ()
        """The widths asked for before there was a width to share out."""
        self.is_chosen = False
        """Whether she folded or unfolded something herself: the window's width decides no more."""
        self.setHandleWidth(_HANDLE_PX)
        # In the order of the Tab key: the board first, then what is right of it.
        self.addWidget(middle)
        self.addWidget(_Column(right[0]))
        self.insertWidget(0, _Column(left[0]))
        self.setCollapsible(1, False)
        self.setStretchFactor(1, 1)
        self.setSizes([left[1], _THE_REST_PX, right[1]])
        self.splitterMoved.connect(self._on_moved)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about the columns does."""
        return {name: partial(self.toggle, side) for name, side in _ACTIONS.items()}

    def tick(self, actions: Mapping[str, QAction]) -> None:
        """Tick the actions of the columns that are there, now and whenever one is folded."""

        def follow() -> None:
            for name, side in _ACTIONS.items():
                actions[name].setChecked(not self.is_folded(side))

        self.folded_changed.connect(follow)
        follow()

    def is_folded(self, side: Side) -> bool:
        """Whether that column is folded away."""
        return self._inside[side].isHidden()

    def toggle(self, side: Side) -> None:
        """Fold that column, or have it back."""
        self.is_chosen = True
        self._fold(side, not self.is_folded(side))
        self.splits_changed.emit()

    def unfold(self, side: Side) -> None:
        """Have that column back, if it is folded."""
        if self.is_folded(side):
            self.toggle(side)

    @property
    def is_wide(self) -> bool:
        """Whether the right column has about half of the window, and more than it usually has."""
        width = 0 if self.is_folded(Side.RIGHT) else self.sizes()[Side.RIGHT]
        return width >= _ABOUT * self._half and width > self._usual

    def widen(self) -> None:
        """Give the right column half of the window, or what the board can spare; or have it as it was.

        Where the board can spare too little, the left column makes room meanwhile.
        """
        self.is_chosen = True
        if self.is_wide:
            self._widths[Side.RIGHT] = self._usual
            if self._made_room:
                self._fold(Side.LEFT, False)
        else:
            self._usual = self.sizes()[Side.RIGHT] or self._usual
            self._made_room = not self.is_folded(Side.LEFT) and self._half < _WORTH_WIDENING * self._usual
            if self._made_room:
                self._fold(Side.LEFT, True)
            self._widths[Side.RIGHT] = max(self._half, self._usual)
        self._fold(Side.RIGHT, False)
        self.splits_changed.emit()

    @property
    def _half(self) -> int:
        left = 0 if self.is_folded(Side.LEFT) else self.sizes()[Side.LEFT]
        rest = self.width() - left - 2 * _HANDLE_PX - round(_LEAST_BOARD_PX * self._scale)
        return max(min(self.width() // 2, rest), self._inside[Side.RIGHT].minimumWidth())

    def _tell_width(self) -> None:
        if self.is_wide != self._was_wide:
            self._was_wide = self.is_wide
            self.widened.emit(self._was_wide)

    @property
    def splits(self) -> tuple[int, ...]:
        """How wide the outer columns are in px, left and right: 0 for one that is folded."""
        return tuple(0 if self.is_folded(side) else self.sizes()[side] for side in Side)

    def share_out(self, splits: tuple[int, ...]) -> None:
        """Have the columns as `splits` said once; anything else than two widths is left alone."""
        if len(splits) != len(Side):
            return
        self.is_chosen = True
        self._awaited = () if self.isVisible() else splits
        for side, width in zip(Side, splits, strict=True):
            if width > 0:
                self._widths[side] = width
        for side, width in zip(Side, splits, strict=True):
            self._fold(side, width <= 0)

    def rescale(self, scale: float) -> None:
        """Keep the outer columns in proportion to letters of another size."""
        grown, self._scale = scale / self._scale, scale
        self._usual = round(self._usual * grown)
        for side, inside in self._inside.items():
            self._widths[side] = round(self._widths[side] * grown)
            inside.setMinimumWidth(round(inside.minimumWidth() * grown))
            held = inside.parentWidget()
            assert held is not None
            held.setMinimumWidth(inside.minimumWidth())
        for side in Side:
            self._fold(side, self.is_folded(side))
        self._fold_as_narrow()

    def _fold_as_narrow(self) -> None:
        """Until she chooses, a narrow window leaves the board the room of the right column."""
        is_narrow = self.width() < NARROW_PX * self._scale
        if not self.is_chosen and self.is_folded(Side.RIGHT) != is_narrow:
            self._fold(Side.RIGHT, is_narrow)

    def _fold(self, side: Side, folded: bool) -> None:
        before, sizes = self.is_folded(side), self.sizes()
        if folded and not before and sizes[side] > 0:
            self._widths[side] = sizes[side]
        self._inside[side].setVisible(not folded)
        other = Side.RIGHT if side is Side.LEFT else Side.LEFT
        widths = {side: 0 if folded else self._widths[side], other: sizes[other]}
        rest = max(self.width() - sum(widths.values()), 1) if self.isVisible() else _THE_REST_PX
        self.setSizes([widths[Side.LEFT], rest, widths[Side.RIGHT]])
        self._follow_folding(was_folded=before, side=side)
        self._tell_width()

    def _follow_folding(self, *, was_folded: bool, side: Side) -> None:
        if self.is_folded(side) != was_folded:
            for at in (1, 2):
                self.handle(at).update()
            self.folded_changed.emit()

    def _on_moved(self) -> None:
        """A column that was dragged to nothing is folded, one that was dragged out is there again."""
        self.is_chosen = True
        for side in Side:
            before, width = self.is_folded(side), self.sizes()[side]
            if width > 0:
                self._widths[side] = width
            if side is Side.RIGHT and 0 < width < _ABOUT * self._half:
                self._usual = width
            if before != (width == 0):
                self._inside[side].setVisible(width > 0)
            self._follow_folding(was_folded=before, side=side)
        self._tell_width()
        self.splits_changed.emit()

    def createHandle(self) -> QSplitterHandle:
        """A line to drag, with a grip to press."""
        return _Handle(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Give what was asked for before."""
        super().showEvent(event)
        awaited, self._awaited = self._awaited, ()
        self.share_out(awaited)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out another width."""
        super().resizeEvent(event)
        self._fold_as_narrow()
        self._tell_width()


class _Column(QWidget):
    """Holds a column, as wide at least as that asks, and is still there when it is folded."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)
        self.setMinimumWidth(inside.minimumWidth())


class _Handle(QSplitterHandle):
    """The line between two columns. Its grip folds the outer one; an arrow says which way that one goes."""

    def __init__(self, columns: ConsoleColumns) -> None:
        super().__init__(Qt.Orientation.Horizontal, columns)
        self._columns = columns
        self._pressed_at: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def side(self) -> Side:
        """The column that it folds."""
        return Side.LEFT if self._columns.indexOf(self) == 1 else Side.RIGHT

    @property
    def grip(self) -> QRectF:
        """Where it is pressed."""
        grip = QRectF(0, 0, _GRIP.width(), _GRIP.height())
        grip.moveCenter(QRectF(self.rect()).center())
        return grip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may be a drag, or the grip's."""
        self._pressed_at = event.position() if self.grip.contains(event.position()) else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What moved is a drag."""
        if self._pressed_at is not None and abs(event.position().x() - self._pressed_at.x()) > 2:
            self._pressed_at = None
        if self._pressed_at is None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pressed and let go on the grip: fold, or unfold."""
        super().mouseReleaseEvent(event)
        if self._pressed_at is not None:
            self._pressed_at = None
            self._columns.toggle(self.side)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell what the grip does."""
        super().enterEvent(event)
        folded = self._columns.is_folded(self.side)
        if self.side is Side.LEFT:
            self.setToolTip(
                _("Afficher la colonne de gauche") if folded else _("Masquer la colonne de gauche")
            )
        else:
            self.setToolTip(
                _("Afficher le panneau de droite") if folded else _("Masquer le panneau de droite")
            )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line, and the grip over it."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.surface))
        inner_edge = self.width() - 1 if self.side is Side.LEFT else 0
        painter.fillRect(inner_edge, 0, 1, self.height(), QColor(colours.line))
        hovered = self.underMouse()
        painter.setPen(QPen(QColor(colours.edge if hovered else colours.line), 1))
        painter.setBrush(QColor(colours.pressed if hovered else colours.surface))
        painter.drawRoundedRect(self.grip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._paint_arrow(painter, QColor(colours.ink if hovered else colours.muted))

    def _paint_arrow(self, painter: QPainter, colour: QColor) -> None:
        to_left = (self.side is Side.LEFT) != self._columns.is_folded(self.side)
        way = -2.0 if to_left else 2.0
        at = self.grip.center()
        arrow = [QPointF(-way, -4.0), QPointF(way, 0.0), QPointF(-way, 4.0)]
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([at + point for point in arrow]))

    def event(self, event: QEvent) -> bool:
        """Answer to the pointer."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)
