"""Opening a base: the lock, the version, the engine, the writer; and closing them in order."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from atelier.domain.board import Board
from atelier.domain.change import Change
from atelier.domain.history import History
from atelier.domain.ids import MeetingId, ProjectId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.operations import Operation
from atelier.domain.outline import WallOutline
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Note, Party
from base.attachments import Attachments
from base.engine import make_engine
from base.faults import BaseFault, BaseInUse, MissingBase, StorageFault
from base.schema import HEAD, revision_of, upgrade
from base.store import Store
from base.summary import MeetingSummary, find_meeting
from base.writer import Deed, Listener, Writer

T = TypeVar("T")


class ReadOnlyBase:
    """A base opened to read; another Atelier may be writing it."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.attachments = Attachments(path)
        self._engine = engine
        self._store = Store(engine)

    @property
    def engine(self) -> Engine:
        """For `base`'s own modules."""
        return self._engine

    def reading(self) -> AbstractContextManager[Connection]:
        """For `base`'s own modules; see `Store.reading`."""
        return self._store.reading()

    def meetings(self) -> list[MeetingSummary]:
        """Every meeting, the one that changed last first."""
        return self._store.meetings()

    def walls(self) -> dict[MeetingId, tuple[WallOutline, ...]]:
        """The outline of every meeting's walls."""
        return self._store.walls()

    def find_meeting(self, name: str) -> Meeting:
        """The meeting of that identifier, the beginning of one, or that join code; see `summary.find_meeting`."""
        return find_meeting(self.meetings(), name)

    def meeting(self, meeting_id: MeetingId) -> tuple[Snapshot, History]:
        """A meeting whole, and what can be undone in it; LookupError where there is none."""
        return self._store.meeting(meeting_id)

    def meeting_by_code(self, code: str) -> Snapshot | None:
        """The meeting of a join code, without its notes; or None."""
        return self._store.meeting_by_code(code)

    def notes_by_key(self, meeting_id: MeetingId, keys: Sequence[str]) -> list[Note]:
        """The notes of a meeting that came in under those keys, by number."""
        return self._store.notes_by_key(meeting_id, keys)

    def attachment_names(self, project_id: ProjectId | None = None) -> set[str]:
        """The names of the files beside the base that recordings speak of, in any project or in that one."""
        return self._store.attachment_names(project_id)

    def board(self, meeting_id: MeetingId, question_id: QuestionId) -> Board:
        """The wall of a question in a meeting, as the room sees it."""
        return self._store.board(meeting_id, question_id)

    def shown_in_other_meetings(self, meeting_id: MeetingId) -> Snapshot:
        """What the other meetings of a meeting's project have on their walls; see `Store.shown_in_other_meetings`."""
        return self._store.shown_in_other_meetings(meeting_id)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


class Base(ReadOnlyBase):
    """A base opened to write, by this process alone."""

    def __init__(self, path: Path, engine: Engine, lock: FileLock, clock: Callable[[], datetime]) -> None:
        super().__init__(path, engine)
        self.attachments.sweep()
        self._erase_forgotten()
        self._lock = lock
        self._writer = Writer(engine, clock=clock)

    def submit(self, operation: Operation, party: Party) -> "Future[Change | None]":
        """Ask for an operation; see `Writer.submit`."""
        return self._writer.submit(operation, party)

    def perform(self, operation: Operation, party: Party) -> Change | None:
        """Ask for an operation and wait until it is committed; raises what `submit`'s future does."""
        return self.submit(operation, party).result()

    def settle(self) -> None:
        """Return once all that was asked up to now is committed, or refused."""
        self.exclusively(lambda _connection: None).result()

    def exclusively(self, deed: "Deed[T]") -> "Future[T]":
        """For `base`'s own modules; see `Writer.exclusively`."""
        return self._writer.exclusively(deed)

    def last_seq(self) -> int:
        """The sequence number of the last change; 0 before any."""
        return self._store.last_seq()

    def forget_attachments(self, names: Iterable[str]) -> None:
        """Erase files that were kept beside the base, but for those that a recording of any project still names.

        Raises:
            AttachmentFault: the system refuses, such as where one is being played.
            StorageFault: the base can't be read.
        """
        for name in set(names) - self._store.attachment_names():
            self.attachments.remove(name)

    def _erase_forgotten(self) -> None:
        """Erase sounds that people had erased and whose files stayed, as where the power went in between.

        A file that no recording ever named stays, which `integrity` tells: it may be all there is of a sound that was
        just recorded.
        """
        # Whatever is wrong with the base is told by whoever needs more of it.
        with suppress(BaseFault, LookupError, TypeError, ValueError):
            left = self.attachments.names() - self._store.attachment_names()
            self.forget_attachments(left & self._store.forgotten_names() if left else ())

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every committed change told to `listener`; see `Writer.subscribe`."""
        return self._writer.subscribe(listener)

    def close(self) -> None:
        """Commit what waits, and let go of the file."""
        self._writer.close()
        super().close()
        self._lock.release()


def open_base(
    path: Path, *, create: bool = True, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Base:
    """Open a base to write it, making or migrating it as needed.

    Raises:
        BaseFault: it can't be; the subclass and the sentence say why.
    """
    path = _checked_place(path, create=create)
    if path.exists() and not os.access(path, os.W_OK):
        raise BaseFault(
            _("La base « {name} » est en lecture seule : copiez-la ailleurs.").format(name=path.name)
        )
    lock = _locked(path)
    try:
        revision = revision_of(path)
        engine = make_engine(path)
        try:
            if revision != HEAD:
                upgrade(path, engine, revision)
        except BaseException:
            engine.dispose()
            raise
    except OperationalError as error:
        lock.release()
        raise StorageFault(
            _("La base n’a pas pu être préparée : vérifiez la place libre sur le disque, puis rouvrez-la.")
        ) from error
    except BaseException:
        lock.release()
        raise
    return Base(path, engine, lock, clock)


def open_read_only(path: Path) -> ReadOnlyBase:
    """Open a base to read it, even while another Atelier writes it.

    Raises:
        BaseFault: it can't be; the subclass and the sentence say why.
    """
    path = _checked_place(path, create=False)
    revision = revision_of(path)
    if revision is None:
        raise MissingBase(_("La base « {name} » est vide.").format(name=path.name))
    if revision != HEAD:
        open_base(path, create=False).close()
    return ReadOnlyBase(path, make_engine(path, read_only=True))


def _checked_place(path: Path, *, create: bool) -> Path:
    """The file behind any link, as the lock is beside it: two names of a base are one base."""
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            raise BaseFault(
                _("« {name} » n’est pas un fichier : indiquez celui d’une base.").format(name=path.name)
            )
        if not create and not path.exists():
            raise MissingBase(_("Il n’y a pas de base « {path} » : vérifiez son nom.").format(path=path))
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:  # Python 3.11 tells a loop of links by a RuntimeError
        raise _unwritable(path) from error
    return path


def _locked(path: Path) -> FileLock:
    """The lock beside the file; the system lets go of it when the process ends, however it ends.

    Not the library's default `thread_local`: a base closed in another thread would stay locked.
    """
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise BaseInUse(
            _("La base « {name} » est déjà ouverte dans un autre Atelier : fermez-le d’abord.").format(
                name=path.name
            )
        ) from error
    except OSError as error:
        raise _unwritable(path) from error
    return lock


def _unwritable(path: Path) -> BaseFault:
    return BaseFault(
        _("Impossible d’écrire dans le dossier « {folder} » : choisissez-en un autre.").format(
            folder=path.parent
        )
    )
