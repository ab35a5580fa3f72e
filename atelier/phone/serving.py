"""How an app is served to phones, and how many connections this computer lets the server hold."""

import logging
import sys

from starlette.types import ASGIApp
from uvicorn import Config

from atelier.phone.deadline import deadline_protocol
from atelier.phone.idlers import MOST, Idlers
from atelier.phone.server import BACKLOG

KEEP_ALIVE_S = 10
"""After how long a connection without a further request is ended; the deadline cuts who won't have that."""
_MOST_FILES = 4096
_FILES_WITHOUT_LIMIT = 1 << 20
_OWN_FILES = 128
"""Kept for the base, the windows and whatever else the process has open."""

logger = logging.getLogger(__name__)


def server_config(app: ASGIApp) -> Config:
    """How an app is served to phones: by a fast parser and loop, with a deadline, and without a word of its own."""
    idlers = Idlers(min(MOST, places()))
    return Config(
        app,
        http=deadline_protocol(idlers),  # type: ignore[arg-type]
        ws="none",
        lifespan="off",
        # None, as a windowed program has no stdout, which uvicorn's own configuration writes to.
        log_config=None,
        # Whoever sends rubbish must not fill the log.
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=1,
    )


def places() -> int:
    """How many live links there may be, and as many connections that owe a request, and that are being answered."""
    return max(3, _allowed_files() - _OWN_FILES) // 3


def _allowed_files() -> int:
    """How many files the process may hold, once it has asked for more: macOS grants 256 unless it is asked."""
    if sys.platform == "win32":
        return _FILES_WITHOUT_LIMIT
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return _FILES_WITHOUT_LIMIT
    wanted = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
    if soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (OSError, ValueError):
            logger.warning("no more than %s open files are allowed", soft, exc_info=True)
            return soft
    return max(soft, wanted)
