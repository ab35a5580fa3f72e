"""Files beside a base: kept whole under the name of what is in them, found again, erased for good."""

import errno
import hashlib
import io
import os
from contextlib import closing
from pathlib import Path

import pytest

from atelier.domain.ids import RecordingId, new_id
from atelier.domain.operations import AddRecording, ForgetSound
from atelier.domain.progress import Cancelled
from atelier.domain.things import Recording
from base.attachments import CHUNK, Attachments
from base.faults import AttachmentFault, MissingAttachment, StorageFault
from base.opening import Base, open_base
from tests.base.conftest import Room
from tests.base.values import START

SOUND = b"RIFF" + bytes(range(256)) * 9000
NAME = f"{hashlib.sha256(SOUND).hexdigest()}.wav"


@pytest.fixture
def attachments(path: Path) -> Attachments:
    """The files beside a base."""
    return Attachments(path)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A file of somebody's."""
    file = tmp_path / "Réunion du 4.10.WAV"
    file.write_bytes(SOUND)
    return file


def there(attachments: Attachments) -> list[str]:
    return sorted(entry.name for entry in attachments.folder.iterdir())


def test_a_sound_is_kept_under_the_name_of_what_it_holds(attachments: Attachments, sound: Path) -> None:
    assert attachments.add(sound) == NAME
    assert attachments.path_of(NAME).read_bytes() == SOUND == sound.read_bytes()
    assert there(attachments) == [NAME]
    assert attachments.folder.name == "atelier.sqlite.pieces"


def test_two_names_of_a_base_have_one_folder(attachments: Attachments, path: Path) -> None:
    path.touch()
    (path.parent / "lien").symlink_to(path)
    assert Attachments(path.parent / "lien").folder == attachments.folder


def test_the_same_sound_is_kept_once(attachments: Attachments, sound: Path, tmp_path: Path) -> None:
    other = tmp_path / "copie.wav"
    other.write_bytes(SOUND)
    inode = attachments.path_of(attachments.add(sound)).stat().st_ino
    assert attachments.add(other) == NAME
    assert there(attachments) == [NAME]
    assert attachments.path_of(NAME).stat().st_ino == inode


def test_a_sound_that_was_altered_is_mended_by_adding_it_again(attachments: Attachments, sound: Path) -> None:
    attachments.add(sound)
    kept = attachments.path_of(NAME)
    kept.write_bytes(bytes(len(SOUND)))
    assert not attachments.is_intact(NAME)
    attachments.add(sound)
    assert attachments.is_intact(NAME)


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a", ""), ("a.mp3", ".mp3"), ("a.M4A", ".m4a"), ("a.été", ""), ("a.b c", ""), ("..", ""), ("a.", "")],
)
def test_an_ending_is_kept_where_it_tells_a_format(attachments: Attachments, name: str, ending: str) -> None:
    kept = attachments.add_from(io.BytesIO(b"son"), name, size=3)
    assert kept == hashlib.sha256(b"son").hexdigest() + ending
    assert attachments.path_of(kept).read_bytes() == b"son"


