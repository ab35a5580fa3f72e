"""The cycle collector runs where the windows are."""

import gc
import threading

import pytest
from pytestqt.qtbot import QtBot

from atelier.collector import QUIET, Collector


class Cycle:
    """Garbage that only the collector frees, and that tells which thread did."""

    freed_in: list[int]

    def __init__(self, freed_in: list[int]) -> None:
        self.freed_in = freed_in
        self.itself = self

    def __del__(self) -> None:
        self.freed_in.append(threading.get_ident())


def test_no_other_thread_collects(qtbot: QtBot) -> None:
    assert qtbot
    freed_in: list[int] = []
    collector = Collector()
    Cycle(freed_in)
    other = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    other.start()
    other.join()
    assert freed_in == []
    held = [[] for _ in range(10 * gc.get_threshold()[0])]
    collector.collect()
    assert held
    assert freed_in == [threading.get_ident()]


def test_the_oldest_garbage_waits_for_a_quiet_second(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qtbot
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", asked.append)
    most = gc.get_threshold()
    collector = Collector()
    for counts in (
        (most[0] + 1, 0, most[2] + 1),
        (0, most[1] + 1, most[2] + 1),
        *[(0, 0, most[2] + 1)] * (QUIET - 1),
        (most[0] + 1, 0, most[2] + 1),
        *[(0, 0, most[2] + 1)] * QUIET,
        (0, 0, 0),
    ):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        collector.collect()
    # Never 0: what the youngest spares would pile up, to be gone through all at once.
    assert asked == [1, 1, 1, 2]
