"""Checking a base: the file, its references, whether its journal still tells what its tables hold, its sounds."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from atelier.domain.change import Change
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot, field_names
from atelier.domain.things import KINDS, Recording, Thing
from base import journal
from base.faults import MissingAttachment
from base.opening import ReadOnlyBase, open_read_only
from base.replay import follow
from base.store import select_things
from base.tables import TABLES

_UNREADABLE = (DatabaseError, LookupError, TypeError, ValueError)
"""What reading a row raises whose values are not those that Atelier writes."""


def check(path: Path) -> list[str]:
    """What is wrong with a base, as French sentences; none where it is sound.

    Raises:
        BaseFault: it can't be opened at all.
    """
    base = open_read_only(path)
    try:
        with base.engine.connect() as connection:
            return [*_file(connection)] or [
                *_references(connection),
                *_journal(connection),
                *_sounds(connection, base),
            ]
    finally:
        base.close()


def _file(connection: Connection) -> Iterator[str]:
    try:
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    except DatabaseError as error:
        found = [str(error.orig)]
    for detail in found:
        if detail != "ok":
            yield _("Le fichier est abîmé : {detail}.").format(detail=detail)


def _references(connection: Connection) -> Iterator[str]:
    for table, row, target, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _(
            "Dans « {table} », la ligne {row} renvoie à une ligne de « {target} » qui n’existe pas."
        ).format(table=table, row=row, target=target)


def _sounds(connection: Connection, base: ReadOnlyBase) -> Iterator[str]:
    """The sounds that recordings name are beside the base, and hold what they did."""
    try:
        recordings = select_things(connection, Recording)
    except _UNREADABLE:
        return  # told of the table already
    yield from _strangers(recordings, base)
    for file, name in sorted({(r.file, r.file_name) for r in recordings if r.file is not None}):
        try:
            path = base.attachments.path_of(file)
            is_intact = base.attachments.is_intact(file)
        except (MissingAttachment, OSError):
            yield _("Le son « {name} » manque à côté de la base, dans « {folder} ».").format(
                name=name or file, folder=base.attachments.folder.name
            )
            continue
        if not is_intact:
            yield _("Le son « {name} » n’est plus ce qu’il était : le fichier « {file} » a changé.").format(
                name=name or file, file=path.name
            )


def _strangers(recordings: Iterable[Recording], base: ReadOnlyBase) -> Iterator[str]:
    """The sounds that no recording names, as where the power went before one was attached."""
    for name in sorted(base.attachments.names() - {recording.file for recording in recordings}):
        yield _(
            "Le son « {file} », dans « {folder} », n’est celui d’aucun enregistrement : joignez-le à sa rencontre,"
            " puis supprimez ce fichier."
        ).format(file=name, folder=base.attachments.folder)


def _journal(connection: Connection) -> Iterator[str]:
    """Replay everything that ever happened, and compare."""
    told = Snapshot()
    last = 0
    try:
        for change in journal.changes(connection):
            yield from _missing(last, change)
            yield from _follow(told, change)
            last = change.seq
    except _UNREADABLE:
        yield _("Le journal ne se lit pas après l’opération {seq}.").format(seq=last)
        return
    for kind in KINDS:
        yield from _compare(connection, told, kind)


def _missing(last: int, change: Change) -> Iterator[str]:
    if change.seq != last + 1:
        yield _("Il manque au journal ce qui précède l’opération {seq}.").format(seq=change.seq)


def _follow(told: Snapshot, change: Change) -> Iterator[str]:
    if not follow(told, change.edits):
        yield _("L’opération {seq} du journal ({operation}) ne suit pas les précédentes.").format(
            seq=change.seq, operation=change.operation
        )


def _compare(connection: Connection, told: Snapshot, kind: type[Thing]) -> Iterator[str]:
    table = TABLES[kind].name
    try:
        held = {thing.id: thing for thing in select_things(connection, kind)}
    except _UNREADABLE:
        yield _("Dans « {table} », une ligne ne se lit pas.").format(table=table)
        return
    expected = {thing.id: thing for thing in told.all(kind)}
    for id in sorted(expected.keys() - held.keys()):
        yield _("Dans « {table} », il manque {id}, que le journal connaît.").format(table=table, id=id)
    for id in sorted(held.keys() - expected.keys()):
        yield _("Dans « {table} », {id} est inconnu du journal.").format(table=table, id=id)
    for id in sorted(expected.keys() & held.keys()):
        for field in field_names(kind):
            if getattr(held[id], field) != getattr(expected[id], field):
                yield _("Dans « {table} », {field} de {id} n’est pas ce que dit le journal.").format(
                    table=table, field=field, id=id
                )
