"""What each document is called, what it is built from, and what is said once it is there.

How it is drawn, and in which formats, is not here but in `atelier.documents`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from atelier.domain.document import Document
from atelier.domain.ids import MeetingId
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Project
from atelier.ui.wording import annexed_phrase

if TYPE_CHECKING:
    from atelier.domain.report import Report
    from atelier.domain.welcome import WelcomeSheet

Invite: TypeAlias = "Callable[[Project, Meeting], WelcomeSheet]"
"""Builds the sheet that tells the room how to come in, at the address of here and now."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, in the words of the language spoken. `told` says of what was built that it is in that file."""

    name: str
    dialog_title: str
    build: Callable[[Snapshot, MeetingId, Invite], object]
    told: Callable[[Any, Path], str]


def paper(document: Document) -> Paper:
    """That document."""
    match document:
        case Document.MINUTES:
            return Paper(_("Compte rendu"), _("Exporter le compte rendu"), _build_report, _told_of_minutes)
        case Document.SYNTHESIS:
            return Paper(_("Synthèse"), _("Exporter la synthèse"), _build_report, _told_of_report)
        case Document.RECAP:
            return Paper(
                _("Récapitulatif des post-its"),
                _("Exporter le récapitulatif"),
                _build_report,
                _told_of_report,
            )
        case Document.THANKS:
            return Paper(
                _("Fiche de remerciement"),
                _("Exporter la fiche de remerciement"),
                _build_report,
                _told_of_report,
            )
        case Document.BOARD:
            return Paper(_("Tableau en image"), _("Exporter le tableau"), _build_report, _told_of_report)
        case Document.WELCOME:
            return Paper(_("Fiche d’accueil"), _("Fiche d’accueil à imprimer"), _build_sheet, _told_of_sheet)


def writer(
    document: Document, snapshot: Snapshot, meeting_id: MeetingId, *, invite: Invite
) -> Callable[[Path], str]:
    """What writes the document as the meeting is now, in any thread, and returns what is said of it then."""
    form = paper(document)
    built = form.build(snapshot, meeting_id, invite)

    def write(path: Path) -> str:
        from atelier.documents.formats import write_document  # late: reportlab is for those who export

        write_document(document, built, path)
        return form.told(built, path)

    return write


def _build_report(snapshot: Snapshot, meeting_id: MeetingId, _invite: Invite) -> "Report":
    from atelier.domain.report_builder import build_report  # late: for those who export

    return build_report(snapshot, meeting_id, made_at=datetime.now(UTC))


def _told_of_minutes(report: "Report", path: Path) -> str:
    told = _("Compte rendu enregistré : {path}").format(path=path)
    waiting = len(report.annex.pending)
    return f"{told}\n{annexed_phrase(waiting)}" if waiting else told


def _told_of_report(_report: "Report", path: Path) -> str:
    return _("Document enregistré : {path}").format(path=path)


def _build_sheet(snapshot: Snapshot, meeting_id: MeetingId, invite: Invite) -> "WelcomeSheet":
    meeting = snapshot.get(Meeting, meeting_id)
    return invite(snapshot.get(Project, meeting.project_id), meeting)


def _told_of_sheet(_sheet: "WelcomeSheet", path: Path) -> str:
    return _("Fiche d’accueil enregistrée : {path}").format(path=path)
