"""What is read off the turns of an event loop, by hand and from a real one."""

import os
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.turns import Turn, Turns, read_turns

SLOW = """
import select, time
poll = select.poll()
for _turn in range(4):
    poll.poll(1)
    time.sleep(0.03)
poll.poll(1)
"""


def test_the_longest_and_the_shape() -> None:
    turns = Turns([Turn(0, took, took / 2) for took in (0, 1.9, 2, 12, 34.9, 35, 50, 400)])
    assert (turns.longest_ms, turns.p99_ms) == (400, 400)
    assert turns.counts() == [2, 1, 0, 1, 1, 1, 2]
    assert (turns.busy_ms, turns.used_ms, turns.most_used_ms) == (
        pytest.approx(535.8),
        pytest.approx(267.9),
        200,
    )
    lines = list(turns.histogram())
    assert lines[0] == "   0–2 ms      2 " + "█" * 40
    assert lines[2] == "  5–10 ms      0"
    assert lines[-1].startswith("  > 50 ms      2 ")


def test_no_turn_at_all() -> None:
    assert (Turns().longest_ms, Turns().p99_ms, sum(Turns().counts())) == (0, 0, 0)


def test_only_those_under_way_in_between(tmp_path: Path) -> None:
    file = tmp_path / "turns"
    turns = [(10.0, 1.0, 0.5), (11.5, 1.0, 0.5), (13.0, 1.0, 0.5), (15.0, 1.0, 0.5)]
    file.write_bytes(
        struct.pack("=Q", 4) + b"".join(struct.pack("=ddd", *turn) for turn in turns) + bytes(240)
    )
    found = read_turns(file, since=12.0, until=14.0)
    assert [turn.began for turn in found.turns] == [11.5, 13.0]
    assert found.turns[0].took_ms == pytest.approx(1000)


def test_a_real_loops_turns(tmp_path: Path) -> None:
    library, file = tmp_path / "turns.so", tmp_path / "turns"
    source = Path(__file__).with_name("turns.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    began = time.time()
    subprocess.run(
        [sys.executable, "-c", SLOW],
        env={**os.environ, "LD_PRELOAD": str(library), "TURNS_FILE": str(file)},
        check=True,
    )
    turns = read_turns(file, since=began, until=time.time())
    assert len(turns.turns) == 4
    assert all(turn.took_ms >= 30 and turn.used_ms < 20 for turn in turns.turns)
