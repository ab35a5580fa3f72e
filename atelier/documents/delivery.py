"""A finished document goes to its place on the disk: whole, or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from atelier.documents.faults import DocumentFault
from atelier.domain.language import gettext as _
from atelier.domain.whole_file import is_read_only, whole_file

_SURELY_SHORT = 200
"""Letters of a path that Windows takes, even with the name that a file has before it is whole."""


def deliver(content: bytes, target: Path) -> None:
    """Write `content` beside `target`, then give it that name: what was there before stays until then.

    Raises:
        DocumentFault: the disk or the system refuses.
    """
    with delivering(target) as file:
        file.write(content)


@contextmanager
def delivering(target: Path) -> Iterator[IO[bytes]]:
    """The same for what is too large to be held: a file to write, put in its place at the end.

    Raises:
        DocumentFault: the disk or the system refuses.
    """
    _check_name(target)
    try:
        with whole_file(target) as file:
            yield file
    except OSError as error:
        raise DocumentFault(_sentence(error, Path(os.path.realpath(target)))) from error


def _check_name(target: Path) -> None:
    """See that a file can have such a name: no system takes a NUL in one."""
    try:
        target.lstat()
    except OSError:
        pass
    except ValueError as error:
        raise DocumentFault(
            _("Un fichier ne peut pas s’appeler ainsi : choisissez un autre nom pour le document.")
        ) from error


def _sentence(error: OSError, target: Path) -> str:
    names = {"file": target.name, "folder": target.parent}
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _(
            "Le disque est plein : « {file} » n’a pas été enregistré. Libérez de la place,"
            " ou choisissez un autre disque."
        ).format(**names)
    has_folder = target.parent.is_dir()
    # Windows says of a path that is too long for it that it is not there.
    unseen = error.errno == errno.ENOENT and has_folder and len(str(target)) > _SURELY_SHORT
    if error.errno == errno.ENAMETOOLONG or unseen:
        return _("Le nom « {file} » est trop long : choisissez-en un plus court.").format(**names)
    if error.errno in {errno.ENOENT, errno.ENOTDIR} and not has_folder:
        return _("Le dossier « {folder} » n’existe pas : choisissez-en un autre pour « {file} ».").format(
            **names
        )
    if target.is_dir():
        return _("« {file} » est un dossier : donnez un autre nom au document.").format(**names)
    if is_read_only(target):
        return _("« {file} » est en lecture seule : donnez un autre nom au document.").format(**names)
    return _(
        "« {file} » ne peut pas être enregistré dans « {folder} » : fermez-le s’il est ouvert dans un autre"
        " logiciel, ou choisissez un autre dossier."
    ).format(**names)
