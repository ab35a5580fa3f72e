"""From the start of the process to a painted console, beside a bare PySide6 window: `python tests/bench/startup.py`.

Both are whole processes, taken in turn; each prints the moment at which its first paint is done, and the time is
counted from the moment the process was asked for.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from atelier.catalogue import DEFAULT_TRAME, example_text, load_trame
from atelier.domain.example import example_operations
from atelier.domain.operations import CreateMeeting
from atelier.domain.things import Party
from base.opening import open_base

RUNS = 15
BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
window.grab()
print(time.time(), flush=True)
"""
CONSOLE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from atelier import cli
from atelier import session
def show(self):
    self.console.show()
    QApplication.processEvents()
    self.console.grab()
    print(time.time(), flush=True)
    QTimer.singleShot(0, self.console.close)
session.Session.show = show
cli.run(["--base", sys.argv[1], "--meeting", sys.argv[2], "--host", "127.0.0.1", "--port", "0"])
"""


def seconds(*command: str) -> float:
    """From asking for the process to its first paint, in seconds."""
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", *command],
        # As on a user's machine: modules compiled once, no display needed here.
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[0]) - started


def main() -> None:
    """Print medians and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "exemple.sqlite"
        operations = example_operations(example_text(), load_trame(DEFAULT_TRAME), datetime.now(UTC))
        with closing(open_base(path)) as base:
            for operation in operations:
                base.perform(operation, Party.FACILITATOR)
        meeting = next(o.meeting.id for o in operations if isinstance(o, CreateMeeting))
        pairs = [(seconds(BARE), seconds(CONSOLE, str(path), meeting)) for _ in range(RUNS)]
    bare, console = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(ours / floor for floor, ours in pairs)
    sys.stdout.write(f"bare window {bare:.3f} s, console {console:.3f} s, ratio {ratio:.2f} (goal ≤ 4)\n")


if __name__ == "__main__":
    main()
