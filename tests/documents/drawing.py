"""Documents drawn for tests, as the content of a PDF file."""

from collections.abc import Callable

from atelier.documents.contents.minutes import minutes
from atelier.documents.contents.recap import recap
from atelier.documents.contents.synthesis import synthesis
from atelier.documents.contents.thanks import thanks
from atelier.documents.manuscript import Manuscript
from atelier.documents.pdf.typesetting import draw_manuscript
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.report import Report


def draw_minutes(report: Report, options: Options = EVERYTHING) -> bytes:
    """The minutes."""
    return draw_manuscript(minutes(report, options))


def draw_all(report: Report) -> list[bytes]:
    """Every document of a report."""
    return [draw_manuscript(contents(report, EVERYTHING)) for contents in _CONTENTS]


_CONTENTS: tuple[Callable[[Report, Options], Manuscript], ...] = (minutes, synthesis, recap, thanks)