def test_progress_tells_how_much_is_copied(attachments: Attachments, sound: Path) -> None:
    told: list[float] = []
    attachments.add(sound, progress=told.append)
    assert len(told) == -(-len(SOUND) // CHUNK)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_whoever_cancels_leaves_nothing(attachments: Attachments, sound: Path) -> None:
    def cancel(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        attachments.add(sound, progress=cancel)
    assert there(attachments) == []


@pytest.mark.parametrize(("code", "told"), [(errno.ENOSPC, "disque est plein"), (errno.EACCES, "vos droits")])
def test_a_disk_that_refuses_is_told_and_leaves_nothing(
    attachments: Attachments, sound: Path, monkeypatch: pytest.MonkeyPatch, *, code: int, told: str
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageFault, match=told):
        attachments.add(sound)
    assert there(attachments) == []


def test_a_folder_that_can_not_be_made_is_told(attachments: Attachments, sound: Path) -> None:
    attachments.folder.write_bytes(b"un fichier du meme nom")
    with pytest.raises(StorageFault, match="vos droits"):
        attachments.add(sound)


def test_a_sound_that_is_not_there_is_told(attachments: Attachments, tmp_path: Path) -> None:
    for unreadable in (tmp_path / "absent.wav", tmp_path):
        with pytest.raises(AttachmentFault, match=f"«\u00a0{unreadable.name}\u00a0» ne peut pas être lu"):
            attachments.add(unreadable)


def test_a_source_that_breaks_off_is_not_the_disk_s_fault(attachments: Attachments) -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "clé débranchée")

    with pytest.raises(OSError, match="clé débranchée"):
        attachments.add_from(Broken(), "a.wav", size=3)
    assert there(attachments) == []


def test_what_was_written_in_the_folder_is_adopted_without_a_copy(attachments: Attachments) -> None:
    written = attachments.make_folder() / "enregistrement.wav"
    written.write_bytes(SOUND)
    inode = written.stat().st_ino
    assert attachments.adopt(written) == NAME
    assert there(attachments) == [NAME]
    assert attachments.path_of(NAME).stat().st_ino == inode


def test_what_is_kept_already_is_adopted_as_it_is(attachments: Attachments, sound: Path) -> None:
    attachments.add(sound)
    written = attachments.make_folder() / "enregistrement.wav"
    written.write_bytes(SOUND)
    assert attachments.adopt(written) == NAME
    assert there(attachments) == [NAME]


def test_what_is_not_there_is_not_adopted(attachments: Attachments) -> None:
    with pytest.raises(AttachmentFault, match="rangé"):
        attachments.adopt(attachments.make_folder() / "absent.wav")


@pytest.mark.parametrize(
    "name",
    ["", "..", "../atelier.sqlite", "/etc/passwd", "a.wav", f"../{NAME}", NAME.upper(), f"{NAME}\n", NAME],
)
def test_a_name_leads_nowhere_else(attachments: Attachments, name: str) -> None:
    attachments.make_folder().with_name(NAME).write_bytes(SOUND)
    with pytest.raises(MissingAttachment, match="pas sur cet ordinateur"):
        attachments.path_of(name)
    attachments.remove(name)
    assert not attachments.is_intact(name)
    assert attachments.folder.with_name(NAME).exists()


def test_an_erased_sound_is_gone_and_its_folder_with_the_last(attachments: Attachments, sound: Path) -> None:
    attachments.add(sound)
    attachments.remove(NAME)
    with pytest.raises(MissingAttachment):
        attachments.path_of(NAME)
    assert not attachments.folder.exists()


def test_a_sound_that_can_not_be_erased_is_told(attachments: Attachments) -> None:
    (attachments.make_folder() / NAME).mkdir()
    with pytest.raises(AttachmentFault, match="arrêtez sa lecture"):
        attachments.remove(NAME)


# Beside the base


def recorded(room: Room, name: str | None) -> RecordingId:
    """A recording with that sound."""
    id = RecordingId(new_id())
    recording = Recording(
        id=id, meeting_id=room.meeting_id, started_at=START, ended_at=START, agreed_at=START, file=name
    )
    room.perform(AddRecording(recording))
    return id


def test_a_sound_is_forgotten_with_the_last_recording_that_names_it(room: Room, sound: Path) -> None:
    name = room.base.attachments.add(sound)
    first, second = recorded(room, name), recorded(room, name)
    room.perform(ForgetSound(first))
    room.base.forget_attachments([name])
    assert room.base.attachments.is_intact(name)
    room.perform(ForgetSound(second))
    room.base.forget_attachments([name])
    assert not room.base.attachments.is_intact(name)


def test_what_was_half_written_is_swept_when_the_base_is_opened(base: Base, sound: Path) -> None:
    base.attachments.add(sound)
    (base.attachments.folder / ".atelier-abc").write_bytes(b"moitie")
    (base.attachments.folder / "enregistrement.wav").write_bytes(b"en cours")
    base.close()
    with closing(open_base(base.path)) as again:
        assert there(again.attachments) == sorted([NAME, "enregistrement.wav"])


def test_a_forgotten_sound_whose_file_stayed_goes_when_the_base_is_opened(room: Room, sound: Path) -> None:
    name = room.base.attachments.add(sound)
    room.perform(ForgetSound(recorded(room, name)))
    room.base.close()
    with closing(open_base(room.base.path)) as again:
        assert not again.attachments.folder.exists()


def test_a_sound_that_was_forgotten_once_stays_where_it_was_given_again(room: Room, sound: Path) -> None:
    name = room.base.attachments.add(sound)
    room.perform(ForgetSound(recorded(room, name)))
    recorded(room, name)
    room.base.close()
    with closing(open_base(room.base.path)) as again:
        assert there(again.attachments) == [NAME]


def test_a_sound_that_was_never_attached_is_not_erased(room: Room, sound: Path) -> None:
    """It may be all there is of what was just recorded."""
    room.base.attachments.add(sound)
    room.base.close()
    with closing(open_base(room.base.path)) as again:
        assert there(again.attachments) == [NAME]
