"""Taking an archive into a base: as a new project, or as what was done since in one that is there. Nothing is lost.

A project that is there already is the archive's as far as their journals say the same. Where one of them goes on, the
longer one is kept. Where each goes on in its own way nothing is done.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from itertools import islice, zip_longest
from typing import TypeVar

from sqlalchemy import Connection, select

from atelier.domain.change import Change, Edit
from atelier.domain.ids import ProjectId, new_code
from atelier.domain.language import gettext as _
from atelier.domain.progress import Progress, unheard
from atelier.domain.things import KINDS, Meeting, Party, Thing
from base import journal
from base.archive.codes import RENEWAL, without_renewals
from base.archive.faults import OtherHistory, damaged
from base.archive.reading import Archive
from base.archive.steps import Steps
from base.faults import AttachmentFault
from base.opening import Base
from base.statements import columns, deleting, driver, inserting
from base.store import select_project
from base.tables import CHANGES, TABLES

T = TypeVar("T")
_BATCH = 500
"""Changes written at a time, and identifiers asked about: few enough for the memory and for SQLite."""


class Standing(StrEnum):
    """What an archive is to the base: a project that it lacks, has, has with more done, has with less done."""

    NEW = "new"
    SAME = "same"
    OLDER = "older"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of it; `recoded`: the meetings whose code was another project's, and that have a new one."""

    standing: Standing
    recoded: tuple[Meeting, ...] = ()


def take_in(base: Base, archive: Archive, *, at: datetime, progress: Progress = unheard) -> Intake:
    """Have the base hold what the archive does; returns once it is on disk. From any thread but the writer's.

    Raises:
        OtherHistory: the base holds the project, and something else was done in it.
        DamagedArchive: the archive was altered since it was checked.
        StorageFault: the disk refused.
    """
    steps = Steps(progress, sum(map(archive.size, archive.sounds)))
    before = base.attachment_names(archive.project_id)
    try:
        for name in archive.sounds:
            _keep(base, archive, name, steps)
        return base.exclusively(partial(_take_in, archive=archive, at=at)).result()
    finally:
        # Those that a recording names by now stay. One that is being played goes when the base is next opened.
        with suppress(AttachmentFault):
            base.forget_attachments([*archive.sounds, *before])


def _keep(base: Base, archive: Archive, name: str, steps: Steps) -> None:
    """Have a sound of the archive beside the base."""
    if base.attachments.is_intact(name):
        return
    size, done = archive.size(name), 0.0

    def advance(share: float) -> None:
        nonlocal done
        steps.advance(round((share - done) * size))
        done = share

    with archive.sound(name) as sound:
        kept = base.attachments.add_from(sound, name, size=size, progress=advance)
    if kept != name:
        base.forget_attachments([kept])
        raise damaged(archive.container.name, _("un son a changé"))


def _take_in(connection: Connection, *, archive: Archive, at: datetime) -> Intake:
    standing = _standing(connection, archive)
    if standing in (Standing.SAME, Standing.OLDER):
        return Intake(standing)
    codes = _codes(connection, archive.project_id)
    # A meeting names its stage, which names its meeting.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    try:
        _clear(connection, archive.project_id)
        _check_unknown(connection, archive)
        recoded = tuple(_recoded(connection, archive, codes))
        _write(connection, archive, codes | {meeting.id: meeting.code for meeting in recoded})
        _append(connection, archive)
        _tell(connection, archive, recoded, at)
    except sqlite3.IntegrityError as error:
        raise damaged(archive.container.name, _("des éléments se contredisent")) from error
    return Intake(standing, recoded)


def _standing(connection: Connection, archive: Archive) -> Standing:
    known = without_renewals(journal.changes(connection, archive.project_id))
    for rank, (mine, theirs) in enumerate(zip_longest(known, archive.changes())):
        if mine is None:
            return Standing.NEWER if rank else Standing.NEW
        if theirs is None:
            return Standing.OLDER
        if mine != theirs:
            raise OtherHistory(
                _(
                    "Le projet « {title} » est déjà dans cette base, et il y a été modifié autrement que dans"
                    " l’archive : rien n’a été changé. Pour la voir, créez une autre base et ouvrez-y l’archive."
                ).format(title=archive.manifest.title)
            )
    return Standing.SAME


