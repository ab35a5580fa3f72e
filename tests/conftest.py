"""What every test is held to: no window system, no warning, no thread, window or log error left behind."""

import atexit
import gc
import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

GARBAGE = 50_000
"""How many objects may wait for the collector between two tests."""

REFUSED = "the kernel refuses"
"""How the reason of a skip begins that no installation would mend."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Nobody's own settings are read or written, not even by the programs that tests start.
os.environ["ATELIER_SETTINGS"] = str(Path(tempfile.mkdtemp(prefix="atelier-tests-")) / "settings.json")
atexit.register(shutil.rmtree, Path(os.environ["ATELIER_SETTINGS"]).parent, ignore_errors=True)
# A busy machine is no defect: speed is measured in `tests/bench`.
settings.register_profile("atelier", deadline=None)
settings.load_profile("atelier")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nothing may be skipped but what its kernel refuses: everything else that a test needs is installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") and any(REFUSED not in str(report.longrepr) for report in skipped):
        reporter.write_line("skipped tests fail in CI", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


class _Errors(logging.Handler):
    """Collects what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(self.format(record))


@pytest.fixture
def expected_errors() -> list[str]:
    """The errors logged during a test that provokes some: asking for this fixture allows them."""
    return []


@pytest.fixture(autouse=True)
def _no_logged_error(request: pytest.FixtureRequest) -> Iterator[None]:
    handler = _Errors()
    if "expected_errors" in request.fixturenames:
        handler.messages = request.getfixturevalue("expected_errors")
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if "expected_errors" not in request.fixturenames:
        assert handler.messages == []


@pytest.fixture(autouse=True)
def _collection_in_this_thread() -> Iterator[None]:
    """As in the program: in another thread, the collector would destroy windows that Qt still has timers for."""
    gc.disable()
    yield
    if gc.get_count()[0] > GARBAGE:
        gc.collect()


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and not t.daemon and t.is_alive()]
    assert left == []
