"""A project with something of everything, and short ways to put it in an archive and to take it out."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from atelier.domain.change import Change
from atelier.domain.ids import MeetingId, NoteId, QuestionId, RecordingId, SynthesisId, new_id
from atelier.domain.operations import (
    AddNotes,
    AddRecording,
    NestCluster,
    NewNote,
    Redo,
    StackNotes,
    Undo,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.parts import Snapshot
from atelier.domain.things import Party, Recording, Source
from base import journal
from base.archive.intake import Intake, take_in
from base.archive.making import make_archive
from base.archive.manifest import Manifest
from base.archive.ranks import ranked
from base.archive.reading import open_archive
from base.opening import Base, ReadOnlyBase, open_base
from base.store import select_project
from tests.base.conftest import Room
from tests.base.values import START

SOUND = b"RIFF" + bytes(range(256)) * 5000
AT = START + timedelta(days=1)


def furnish(room: Room) -> None:
    """Do something of everything, undone and redone at times, and keep a sound."""
    a, b, c, d = (room.add(text) for text in ("a", "b", "l’école & <b>", "🌞 مدرسة"))
    rubric, inside = room.group(a, title="Un"), room.group(b, c, title="Deux")
    room.perform(NestCluster(inside, rubric))
    room.perform(StackNotes((c,), b))
    room.perform(WriteSynthesis(SynthesisId(new_id()), rubric, "Une idée, #1."))
    room.perform(WithdrawNotes((d,)))
    room.perform(Undo(room.meeting_id))
    room.perform(Redo(room.meeting_id))
    room.perform(room.adding("d’un téléphone", key="k"), Party.PARTICIPANT)
    room.perform(AddRecording(recording(room.meeting_id, room.base.attachments.add(sound_file(room)))))


def sound_file(room: Room) -> Path:
    """Somebody's sound."""
    file = room.base.path.with_name("son.wav")
    file.write_bytes(SOUND)
    return file


def recording(meeting_id: MeetingId, file: str | None) -> Recording:
    """A recording that is over."""
    return Recording(
        id=RecordingId(new_id()),
        meeting_id=meeting_id,
        started_at=START,
        ended_at=START,
        agreed_at=START,
        file=file,
        file_name="son.wav" if file else "",
    )


def archive_of(room: Room, *, at: datetime = AT, sounds: bool = True) -> tuple[Path, Manifest]:
    """The archive of the project, beside the base."""
    path = room.base.path.with_name("projet.atelier")
    with path.open("w+b") as file:
        return path, make_archive(room.base, room.project_id, file, sounds=sounds, program="1.0", made_at=at)


def intake_of(base: Base, path: Path) -> Intake:
    """What came of taking the archive in."""
    with open_archive(path) as archive:
        return take_in(base, archive, at=AT)


def things_of(base: ReadOnlyBase, room: Room) -> Snapshot:
    """Everything of the project in that base."""
    with base.reading() as connection:
        return Snapshot(select_project(connection, room.project_id))


def changes_of(base: ReadOnlyBase, room: Room) -> list[Change]:
    """Its journal there, numbered from 1."""
    with base.reading() as connection:
        return list(ranked(journal.changes(connection, room.project_id)))


def another_note(room: Room, base: Base, text: str) -> None:
    """Add a note to the meeting, in that base."""
    note = NewNote(NoteId(new_id()), text)
    question_id: QuestionId = room.question_ids[0]
    base.perform(AddNotes(room.meeting_id, question_id, (note,), Source.KEYBOARD), Party.FACILITATOR)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Base]:
    """The base of another computer, in which there is another project."""
    folder = tmp_path / "ailleurs"
    folder.mkdir()
    with closing(open_base(folder / "autre.sqlite")) as base:
        Room(base).add("ailleurs")
        yield base


@pytest.fixture
def furnished(room: Room) -> Room:
    """The project."""
    furnish(room)
    return room
