"""The cycle collector runs where the windows are."""

import gc
import threading

from pytestqt.qtbot import QtBot

from atelier.collector import Collector


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
