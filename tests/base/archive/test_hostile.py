"""Archives that are cut short, altered, or made to do harm: each is refused in a sentence, and nothing is changed."""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from atelier.domain.ids import new_id
from base.archive import container, reading
from base.archive.faults import ArchiveFault, DamagedArchive, NewerArchive, NotAnArchive
from base.archive.reading import open_archive
from base.faults import BaseFault
from base.opening import Base, open_base
from tests.base.archive.conftest import archive_of, furnish, intake_of
from tests.base.conftest import Room

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
Parts = dict[str, bytes]
Spoil = Callable[[Parts], None]


def parts_of(path: Path) -> Parts:
    """The members of an archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, parts: Parts, *, sealed: bool = True) -> Path:
    """An archive of those members, whose manifest announces just them unless it is not `sealed`."""
    if sealed:
        seal(parts)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content, STORED if name.startswith("pieces/") else DEFLATED)
    return path


def seal(parts: Parts) -> None:
    """Have the manifest tell the truth about the parts and their lines."""
    said = manifest(parts)
    said["parts"] = {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in parts.items()
        if name != "manifest.json"
    }
    said["changes"] = parts["journal.jsonl"].count(b"\n")
    parts["manifest.json"] = json.dumps(said).encode()


def manifest(parts: Parts) -> Any:
    return json.loads(parts["manifest.json"])


def lines(parts: Parts, name: str) -> list[Any]:
    return [json.loads(line) for line in parts[name].splitlines()]


def put(parts: Parts, name: str, said: list[Any]) -> None:
    parts[name] = b"".join(json.dumps(line).encode() + b"\n" for line in said)


def sound(parts: Parts) -> str:
    return next(name for name in parts if name.startswith("pieces/"))


# What is done to the parts; the manifest agrees with them afterwards


def edited(field: str, value: Any, *, kind: str = "Note") -> Spoil:
    """A field says that in the first thing of a kind, as in the journal."""

    def spoil(parts: Parts) -> None:
        things = lines(parts, "things.jsonl")
        first = next(fields for name, fields in things if name == kind)
        first[field] = value
        put(parts, "things.jsonl", things)
        changes = lines(parts, "journal.jsonl")
        for change in changes:
            for name, id, edited_field, _before, after in change["edits"]:
                if (name, id, edited_field) == (kind, first["id"], ""):
                    after[field] = value
        put(parts, "journal.jsonl", changes)

    return spoil


def journal_says(field: str, value: Any, *, line: int = -1) -> Spoil:
    def spoil(parts: Parts) -> None:
        changes = lines(parts, "journal.jsonl")
        changes[line][field] = value
        put(parts, "journal.jsonl", changes)

    return spoil


def another_name_and_back(parts: Parts) -> None:
    """A note whose identifier is another for a moment."""
    changes = lines(parts, "journal.jsonl")
    note_id = next(fields["id"] for kind, fields in lines(parts, "things.jsonl") if kind == "Note")
    for before, after in ((note_id, "0" * 32), ("0" * 32, note_id)):
        changes[-1]["edits"].append(["Note", note_id, "id", before, after])
    put(parts, "journal.jsonl", changes)


def edits_say(*edits: Any) -> Spoil:
    return journal_says("edits", list(edits))


def text(part: str, content: bytes) -> Spoil:
    def spoil(parts: Parts) -> None:
        parts[part] = content

    return spoil


def appended(part: str, content: bytes) -> Spoil:
    def spoil(parts: Parts) -> None:
        parts[part] += content

    return spoil


def without_line(part: str, index: int) -> Spoil:
    def spoil(parts: Parts) -> None:
        said = lines(parts, part)
        del said[index]
        put(parts, part, said)

    return spoil


def doubled_thing(parts: Parts) -> None:
    said = lines(parts, "things.jsonl")
    put(parts, "things.jsonl", [*said, said[-1]])


def a_thing_of_nowhere(parts: Parts) -> None:
    said = lines(parts, "things.jsonl")
    put(parts, "things.jsonl", [*said, ["Question", {"id": new_id()}]])


def another_sound(parts: Parts) -> None:
    parts[sound(parts)] = b"autre chose"


def no_sound(parts: Parts) -> None:
    del parts[sound(parts)]


def one_sound_more(parts: Parts) -> None:
    parts["pieces/" + hashlib.sha256(b"virus").hexdigest() + ".exe"] = b"virus"


def named(name: str) -> Spoil:
    def spoil(parts: Parts) -> None:
        parts[name] = b"contenu"

    return spoil


def in_a_circle(kind: str, field: str) -> Spoil:
    """Two things of a kind, each under the other, and a journal that agrees."""

    def spoil(parts: Parts) -> None:
        things, changes = lines(parts, "things.jsonl"), lines(parts, "journal.jsonl")
        first, second = [fields for name, fields in things if name == kind][:2]
        for one, other in ((first, second), (second, first)):
            changes[-1]["edits"].append([kind, one["id"], field, one[field], other["id"]])
            one[field] = other["id"]
        put(parts, "things.jsonl", things)
        put(parts, "journal.jsonl", changes)

    return spoil


def recoding(edits: list[Any], **more: Any) -> Spoil:
    """A meeting is given a code where the archive was made; None names the first meeting."""

    def spoil(parts: Parts) -> None:
        things, changes = lines(parts, "things.jsonl"), lines(parts, "journal.jsonl")
        meeting = next(fields for kind, fields in things if kind == "Meeting")
        said = [[kind, id or meeting["id"], *rest] for kind, id, *rest in edits]
        meeting |= {field: after for _kind, id, field, _before, after in said if id == meeting["id"]}
        put(parts, "things.jsonl", things)
        changes.append(
            changes[0]
            | {"seq": len(changes) + 1, "operation": "renew_code", "undoable": False, "edits": said}
            | {"undoes": None, "redoes": None}
            | more
        )
        put(parts, "journal.jsonl", changes)

    return spoil


def undone_code(parts: Parts) -> None:
    """A change that nothing else is wrong with says that it takes a renewal back."""
    recoding([])(parts)
    at = len(lines(parts, "journal.jsonl"))
    recoding([], operation="edit_meeting", undoes=at)(parts)


NOTE = {"id": "0" * 32}
DEEP = b"[" * 100_000 + b"]" * 100_000
ALTERED: dict[str, Spoil] = {
    "things that are no JSON": text("things.jsonl", b"{\n"),
    "things that are no text": text("things.jsonl", b"\xff\xfe\x00\n"),
    "a journal that is no JSON": text("journal.jsonl", b"non\n"),
    "no things": text("things.jsonl", b""),
    "nothing at all": lambda parts: (text("things.jsonl", b"")(parts), text("journal.jsonl", b"")(parts))[0],
    "lines nested without end": appended("journal.jsonl", DEEP + b"\n"),
    "a number without end": appended("journal.jsonl", b"9" * 10_000 + b"\n"),
    "a last line without end": appended("journal.jsonl", b"{}"),
    "a line that is a list": appended("journal.jsonl", b"[]\n"),
    "a line that is null": appended("things.jsonl", b"null\n"),
    "a thing twice": doubled_thing,
    "a thing of nowhere": a_thing_of_nowhere,
    "a thing less": without_line("things.jsonl", -1),
    "a change less": without_line("journal.jsonl", 3),
    "the first change less": without_line("journal.jsonl", 0),
    "an unknown kind": text("things.jsonl", b'["Virus",{"id":"0"}]\n'),
    "an unknown field": edited("virus", 1),
    "text that is a number": edited("text", 12),
    "text with a NUL": edited("text", "a\0b"),
    "text of half a letter": edited("text", "\ud800"),
    "a number that is text": edited("number", "1"),
    "a number that is no integer": edited("number", 1.5),
    "a number too large for the base": edited("number", 1 << 63),
    "a truth that is a number": edited("isolated", 1),
    "a rank that is infinite": edited("rank", float("inf"), kind="Placement"),
    "a moment that is none": edited("created_at", "hier"),
    "a moment before all years": edited("created_at", "0001-01-01T00:00:00+10:00"),
    "a choice that is none": edited("source", "virus"),
    "an identifier that is a path": edited("peer_group_id", "../../etc/passwd"),
    "a reference to nothing": edited("peer_group_id", new_id()),
    "another project's meeting": edited("project_id", new_id(), kind="Meeting"),
    "a sound that is a path": edited("file", "../../../etc/passwd", kind="Recording"),
    "piles in a circle": in_a_circle("Note", "stack_id"),
    "clusters in a circle": in_a_circle("Cluster", "parent_id"),
    "a change out of its turn": journal_says("seq", 7),
    "a change that undoes a later one": journal_says("undoes", 9999),
    "a change that undoes itself": journal_says("redoes", 0),
    "a change by nobody": journal_says("party", "virus"),
    "an operation that is a script": journal_says("operation", "<script>"),
    "a count that is text": journal_says("count", "3"),
    "a change of another meeting": journal_says("meeting_id", new_id()),
    "a change of another project": journal_says("project_id", new_id()),
    "a change without edits": journal_says("edits", None),
    "edits that are none": edits_say("Note"),
    "an edit of nothing": edits_say(["Note", new_id(), "text", "a", "b"]),
    "an edit of an identifier": another_name_and_back,
    "an edit of a class": edits_say(["Note", new_id(), "__class__", None, None]),
    "an edit under another name": edits_say(["Note", new_id(), "", None, NOTE]),
    "an edit that makes text": edits_say(["Note", new_id(), "", None, "a"]),
    "an edit of what was a list": edits_say(["Note", new_id(), "", [1], None]),
    "a line that is text": appended("journal.jsonl", b'"a"\n'),
    "a thing that is a number": appended("things.jsonl", b'["Note",1]\n'),
    "a code given to nothing": recoding([["Meeting", new_id(), "code", "a", "b"]]),
    "a code given instead of another": recoding([["Meeting", None, "code", "autre", "b"]]),
    "a text given as a code": recoding([["Meeting", None, "title", "a", "b"]]),
    "a code that is taken back": undone_code,
    "an edit that makes nothing": edits_say(["Note", new_id(), "", None, None]),
    "a sound that is another": another_sound,
    "no sound": no_sound,
    "a sound that nothing names": one_sound_more,
    "a name that leads out": named("../sorti.txt"),
    "a sound that leads out": named("pieces/../../sorti.txt"),
    "a name from the root": named("/tmp/sorti.txt"),
    "a name of another system": named("C:\\sorti.txt"),
    "a folder": named("dossier/"),
    "a member more": named("lisezmoi.txt"),
    "a very long name": named("pieces/" + "a" * 60_000),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound archive."""
    with closing(open_base(tmp_path_factory.mktemp("ici") / "a.sqlite")) as base:
        room = Room(base)
        furnish(room)
        return archive_of(room)[0].read_bytes()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    """The base that none of them changes, so that all may have the same."""
    with closing(open_base(tmp_path_factory.mktemp("ailleurs") / "autre.sqlite")) as base:
        Room(base).add("ailleurs")
        yield base


