"""Which document can be written in which format: its name and the file's ending choose the writer.

A writer's module is loaded when it is asked for: nobody waits for reportlab to read a list of formats.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

from atelier.documents.delivery import deliver
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
_MANUSCRIPTS = {
    ".pdf": "pdf.typesetting:draw_manuscript",
    ".docx": "word.typesetting:draw_manuscript",
    ".odt": "opendocument.typesetting:draw_manuscript",
    ".md": "markdown.typesetting:draw_manuscript",
}
"""What draws any manuscript, as the content of a file."""
_OTHERS: dict[tuple[str, str], str] = {
    (Document.RECAP, ".csv"): "sheets.recap:draw_recap_csv",
    (Document.RECAP, ".xlsx"): "sheets.recap:draw_recap_xlsx",
    (Document.BOARD, ".svg"): "wall.files:draw_board_svg",
    (Document.WELCOME, ".pdf"): "pdf.welcome:draw_welcome",
}
"""What draws what a document is built as (a `Report`, a `WelcomeSheet`), in formats that have no other."""
_RASTERS: dict[tuple[str, str], str] = {(Document.BOARD, ".png"): "wall.files:draw_board_png"}
"""The same, made of points."""


def known() -> tuple[tuple[str, str], ...]:
    """Every document name with a file ending in which it can be written."""
    drawn = product(_CONTENTS, _MANUSCRIPTS)
    return tuple(sorted((*drawn, *_OTHERS, *_RASTERS)))


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
    """Write what a document was built as to `target`, whole or not at all, in the format that its ending names.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        UnknownDocument: there is no such document, or not in that format.
        Incomplete: the document would not hold every note.
        DocumentFault: it can't be drawn, or the file can't be written there.
    """
    check_known(document, target)
    ending = target.suffix.lower()
    content = draw_document(document, built, ending, options=options, progress=progress, rasterise=rasterise)
    # The last moment at which it can be given up.
    progress(1.0)
    deliver(content, target)


def draw_document(
    document: str,
    built: object,
    ending: str,
    *,
    options: Options = EVERYTHING,
    progress: Progress = unheard,
    rasterise: Rasterise = no_rasteriser,
) -> bytes:
    """What a document was built as, as the content of a file of that ending, which is known.

    `rasterise` is asked for formats made of points alone.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        Incomplete: the document would not hold every note.
        DocumentFault: it can't be drawn.
    """
    format = document, ending
    content: bytes
    if format in _OTHERS:
        content = _loaded(_OTHERS[format])(built, options, progress)
    elif format in _RASTERS:
        content = _loaded(_RASTERS[format])(built, options, progress, rasterise=rasterise)
    else:
        manuscript = _loaded(_CONTENTS[document])(built, options)
        content = _loaded(_MANUSCRIPTS[ending])(manuscript, progress)
    return content


def _loaded(name: str) -> Callable[..., Any]:
    """The function that a table names by its module and itself."""
    module, _colon, function = name.partition(":")
    return getattr(import_module(f"atelier.documents.{module}"), function)  # type: ignore[no-any-return]
