"""Reading an archive: all of it is checked before anything of it is used.

What the journal tells, done again from nothing, must come to the very things that the archive holds. So whatever is in
it follows from what was done, and can be undone.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from atelier.domain.change import Change
from atelier.domain.ids import ProjectId
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.domain.progress import Progress, unheard
from atelier.domain.things import KINDS, Meeting, Question, Recording, Thing
from base.archive.codes import RENEWAL, Renewals, without_renewals
from base.archive.container import Container
from base.archive.faults import ArchiveFault, damaged, newer, not_an_archive
from base.archive.manifest import JOURNAL, PIECES, THINGS, VERSION, Manifest, manifest_from, read_manifest
from base.archive.references import hold_together
from base.archive.steps import Steps
from base.archive.values import INVALID, change_of, thing_of
from base.replay import follow
from base.schema import HEAD, REVISIONS

MOST_LINES = 3_000_000
"""Things or changes; more than a room of 60 people does in a hundred meetings."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that is open, and sound.

    `things`: what it holds, in the order in which they came to be, meetings with their own codes; `ids`: whatever its
    journal ever spoke of.
    """

    container: Container
    manifest: Manifest
    things: Snapshot
    ids: dict[type[Thing], set[str]]

    @property
    def project_id(self) -> ProjectId:
        """The project that it holds."""
        return ProjectId(self.manifest.project_id)

    @property
    def sounds(self) -> tuple[str, ...]:
        """The names of the sounds that it holds."""
        return tuple(name.removeprefix(PIECES) for name in self.manifest.parts if name.startswith(PIECES))

    def size(self, sound: str) -> int:
        """How many bytes a sound has."""
        return self.container.size(PIECES + sound)

    def sound(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A sound as a stream."""
        return self.container.reading(PIECES + name)

    def changes(self) -> Iterator[Change]:
        """The journal, numbered from 1, without the codes that meetings were given where it was made.

        Raises:
            DamagedArchive: at the end, if the file was altered since it was checked.
        """
        lines = _verified(self.container, self.manifest, JOURNAL)
        return without_renewals(change_of(line, self.project_id) for line in lines)


@contextmanager
def open_archive(path: Path, *, progress: Progress = unheard) -> Iterator[Archive]:
    """An archive, checked whole; it stays open meanwhile.

    Raises:
        ArchiveFault: it can't be used; the subclass and the sentence say why.
    """
    try:
        if path.exists() and not path.is_file():
            raise not_an_archive(path.name)
        with path.open("rb") as file:
            yield read_archive(file, path.name, progress=progress)
    except OSError as error:
        raise ArchiveFault(
            _("« {name} » ne peut pas être lu : vérifiez que le fichier est toujours là.").format(
                name=path.name
            )
        ) from error


def read_archive(file: IO[bytes], name: str, *, progress: Progress = unheard) -> Archive:
    """The archive in a file that is open, checked whole; `name` is what people know it by. As `open_archive`."""
    container = Container(file, name)
    manifest = _manifest(container)
    if container.names() != manifest.parts.keys():
        raise damaged(name, _("ce qu’elle annonce n’est pas ce qu’elle contient"))
    steps = Steps(progress, sum(container.size(part) for part in manifest.parts))
    try:
        things, ids, renewals = _replayed(container, manifest, steps)
        _check_things(container, manifest, things, renewals, steps)
    except INVALID as error:
        raise damaged(name, _("une ligne n’est pas d’Atelier")) from error
    _check_sounds(container, manifest, things, steps)
    return Archive(container, manifest, things, ids)


def _manifest(container: Container) -> Manifest:
    """What the archive says of itself; a later version's is looked into no further."""
    try:
        version, schema, said = read_manifest(container.manifest())
    except INVALID as error:
        raise not_an_archive(container.name) from error
    if version > VERSION or (schema not in REVISIONS and schema > HEAD):
        raise newer(container.name)
    try:
        return manifest_from(said)
    except (*INVALID, AttributeError) as error:
        raise damaged(container.name, _("sa description ne se lit pas")) from error


def _verified(container: Container, manifest: Manifest, part: str) -> Iterator[bytes]:
    """The lines of a part; at the end, they must come to what the archive announced."""
    digest = hashlib.sha256()
    for count, line in enumerate(container.lines(part), start=1):
        if count > MOST_LINES:
            raise damaged(container.name, _("trop de lignes"))
        digest.update(line)
        yield line
    if digest.hexdigest() != manifest.parts[part].sha256:
        raise damaged(container.name, _("une partie a changé"))


def _replayed(
    container: Container, manifest: Manifest, steps: Steps
) -> tuple[Snapshot, dict[type[Thing], set[str]], Renewals]:
    """What the journal comes to, done from nothing; the identifiers of all that it spoke of; the codes it gave."""
    told, renewals = Snapshot(), Renewals()
    ids: dict[type[Thing], set[str]] = defaultdict(set)
    count = 0
    for count, line in enumerate(_verified(container, manifest, JOURNAL), start=1):
        steps.advance(len(line))
        change = change_of(line, ProjectId(manifest.project_id))
        for edit in change.edits:
            ids[edit.kind].add(edit.id)
        about = {Meeting: change.meeting_id, Question: change.question_id}
        if (
            change.seq != count
            or not all(before is None or 1 <= before < count for before in (change.undoes, change.redoes))
            or renewals.takes_back(change)
            or not (
                renewals.follow(told, change) if change.operation == RENEWAL else follow(told, change.edits)
            )
            or any(id is not None and id not in ids[kind] for kind, id in about.items())
        ):
            raise damaged(container.name, _("son journal ne se suit pas"))
    if count != manifest.changes:
        raise damaged(container.name, _("son journal est incomplet"))
    return told, dict(ids), renewals


def _check_things(
    container: Container, manifest: Manifest, told: Snapshot, renewals: Renewals, steps: Steps
) -> None:
    """The things are those that the journal tells, each once, and one project by themselves."""
    counts: Counter[str] = Counter()
    seen: set[tuple[type[Thing], str]] = set()
    for line in _verified(container, manifest, THINGS):
        steps.advance(len(line))
        thing = thing_of(line)
        counts[type(thing).__name__] += 1
        seen.add((type(thing), thing.id))
        known = told.find(type(thing), thing.id)
        if known is None or renewals.there(known) != thing:
            raise damaged(container.name, _("son journal dit autre chose"))
    expected = Counter(kind.__name__ for kind in KINDS for _thing in told.all(kind))
    if not len(seen) == counts.total() == expected.total() or counts != manifest.counts:
        raise damaged(container.name, _("des éléments manquent"))
    if not hold_together(told, manifest.project_id):
        raise damaged(container.name, _("des éléments renvoient à ce qui n’y est pas"))


def _check_sounds(container: Container, manifest: Manifest, told: Snapshot, steps: Steps) -> None:
    """The sounds are those that recordings name, but for those that were not put in, and hold what their names say."""
    named = {recording.file for recording in told.all(Recording) if recording.file is not None}
    held = {part.removeprefix(PIECES) for part in manifest.parts if part.startswith(PIECES)}
    absent = {*manifest.missing, *manifest.left_out}
    if held | absent != named or held & absent:
        raise damaged(container.name, _("des sons manquent"))
    for name in sorted(held):
        digest = hashlib.sha256()
        for chunk in container.chunks(PIECES + name):
            digest.update(chunk)
            steps.advance(len(chunk))
        if digest.hexdigest() != name[:64]:
            raise damaged(container.name, _("un son a changé"))
