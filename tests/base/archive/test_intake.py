"""What an archive is to a base that knows its project, or another one, and what comes of it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from atelier.domain.ids import MeetingId, new_id
from atelier.domain.operations import EditMeeting, Undo
from atelier.domain.things import Meeting, Note, Party
from base import journal
from base.archive.faults import DamagedArchive, OtherHistory, UnsoundProject
from base.archive.intake import Standing, take_in
from base.archive.making import make_archive
from base.archive.reading import open_archive
from base.faults import BaseFault, StorageFault
from base.integrity import check
from base.opening import Base, open_base
from tests.base.archive.conftest import AT, another_note, archive_of, changes_of, intake_of, things_of
from tests.base.archive.test_hostile import Parts, lines, pack, parts_of, put
from tests.base.conftest import Room


def test_what_is_there_already_is_left_alone(furnished: Room, other: Base) -> None:
    path, _manifest = archive_of(furnished)
    intake_of(other, path)
    before = (changes_of(other, furnished), other.last_seq())
    assert intake_of(other, path).standing is Standing.SAME
    assert (changes_of(other, furnished), other.last_seq()) == before


def test_an_older_archive_changes_nothing(furnished: Room, other: Base) -> None:
    path, _manifest = archive_of(furnished)
    intake_of(other, path)
    another_note(furnished, other, "plus récente")
    assert intake_of(other, path).standing is Standing.OLDER
    assert "plus récente" in {note.text for note in things_of(other, furnished).all(Note)}


def test_a_newer_archive_goes_on_from_what_is_there(furnished: Room, other: Base) -> None:
    """As of a project that is taken home on a key, worked on, and brought back."""
    path, _manifest = archive_of(furnished)
    intake_of(other, path)
    another = Room(other)
    another.add("entre-temps, dans un autre projet")
    furnished.perform(Undo(furnished.meeting_id))
    another_note(furnished, furnished.base, "plus récente")
    furnished.perform(EditMeeting(furnished.meeting_id, title="Autrement"))
    path, _manifest = archive_of(furnished)
    assert intake_of(other, path).standing is Standing.NEWER
    assert things_of(other, furnished) == things_of(furnished.base, furnished)
    assert changes_of(other, furnished) == changes_of(furnished.base, furnished)
    other.perform(Undo(furnished.meeting_id), Party.FACILITATOR)
    another.add("et après")
    other.close()
    assert check(other.path) == []


def test_two_histories_are_never_mixed(furnished: Room, other: Base) -> None:
    path, _manifest = archive_of(furnished)
    intake_of(other, path)
    another_note(furnished, other, "là")
    another_note(furnished, furnished.base, "ici")
    path, _manifest = archive_of(furnished)
    before = things_of(other, furnished)
    with pytest.raises(OtherHistory, match="est déjà dans cette base"):
        intake_of(other, path)
    assert things_of(other, furnished) == before


def test_what_the_writer_remembers_is_asked_again(furnished: Room, other: Base) -> None:
    """A key that a phone sent already is known, the former title is not."""
    path, _manifest = archive_of(furnished)
    intake_of(other, path)
    former = EditMeeting(furnished.meeting_id, title="Rencontre")
    assert other.perform(former, Party.FACILITATOR) is None
    furnished.perform(EditMeeting(furnished.meeting_id, title="Autrement"))
    intake_of(other, archive_of(furnished)[0])
    assert other.perform(former, Party.FACILITATOR) is not None
    again = other.perform(furnished.adding("encore", key="k"), Party.PARTICIPANT)
    assert again is None
    assert [note.text for note in things_of(other, furnished).all(Note) if note.key] == ["d’un téléphone"]


# Codes


def test_a_code_that_is_another_s_is_given_anew(room: Room, other: Base) -> None:
    (there,) = other.meetings()
    taken = there.meeting.code
    second = MeetingId(new_id())
    (creating,) = room.new_meeting(second)
    room.perform(replace(creating, meeting=replace(creating.meeting, code=taken)))
    path, _manifest = archive_of(room)
    intake = intake_of(other, path)
    (recoded,) = intake.recoded
    assert recoded.id == second
    codes = [summary.meeting.code for summary in other.meetings()]
    assert len(set(codes)) == len(codes) == 3
    assert things_of(other, room).get(Meeting, second).code == recoded.code != taken
    other.close()
    assert check(other.path) == []


@pytest.fixture
def recoded(room: Room, other: Base) -> MeetingId:
    """A meeting that has another code in the other base."""
    second = MeetingId(new_id())
    (creating,) = room.new_meeting(second)
    (there,) = other.meetings()
    room.perform(replace(creating, meeting=replace(creating.meeting, code=there.meeting.code)))
    intake_of(other, archive_of(room)[0])
    return second


def code_in(base: Base, meeting_id: MeetingId) -> str:
    return next(s.meeting.code for s in base.meetings() if s.meeting.id == meeting_id)


def test_what_was_given_another_code_is_brought_up_to_date(
    room: Room, other: Base, recoded: MeetingId
) -> None:
    there = code_in(other, recoded)
    for text in ("une fois", "deux fois"):
        another_note(room, room.base, text)
        intake = intake_of(other, archive_of(room)[0])
        assert (intake.standing, intake.recoded) == (Standing.NEWER, ())
        assert code_in(other, recoded) == there
    assert {note.text for note in things_of(other, room).all(Note)} == {"une fois", "deux fois"}
    other.close()
    assert check(other.path) == []


def test_a_code_given_elsewhere_is_not_taken_home(
    room: Room, other: Base, recoded: MeetingId, tmp_path: Path
) -> None:
    own = code_in(room.base, recoded)
    another_note(room, other, "faite là-bas")
    path = tmp_path / "retour.atelier"
    with path.open("w+b") as file:
        make_archive(other, room.project_id, file, sounds=True, program="1", made_at=AT)
    assert intake_of(room.base, path).standing is Standing.NEWER
    assert code_in(room.base, recoded) == own
    other.perform(Undo(room.meeting_id), Party.FACILITATOR)
    room.perform(Undo(room.meeting_id))
    for base in (other, room.base):
        base.close()
        assert check(base.path) == []


def test_an_archive_of_what_was_given_another_code_opens_in_a_third_base_with_its_own(
    room: Room, other: Base, recoded: MeetingId, tmp_path: Path
) -> None:
    path = tmp_path / "retour.atelier"
    with path.open("w+b") as file:
        make_archive(other, room.project_id, file, sounds=True, program="1", made_at=AT)
    with closing(open_base(tmp_path / "troisième.sqlite")) as third:
        assert intake_of(third, path).standing is Standing.NEW
        assert code_in(third, recoded) == code_in(room.base, recoded)
    assert check(third.path) == []


# Whoever is hostile


def test_nothing_of_another_project_is_touched(furnished: Room, other: Base) -> None:
    """Its journal makes and removes a note that is another project's: to undo that would bring it back there."""
    victim = other.meetings()[0].meeting
    path, _manifest = archive_of(furnished)
    parts = parts_of(path)
    changes = lines(parts, "journal.jsonl")
    with other.reading() as connection:
        (note_id,) = connection.exec_driver_sql("SELECT id FROM notes").scalars()
    made = next(edit[4] for edit in changes[2]["edits"] if edit[0] == "Note") | {"id": note_id}
    for before, after in ((None, made), (made, None)):
        changes.append(
            changes[-1] | {"seq": len(changes) + 1, "edits": [["Note", note_id, "", before, after]]}
        )
    put(parts, "journal.jsonl", changes)
    with pytest.raises(DamagedArchive, match="d’un autre projet"):
        intake_of(other, pack(path, parts))
    assert [summary.meeting for summary in other.meetings()] == [victim]
    assert not other.attachments.folder.exists()


