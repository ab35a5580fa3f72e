"""Which document can be written in which format: its name and the file's ending choose the writer.

A writer's module is loaded when it is asked for: nobody waits for reportlab to read a list of formats.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

from atelier.documents.faults import UnknownDocument
from atelier.documents.rasterising import Rasterise, no_rasteriser
from atelier.domain.document import EVERYTHING, Document, Options
from atelier.domain.language import gettext as _
from atelier.domain.progress import Progress, unheard

_CONTENTS: dict[str, str] = {
    Document.MINUTES: "contents.minutes:minutes",
    Document.SYNTHESIS: "contents.synthesis:synthesis",
    Document.RECAP: "contents.recap:recap",
    Document.THANKS: "contents.thanks:thanks",
    Document.SIGNATURES: "contents.signatures:signatures",
}
"""What says a document, of a report and options, as a manuscript."""
_MANUSCRIPT_WRITERS = {
    ".pdf": "pdf.typesetting:write_manuscript",
    ".docx": "word.typesetting:write_manuscript",
    ".odt": "opendocument.typesetting:write_manuscript",
    ".md": "markdown.typesetting:write_manuscript",
}
"""What draws any manuscript to a file, whole or not at all."""
_WRITERS: dict[tuple[str, str], str] = {
    (Document.RECAP, ".csv"): "sheets.recap:write_csv",
    (Document.RECAP, ".xlsx"): "sheets.recap:write_xlsx",
    (Document.BOARD, ".svg"): "wall.files:write_svg",
    (Document.WELCOME, ".pdf"): "pdf.welcome:write_welcome",
}
"""What draws what a document is built as (a `Report`, a `WelcomeSheet`), in formats that have no other."""
_RASTER_WRITERS: dict[tuple[str, str], str] = {(Document.BOARD, ".png"): "wall.files:write_png"}
"""The same, made of points."""


def known() -> tuple[tuple[str, str], ...]:
    """Every document name with a file ending in which it can be written."""
    drawn = product(_CONTENTS, _MANUSCRIPT_WRITERS)
    return tuple(sorted((*drawn, *_WRITERS, *_RASTER_WRITERS)))


def check_known(document: str, target: Path, *, others: Sequence[str] = ()) -> None:
    """See that such a document can be written, before any work is done. `others` are told too, written elsewhere.

    Raises:
        UnknownDocument: there is no such document, or not in that format.
    """
    endings = sorted(ending for name, ending in known() if name == document)
    if not endings:
        names = ", ".join(sorted({*others, *(name for name, _ending in known())}))
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
    format = document, ending = document, target.suffix.lower()
    if format in _WRITERS:
        _loaded(_WRITERS[format])(built, target, options, progress)
    elif format in _RASTER_WRITERS:
        _loaded(_RASTER_WRITERS[format])(built, target, options, progress, rasterise=rasterise)
    else:
        manuscript = _loaded(_CONTENTS[document])(built, options)
        _loaded(_MANUSCRIPT_WRITERS[ending])(manuscript, target, progress)


def _loaded(name: str) -> Callable[..., Any]:
    """The function that a table names by its module and itself."""
    module, _colon, function = name.partition(":")
    return getattr(import_module(f"atelier.documents.{module}"), function)  # type: ignore[no-any-return]
