"""What is measured: the app as a process of its own with its window open, the floor, and a slow disk under them."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from atelier.catalogue import DEFAULT_TRAME, load_trame
from atelier.domain.founding import found_meeting, found_project
from atelier.domain.things import Party
from base.opening import open_base

HERE = Path(__file__).parent
LONGEST_START_S = 30.0


@dataclass(frozen=True, slots=True)
class Served:
    """A process that answers phones at `path`; `painted`: where it notes what it painted, if it paints."""

    process: int
    port: int
    path: str
    painted: Path | None
    turns: Path | None = None
    """Where each turn of the main thread's event loop is noted, if it has one."""

    def peak_mib(self) -> float:
        """The most memory it ever held."""
        status = Path(f"/proc/{self.process}/status").read_text("ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024

    def strokes(self) -> dict[str, float]:
        """When each text was painted for the first time."""
        if self.painted is None or not self.painted.exists():
            return {}
        lines = self.painted.read_text("utf-8").splitlines(keepends=True)
        notes = [json.loads(line) for line in lines if line.endswith("\n")]
        return {note["text"]: note["time"] for note in notes}


@contextmanager
def app(folder: Path, *, sync_delay_ms: int = 0) -> Iterator[Served]:
    """Atelier with its window open offscreen, on a meeting without a post-it."""
    base, painted, port = folder / "banc.sqlite", folder / "painted.jsonl", _free_port()
    meeting_id, code = _new_meeting(base)
    command = ["-m", "atelier", "--base", str(base), "--meeting", meeting_id, "--host", "0.0.0.0"]
    turns = folder / "turns"
    extra = _preloaded(folder, turns=turns, sync_delay_ms=sync_delay_ms)
    with _running([*command, "--port", str(port), "--painted", str(painted)], extra) as process:
        served = Served(process.pid, port, f"/{code}", painted, turns)
        _wait_for(served, process)
        yield served


@contextmanager
def floor() -> Iterator[Served]:
    """The floor."""
    port = _free_port()
    with _running([str(HERE / "floor.py"), str(port)], {}) as process:
        served = Served(process.pid, port, "/FLOOR", None)
        _wait_for(served, process)
        yield served


@contextmanager
def idle_loop(folder: Path) -> Iterator[Served]:
    """The floor, served from a thread beside an event loop that has next to nothing to do."""
    port, turns = _free_port(), folder / "idle_turns"
    command = [str(HERE / "floor.py"), str(port), "--loop"]
    with _running(command, _preloaded(folder, turns=turns)) as process:
        served = Served(process.pid, port, "/FLOOR", None, turns)
        _wait_for(served, process)
        yield served


def _new_meeting(path: Path) -> tuple[str, str]:
    now = datetime.now(UTC)
    trame = load_trame(DEFAULT_TRAME)
    project = found_project("Banc d’essai", trame, now)
    meeting = found_meeting(
        project.project, project.questions, trame, title="300 téléphones", day=now.date(), place="", at=now
    )
    with closing(open_base(path)) as base:
        for operation in (project, meeting):
            base.perform(operation, Party.FACILITATOR)
    return meeting.meeting.id, meeting.meeting.code


def _preloaded(folder: Path, *, turns: Path, sync_delay_ms: int = 0) -> Mapping[str, str]:
    """What has a process started with it note its turns, and every sync of it take longer."""
    names = ["turns", *(["slow_sync"] if sync_delay_ms else [])]
    libraries = [_compiled(folder, name) for name in names]
    return {
        "LD_PRELOAD": ":".join(map(str, libraries)),
        "TURNS_FILE": str(turns),
        "SYNC_DELAY_MS": str(sync_delay_ms),
    }


def _compiled(folder: Path, name: str) -> Path:
    library = folder / f"{name}.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", library, HERE / f"{name}.c", "-ldl"], check=True)
    return library


@contextmanager
def _running(arguments: list[str], extra: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    # As on a user's machine: modules compiled once, no display needed here.
    settings = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "", **extra}
    command = [sys.executable, *arguments]
    with subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)


def _wait_for(served: Served, process: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + LONGEST_START_S
    while not _answers(served):
        if process.poll() is not None or time.monotonic() > limit:
            raise RuntimeError(f"{process.args} does not answer on port {served.port}")
        time.sleep(0.05)


def _answers(served: Served) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", served.port), timeout=10) as client:
            client.sendall(f"GET {served.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            return client.recv(12) == b"HTTP/1.1 200"
    except OSError:
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