@pytest.fixture
def path(tmp_path: Path, made: bytes) -> Path:
    """The sound archive as a file, to be spoiled."""
    path = tmp_path / "x.atelier"
    path.write_bytes(made)
    return path


@pytest.fixture
def good(path: Path) -> Parts:
    """Its members."""
    return parts_of(path)


def refused(other: Base, path: Path, kind: type[BaseFault] = DamagedArchive) -> str:
    """What is said of that archive, as soon as it is opened; it changes nothing in the base nor beside it."""
    with pytest.raises(kind), open_archive(path):
        pass
    before = {file.name for file in other.path.parent.iterdir()}
    with pytest.raises(kind) as caught:
        intake_of(other, path)
    assert len(other.meetings()) == 1
    assert {file.name for file in other.path.parent.iterdir()} == before
    assert not other.attachments.folder.exists()
    return str(caught.value)


def test_what_is_packed_again_as_it_was_is_sound(good: Parts, path: Path) -> None:
    with open_archive(pack(path, good)) as archive:
        assert len(archive.sounds) == 1


@pytest.mark.parametrize("spoil", ALTERED.values(), ids=ALTERED)
def test_an_altered_archive_is_refused(good: Parts, other: Base, path: Path, *, spoil: Spoil) -> None:
    spoil(good)
    said = refused(other, pack(path, good))
    assert "L’archive «\u00a0x.atelier\u00a0» est abîmée" in said
    assert "rien n’a été changé" in said


