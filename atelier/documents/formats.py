"""Which document can be written in which format: its name and the file's ending choose the writer.

A writer's module is loaded when it is asked for: nobody waits for reportlab to read a list of formats.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from atelier.documents.faults import UnknownDocument
from atelier.documents.progress import Progress, unheard
from atelier.domain.document import EVERYTHING, Document, Options
from atelier.domain.language import gettext as _

Writer: TypeAlias = Callable[[Any, Path, Options, Progress], None]
"""Draws what that document is built as (a `Report`, a `WelcomeSheet`) to a file, whole or not at all."""


def _minutes_pdf() -> Writer:
    from atelier.documents.pdf.minutes import write_minutes

    return write_minutes


def _welcome_pdf() -> Writer:
    from atelier.documents.pdf.welcome import write_welcome

    return write_welcome


_LOADERS: dict[tuple[str, str], Callable[[], Writer]] = {
    (Document.MINUTES, ".pdf"): _minutes_pdf,
    (Document.WELCOME, ".pdf"): _welcome_pdf,
}


def known() -> tuple[tuple[str, str], ...]:
    """Every document name with a file ending in which it can be written."""
    return tuple(sorted(_LOADERS))


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
) -> None:
    """Draw what a document was built as to `target`, in the format that its ending names.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        UnknownDocument: there is no such document, or not in that format.
        Incomplete: the document would not hold every note.
        DocumentFault: the file can't be written there.
    """
    check_known(document, target)
    _LOADERS[document, target.suffix.lower()]()(built, target, options, progress)
