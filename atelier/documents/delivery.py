"""A finished document goes to its place on the disk: whole, or not at all."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from atelier.documents.faults import DocumentFault
from atelier.domain.language import gettext as _


def deliver(content: bytes, target: Path) -> None:
    """Write `content` beside `target`, then give it that name: what was there before stays until then.

    Raises:
        DocumentFault: the disk or the system refuses.
    """
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".atelier-", suffix=target.suffix, dir=target.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_usual_mode())
        beside.replace(target)
    except OSError as error:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        raise DocumentFault(_sentence(error, target)) from error


def _usual_mode() -> int:
    """The mode that a file gets from `open`; `mkstemp` makes files that only their owner can read."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sentence(error: OSError, target: Path) -> str:
    names = {"file": target.name, "folder": target.parent}
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _(
            "Le disque est plein : « {file} » n’a pas été enregistré. Libérez de la place,"
            " ou choisissez un autre disque."
        ).format(**names)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return _("Le dossier « {folder} » n’existe pas : choisissez-en un autre pour « {file} ».").format(
            **names
        )
    if error.errno == errno.ENAMETOOLONG:
        return _("Le nom « {file} » est trop long : choisissez-en un plus court.").format(**names)
    if target.is_dir():
        return _("« {file} » est un dossier : donnez un autre nom au document.").format(**names)
    return _(
        "« {file} » ne peut pas être enregistré dans « {folder} » : fermez-le s’il est ouvert dans un autre"
        " logiciel, ou choisissez un autre dossier."
    ).format(**names)
