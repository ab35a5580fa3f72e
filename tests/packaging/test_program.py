"""The packaged program, without Python: built, started, sent a post over HTTP, asked for a PDF, stopped."""

import os
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built program."""
    out = tmp_path_factory.mktemp("build")
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "atelier.spec"]
    subprocess.run(
        [*build, "--distpath", str(out / "dist"), "--workpath", str(out / "work")], cwd=ROOT, check=True
    )
    return out / "dist" / "atelier" / "atelier"


def environment() -> dict[str, str]:
    """An environment in which neither this Python nor a display helps the program."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"}


def run(program: Path, *arguments: object) -> str:
    """Run one command of the program; returns what it printed."""
    done = subprocess.run(
        [program, *map(str, arguments)],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_program_receives_a_post_and_exports_it(program: Path, tmp_path: Path) -> None:
    base = tmp_path / "atelier.sqlite"
    meeting = run(program, "new", "--base", base)
    command = [program, "--base", base, "--meeting", meeting, "--host", "127.0.0.1", "--port", "0"]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as window:
        try:
            assert window.stdout
            url = window.stdout.readline().strip()
            body = urllib.parse.urlencode({"text": "Depuis le téléphone", "key": "k" * 22}).encode()
            with urllib.request.urlopen(url, data=body, timeout=10) as answer:
                assert answer.status == 200
            pdf, shot = tmp_path / "minutes.pdf", tmp_path / "console.png"
            run(program, "export", "--base", base, "--meeting", meeting, "--document", "minutes", "-o", pdf)
            assert "Depuis le téléphone" in "".join(page.extract_text() for page in PdfReader(pdf).pages)
            run(program, "shot", "--base", base, "--meeting", meeting, "--view", "console", "-o", shot)
            assert shot.stat().st_size > 20_000
            window.send_signal(signal.SIGTERM)
            assert window.wait(timeout=15) == 0
        finally:
            window.kill()
    assert run(program, "check", "--base", base) == "La base est saine."
