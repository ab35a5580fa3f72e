"""The facilitator of a scenario: her two hands, on a keyboard and a mouse, and nothing else.

Keys go where the keyboard is, as they do in life; where it is nowhere, that is a defect.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from atelier.domain.board import Group
from atelier.session import Session
from tests.premises import STEPS, Hand, type_text

FARTHEST = 80
"""After so many Tabs, a field counts as out of reach."""
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Facilitator:
    """What she does; `session` is the meeting that she has before her."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self._session: Session | None = None
        self._held_at = QPoint()

    def sit_down_at(self, session: Session) -> None:
        """Have that meeting before her."""
        self._session = session
        self.go_to(session.console)

    @property
    def session(self) -> Session:
        """The meeting before her."""
        assert self._session is not None
        return self._session

    @property
    def hand(self) -> Hand:
        """Her hand on the board."""
        return Hand(self.session)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The clusters of the question that she is on."""
        return self.hand.board.groups

    def until(self, so: Callable[[], bool], *, within_ms: int = 10_000) -> None:
        """Wait for what comes by itself."""
        self.qtbot.waitUntil(so, timeout=within_ms)

    # The keyboard

    def press(self, keys: str, *, times: int = 1) -> None:
        """Press keys named as in a menu, `Ctrl+Shift+A`, where the keyboard is."""
        for _ in range(times):
            combination = QKeySequence(keys)[0]
            QTest.keyClick(keyboard(), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Write where the keyboard is, an Enter for each line's end."""
        for letter in text:
            type_text(keyboard(), letter)

    def tab_to(self, name: str, *, back: bool = False) -> QWidget:
        """Go to what is called so, by Tab alone."""
        passed = []
        for _ in range(FARTHEST):
            here = keyboard()
            if name in (here.accessibleName(), called(here)):
                return here
            passed.append(here.accessibleName() or called(here) or type(here).__name__)
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"« {name} » is out of reach of Tab: {passed}")

    def replace(self, name: str, text: str) -> None:
        """Go to a field, and write that in the place of what it holds."""
        self.tab_to(name)
        self.press("Ctrl+A")
        self.type(text)

    def choose_in_menu(self, opening: Callable[[], None], begins: str) -> None:
        """Open a menu that holds everything up, and walk to what begins so by the arrow keys."""
        pressed: list[str] = []
        window = keyboard().window()

        def walk() -> None:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            for _ in range(len(menu.actions()) + 1):
                chosen = menu.activeAction()
                if chosen is not None and chosen.text().startswith(begins):
                    pressed.append(chosen.text())
                    QTest.keyClick(menu, Qt.Key.Key_Return)
                    return
                QTest.keyClick(menu, Qt.Key.Key_Down)
            menu.close()

        QTimer.singleShot(0, walk)
        opening()
        self.until(lambda: QApplication.activePopupWidget() is None)
        assert pressed, f"« {begins} » is not in the menu"
        self.go_to(window)

    def command(self, words: str) -> None:
        """Ctrl+K, the words, Enter."""
        self.press("Ctrl+K")
        self.face_a_dialog()
        self.type(f"{words}\n")
        self.back_to_the_console()

    def face_a_dialog(self) -> None:
        """Have the dialog before her that comes up."""
        self.until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self.go_to(dialog)

    def back_to_the_console(self) -> None:
        """Have the console before her again, once a dialog is gone."""
        self.until(lambda: QApplication.activeModalWidget() is None)
        self.go_to(self.session.console)

    def go_to(self, window: QWidget) -> None:
        """Have that window active: a window system does it with what comes up, and with what is left; this one not."""
        window.activateWindow()
        self.until(window.isActiveWindow)

    # The mouse

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press and release."""
        QTest.mouseClick(widget, LEFT, PLAIN, at or widget.rect().center())

    def click_menu(self, title: str, entry: str) -> None:
        """Open a menu of the console and choose, both by clicks."""
        bar = self.session.console.menuBar()
        action = next(action for action in bar.actions() if action.text().replace("&", "") == title)
        self.click(bar, bar.actionGeometry(action).center())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        chosen = next(a for a in menu.actions() if a.text().replace("&", "").startswith(entry))
        self.click(menu, menu.actionGeometry(chosen).center())

    def click_note(self, text: str) -> None:
        """Choose a post-it of the board; the keyboard goes there."""
        self.click(self.hand.view.viewport(), self._pixel(text))
        self.hand.view.setFocus()

    def take(self, text: str) -> None:
        """Press on a post-it and pull: from now on the hand holds it."""
        viewport, self._held_at = self.hand.view.viewport(), self._pixel(text)
        QTest.mousePress(viewport, LEFT, PLAIN, self._held_at)
        QTest.mouseMove(viewport, self._held_at + QPoint(30, 20))

    def let_go_on(self, text: str) -> None:
        """Carry what the hand holds onto a post-it, and release it there."""
        viewport, end = self.hand.view.viewport(), self._pixel(text)
        for step in range(1, STEPS + 1):
            QTest.mouseMove(viewport, self._held_at + (end - self._held_at) * (step / STEPS))
        QTest.mouseRelease(viewport, LEFT, PLAIN, end)

    def _pixel(self, text: str) -> QPoint:
        """Where the middle of a post-it is on the screen: she only reaches what she sees."""
        view = self.hand.view
        at = view.mapFromScene(QPointF(*self.hand.place(text).centre))
        assert view.viewport().rect().contains(at), f"« {text} » is out of sight"
        return at


def keyboard() -> QWidget:
    """What a key goes to: a menu that is open, else what has the keyboard."""
    popup = QApplication.activePopupWidget()
    focus = popup or QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    return focus


def called(widget: QWidget) -> str:
    """What a button says."""
    return widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
