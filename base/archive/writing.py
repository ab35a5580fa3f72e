"""Writing a project to an archive, from one moment of the base, whatever is written to it meanwhile."""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, func, select

from atelier.domain.ids import ProjectId
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.domain.progress import Progress
from atelier.domain.things import Project, Recording, Thing
from base import journal
from base.archive.manifest import JOURNAL, MANIFEST, PIECES, THINGS, Manifest, Part
from base.archive.ranks import ranked
from base.archive.steps import Steps
from base.archive.values import change_line, thing_line
from base.attachments import CHUNK, Attachments
from base.faults import AttachmentFault
from base.schema import HEAD
from base.store import select_project
from base.tables import CHANGES

_DATE = (1980, 1, 1, 0, 0, 0)
"""A zip's own dates know no time zone; the manifest tells it."""
_LINE = 600
"""About how many bytes a line has, for the progress."""


def write_project(
    connection: Connection,
    project_id: ProjectId,
    file: IO[bytes],
    *,
    attachments: Attachments,
    sounds: bool,
    program: str,
    made_at: datetime,
    progress: Progress,
) -> Manifest:
    """Write the project as that connection's transaction sees it; returns what the archive says of itself.

    Without `sounds`, or where they are missing or altered, they are not put in, and named.

    Raises:
        OSError: the archive can't be written.
        AttachmentFault: a sound can't be read after all.
        LookupError, TypeError, ValueError: a row can't be read.
    """
    things = list(select_project(connection, project_id))
    project = Snapshot(things).get(Project, project_id)
    changes = _change_count(connection, project_id)
    names = _sound_names(things)
    wanted = names if sounds else ()
    paths = [attachments.path_of(name) for name in wanted if attachments.is_intact(name)]
    steps = Steps(progress, (len(things) + changes) * _LINE + sum(path.stat().st_size for path in paths))
    told = ranked(journal.changes(connection, project_id))
    with zipfile.ZipFile(file, "w") as archive:
        parts = {
            THINGS: _write(archive, _text(THINGS), map(thing_line, things), steps),
            JOURNAL: _write(archive, _text(JOURNAL), map(change_line, told), steps),
        }
        for path in paths:
            part = _write(archive, zipfile.ZipInfo(PIECES + path.name, _DATE), _chunks(path), steps)
            parts[PIECES + path.name] = part
        manifest = Manifest(
            program=program,
            schema=HEAD,
            made_at=made_at.isoformat(timespec="seconds"),
            project_id=project_id,
            title=project.title,
            counts=Counter(type(thing).__name__ for thing in things),
            changes=changes,
            missing=tuple(sorted({*wanted} - {path.name for path in paths})),
            left_out=() if sounds else names,
            parts=parts,
        )
        archive.writestr(_text(MANIFEST), manifest.written())
    return manifest


def _change_count(connection: Connection, project_id: ProjectId) -> int:
    counting = select(func.count()).select_from(CHANGES).where(CHANGES.c.project_id == project_id)
    return int(connection.execute(counting).scalar_one())


def _sound_names(things: Iterable[Thing]) -> tuple[str, ...]:
    return tuple(sorted({t.file for t in things if isinstance(t, Recording) and t.file is not None}))


def _text(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, chunks: Iterable[bytes], steps: Steps) -> Part:
    """Write a part as it comes; what it amounts to."""
    digest, size = hashlib.sha256(), 0
    with archive.open(member, "w", force_zip64=True) as stream:
        for chunk in chunks:
            stream.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            steps.advance(len(chunk))
    return Part(size, digest.hexdigest())


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:
        raise AttachmentFault(_("Un son ne se lit plus : vérifiez le disque, puis réessayez.")) from error
