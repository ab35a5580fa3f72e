"""The power button, pressed on the real program in the middle of posts: what was acknowledged is there once."""

import http.client
import random
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path

from atelier.domain.ids import MeetingId, new_id
from atelier.domain.things import Note
from base.opening import open_read_only
from tests.premises import found, running
from tests.test_command_line import atelier

ROUNDS = 4
PHONES = 4
SHORT_ROUNDS = 12
ROOT = Path(__file__).parents[2]


def post_until_dead(url: str, name: str, first: threading.Event) -> list[str]:
    """One phone, one post-it after the other; those of which it saw the answer."""
    place = urllib.parse.urlsplit(url)
    acknowledged: list[str] = []
    for number in count():
        text = f"{name}.{number}"
        body = urllib.parse.urlencode({"text": text, "key": new_id(), "question": "1"})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            with closing(http.client.HTTPConnection(place.netloc, timeout=10)) as connection:
                connection.request("POST", place.path, body, headers)
                if connection.getresponse().status == 303:
                    acknowledged.append(text)
                    first.set()
        except (OSError, http.client.HTTPException):
            break
    return acknowledged


def test_what_phones_saw_arrive_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "base.sqlite"
    meeting = found(path)
    acknowledged: list[str] = []
    for round_ in range(ROUNDS):
        with running(path, meeting) as (process, url), ThreadPoolExecutor(PHONES) as phones:
            first = threading.Event()
            names = [f"{round_}.{phone}" for phone in range(PHONES)]
            posting = [phones.submit(post_until_dead, url, name, first) for name in names]
            first.wait(20)
            time.sleep(random.uniform(0.05, 0.6))
            process.kill()
            seen = [text for answer in posting for text in answer.result()]
        print(f"round {round_}: {len(seen)} acknowledged")  # noqa: T201 - for whoever runs it with -s
        assert seen
        acknowledged += seen
        with closing(open_read_only(path)) as base:
            there = Counter(note.text for note in base.meeting(meeting)[0].all(Note))
        assert set(acknowledged) <= there.keys()
        assert set(there.values()) == {1}
    checked = atelier("check", "--base", path)
    assert (checked.returncode, checked.stdout.strip()) == (0, "La base est saine.")
    numbers = sorted(note.number for note in notes_of(path, meeting))
    assert numbers == list(range(1, len(numbers) + 1))


def notes_of(path: Path, meeting: MeetingId) -> list[Note]:
    """The notes of a meeting."""
    with closing(open_read_only(path)) as base:
        return list(base.meeting(meeting)[0].all(Note))


def test_nothing_is_lost_or_doubled_over_many_rounds() -> None:
    """A few of them; all: `python -m tests.scenarios.kill_rounds 1000`. Apart, as it forks: no thread, no Qt."""
    command = [sys.executable, "-m", "tests.scenarios.kill_rounds", str(SHORT_ROUNDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    counted = {
        name.strip(): int(n)
        for name, _, n in (line.partition(": ") for line in done.stdout.splitlines())
        if n
    }
    assert done.returncode == 0, done.stdout + done.stderr
    assert counted["acknowledged"] >= SHORT_ROUNDS
    assert counted["sent again"] >= SHORT_ROUNDS
