"""What a mouse, a pen and fingers do on the wall, as hands: which event is a press, a move, a release, and whose."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTabletEvent, QTouchEvent

from atelier.board.hand.desk import Aim, Desk
from atelier.board.hand.double_tap import DoubleTap
from atelier.board.hand.hands import MOUSE_HAND, Hands
from atelier.board.hand.threshold import threshold_of
from atelier.board.hand.touch import Touch

_Pointed = QMouseEvent | QTabletEvent


class Pointing(QObject):
    """Follows the events of a view's viewport.

    Signals:
        pressed: (cluster id or None) something was pressed on that cluster, or beside all.
        released: something is about to be let go.
        dropped: (whether anything was dropped) it was.
        menu_requested: (pixel) a finger stayed there.
        naming_requested: (pixel) there were two clicks or taps.
    """

    pressed = Signal(object)
    released = Signal()
    dropped = Signal(bool)
    menu_requested = Signal(QPoint)
    naming_requested = Signal(QPoint)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.view)
        self.hands = Hands(desk)
        self.opens_no_menu = False
        """Whether the button that opens menus was pressed to give up what was held."""
        self._desk = desk
        self._pen_taps = DoubleTap()
        self._touch = Touch(desk, self.hands)
        self._touch.pressed.connect(self.pressed)
        self._touch.released.connect(self.released)
        self._touch.dropped.connect(self.dropped)
        self._touch.menu_requested.connect(self.menu_requested)
        self._touch.naming_requested.connect(self.naming_requested)
        self._acts: dict[QEvent.Type, Callable[[_Pointed], bool]] = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseButtonDblClick: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.TabletPress: self._press,
            QEvent.Type.TabletMove: self._move,
            QEvent.Type.TabletRelease: self._release,
        }
        desk.view.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # A move without a button tells that the release went elsewhere.
        desk.view.viewport().setMouseTracking(True)
        desk.view.viewport().installEventFilter(self)

    def _follow(self, event: QEvent) -> bool:
        """Do what the event means for hands; whether it is one of theirs."""
        if isinstance(event, QTouchEvent):
            if self._is_elsewhere(event):
                event.ignore()
                return True
            self._touch.follow(event)
        elif not isinstance(event, QMouseEvent | QTabletEvent) or event.type() not in self._acts:
            return False
        elif not _is_echo(event):
            is_used = self._acts[event.type()](event)
            if isinstance(event, QTabletEvent) and not is_used:
                # What else a pen does, as to hover, comes again as the mouse's.
                return False
        event.accept()
        return True

    def _is_elsewhere(self, event: QTouchEvent) -> bool:
        """Whether a touch begins on what lies over the wall, such as a title's editor: the mouse's comes there."""
        if event.type() is not QEvent.Type.TouchBegin:
            return False
        port = self._desk.view.viewport()
        return any(port.childAt(point.position().toPoint()) is not None for point in event.points())

    def _press(self, event: _Pointed) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            # Another button gives up what is held, and then opens no menu.
            self.opens_no_menu = self.hands.cancel(MOUSE_HAND)
            return self.opens_no_menu
        self.opens_no_menu = False
        aim, threshold = self._aim(event), threshold_of(event.pointerType())
        self.pressed.emit(self.hands.press(MOUSE_HAND, aim, threshold))
        is_double = event.type() is QEvent.Type.MouseButtonDblClick
        if is_double or (isinstance(event, QTabletEvent) and self._pen_taps.is_second(aim)):
            self.naming_requested.emit(aim.at)
        return True

    def _move(self, event: _Pointed) -> bool:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.hands.move(MOUSE_HAND, self._aim(event))
            return True
        # The release went elsewhere, to a dialog that came up: nothing is held any more.
        return self.hands.cancel(MOUSE_HAND)

    def _release(self, event: _Pointed) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self.released.emit()
        self.dropped.emit(self.hands.release(MOUSE_HAND, self._aim(event)))
        return True

    def _aim(self, event: _Pointed) -> Aim:
        return self._desk.aim(event.position().toPoint(), event.modifiers(), event.timestamp())

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self._follow(event) or super().eventFilter(watched, event)


def _is_echo(event: _Pointed) -> bool:
    """Whether it was made of what a finger or a pen did, which is told as such."""
    real = Qt.MouseEventSource.MouseEventNotSynthesized
    return isinstance(event, QMouseEvent) and event.source() is not real
