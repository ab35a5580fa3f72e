"""Files kept beside a base, such as sounds: in a folder of its name, each named after what is in it.

What a file is called says what it holds, so it is never changed: two that are the same are one, and what was altered
behind Atelier's back is seen. Which of them are in use is not known here but in the tables: `Base.forget_attachments`.

The copy that is made of a base before a migration has no such folder. A migration changes none of these files; given
the base's name again, the copy finds them where they are; and a sound that people want erased is nowhere else.
"""

import errno
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from atelier.domain.language import gettext as _
from atelier.domain.progress import Progress, unheard
from atelier.domain.whole_file import PREFIX, whole_file_in
from base.faults import AttachmentFault, MissingAttachment, StorageFault

CHUNK = 1 << 20
_NAME = re.compile(r"([0-9a-f]{64})(\.[a-z0-9]{1,8})?")
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")


def is_name(name: object) -> bool:
    """Whether a file could be kept under that name: its SHA-256, and the ending that says how it is read."""
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


class Attachments:
    """The files beside one base. Any thread may ask; the folder is made for the first of them."""

    def __init__(self, base_path: Path) -> None:
        # The file behind any link: two names of a base are one base.
        path = base_path.resolve()
        self.folder = path.with_name(path.name + ".pieces")

    def add(self, source: Path, *, progress: Progress = unheard) -> str:
        """Keep a copy of a file; returns its name here, which is what `Recording.file` holds.

        What is kept already is not kept twice. Whatever `progress` raises ends it, and nothing is left.

        Raises:
            AttachmentFault: the file can't be read.
            StorageFault: it can't be kept.
        """
        try:
            with source.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                return self.add_from(file, source.name, size=size, progress=progress)
        except OSError as error:
            raise AttachmentFault(
                _("« {name} » ne peut pas être lu : vérifiez que le fichier est toujours là.").format(
                    name=source.name
                )
            ) from error

    def add_from(self, source: IO[bytes], file_name: str, *, size: int, progress: Progress = unheard) -> str:
        """Keep what is read there up to its end, about `size` bytes; `file_name` tells the ending. As `add`.

        Raises:
            OSError: `source` can't be read.
            StorageFault: it can't be kept.
        """
        digest = hashlib.sha256()
        name = ""

        def place() -> Path | None:
            nonlocal name
            name = digest.hexdigest() + _ending(file_name)
            return None if self.is_intact(name) else self.folder / name

        with self._keeping(), whole_file_in(self.make_folder(), place) as kept:
            done = 0
            for chunk in _chunks(source):
                digest.update(chunk)
                kept.write(chunk)
                done += len(chunk)
                progress(min(1.0, done / max(size, 1)))
        return name

    def adopt(self, source: Path) -> str:
        """Keep a file that was written in this very folder, in its place: no copy is made; returns its name here.

        Raises:
            AttachmentFault: it can't be read, or not be given its name.
        """
        try:
            name = _digest(source) + _ending(source.name)
            if self.is_intact(name):
                source.unlink()
            else:
                source.replace(self.folder / name)
        except OSError as error:
            raise AttachmentFault(
                _("Le son « {name} » n’a pas pu être rangé : il reste dans le dossier « {folder} ».").format(
                    name=source.name, folder=self.folder
                )
            ) from error
        return name

    def make_folder(self) -> Path:
        """The folder, made where there is none: for what is written in it as it comes, then `adopt`ed.

        Raises:
            StorageFault: it can't be made.
        """
        with self._keeping():
            self.folder.mkdir(exist_ok=True)
        return self.folder

    def path_of(self, name: str) -> Path:
        """The file kept under that name, to be read and never written.

        Raises:
            MissingAttachment: it is not there, or no file could have that name.
        """
        if not (is_name(name) and self._has(name)):
            raise MissingAttachment(
                _(
                    "Ce son n’est pas sur cet ordinateur : il est resté là où il a été enregistré, ou le dossier"
                    " « {folder} » n’est plus à sa place."
                ).format(folder=self.folder)
            )
        return self.folder / name

    def is_intact(self, name: str) -> bool:
        """Whether the file of that name is there and holds what it did; reads it whole.

        Raises:
            OSError: it can't be read.
        """
        known = _NAME.fullmatch(name)
        return known is not None and self._has(name) and _digest(self.folder / name) == known[1]

    def remove(self, name: str) -> None:
        """Erase the file of that name, if it is there.

        Raises:
            AttachmentFault: the system refuses, such as where it is being played.
        """
        if not is_name(name):
            return
        try:
            (self.folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise AttachmentFault(
                _("Le son n’a pas pu être effacé : arrêtez sa lecture, puis réessayez.")
            ) from error
        with suppress(OSError):
            self.folder.rmdir()

    def names(self) -> set[str]:
        """Whatever is kept, named by a recording or not."""
        return {entry.name for entry in self.folder.glob("*") if is_name(entry.name)}

    def sweep(self) -> None:
        """Erase what was half written when the power went; only whoever has the base to itself may ask."""
        for left in self.folder.glob(f"{PREFIX}*"):
            with suppress(OSError):
                left.unlink()

    def _has(self, name: str) -> bool:
        return (self.folder / name).is_file()

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if isinstance(error, _Unread):
                raise error.reason from None
            raise _unkept(error, self.folder) from error


class _Unread(OSError):
    """The source could not be read, which is not the fault of where it was to be kept."""

    def __init__(self, reason: OSError) -> None:
        super().__init__()
        self.reason = reason


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while True:
        try:
            chunk = source.read(CHUNK)
        except OSError as error:
            raise _Unread(error) from error
        if not chunk:
            return
        yield chunk


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _ending(file_name: str) -> str:
    """The ending of a file's name where a player may go by it; else none."""
    ending = Path(file_name).suffix.lower()
    return ending if _ENDING.fullmatch(ending) else ""


def _unkept(error: OSError, folder: Path) -> StorageFault:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageFault(
            _("Le disque est plein : le son n’a pas été gardé. Libérez de la place, puis réessayez.")
        )
    return StorageFault(
        _("Le son n’a pas pu être gardé dans « {folder} » : vérifiez vos droits sur ce dossier.").format(
            folder=folder
        )
    )
