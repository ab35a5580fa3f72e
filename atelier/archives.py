"""Projects to archives and back, with what is said of it then. No window here; how an archive is made is in `base`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from atelier import __version__
from atelier.documents.delivery import delivering
from atelier.documents.faults import UnknownDocument
from atelier.domain.ids import MeetingId, ProjectId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.progress import Progress, unheard, within
from atelier.domain.things import Meeting, Note
from base.archive.intake import Standing, take_in
from base.archive.making import make_archive
from base.archive.manifest import Manifest
from base.archive.reading import Archive, open_archive
from base.opening import Base, ReadOnlyBase

NAME = "archive"
"""What the command line calls it among the documents."""
ENDING = ".atelier"
SOUNDS = "sounds"
"""What the command line calls the part of it that may be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a project and an archive, and what is said of it.

    `meeting_ids`: of the project that was opened, in their order; `is_plain`: nothing in it would surprise;
    `goes_on`: it was there before, with less done in it.
    """

    told: str
    is_saved: bool = False
    is_plain: bool = True
    goes_on: bool = False
    meeting_ids: tuple[MeetingId, ...] = ()


def is_archive(path: Path) -> bool:
    """Whether a file is an archive by its name."""
    return path.suffix.lower() == ENDING


def save_project(
    base: ReadOnlyBase,
    project_id: ProjectId,
    target: Path,
    progress: Progress = unheard,
    *,
    sounds: bool = True,
) -> Outcome:
    """Write the archive of a project, with its sounds or not, whole or not at all; in any thread.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        UnknownDocument: the file's ending is another's.
        BaseFault, DocumentFault: it can't be made, or not be written there.
    """
    if not is_archive(target):
        raise UnknownDocument(
            _(
                "Le document « {document} » ne s’écrit pas dans « {file} ». Terminaisons possibles :"
                " {endings}."
            ).format(document=NAME, file=target.name, endings=ENDING)
        )
    with delivering(target) as file:
        manifest = make_archive(
            base,
            project_id,
            file,
            sounds=sounds,
            program=__version__,
            made_at=datetime.now(UTC),
            progress=progress,
        )
    told = _("Archive du projet enregistrée : {path}").format(path=target)
    more = [*_told_of_sounds(manifest)]
    return Outcome(told="\n".join([told, *more]), is_saved=True, is_plain=not more)


def open_project(base: Base, path: Path, progress: Progress = unheard) -> Outcome:
    """Have the base hold the project of an archive, in any thread but the writer's.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        BaseFault: it can't be used, or not be kept; the base is as it was.
    """
    with open_archive(path, progress=within(progress, 0.0, 0.6)) as archive:
        return add_project(base, archive, within(progress, 0.6, 1.0))


def add_project(base: Base, archive: Archive, progress: Progress = unheard) -> Outcome:
    """The same where the archive is open, and was found whole."""
    intake = take_in(base, archive, at=datetime.now(UTC), progress=progress)
    meetings = sorted(archive.things.all(Meeting), key=lambda m: (m.day or m.created_at.date(), m.created_at))
    more = [
        *(
            _(
                "Le code de « {title} » était déjà celui d’une autre rencontre : c’est maintenant {code}."
            ).format(title=meeting.title, code=meeting.code)
            for meeting in intake.recoded
        ),
        *_told_of_sounds(archive.manifest),
    ]
    return Outcome(
        meeting_ids=tuple(meeting.id for meeting in meetings),
        told="\n".join([_told(archive, intake.standing), *more]),
        is_plain=intake.standing is Standing.NEW and not more,
        goes_on=intake.standing is Standing.NEWER,
    )


def _told(archive: Archive, standing: Standing) -> str:
    title = archive.manifest.title
    match standing:
        case Standing.NEW:
            return _("Le projet « {title} » est ajouté : {meetings}, {notes}.").format(
                title=title, meetings=_meetings(archive), notes=_notes(archive)
            )
        case Standing.SAME:
            return _("Le projet « {title} » est déjà là, tel quel.").format(title=title)
        case Standing.OLDER:
            return _(
                "Le projet « {title} » est déjà là, et il y a été travaillé depuis cette archive : rien n’a"
                " été changé."
            ).format(title=title)
        case Standing.NEWER:
            return _(
                "Le projet « {title} » était déjà là : ce qui y a été fait depuis, sur l’autre ordinateur, y"
                " est ajouté."
            ).format(title=title)


def _meetings(archive: Archive) -> str:
    count = sum(1 for _meeting in archive.things.all(Meeting))
    return ngettext("une rencontre", "{count} rencontres", count).format(count=count)


def _notes(archive: Archive) -> str:
    count = sum(1 for _note in archive.things.all(Note))
    return ngettext("{count} post-it", "{count} post-its", count).format(count=count)


def _told_of_sounds(manifest: Manifest) -> Iterator[str]:
    if count := len(manifest.missing):
        yield ngettext(
            "Un son n’y est pas : il manquait à côté de la base.",
            "{count} sons n’y sont pas : ils manquaient à côté de la base.",
            count,
        ).format(count=count)
    if count := len(manifest.left_out):
        yield ngettext(
            "L’archive est sans le son : il reste sur l’ordinateur où il a été gardé.",
            "L’archive est sans les {count} sons : ils restent sur l’ordinateur où ils ont été gardés.",
            count,
        ).format(count=count)