def _clear(connection: Connection, project_id: ProjectId) -> None:
    """Take the project's things out, which are put in again with what was done to them since."""
    here = list(select_project(connection, project_id))
    for kind in reversed(KINDS):
        ids = [[thing.id] for thing in here if type(thing) is kind]
        driver(connection).executemany(deleting(TABLES[kind]), ids)


def _check_unknown(connection: Connection, archive: Archive) -> None:
    """Nothing that its journal speaks of is another project's: undoing would reach into that one."""
    for kind, ids in archive.ids.items():
        table = TABLES[kind]
        for some in _batches(sorted(ids)):
            if connection.execute(select(table.c.id).where(table.c.id.in_(some)).limit(1)).first():
                raise damaged(archive.container.name, _("des éléments sont ceux d’un autre projet"))


def _codes(connection: Connection, project_id: ProjectId) -> dict[str, str]:
    """The codes that the project's meetings have here, which they keep."""
    meetings = TABLES[Meeting].c
    found = select(meetings.id, meetings.code).where(meetings.project_id == project_id)
    return {row.id: row.code for row in connection.execute(found)}


def _recoded(connection: Connection, archive: Archive, codes: Mapping[str, str]) -> Iterator[Meeting]:
    """The meetings that have no code here and whose own is taken, with another."""
    taken = {*connection.execute(select(TABLES[Meeting].c.code)).scalars(), *codes.values()}
    fresh = (code for code in iter(new_code, "") if code not in taken)
    for meeting in archive.things.all(Meeting):
        if meeting.id in codes:
            continue
        if meeting.code in taken:
            meeting = replace(meeting, code=next(fresh))
            yield meeting
        taken.add(meeting.code)


def _write(connection: Connection, archive: Archive, codes: Mapping[str, str]) -> None:
    meetings: dict[str, Meeting] = {meeting.id: meeting for meeting in archive.things.all(Meeting)}
    instead: dict[str, Thing] = {
        id: replace(meetings[id], code=code) for id, code in codes.items() if id in meetings
    }
    for kind in KINDS:
        table = TABLES[kind]
        here = columns(table)
        things = (instead.get(thing.id, thing) for thing in archive.things.all(kind))
        rows = [here.written({name: getattr(thing, name) for name in here.names}) for thing in things]
        driver(connection).executemany(inserting(table), rows)


def _append(connection: Connection, archive: Archive) -> None:
    """Add what the base's journal lacks of the archive's, under numbers of its own."""
    here = CHANGES.c.project_id == archive.project_id, CHANGES.c.operation != RENEWAL
    known = select(CHANGES.c.seq).where(*here).order_by(CHANGES.c.seq)
    seqs: dict[int | None, int | None] = {None: None}
    seqs |= dict(enumerate(connection.execute(known).scalars(), start=1))
    last, count = journal.last_seq(connection), len(seqs) - 1
    # From the first on, so that all of it is compared with what was announced.
    for batch in _batches(archive.changes()):
        lacking = [change for change in batch if change.seq > count]
        seqs |= {change.seq: last + change.seq - count for change in lacking}
        journal.append(
            connection,
            [replace(c, seq=seqs[c.seq] or 0, undoes=seqs[c.undoes], redoes=seqs[c.redoes]) for c in lacking],
        )


def _tell(connection: Connection, archive: Archive, recoded: Iterable[Meeting], at: datetime) -> None:
    """Write to the journal that those meetings have another code here."""
    for meeting in recoded:
        former = archive.things.get(Meeting, meeting.id).code
        change = Change(
            seq=journal.last_seq(connection) + 1,
            at=at,
            party=Party.FACILITATOR,
            project_id=archive.project_id,
            meeting_id=meeting.id,
            operation=RENEWAL,
            count=0,
            name="",
            undoable=False,
            edits=(Edit(Meeting, meeting.id, "code", former, meeting.code),),
        )
        journal.append(connection, [change])


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch
