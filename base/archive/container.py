"""The file of an archive as a zip that nobody is to be trusted with: its members, their sizes, their bytes.

What the parts mean is not known here. No name in it becomes a path, nothing is unpacked but by whoever reads a part,
and no more of a part is ever held or written than its member says and a project can need.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from atelier.domain.language import gettext as _
from base.archive.faults import damaged, not_an_archive
from base.archive.manifest import JOURNAL, MANIFEST, PIECES, THINGS
from base.attachments import CHUNK, is_name

MOST_MANIFEST = 4 << 20
MOST_TEXT = 2 << 30
"""Bytes of things or journal; thirty meetings of 2,000 post-its are not a tenth of it."""
FREE_THINGS, MOST_RATIO = 64 << 20, 100
"""Beyond so many bytes, things that shrink to less than this part of themselves are no project's: each has its own
identifier. A journal may shrink to a thousandth, where a long text was saved as it was typed."""
LONGEST_LINE = 64 << 20
"""A journal is read line by line, so no more of it than that is ever held."""
_DIRECTORY = 32 << 20
"""Bytes of the zip's own list of members."""
_BROKEN = (
    *(EOFError, NotImplementedError, OverflowError, RuntimeError, ValueError),
    *(struct.error, zipfile.BadZipFile, zlib.error),
)
"""What `zipfile` raises of a file that is cut short, encrypted, or made to deceive it."""


class Container:
    """The members of an archive, read from a file that is open; `name` is what people know it by."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self.name = name
        file.seek(0, 2)
        self._size = file.tell()
        try:
            self._zip = zipfile.ZipFile(_Sparing(file, self._size))
        except _BROKEN as error:
            file.seek(0)
            raise (
                damaged(name, _("fichier incomplet")) if file.read(2) == b"PK" else not_an_archive(name)
            ) from error
        self._members = {member.filename: member for member in self._zip.infolist()}

    def manifest(self) -> bytes:
        """What the archive says of itself, whatever else is in it."""
        member = self._members.get(MANIFEST)
        if member is None:
            raise not_an_archive(self.name)
        if member.file_size > MOST_MANIFEST or member.flag_bits & 1:
            raise damaged(self.name, MANIFEST)
        with self.reading(MANIFEST) as part:
            return part.read(MOST_MANIFEST)

    def names(self) -> set[str]:
        """The names of the parts, once every member is what Atelier writes.

        Raises:
            DamagedArchive: one is not.
        """
        members = self._zip.infolist()
        if len(members) != len(self._members) or sum(m.compress_size for m in members) > self._size:
            raise damaged(self.name, _("parties en double"))
        for member in members:
            if not _is_ours(member):
                why = _("« {member} » n’y a pas sa place").format(member=_printable(member.filename))
                raise damaged(self.name, why)
        if not {MANIFEST, THINGS, JOURNAL} <= self._members.keys():
            raise damaged(self.name, _("partie manquante"))
        return self._members.keys() - {MANIFEST}

    def size(self, part: str) -> int:
        """How many bytes a part says it has."""
        return self._members[part].file_size

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part, never more than it says."""
        with self.reading(part) as stream:
            while chunk := stream.read(CHUNK):
                yield chunk

    def lines(self, part: str) -> Iterator[bytes]:
        """The lines of a part."""
        with self.reading(part) as member:
            stream = io.BufferedReader(member, CHUNK)  # type: ignore[type-var]
            while line := stream.readline(LONGEST_LINE):
                if not line.endswith(b"\n"):
                    raise damaged(self.name, _("ligne sans fin dans {part}").format(part=part))
                yield line

    @contextmanager
    def reading(self, part: str) -> Iterator[IO[bytes]]:
        """A part as a stream; what the zip has against it is told as damage."""
        try:
            with self._zip.open(self._members[part]) as stream:
                yield stream
        except _BROKEN as error:
            raise damaged(self.name, part) from error


class _Sparing:
    """A file of which no more is read at once than a sound archive needs: a false list of members may ask for all."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._size = size
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, count: int = -1) -> bytes:
        """That many bytes; all that is left where none is named."""
        asked = count if count >= 0 else self._size - self._file.tell()
        if asked > _DIRECTORY:
            raise zipfile.BadZipFile("too much at once")
        return self._file.read(asked)


def _printable(name: str) -> str:
    """What can be shown of a name that somebody else gave."""
    return "".join(letter if letter.isprintable() else "�" for letter in name[:60])


def _is_ours(member: zipfile.ZipInfo) -> bool:
    """Whether Atelier could have written it: a plain file of a known name, no larger than what it is made from."""
    mode = stat.S_IFMT(member.external_attr >> 16)
    if member.flag_bits & 1 or mode not in (0, stat.S_IFREG):
        return False
    if member.filename.startswith(PIECES):
        is_stored = member.compress_type == zipfile.ZIP_STORED and member.compress_size == member.file_size
        return is_stored and is_name(member.filename.removeprefix(PIECES))
    if member.filename == MANIFEST:
        return member.file_size <= MOST_MANIFEST
    most = {THINGS: max(FREE_THINGS, min(MOST_TEXT, member.compress_size * MOST_RATIO)), JOURNAL: MOST_TEXT}
    is_text = member.compress_type == zipfile.ZIP_DEFLATED
    return is_text and member.file_size <= most.get(member.filename, -1)