def test_what_the_tables_refuse_is_refused(furnished: Room, other: Base) -> None:
    """Two notes of one number."""
    path, _manifest = archive_of(furnished)
    parts = parts_of(path)
    for part in ("things.jsonl", "journal.jsonl"):
        parts[part] = parts[part].replace(b'"number":2,', b'"number":1,')
    with pytest.raises(DamagedArchive, match="se contredisent"):
        intake_of(other, pack(path, parts))
    assert len(other.meetings()) == 1


def test_an_archive_that_is_altered_once_it_was_checked_is_refused(furnished: Room, other: Base) -> None:
    path, _manifest = archive_of(furnished)
    with open_archive(path) as archive:
        content = bytearray(path.read_bytes())
        at = content.index(b"RIFF")
        content[at : at + 4] = b"RIFX"
        path.write_bytes(content)
        with pytest.raises(DamagedArchive):
            take_in(other, archive, at=AT)
    assert len(other.meetings()) == 1
    assert not other.attachments.folder.exists()


def test_a_disk_that_refuses_leaves_the_base_as_it_was(
    furnished: Room, other: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _manifest = archive_of(furnished)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(journal, "append", full)
    with pytest.raises(StorageFault, match="disque"):
        intake_of(other, path)
    assert len(other.meetings()) == 1
    assert not other.attachments.folder.exists()


# Versions


def older(parts: Parts) -> None:
    """As an Atelier of before phones' settings, silent stages, importance and so on would have written it."""
    gained = {
        "Meeting": ("display", "quota", "closed_question_ids", "begins_at", "organiser"),
        "Stage": ("silent", "collects", "used_s"),
        "Note": ("structure", "corrected_at", "rewritten_at"),
        "Recording": ("offset_s", "sound_s"),
    }

    def stripped(kind: str, fields: object) -> object:
        if not isinstance(fields, dict):
            return fields
        return {name: value for name, value in fields.items() if name not in gained.get(kind, ())}

    put(parts, "things.jsonl", [[kind, stripped(kind, raw)] for kind, raw in lines(parts, "things.jsonl")])
    changes = lines(parts, "journal.jsonl")
    for change in changes:
        del change["question_id"]
        change["edits"] = [
            [kind, id, field, stripped(kind, before), stripped(kind, after)]
            for kind, id, field, before, after in change["edits"]
        ]
    put(parts, "journal.jsonl", changes)
    said = json.loads(parts["manifest.json"])
    parts["manifest.json"] = json.dumps(said | {"schema": "0001", "new": "later"}).encode()


def test_an_older_version_s_archive_opens_with_what_it_could_not_know(furnished: Room, other: Base) -> None:
    path, _manifest = archive_of(furnished)
    parts = parts_of(path)
    older(parts)
    assert intake_of(other, pack(path, parts)).standing is Standing.NEW
    assert things_of(other, furnished) == things_of(furnished.base, furnished)
    assert intake_of(other, path).standing is Standing.SAME
    other.perform(Undo(furnished.meeting_id), Party.FACILITATOR)
    other.close()
    assert check(other.path) == []


def test_what_an_older_version_had_to_write_must_be_there(furnished: Room, other: Base) -> None:
    path, _manifest = archive_of(furnished)
    parts = parts_of(path)
    things = lines(parts, "things.jsonl")
    del next(fields for kind, fields in things if kind == "Stage")["title"]
    put(parts, "things.jsonl", things)
    with pytest.raises(DamagedArchive):
        intake_of(other, pack(path, parts))


# Bases that don't hold together


def test_a_base_that_is_unsound_is_told_before_anybody_relies_on_its_archive(furnished: Room) -> None:
    with furnished.base.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE notes SET text = 'autre' WHERE number = 1")
    with pytest.raises(UnsoundProject, match="ne peut pas être archivé"):
        archive_of(furnished)


def test_a_project_that_is_not_there_is_not_archived(furnished: Room, tmp_path: Path) -> None:
    with (tmp_path / "a").open("w+b") as file, pytest.raises(BaseFault):
        make_archive(furnished.base, new_id(), file, sounds=True, program="1", made_at=AT)  # type: ignore[arg-type]
