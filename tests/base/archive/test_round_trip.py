"""What goes through an archive comes out the same: things, journal, sounds, and what can be undone."""

import threading
import zipfile
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis.stateful import rule

from atelier.domain.decision import Refusal
from atelier.domain.operations import AddRecording, ForgetSound, Redo, Undo
from atelier.domain.parts import Snapshot
from atelier.domain.progress import Cancelled
from atelier.domain.things import Party, Recording
from base import journal
from base.archive.intake import Standing, take_in
from base.archive.making import make_archive
from base.archive.ranks import ranked
from base.archive.reading import open_archive
from base.attachments import Attachments
from base.faults import AttachmentFault, MissingAttachment
from base.integrity import check
from base.opening import Base, open_base
from base.store import select_project
from tests.base.archive.conftest import (
    AT,
    SOUND,
    archive_of,
    changes_of,
    intake_of,
    recording,
    things_of,
)
from tests.base.conftest import Room
from tests.domain.session import Session


def test_another_base_opens_it_identically(furnished: Room, other: Base) -> None:
    path, manifest = archive_of(furnished)
    assert intake_of(other, path).standing is Standing.NEW
    assert things_of(other, furnished) == things_of(furnished.base, furnished)
    assert changes_of(other, furnished) == changes_of(furnished.base, furnished)
    (name,) = (part.removeprefix("pieces/") for part in manifest.parts if part.startswith("pieces/"))
    assert other.attachments.path_of(name).read_bytes() == SOUND
    other.close()
    assert check(other.path) == []


def test_what_was_done_is_undone_and_redone_there_as_here(furnished: Room, other: Base) -> None:
    path, _manifest = archive_of(furnished)
    intake_of(other, path)
    bases = (furnished.base, other)
    for operation in (Undo, Undo, Redo, Undo, Undo, Undo, Undo, Redo):
        for base in bases:
            base.perform(operation(furnished.meeting_id), Party.FACILITATOR)
        here, there = (things_of(base, furnished) for base in bases)
        assert here == there
    other.close()
    assert check(other.path) == []


def test_the_archive_of_what_was_taken_in_is_the_same(furnished: Room, other: Base) -> None:
    path, manifest = archive_of(furnished)
    intake_of(other, path)
    with other.path.with_name("encore.atelier").open("w+b") as file:
        again = make_archive(other, furnished.project_id, file, sounds=True, program="1.0", made_at=AT)
    assert {name: part for name, part in again.parts.items() if name != "things.jsonl"} == {
        name: part for name, part in manifest.parts.items() if name != "things.jsonl"
    }
    assert again.counts == manifest.counts


def test_an_archive_is_that_of_one_project(furnished: Room, other: Base) -> None:
    second = Room(furnished.base)
    second.add("d’un autre projet")
    path, _manifest = archive_of(furnished)
    before = len(other.meetings())
    intake_of(other, path)
    assert len(other.meetings()) == before + 1
    assert list(things_of(other, second).all(Recording)) == []


def test_an_empty_project_is_archived(room: Room, other: Base) -> None:
    path, manifest = archive_of(room)
    assert intake_of(other, path).standing is Standing.NEW
    assert things_of(other, room) == things_of(room.base, room)
    assert manifest.missing == ()


def test_the_manifest_says_who_made_what_when(furnished: Room) -> None:
    path, manifest = archive_of(furnished)
    assert (manifest.title, manifest.program, manifest.made_at) == ("Coopérer", "1.0", AT.isoformat())
    assert manifest.counts["Note"] == 5
    with zipfile.ZipFile(path) as archive:
        assert '"title": "Coopérer"' in archive.read("manifest.json").decode()


def test_a_base_that_is_written_meanwhile_is_archived_as_of_one_moment(
    furnished: Room, tmp_path: Path
) -> None:
    """Notes that come in while it is read are wholly in it, or not at all."""
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            furnished.add("pendant ce temps")

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for number in range(5):
            with (tmp_path / f"{number}.atelier").open("w+b") as file:
                make_archive(furnished.base, furnished.project_id, file, sounds=True, program="1", made_at=AT)
    finally:
        stop.set()
        writing.join()


def test_progress_goes_from_nothing_to_everything(furnished: Room, tmp_path: Path, other: Base) -> None:
    told: list[float] = []
    path = tmp_path / "projet.atelier"
    with path.open("w+b") as file:
        make_archive(
            furnished.base,
            furnished.project_id,
            file,
            sounds=True,
            program="1",
            made_at=AT,
            progress=told.append,
        )
    assert told == sorted(told)
    assert told[0] < 0.2
    assert told[-1] > 0.9
    told.clear()
    with open_archive(path, progress=told.append) as archive:
        take_in(other, archive, at=AT, progress=told.append)
    assert told.count(1.0) == 2


def cancel(share: float) -> None:
    """What whoever gives up has done."""
    if share > 0.3:
        raise Cancelled


def test_whoever_gives_up_making_it_gets_none(furnished: Room, tmp_path: Path) -> None:
    with (tmp_path / "a").open("w+b") as file, pytest.raises(Cancelled):
        make_archive(
            furnished.base, furnished.project_id, file, sounds=True, program="1", made_at=AT, progress=cancel
        )


