"""Which document can be written in which format: its name and the file's ending choose the writer.

A writer's module is loaded when it is asked for: nobody waits for reportlab to read a list of formats.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from atelier.documents.faults import UnknownDocument
from atelier.documents.progress import Progress, unheard
from atelier.documents.rasterising import Rasterise, no_rasteriser
from atelier.domain.document import EVERYTHING, Document, Options
from atelier.domain.language import gettext as _

if TYPE_CHECKING:
    from atelier.documents.manuscript import Manuscript
    from atelier.domain.report import Report

Writer: TypeAlias = Callable[[Any, Path, Options, Progress], None]
"""Draws what that document is built as (a `Report`, a `WelcomeSheet`) to a file, whole or not at all."""
Contents: TypeAlias = "Callable[[Report, Options], Manuscript]"
"""What a document says of a report."""
ManuscriptWriter: TypeAlias = "Callable[[Manuscript, Path, Progress], None]"
"""Draws any manuscript to a file, whole or not at all."""


def _minutes() -> Contents:
    from atelier.documents.contents.minutes import minutes

    return minutes


def _synthesis() -> Contents:
    from atelier.documents.contents.synthesis import synthesis

    return synthesis


def _recap() -> Contents:
    from atelier.documents.contents.recap import recap

    return recap


def _thanks() -> Contents:
    from atelier.documents.contents.thanks import thanks

    return thanks


def _signatures() -> Contents:
    from atelier.documents.contents.signatures import signatures

    return signatures


def _pdf() -> ManuscriptWriter:
    from atelier.documents.pdf.typesetting import write_manuscript

    return write_manuscript


def _docx() -> ManuscriptWriter:
    from atelier.documents.word.typesetting import write_manuscript

    return write_manuscript


def _odt() -> ManuscriptWriter:
    from atelier.documents.opendocument.typesetting import write_manuscript

    return write_manuscript


def _markdown() -> ManuscriptWriter:
    from atelier.documents.markdown.typesetting import write_manuscript

    return write_manuscript


def _welcome_pdf() -> Writer:
    from atelier.documents.pdf.welcome import write_welcome

    return write_welcome


def _recap_csv() -> Writer:
    from atelier.documents.sheets.recap import write_csv

    return write_csv


def _recap_xlsx() -> Writer:
    from atelier.documents.sheets.recap import write_xlsx

    return write_xlsx


def _board_svg() -> Writer:
    from atelier.documents.wall.files import write_svg

    return write_svg


def _board_png(rasterise: Rasterise) -> Writer:
    from atelier.documents.wall.files import write_png

    return partial(write_png, rasterise=rasterise)


def _drawn(contents: Callable[[], Contents], writer: Callable[[], ManuscriptWriter]) -> Writer:
    """The writer of a document that says this, in that format."""
    says, draws = contents(), writer()

    def write(report: Any, target: Path, options: Options, progress: Progress) -> None:
        draws(says(report, options), target, progress)

    return write


_CONTENTS: dict[str, Callable[[], Contents]] = {
    Document.MINUTES: _minutes,
    Document.SYNTHESIS: _synthesis,
    Document.RECAP: _recap,
    Document.THANKS: _thanks,
    Document.SIGNATURES: _signatures,
}
_MANUSCRIPT_WRITERS: dict[str, Callable[[], ManuscriptWriter]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".odt": _odt,
    ".md": _markdown,
}
_LOADERS: dict[tuple[str, str], Callable[[], Writer]] = {
    **{
        (name, ending): partial(_drawn, contents, writer)
        for name, contents in _CONTENTS.items()
        for ending, writer in _MANUSCRIPT_WRITERS.items()
    },
    (Document.RECAP, ".csv"): _recap_csv,
    (Document.RECAP, ".xlsx"): _recap_xlsx,
    (Document.BOARD, ".svg"): _board_svg,
    (Document.WELCOME, ".pdf"): _welcome_pdf,
}
_RASTER_LOADERS: dict[tuple[str, str], Callable[[Rasterise], Writer]] = {
    (Document.BOARD, ".png"): _board_png,
}


def known() -> tuple[tuple[str, str], ...]:
    """Every document name with a file ending in which it can be written."""
    return tuple(sorted((*_LOADERS, *_RASTER_LOADERS)))


def check_known(document: str, target: Path) -> None:
    """See that such a document can be written, before any work is done.

    Raises:
        UnknownDocument: there is no such document, or not in that format.
    """
    endings = sorted(ending for name, ending in known() if name == document)
    if not endings:
        names = ", ".join(sorted({name for name, _ending in known()}))
        raise UnknownDocument(
            _("Le document « {document} » n’existe pas. Documents possibles : {names}.").format(
                document=document, names=names
            )
        )
    if target.suffix.lower() not in endings:
        raise UnknownDocument(
            _(
                "Le document « {document} » ne s’écrit pas dans « {file} ». Terminaisons possibles :"
                " {endings}."
            ).format(document=document, file=target.name, endings=", ".join(endings))
        )


def write_document(
    document: str,
    built: object,
    target: Path,
    *,
    options: Options = EVERYTHING,
    progress: Progress = unheard,
    rasterise: Rasterise = no_rasteriser,
) -> None:
    """Draw what a document was built as to `target`, in the format that its ending names.

    `rasterise` is asked for formats made of points alone.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        UnknownDocument: there is no such document, or not in that format.
        Incomplete: the document would not hold every note.
        DocumentFault: the file can't be written there.
    """
    check_known(document, target)
    format = document, target.suffix.lower()
    write = _RASTER_LOADERS[format](rasterise) if format in _RASTER_LOADERS else _LOADERS[format]()
    write(built, target, options, progress)
