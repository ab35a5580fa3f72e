"""A mouse, a finger and a pen on a view: real events, at times of their own, without waiting."""

from abc import ABC, abstractmethod
from functools import cache
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

STEP_MS = 16
"""Between two moves."""
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@cache
def touch_screen() -> QPointingDevice:
    """One for all tests: registered with the system, as it has to be."""
    return QTest.createTouchDevice()


@cache
def stylus() -> QPointingDevice:
    """A pen and its tip."""
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    kind, tip = QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen
    return QPointingDevice("pen", 77, kind, tip, able, 1, 2)


class Pointer(ABC):
    """Something that points, by pixels of a widget."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self.at = QPoint()
        self.modifiers = Qt.KeyboardModifier.NoModifier
        self.now_ms = 1000

    def press(self, at: QPoint) -> None:
        """Come down there."""
        self.at = at
        self._press()

    def move(self, at: QPoint, *, after_ms: int = STEP_MS) -> None:
        """Go there at once."""
        self.at = at
        self.now_ms += after_ms
        self._move()

    def release(self) -> None:
        """Go up."""
        self.now_ms += STEP_MS
        self._release()
        QApplication.processEvents()

    def drag(self, *path: QPoint) -> None:
        """Press at the first place, be at each of the next, let go at the last."""
        self.press(path[0])
        for at in path[1:]:
            self.move(at)
        self.release()

    @abstractmethod
    def _press(self) -> None: ...

    @abstractmethod
    def _move(self) -> None: ...

    @abstractmethod
    def _release(self) -> None: ...


class Mouse(Pointer):
    """Its left button."""

    source = Qt.MouseEventSource.MouseEventNotSynthesized

    def _press(self) -> None:
        self._send(QEvent.Type.MouseButtonPress, LEFT, LEFT)

    def _move(self) -> None:
        self._send(QEvent.Type.MouseMove, NONE, LEFT)

    def _release(self) -> None:
        self._send(QEvent.Type.MouseButtonRelease, LEFT, NONE)

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        local, there = QPointF(self.at), QPointF(self.widget.mapToGlobal(self.at))
        event = QMouseEvent(kind, local, local, there, button, buttons, self.modifiers, self.source)
        event.setTimestamp(self.now_ms)
        QApplication.sendEvent(self.widget, event)


class Echo(Mouse):
    """The mouse events that a system makes of a touch."""

    source = Qt.MouseEventSource.MouseEventSynthesizedBySystem


class Pen(Pointer):
    """Its tip on the tablet."""

    def _press(self) -> None:
        self._send(QEvent.Type.TabletPress, LEFT, LEFT)

    def _move(self) -> None:
        self._send(QEvent.Type.TabletMove, NONE, LEFT)

    def _release(self) -> None:
        self._send(QEvent.Type.TabletRelease, LEFT, NONE)

    def press_barrel(self) -> None:
        """Press its other button, the tip still down."""
        self._send(QEvent.Type.TabletPress, Qt.MouseButton.RightButton, LEFT)

    def hover(self, at: QPoint) -> QTabletEvent:
        """What it sends as it goes there in the air."""
        self.at = at
        return self._event(QEvent.Type.TabletMove, NONE, NONE)

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        QApplication.sendEvent(self.widget, self._event(kind, button, buttons))

    def _event(self, kind: QEvent.Type, button: Qt.MouseButton, buttons: Qt.MouseButton) -> QTabletEvent:
        local, there = QPointF(self.at), QPointF(self.widget.mapToGlobal(self.at))
        event = QTabletEvent(
            kind, stylus(), local, there, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, self.modifiers, button, buttons
        )
        event.setTimestamp(self.now_ms)
        return event


class Finger(Pointer):
    """One finger; others that are down stay where they are."""

    down: ClassVar[set[int]] = set()

    def __init__(self, widget: QWidget, *, number: int = 0) -> None:
        super().__init__(widget)
        self.number = number

    def _press(self) -> None:
        self._sequence().press(self.number, self.at, self.widget).commit()
        self.down.add(self.number)

    def _move(self) -> None:
        self._sequence().move(self.number, self.at, self.widget).commit()

    def _release(self) -> None:
        self.down.discard(self.number)
        self._sequence().release(self.number, self.at, self.widget).commit()

    def cancel(self) -> None:
        """The system takes the touch for itself: no finger of it counts."""
        event = QTouchEvent(QEvent.Type.TouchCancel, touch_screen(), self.modifiers, [])
        QApplication.sendEvent(self.widget, event)
        self.release()

    def _sequence(self) -> QTest.QTouchEventSequence:
        sequence = QTest.touchEvent(self.widget, touch_screen(), autoCommit=False)
        for other in self.down - {self.number}:
            sequence.stationary(other)
        return sequence
