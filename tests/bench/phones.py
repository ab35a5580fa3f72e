"""A room of phones on the whole program: `python tests/bench/phones.py [--quick | --burst]`.

The app runs as its own process, its window open offscreen and painting; the phones are another process on real
sockets, each with its own loopback address and, beside the connection it posts on, the live link that the page holds.
Then the same phones meet the floor: the same server, answering the same without keeping anything (`floor.py`).

With think time, each phone sends a post-it every 2 to 5 s: a lively room, as one idea a minute is usual.
In the burst, each sends five one after the other, as fast as it is answered: everybody comes back into range at once.

The gaps between two turns of the interface's event loop are told beside those of a loop that does nothing, in a process
whose other thread answers as many phones for about as long: less than that no interface in one process could have.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from figures import Course, Figures, Spread, figures
from goals import Goal, burst_goals, slow_disk_goals, think_goals, turn_goals
from laptop import Served, app, floor, idle_loop
from swarm import Plan
from turns import Turns, read_turns

SWARM = Path(__file__).with_name("swarm.py")
LONGEST_PAINT_S = 20.0
SYNC_DELAY_MS = 10


@dataclass(frozen=True, slots=True)
class Scene:
    """What the phones do; think time where there are pauses."""

    title: str
    phones: int
    notes_each: int
    pauses_s: tuple[float, float] = (0.0, 0.0)

    def plan(self, served: Served) -> Plan:
        """For the process that plays them; nothing is followed live on the floor."""
        return Plan(
            port=served.port,
            path=served.path,
            phones=self.phones,
            notes_each=self.notes_each,
            shortest_pause_s=self.pauses_s[0],
            longest_pause_s=self.pauses_s[1],
            live=served.painted is not None,
        )


BURST = Scene("Burst: 300 phones × 5", 300, 5)
LONG_BURST = Scene("Burst for the idle loop: 300 phones × 25", 300, 25)
"""The bare server answers about five times as fast."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was read off a scene; `turns` of the main thread from the first post-it sent to the last seen to."""

    figures: Figures
    turns: Turns


def thinking(phones: int, notes_each: int) -> Scene:
    """A room at work."""
    return Scene(f"{phones} phones, a post-it every 2 to 5 s each", phones, notes_each, (2.0, 5.0))


def play(scene: Scene, place: AbstractContextManager[Served]) -> Run:
    """Play a scene."""
    with place as served:
        plan = json.dumps(asdict(scene.plan(served)))
        played = subprocess.run([sys.executable, SWARM, plan], stdout=subprocess.PIPE, text=True, check=True)
        posts = [json.loads(line) for line in played.stdout.splitlines()]
        kept = [post for post in posts if post["status"] == 200]
        strokes = _painted(served, len(kept))
        memory_mib = served.peak_mib()
        courses = [_course(post, strokes) for post in kept]
        turns = _turns(served, courses)
    return Run(figures(courses, failed=len(posts) - len(kept), memory_mib=memory_mib), turns)


def _turns(served: Served, courses: Sequence[Course]) -> Turns:
    if served.turns is None:
        return Turns()
    last = max(max(course.answered, course.painted) for course in courses)
    return read_turns(served.turns, since=min(course.sent for course in courses), until=last)


def _painted(served: Served, count: int) -> dict[str, float]:
    """What was painted, once all of it is, or when nothing more is to be hoped for."""
    limit = time.monotonic() + LONGEST_PAINT_S
    while served.painted is not None and len(served.strokes()) < count and time.monotonic() < limit:
        time.sleep(0.2)
    return served.strokes()


def _course(post: dict[str, Any], strokes: dict[str, float]) -> Course:
    return Course(sent=post["sent"], answered=post["answered"], painted=strokes.get(post["text"], 0.0))


def compare(scene: Scene, goals: Callable[[Figures, Figures], Iterable[Goal]]) -> None:
    """Play a scene on the app and on the floor."""
    say(f"\n{scene.title}")
    with tempfile.TemporaryDirectory() as folder:
        run = play(scene, app(Path(folder)))
    ours = run.figures
    tell("atelier", ours)
    bare = play(scene, floor()).figures
    tell("floor", bare)
    share = ours.answered_per_s / bare.answered_per_s
    p50, p99 = ours.answer.p50 / bare.answer.p50, ours.answer.p99 / bare.answer.p99
    say(f"  beside the floor: {share:.2f} of its throughput, {p50:.1f} × its p50, {p99:.1f} × its p99")
    for goal in goals(ours, bare):
        say(str(goal))
    if scene is BURST:
        _tell_turns(run.turns)


def _tell_turns(ours: Turns) -> None:
    """Print the gaps between two turns of the interface, and of a loop that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        idle = play(LONG_BURST, idle_loop(Path(folder))).turns
    for name, turns in (("interface", ours), ("idle loop", idle)):
        say(
            f"  turns of the {name}: {len(turns.turns)}, longest {turns.longest_ms:.1f} ms,"
            f" p99 {turns.p99_ms:.1f} ms; at work {turns.used_ms:.0f} of {turns.busy_ms:.0f} ms,"
            f" {turns.most_used_ms:.1f} ms in one turn at most"
        )
        for line in turns.histogram():
            say(f"    {line}")
    for goal in turn_goals(ours):
        say(str(goal))


def slow_disk(scene: Scene) -> None:
    """Play a scene on a disk that takes longer for each sync."""
    say(f"\n{scene.title}, {SYNC_DELAY_MS} ms added to each sync")
    with tempfile.TemporaryDirectory() as folder:
        run = play(scene, app(Path(folder), sync_delay_ms=SYNC_DELAY_MS))
    tell("atelier", run.figures)
    for goal in (*slow_disk_goals(run.figures), *turn_goals(run.turns)):
        say(str(goal))


def tell(name: str, found: Figures) -> None:
    """Print a run."""
    failed = f", {found.failed} NOT ANSWERED" if found.failed else ""
    say(f"  {name}: {found.notes} post-its{failed}, {found.memory_mib:.0f} MiB at most")
    say(f"    sent to answered  {_told(found.answer)}  {found.answered_per_s:5.0f}/s")
    if found.painted_per_s:
        say(f"    sent to painted   {_told(found.paint)}  {found.painted_per_s:5.0f}/s")
        say(f"    longest freeze ≤ {found.freeze_ms:.0f} ms, {found.unpainted} never painted")


def _told(spread: Spread) -> str:
    return f"p50 {spread.p50:6.1f}  p95 {spread.p95:6.1f}  p99 {spread.p99:6.1f} ms"


def say(line: str) -> None:
    """Print at once: a run takes its time."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Print figures, each beside its goal."""
    parser = argparse.ArgumentParser()
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--quick", action="store_true", help="30 phones for a few seconds, and the burst")
    kind.add_argument("--burst", action="store_true", help="the burst alone, on both disks")
    chosen = parser.parse_args()
    if chosen.quick:
        compare(thinking(30, 2), think_goals)
    elif not chosen.burst:
        for phones in (30, 100, 300):
            compare(thinking(phones, 6), think_goals)
    compare(BURST, burst_goals)
    slow_disk(BURST)


if __name__ == "__main__":
    main()
