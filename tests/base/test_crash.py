"""The power button: what was acknowledged is there, once, and the base opens."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from base.integrity import check
from base.opening import open_base
from tests.base.conftest import Room

ROUNDS = 4
POSTER = """
import sys
from pathlib import Path
from atelier.domain.ids import new_id
from atelier.domain.operations import AddNotes, NewNote
from atelier.domain.things import Party, Source
from base.opening import open_base

base = open_base(Path(sys.argv[1]))
for number in range(1_000_000):
    text = f"{sys.argv[4]}-{number}"
    operation = AddNotes(sys.argv[2], sys.argv[3], (NewNote(new_id(), text, new_id()),), Source.PHONE)
    answer = base.submit(operation, Party.PARTICIPANT)
    answer.add_done_callback(lambda future, text=text: future.result() and print(text, flush=True))
    if number % 20 == 0:
        answer.result()
"""


def post_until_killed(path: Path, room: Room, name: str, after_s: float) -> list[str]:
    """What a process acknowledged until it was killed, that long after its first note."""
    command = [sys.executable, "-c", POSTER, str(path), room.meeting_id, room.question_ids[0], name]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(after_s)
        process.kill()
        return [first.strip(), *(line.strip() for line in process.stdout if line.endswith("\n"))]


def test_what_was_acknowledged_survives_kill_9(path: Path) -> None:
    base = open_base(path)
    room = Room(base)
    base.close()
    acknowledged: list[str] = []
    for number in range(ROUNDS):
        acknowledged += post_until_killed(path, room, str(number), random.uniform(0.0, 0.3))
        room.base = open_base(path)
        there = Counter(room.texts())
        room.base.close()
        assert set(acknowledged) <= there.keys()
        assert set(there.values()) == {1}
    assert len(acknowledged) > ROUNDS
    assert check(path) == []
