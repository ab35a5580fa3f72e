"""The console and the projection on two displays, in a process of its own: prints one line for each thing it did.

Qt's offscreen platform makes displays of a file; that one is unplugged is played by Qt's own signal, with the list of
displays shortened as it is then. `python tests/ui/projection/two_screens.py SETTINGS` where
QT_QPA_PLATFORM names that file.
"""

import sys
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.domain.history import History
from atelier.session import Session
from atelier.ui import theme
from atelier.ui.settings import SettingsStore
from tests.ui.conftest import make_room
from tests.ui.session_parts import FakeBridge, FakeExporter, no_base


def say(step: str, what: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{step}: {what}\n")


def main(settings: Path) -> None:
    """Open, leave and fill the second display, lose it, find it again, close."""
    app = QApplication([])
    theme.install(app)
    room = make_room()
    session = Session(
        room.model.snapshot,
        History(),
        room.model.meeting_id,
        FakeBridge(room),  # type: ignore[arg-type]
        FakeExporter(),  # type: ignore[arg-type]
        invite=lambda _meeting: None,
        base=no_base,
        settings=SettingsStore(settings),
    )
    session.projection_state_changed.connect(lambda phrase: say("told", phrase))
    session.show()
    QTest.qWait(50)
    window = session.open_projection()

    def tell(step: str) -> None:
        QTest.qWait(50)
        filling = "full screen" if window.isFullScreen() else "window"
        place = app.screenAt(window.geometry().center()) if window.isVisible() else None
        say(step, f"{filling} on {place.name()}" if place else "hidden")

    tell("opened")
    QTest.keyClick(window, Qt.Key.Key_F11)
    tell("F11")
    QTest.keyClick(window, Qt.Key.Key_F11)
    tell("F11 again")
    screens = QGuiApplication.screens()
    with patch.object(QGuiApplication, "screens", staticmethod(lambda: screens[:1])):
        app.screenRemoved.emit(screens[1])
        tell("unplugged")
        say("notice", session.console.area.notice.sentence.text())
        say("thumbnail", session.console.thumbnail.caption.text())
        session.open_projection()
        tell("asked for")
    app.screenAdded.emit(screens[1])
    tell("plugged again")
    say("first good news", session.console.area.notice.sentence.text())
    with patch.object(QGuiApplication, "screens", staticmethod(lambda: screens[:1])):
        app.screenRemoved.emit(screens[1])
        tell("unplugged again")
    app.screenAdded.emit(screens[1])
    tell("back")
    say("good news", session.console.area.notice.sentence.text())
    window.close()
    tell("closed")
    app.screenAdded.emit(screens[1])
    tell("plugged once closed")
    session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
