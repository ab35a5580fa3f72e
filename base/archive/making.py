"""Making an archive of a project, and trying it before anybody relies on it."""

from datetime import datetime
from typing import IO

from atelier.domain.ids import ProjectId
from atelier.domain.language import gettext as _
from atelier.domain.progress import Progress, unheard, within
from base.archive.faults import ArchiveFault, UnsoundProject
from base.archive.manifest import Manifest
from base.archive.reading import read_archive
from base.archive.writing import write_project
from base.opening import ReadOnlyBase


def make_archive(
    base: ReadOnlyBase,
    project_id: ProjectId,
    file: IO[bytes],
    *,
    sounds: bool,
    program: str,
    made_at: datetime,
    progress: Progress = unheard,
) -> Manifest:
    """Write a project to a file that is open, and read it again as whoever opens it will.

    From any thread, even while the base is written. `sounds`: whether they go with it; `program`: the version
    of Atelier that makes it.

    Raises:
        UnsoundProject: the base does not hold together.
        BaseFault: the base can't be read.
        OSError: the file can't be written.
    """
    try:
        with base.reading() as connection:
            manifest = write_project(
                connection,
                project_id,
                file,
                attachments=base.attachments,
                sounds=sounds,
                program=program,
                made_at=made_at,
                progress=within(progress, 0.0, 0.5),
            )
        file.flush()
        read_archive(file, base.path.name, progress=within(progress, 0.5, 1.0))
    except (ArchiveFault, LookupError, TypeError, ValueError) as error:
        raise UnsoundProject(
            _(
                "Ce projet ne peut pas être archivé : la base « {name} » est abîmée. Ouvrez-en une copie de"
                " sauvegarde ; la commande « atelier check » dit ce qui ne va pas."
            ).format(name=base.path.name)
        ) from error
    return manifest
