"""Where every stack trace goes instead of a person's eyes: a file that grows to a limit and is kept twice."""

import logging
import os
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from atelier.domain.language import gettext as _
from atelier.domain.typography import loosened

if TYPE_CHECKING:
    from PySide6.QtCore import QtMsgType

ENVIRONMENT_FAULT = 3
SIZE_BYTES = 1_000_000
_log = logging.getLogger("atelier")


def default_log_path() -> Path:
    """The log of this user."""
    import platformdirs  # late: `atelier --help` does without

    return platformdirs.user_log_path("Atelier", appauthor=False) / "atelier.log"


def open_logbook(path: Path) -> None:
    """Log warnings and worse to `path`, and whatever nobody caught, in any thread; no file until then."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            path, maxBytes=SIZE_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    # Else a log that can't be written shows its own trace to whoever looks.
    logging.raiseExceptions = False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda args: _log.error(
        "uncaught in %s", args.thread and args.thread.name, exc_info=args.exc_value
    )


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _log.error("uncaught", exc_info=(kind, error, trace))


def log_qt(kind: "QtMsgType", _context: object, message: str) -> None:
    """Send what Qt has to say to the log; a console full of its remarks is nobody's help."""
    level = {
        "QtWarningMsg": logging.WARNING,
        "QtCriticalMsg": logging.ERROR,
        "QtFatalMsg": logging.ERROR,
    }.get(kind.name)
    if level is not None:
        logging.getLogger("qt").log(level, message)
    if kind.name == "QtFatalMsg":
        # Qt aborts after this, with a core dump for a laptop without a display.
        sys.stderr.write(loosened(_no_window()) + "\n")
        sys.stderr.flush()
        os._exit(ENVIRONMENT_FAULT)


def unforeseen() -> str:
    """What a person is told of a bug of ours."""
    return _("Une erreur imprévue est survenue, elle est notée dans {path}.").format(path=default_log_path())


def _no_window() -> str:
    return _(
        "atelier : aucune fenêtre ne peut s’ouvrir : il manque un écran, ou une bibliothèque du système"
        " (sur Debian et Ubuntu : libxcb-cursor0). Le journal d’Atelier dit ce que Qt a trouvé."
    )