# The manifest


def saying(**changed: Any) -> Spoil:
    def spoil(parts: Parts) -> None:
        parts["manifest.json"] = json.dumps(manifest(parts) | changed).encode()

    return spoil


def hash_of(part: str, digest: str) -> Spoil:
    def spoil(parts: Parts) -> None:
        said = manifest(parts)
        said["parts"][part]["sha256"] = digest
        parts["manifest.json"] = json.dumps(said).encode()

    return spoil


UNSEALED: dict[str, tuple[type[ArchiveFault], Spoil]] = {
    "no manifest": (NotAnArchive, lambda parts: parts.pop("manifest.json") and None),
    "a manifest that is no JSON": (NotAnArchive, text("manifest.json", b"non")),
    "a manifest that is a list": (NotAnArchive, text("manifest.json", b"[]")),
    "a manifest nested without end": (NotAnArchive, text("manifest.json", DEEP)),
    "another format": (NotAnArchive, saying(format="zip")),
    "no version": (NotAnArchive, saying(version=None)),
    "a version that is true": (NotAnArchive, saying(version=True)),
    "a later format": (NewerArchive, saying(version=2)),
    "a later schema": (NewerArchive, saying(schema="9999")),
    "a project that is none": (DamagedArchive, saying(project="virus")),
    "another project": (DamagedArchive, saying(project={"id": new_id(), "title": "a"})),
    "parts that are none": (DamagedArchive, saying(parts=[])),
    "no parts": (DamagedArchive, saying(parts={})),
    "parts that are not there": (DamagedArchive, saying(parts={"things.jsonl": {"size": 1, "sha256": ""}})),
    "counts of something else": (DamagedArchive, saying(counts={"Note": 1})),
    "counts that are text": (DamagedArchive, saying(counts={"Note": "5"})),
    "fewer changes": (DamagedArchive, saying(changes=1)),
    "missing sounds that are there": (DamagedArchive, saying(missing=["0" * 64])),
    "things that have changed": (DamagedArchive, hash_of("things.jsonl", "0" * 64)),
    "a journal that has changed": (DamagedArchive, hash_of("journal.jsonl", "0" * 64)),
    "no things": (DamagedArchive, lambda parts: parts.pop("things.jsonl") and None),
    "no journal": (DamagedArchive, lambda parts: parts.pop("journal.jsonl") and None),
}


