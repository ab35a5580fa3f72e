"""What each document is called, what it is for and built from, and what is said once it is there.

How it is drawn, and in which formats, is not here but in `atelier.documents`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from atelier.domain.decision import Misuse
from atelier.domain.document import Document, Options
from atelier.domain.ids import MeetingId
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.domain.progress import Progress, unheard
from atelier.domain.things import Meeting, Project
from atelier.ui.documents.offers import Offer, Order
from atelier.ui.wording import annexed_phrase

if TYPE_CHECKING:
    from atelier.documents.rasterising import Tile
    from atelier.domain.report import Report
    from atelier.domain.welcome import WelcomeSheet

Invite: TypeAlias = "Callable[[Project, Meeting], WelcomeSheet]"
"""Builds the sheet that tells the room how to come in, at the address of here and now."""
Built: TypeAlias = Callable[[], Any]
"""What a document is drawn from, built by whoever asks, in any thread."""
_ENDINGS = (".pdf", ".docx", ".odt", ".xlsx", ".csv", ".md", ".png", ".svg")
"""In the order in which they are offered."""
_PARTS: dict[Document, tuple[str, ...]] = {
    Document.MINUTES: ("questions", "post_its", "numbers", "quotes", "attendance", "annex"),
    Document.SYNTHESIS: ("questions", "numbers", "quotes", "attendance"),
    Document.RECAP: ("questions", "numbers", "annex"),
    Document.THANKS: ("questions",),
    Document.BOARD: ("questions", "numbers"),
    Document.WELCOME: (),
    Document.SIGNATURES: (),
}
"""The fields of `Options` that each heeds."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, in the words of the language spoken. `told` says of what was built that it is in that file."""

    name: str
    purpose: str
    build: Callable[[Snapshot, MeetingId, Invite], Built]
    told: Callable[[Any, Path], str]


def paper(document: Document) -> Paper:
    """That document."""
    match document:
        case Document.MINUTES:
            purpose = _("Toute la rencontre, à garder et à diffuser.")
            return Paper(_("Compte rendu"), purpose, _report, _told_of_minutes)
        case Document.SYNTHESIS:
            purpose = _("La structure et ce que le groupe conclut.")
            return Paper(_("Synthèse"), purpose, _report, _told_of_report)
        case Document.RECAP:
            purpose = _("Tous les post-its, mot pour mot.")
            return Paper(_("Récapitulatif des post-its"), purpose, _report, _told_of_report)
        case Document.THANKS:
            purpose = _("Pour les participants : ce que leurs mots sont devenus.")
            return Paper(_("Fiche de remerciement"), purpose, _report, _told_of_report)
        case Document.BOARD:
            purpose = _("Le mur comme on le voit, pour une diapositive ou un message.")
            return Paper(_("Tableau en image"), purpose, _report, _told_of_report)
        case Document.WELCOME:
            purpose = _("À l’entrée et sur les tables : comment participer par téléphone.")
            return Paper(_("Fiche d’accueil"), purpose, _sheet, _told_of_sheet)
        case Document.SIGNATURES:
            purpose = _("Pour l’entrée : les noms, et la place pour signer.")
            return Paper(_("Feuille d’émargement"), purpose, _report, _told_of_report)


def offers() -> tuple[Offer, ...]:
    """Every document that can be written in some format."""
    from atelier.documents.formats import known  # late: for those who export

    written = set(known())
    endings = {document: [e for e in _ENDINGS if (document, e) in written] for document in Document}
    return tuple(
        Offer(
            document=document,
            name=paper(document).name,
            purpose=paper(document).purpose,
            endings=tuple(endings[document]),
            parts=_PARTS[document],
        )
        for document in Document
        if endings[document]
    )


def options(document: str, *, questions: Sequence[int], without: Sequence[str]) -> Options:
    """What that document holds by the words of the command line.

    Raises:
        Misuse: it has no part of such a name, or no questions to choose from.
    """
    # An archive is no document; `archives` tells what it may go without.
    parts = _PARTS[Document(document)] if document in set(Document) else ("sounds",)
    removable = {part.replace("_", "-"): part for part in parts if part != "questions"}
    for name in without:
        if name not in removable:
            raise Misuse(
                _(
                    "« {name} » n’est pas une partie qui s’enlève du document « {document} »."
                    " Parties possibles : {names}."
                ).format(name=name, document=document, names=", ".join(sorted(removable)) or _("aucune"))
            )
    if questions and "questions" not in parts:
        raise Misuse(_("Le document « {document} » ne se fait pas par question.").format(document=document))
    return Options(questions=tuple(sorted({*questions})), **{removable[name]: False for name in without})


def writer(
    order: Order, snapshot: Snapshot, meeting_id: MeetingId, *, invite: Invite
) -> Callable[[Path, Progress], str]:
    """What writes the document as the meeting is now, in any thread, and returns what is said of it then."""
    form = paper(order.document)
    build = form.build(snapshot, meeting_id, invite)

    def write(path: Path, progress: Progress = unheard) -> str:
        from atelier.documents.formats import write_document  # late: reportlab is for those who export

        built = build()
        write_document(
            order.document, built, path, options=order.options, progress=progress, rasterise=_rasterise
        )
        return form.told(built, path)

    return write


def drawer(
    order: Order, snapshot: Snapshot, meeting_id: MeetingId, *, invite: Invite
) -> Callable[[Progress], bytes]:
    """What draws the same, in any thread, as the content of a file."""
    build = paper(order.document).build(snapshot, meeting_id, invite)

    def draw(progress: Progress = unheard) -> bytes:
        from atelier.documents.formats import draw_document

        return draw_document(
            order.document,
            build(),
            order.ending,
            options=order.options,
            progress=progress,
            rasterise=_rasterise,
        )

    return draw


def _rasterise(tiles: "Iterable[Tile]", width: int, height: int) -> bytes:
    from atelier.rasteriser import rasterise  # late: its part of Qt is for those who export a picture

    return rasterise(tiles, width, height)


def _report(snapshot: Snapshot, meeting_id: MeetingId, _invite: Invite) -> Built:
    from atelier.domain.report_builder import build_report  # late: for those who export

    return partial(build_report, snapshot.copy(), meeting_id, made_at=datetime.now(UTC))


def _told_of_minutes(report: "Report", path: Path) -> str:
    told = _("Compte rendu enregistré : {path}").format(path=path)
    waiting = len(report.annex.pending)
    return f"{told}\n{annexed_phrase(waiting)}" if waiting else told


def _told_of_report(_report: "Report", path: Path) -> str:
    return _("Document enregistré : {path}").format(path=path)


def _sheet(snapshot: Snapshot, meeting_id: MeetingId, invite: Invite) -> Built:
    meeting = snapshot.get(Meeting, meeting_id)
    sheet = invite(snapshot.get(Project, meeting.project_id), meeting)
    return lambda: sheet


def _told_of_sheet(_sheet: "WelcomeSheet", path: Path) -> str:
    return _("Fiche d’accueil enregistrée : {path}").format(path=path)
