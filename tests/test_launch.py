"""What the first paint of a meeting does without, and so does not wait for."""

import os
import subprocess
import sys
from pathlib import Path

from tests.premises import found

UNSEEN = [
    "atelier.archives",
    "atelier.board.hand.cluster_targets",
    "atelier.board.hand.gestures",
    "atelier.board.hand.hand",
    "atelier.board.hand.hints",
    "atelier.board.hand.lasso",
    "atelier.board.hand.note_targets",
    "atelier.board.wall.editor",
    "atelier.documents.formats",
    "atelier.documents.manuscript",
    "atelier.documents.pdf.typesetting",
    "atelier.documents.pdf.welcome",
    "atelier.domain.attendance",
    "atelier.domain.citing",
    "atelier.domain.document",
    "atelier.domain.example",
    "atelier.domain.founding",
    "atelier.domain.preset",
    "atelier.domain.report",
    "atelier.domain.report_builder",
    "atelier.domain.rich_text",
    "atelier.domain.rules",
    "atelier.domain.said",
    "atelier.domain.searching",
    "atelier.domain.toml_tables",
    "atelier.domain.trame",
    "atelier.domain.welcome",
    "atelier.domain.wifi",
    "atelier.home_desk",
    "atelier.painted",
    "atelier.papers",
    "atelier.phone.network",
    "atelier.phone.reception",
    "atelier.phone.server",
    "atelier.shot",
    "atelier.ui.planning.agenda_editor.dialog",
    "atelier.ui.panels.follow_ups_panel",
    "atelier.ui.help.window",
    "atelier.ui.home.window",
    "atelier.ui.attendance",
    "atelier.ui.documents",
    "atelier.ui.dialogs.import_dialog",
    "atelier.ui.dialogs.meeting_dialog",
    "atelier.ui.dialogs.network_dialog",
    "atelier.ui.dialogs.new_meeting_dialog",
    "atelier.ui.finding.palette_dialog",
    "atelier.ui.dialogs.phones_dialog",
    "atelier.ui.dialogs.project_dialog",
    "atelier.ui.projection.invitation",
    "atelier.ui.projection.read_back",
    "atelier.ui.projection.window",
    "atelier.ui.console.projection_news",
    "atelier.ui.dialogs.question_dialog",
    "atelier.ui.panels.quotes_panel",
    "atelier.ui.finding.search_bar",
    "atelier.ui.projection.second_display",
    "atelier.ui.dialogs.settings_dialog",
    "atelier.ui.synthesis.panel",
    "base.archive",
    "base.opening",
    "base.tables",
    "atelier.ui.recording.listening",
    "atelier.ui.recording.recordings_dialog",
    "atelier.ui.recording.sound_desk",
    "PySide6.QtMultimedia",
    "PySide6.QtPdf",
    "alembic",
    "html",
    "jinja2",
    "openpyxl",
    "qrcode",
    "reportlab",
    "secrets",
    "sqlalchemy",
    "starlette",
    "tomllib",
    "uharfbuzz",
    "uuid",
    "uvicorn",
]
"""Modules of what is opened, chosen or written later, and of what is opened beside the window."""
FIRST_PAINT = """
import sys
from PySide6.QtCore import QTimer
from atelier import cli, session
def show(self):
    self.console.show()
    self.console.grab()
    print(*sys.modules, flush=True)
    QTimer.singleShot(0, self.console.close)
session.Session.show = show
sys.exit(cli.run(["--base", sys.argv[1], "--meeting", sys.argv[2], "--host", "127.0.0.1", "--port", "0"]))
"""


def test_the_first_paint_loads_nothing_of_what_comes_later(tmp_path: Path) -> None:
    path = tmp_path / "base.sqlite"
    meeting = found(path)
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(path), meeting],
        env={**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    loaded = done.stdout.partition("\n")[0].split()
    assert "atelier.ui.console.window" in loaded, done.stderr
    assert sorted({*UNSEEN} & {*loaded}) == []


def test_what_is_not_to_be_loaded_exists() -> None:
    """A module that was renamed would be watched no more."""
    root = Path(__file__).parents[1]
    ours = [name for name in UNSEEN if name.startswith(("atelier.", "base."))]
    files = (root.joinpath(*name.split(".")) for name in ours)
    assert [file for file in files if not (file.with_suffix(".py").exists() or file.is_dir())] == []