@pytest.mark.parametrize(("kind", "spoil"), UNSEALED.values(), ids=UNSEALED)
def test_a_manifest_that_lies_is_refused(
    good: Parts, other: Base, path: Path, *, kind: type[ArchiveFault], spoil: Spoil
) -> None:
    spoil(good)
    refused(other, pack(path, good, sealed=False), kind)


def test_a_later_version_is_told_what_to_do(good: Parts, other: Base, path: Path) -> None:
    saying(schema="9999", parts={}, project=None)(good)
    said = refused(other, pack(path, good, sealed=False), NewerArchive)
    assert said.endswith("vient d’une version plus récente d’Atelier\u00a0: mettez Atelier à jour.")


# The file


def test_a_file_that_is_cut_anywhere_is_refused(path: Path, other: Base) -> None:
    content = path.read_bytes()
    for length in (0, 1, 4, 100, 10_000, len(content) // 2, len(content) - 200, len(content) - 1):
        path.write_bytes(content[:length])
        refused(other, path, ArchiveFault)


def test_a_file_of_which_any_part_is_spoiled_is_refused_or_the_same(path: Path) -> None:
    content = path.read_bytes()
    for position in range(0, len(content), len(content) // 60):
        spoiled = bytearray(content)
        spoiled[position] ^= 0xFF
        path.write_bytes(spoiled)
        try:
            with open_archive(path) as archive:
                assert archive.manifest.title == "Coopérer"
        except ArchiveFault:
            continue


@pytest.mark.parametrize(
    "content",
    [b"", b"compte rendu", b"%PDF-1.7", b"SQLite format 3\0" + bytes(5000), b"PK\x05\x06" + bytes(18)],
    ids=["empty", "text", "PDF", "a base", "an empty zip"],
)
def test_another_file_is_no_archive(other: Base, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "n’est pas une archive d’Atelier" in refused(other, path, NotAnArchive)


def test_what_is_no_file_is_told(other: Base, tmp_path: Path) -> None:
    assert "toujours là" in refused(other, tmp_path / "absent.atelier", ArchiveFault)
    refused(other, tmp_path, NotAnArchive)
    refused(other, Path("/dev/zero"), NotAnArchive)


def with_member(path: Path, name: str, change: Callable[[zipfile.ZipInfo], None], content: bytes) -> Path:
    """The archive with that member in place of its own, made as no honest zip program does."""
    parts = parts_of(path)
    with zipfile.ZipFile(path, "w") as archive:
        for kept, held in (parts | {name: content}).items():
            member = zipfile.ZipInfo(kept)
            member.compress_type = STORED if kept.startswith("pieces/") else DEFLATED
            if kept == name:
                change(member)
            archive.writestr(member, held)
    return path


def test_a_link_is_refused(path: Path, other: Base) -> None:
    def link(member: zipfile.ZipInfo) -> None:
        member.external_attr = 0o120777 << 16

    parts = parts_of(path)
    name = sound(parts)
    assert "n’y a pas sa place" in refused(other, with_member(path, name, link, parts[name]))


def test_a_member_twice_is_refused(path: Path, other: Base) -> None:
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("things.jsonl", b"", DEFLATED)
    refused(other, path)


def test_a_sound_that_is_compressed_is_refused(path: Path, other: Base) -> None:
    """It could be of any size; those that Atelier makes are not."""

    def deflate(member: zipfile.ZipInfo) -> None:
        member.compress_type = DEFLATED

    name = sound(parts_of(path))
    refused(other, with_member(path, name, deflate, bytes(50 << 20)))


@pytest.mark.parametrize("part", ["things.jsonl", "manifest.json"])
def test_a_bomb_is_refused_unread(
    path: Path, other: Base, monkeypatch: pytest.MonkeyPatch, *, part: str
) -> None:
    with_member(path, part, lambda _member: None, b" " * (70 << 20))
    asked: list[str] = []
    read = container.Container.reading

    def watched(self: container.Container, name: str) -> Any:
        asked.append(name)
        return read(self, name)

    monkeypatch.setattr(container.Container, "reading", watched)
    refused(other, path)
    assert part not in asked


def test_a_journal_that_is_a_bomb_is_not_held(path: Path, other: Base) -> None:
    with_member(path, "journal.jsonl", lambda _member: None, b" " * (container.LONGEST_LINE + 1000))
    assert "ligne sans fin" in refused(other, path)


def test_a_bomb_that_says_that_it_is_small_is_read_no_further(path: Path, other: Base) -> None:
    with_member(path, "journal.jsonl", lambda _member: None, b" " * (70 << 20))
    content = path.read_bytes()
    real, false = (struct.pack("<L", size) for size in (70 << 20, 1000))
    path.write_bytes(content.replace(real, false))
    refused(other, path)


def test_a_line_or_a_number_of_lines_beyond_all_measure_is_refused(
    good: Parts, other: Base, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(path, good)
    monkeypatch.setattr(reading, "MOST_LINES", 5)
    assert "trop de lignes" in refused(other, path)
    monkeypatch.setattr(container, "LONGEST_LINE", 50)
    assert "ligne sans fin" in refused(other, path)


def encrypted(content: bytes) -> bytes:
    """The zip with all its members marked as encrypted."""
    spoiled = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = spoiled.find(signature)
        while start >= 0:
            spoiled[start + offset] |= 1
            start = spoiled.find(signature, start + 1)
    return bytes(spoiled)


def test_an_encrypted_archive_is_refused(path: Path, other: Base) -> None:
    path.write_bytes(encrypted(path.read_bytes()))
    refused(other, path)


def test_a_list_of_members_without_end_is_not_held(
    other: Base, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "_DIRECTORY", 1 << 16)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(2000):
            archive.writestr(f"pieces/{number}", b"")
    path.write_bytes(content.getvalue())
    refused(other, path)


def test_what_is_said_of_a_member_shows_nothing_that_could_mislead(
    good: Parts, other: Base, path: Path
) -> None:
    good["a\u202eexe.\x1b[31m\n"] = b""
    said = refused(other, pack(path, good))
    assert "a�exe.�[31m�" in said
