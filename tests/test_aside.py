"""What is done beside the event loop is told in it, and can be waited for."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.aside import Aside


@pytest.fixture
def aside(qapp: QApplication) -> Iterator[Aside]:
    """Nothing under way."""
    aside = Aside("atelier-test", qapp)
    yield aside
    aside.wait()
    aside.deleteLater()


def test_the_outcome_is_told_in_the_thread_that_asked(aside: Aside, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    aside.settled.connect(lambda _outcome: threads.append(threading.current_thread()))

    def deed() -> str:
        threads.append(threading.current_thread())
        return "fait"

    with qtbot.waitSignal(aside.settled) as told:
        aside.begin(deed)
    assert told.args == ["fait"]
    assert threads[0].name == "atelier-test"
    assert threads[1] is threading.current_thread()


def test_what_it_raises_is_an_outcome_too(aside: Aside, qtbot: QtBot) -> None:
    error = OSError("full")

    def deed() -> None:
        raise error

    with qtbot.waitSignal(aside.settled) as told:
        aside.begin(deed)
    assert told.args == [error]


@pytest.mark.usefixtures("qapp")
def test_waited_for_it_is_told_before_that_returns(aside: Aside) -> None:
    outcomes: list[object] = []
    go_on = threading.Event()
    aside.settled.connect(outcomes.append)
    aside.begin(lambda: go_on.wait(10))
    assert outcomes == []
    go_on.set()
    aside.wait()
    assert outcomes == [True]
    aside.wait()
    assert outcomes == [True]
