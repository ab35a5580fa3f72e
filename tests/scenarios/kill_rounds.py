"""The power button, many times over: `python -m tests.scenarios.kill_rounds 1000`.

Each round serves the form from a fresh process (forked from one that has everything loaded, so that a round is
short), has phones post, kills it with SIGKILL in the midst, and lets the next round send again what was not
acknowledged, under the same key. At the end, what was acknowledged is there, and everything is there once.
"""

import json
import os
import random
import re
import select
import signal
import socket
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from atelier import commands
from atelier.domain.ids import MeetingId, new_id
from atelier.domain.things import Note
from atelier.phone import app as _loaded_before_the_fork  # noqa: F401
from base.integrity import check
from base.opening import open_read_only
from tests.premises import found

PHONES = 8
POSTS_OF_A_PHONE = 10
"""What a phone may send at once before it is slowed."""
LONGEST_ROUND_S = 0.08
ANSWER_S = 20
COUNTS_OF_HARM = ("acknowledged and missing", "posted and missing", "stored twice", "faults in the base")


@dataclass(slots=True)
class Tally:
    """What became of the posts: `waiting` were not acknowledged yet, each with the key it always has."""

    waiting: deque[str] = field(default_factory=deque)
    posted: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)
    repeated: int = 0

    def next(self) -> str:
        """The key to send: one that waits, else a new one."""
        if self.waiting:
            self.repeated += 1
            return self.waiting.popleft()
        key = new_id()
        self.posted.add(key)
        return key


class Phone:
    """A connection with one post under way at a time; `key` is that of the post."""

    def __init__(self, place: tuple[str, int], path: str, number: int) -> None:
        self.socket = socket.create_connection(place, ANSWER_S, source_address=(f"127.0.9.{number + 1}", 0))
        self.path = path
        self.token = new_id()
        self.key = ""
        self.sent = 0
        self._received = b""

    def post(self, key: str) -> None:
        """Send that post; its text is its key."""
        self.key = key
        self.sent += 1
        body = json.dumps({"key": key, "question": "1", "text": key})
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Phone: {self.token}\r\nAccept: application/json\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self.socket.sendall((head + body).encode())

    def answer(self) -> int | None:
        """The status of the answer once all of it is here; OSError where the other end is gone."""
        received = self.socket.recv(65536)
        if not received:
            raise ConnectionResetError
        self._received += received
        head, found, body = self._received.partition(b"\r\n\r\n")
        announced = re.search(rb"(?i)^content-length: *(\d+)", head, re.MULTILINE)
        if not found or announced is None or len(body) < int(announced[1]):
            return None
        self._received = b""
        return int(head.split(b" ", 2)[1])


@contextmanager
def served(path: Path, meeting: MeetingId) -> Iterator[tuple[int, str]]:
    """The form, from a process of its own that ends by SIGKILL; its process id and address."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(writing, 1)
        sys.stdout = os.fdopen(1, "w")
        with suppress(BaseException):
            commands.serve(path, meeting, host="0.0.0.0", port=0)
        os._exit(1)
    os.close(writing)
    try:
        with os.fdopen(reading) as printed:
            yield pid, printed.readline().strip()
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def play_round(path: Path, meeting: MeetingId, tally: Tally, *, kill_after_s: float | None) -> None:
    """Post until the process is killed, that long after the first answer; None: until nothing waits."""
    with served(path, meeting) as (pid, url):
        port = urlsplit(url).port
        assert port, url
        phones = [Phone(("127.0.0.1", port), urlsplit(url).path, number) for number in range(PHONES)]
        try:
            _converse(phones, tally, pid, kill_after_s)
        finally:
            tally.waiting.extend(phone.key for phone in phones if phone.key)
            for phone in phones:
                phone.socket.close()


def _converse(phones: list[Phone], tally: Tally, pid: int, kill_after_s: float | None) -> None:
    alive = {phone.socket: phone for phone in phones}
    kill_at: float | None = None
    for phone in phones:
        _post_next(phone, tally, drain=kill_after_s is None)
    while any(phone.key for phone in alive.values()):
        if kill_at is not None and time.monotonic() >= kill_at:
            os.kill(pid, signal.SIGKILL)
            kill_at = None
        left = 0.002 if kill_at is not None else ANSWER_S
        for ready in select.select(list(alive), [], [], left)[0]:
            phone = alive[ready]
            try:
                status = phone.answer()
            except OSError:
                del alive[ready]
                continue
            if status is None:
                continue
            if status == 200:
                tally.acknowledged.add(phone.key)
                phone.key = ""
                kill_at = kill_at or (kill_after_s and time.monotonic() + kill_after_s)
            with suppress(OSError):
                _post_next(phone, tally, drain=kill_after_s is None)


def _post_next(phone: Phone, tally: Tally, *, drain: bool) -> None:
    if phone.key:
        tally.waiting.append(phone.key)
        phone.key = ""
    if phone.sent < POSTS_OF_A_PHONE and (tally.waiting or not drain):
        phone.post(tally.next())


def play(path: Path, rounds: int) -> Tally:
    """That many rounds on a base at that place, then a quiet one for what still waits."""
    meeting = found(path)
    tally = Tally()
    for number in range(rounds):
        play_round(path, meeting, tally, kill_after_s=random.uniform(0.001, LONGEST_ROUND_S))
        if sys.stdout.isatty():
            print(f"\r{number + 1} / {rounds}: {len(tally.acknowledged)} acknowledged", end="")  # noqa: T201
    while tally.waiting:
        play_round(path, meeting, tally, kill_after_s=None)
    return tally


def outcome(path: Path, tally: Tally) -> dict[str, int]:
    """How many were posted, acknowledged, sent again; of those, missing and there more than once."""
    with closing(open_read_only(path)) as base:
        (summary,) = base.meetings()
        there = Counter(note.text for note in base.meeting(summary.meeting.id)[0].all(Note))
    return {
        "posted": len(tally.posted),
        "acknowledged": len(tally.acknowledged),
        "sent again": tally.repeated,
        "acknowledged and missing": len(tally.acknowledged - there.keys()),
        "posted and missing": len(tally.posted - there.keys()),
        "stored twice": sum(times > 1 for times in there.values()),
        "faults in the base": len(check(path)),
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "base.sqlite"
        asked = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
        began = time.monotonic()
        counted = outcome(place, play(place, asked))
        print(f"\n{asked} rounds in {time.monotonic() - began:.0f} s")  # noqa: T201
        for name, value in counted.items():
            print(f"{name:>26}: {value}")  # noqa: T201
        sys.exit(any(counted[name] for name in COUNTS_OF_HARM))