def test_whoever_gives_up_taking_it_in_leaves_nothing(furnished: Room, other: Base) -> None:
    path, _manifest = archive_of(furnished)
    before = len(other.meetings())
    with pytest.raises(Cancelled), open_archive(path, progress=cancel):
        raise AssertionError
    with open_archive(path) as archive, pytest.raises(Cancelled):
        take_in(other, archive, at=AT, progress=cancel)
    assert len(other.meetings()) == before
    assert not other.attachments.folder.exists()


# Sounds


def test_a_sound_that_is_missing_or_altered_is_named_and_the_rest_kept(furnished: Room, other: Base) -> None:
    (name,) = furnished.base.attachments.folder.iterdir()
    for spoil in (lambda: name.write_bytes(b"autre chose"), name.unlink):
        spoil()
        path, manifest = archive_of(furnished)
        assert manifest.missing == (name.name,)
    intake_of(other, path)
    assert things_of(other, furnished) == things_of(furnished.base, furnished)
    assert not other.attachments.folder.exists()


def test_a_sound_that_was_lost_comes_back_with_the_archive(furnished: Room) -> None:
    path, _manifest = archive_of(furnished)
    (name,) = furnished.base.attachments.folder.iterdir()
    name.unlink()
    assert intake_of(furnished.base, path).standing is Standing.SAME
    assert name.read_bytes() == SOUND


def test_a_sound_that_was_forgotten_is_in_no_archive(furnished: Room) -> None:
    (kept,) = things_of(furnished.base, furnished).all(Recording)
    furnished.perform(ForgetSound(kept.id))
    assert kept.file is not None
    furnished.base.forget_attachments([kept.file])
    path, manifest = archive_of(furnished)
    assert manifest.missing == ()
    assert SOUND[:300] not in path.read_bytes()


def test_an_archive_may_go_without_its_sounds(furnished: Room, other: Base) -> None:
    path, manifest = archive_of(furnished, sounds=False)
    (kept,) = things_of(furnished.base, furnished).all(Recording)
    assert (manifest.missing, manifest.left_out) == ((), (kept.file,))
    assert SOUND[:300] not in path.read_bytes()
    intake_of(other, path)
    assert things_of(other, furnished) == things_of(furnished.base, furnished)
    with pytest.raises(MissingAttachment, match="là où il a été enregistré"):
        other.attachments.path_of(kept.file or "")


def test_a_newer_archive_takes_a_forgotten_sound_away(furnished: Room, other: Base) -> None:
    intake_of(other, archive_of(furnished)[0])
    (kept,) = things_of(furnished.base, furnished).all(Recording)
    assert other.attachments.is_intact(kept.file or "")
    furnished.perform(ForgetSound(kept.id))
    assert intake_of(other, archive_of(furnished)[0]).standing is Standing.NEWER
    assert not other.attachments.folder.exists()


def test_two_recordings_of_one_sound_are_archived(furnished: Room, other: Base) -> None:
    (kept,) = things_of(furnished.base, furnished).all(Recording)
    furnished.perform(AddRecording(recording(furnished.meeting_id, kept.file)))
    path, _manifest = archive_of(furnished)
    intake_of(other, path)
    assert things_of(other, furnished) == things_of(furnished.base, furnished)


def test_a_sound_that_breaks_off_is_told(furnished: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Attachments, "path_of", lambda self, _name: self.folder)
    file = furnished.base.path.parent / "a.atelier"
    with file.open("w+b") as opened, pytest.raises(AttachmentFault, match="ne se lit plus"):
        make_archive(furnished.base, furnished.project_id, opened, sounds=True, program="1", made_at=AT)


# Whatever was done


class ArchivedSession(Session):
    """A session that is kept in a base as well, archived at times, and opened from the archive elsewhere."""

    def __init__(self) -> None:
        self.folder = TemporaryDirectory()
        super().__init__()
        self.base = open_base(Path(self.folder.name) / "ici.sqlite")
        self.count = 0

    def keep_up(self) -> None:
        for asked in self.workshop.asked[self.count :]:
            with suppress(Refusal):
                self.base.perform(asked.operation, asked.party)
        self.count = len(self.workshop.asked)

    @rule()
    def archive(self) -> None:
        self.keep_up()
        project_id = self.workshop.project_id
        path = Path(self.folder.name) / "projet.atelier"
        path.unlink(missing_ok=True)
        with path.open("w+b") as file:
            make_archive(self.base, project_id, file, sounds=True, program="1", made_at=AT)
        with closing(open_base(Path(self.folder.name) / "ailleurs.sqlite")) as other:
            with open_archive(path) as archive:
                take_in(other, archive, at=AT)
            bases = (self.base, other)
            kept = []
            for base in bases:
                with base.reading() as connection:
                    things = Snapshot(select_project(connection, project_id))
                    kept.append((things, list(ranked(journal.changes(connection, project_id)))))
            assert kept[0] == kept[1]
        assert check(Path(self.folder.name) / "ailleurs.sqlite") == []

    def teardown(self) -> None:
        super().teardown()
        self.archive()
        self.base.close()
        self.folder.cleanup()


TestArchivedSession = ArchivedSession.TestCase
TestArchivedSession.settings = settings(deadline=None, max_examples=10, stateful_step_count=30)
