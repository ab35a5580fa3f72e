"""Whatever was done to a base behind Atelier's back is told."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from atelier.domain.ids import RecordingId, SynthesisId, new_id
from atelier.domain.operations import AddRecording, MergeClusters, Undo, WithdrawNotes, WriteSynthesis
from atelier.domain.things import Party, Recording
from base.faults import BaseFault, MissingBase
from base.integrity import check
from base.opening import open_base
from tests.base.conftest import Room
from tests.base.values import START


@pytest.fixture
def closed(path: Path) -> Path:
    """A base in which some things were done, closed."""
    base = open_base(path)
    room = Room(base)
    a, b = room.add("a"), room.add("b")
    first, second = room.group(a, title="Un"), room.group(b, title="Deux")
    room.perform(WriteSynthesis(SynthesisId(new_id()), first, "Une."))
    room.perform(room.adding("téléphone", key="k"), Party.PARTICIPANT)
    room.perform(WithdrawNotes((b,)))
    room.perform(MergeClusters(second, first))
    room.perform(Undo(room.meeting_id))
    base.close()
    return path


def tampered(path: Path, *statements: str) -> list[str]:
    """What is found once those statements were run by plain SQLite, without foreign keys."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0
    return check(path)


def test_a_base_is_sound(closed: Path) -> None:
    assert check(closed) == []


def test_a_base_is_checked_while_it_is_written(path: Path) -> None:
    base = open_base(path)
    Room(base).add("a")
    assert check(path) == []
    base.close()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE notes SET text = 'autre' WHERE number = 1", "Dans «\u00a0notes\u00a0», text de"),
        ("UPDATE projects SET next_number = 1", "Dans «\u00a0projects\u00a0», next_number de"),
        ("UPDATE meetings SET day = '2026-02-30'", "Dans «\u00a0meetings\u00a0», une ligne ne se lit pas"),
        ("DELETE FROM syntheses", "Dans «\u00a0syntheses\u00a0», il manque"),
        (
            "DELETE FROM questions WHERE number = 1",
            "la ligne 1 renvoie à une ligne de «\u00a0questions\u00a0»",
        ),
        ("UPDATE notes SET id = 'x' WHERE number = 3", "Dans «\u00a0notes\u00a0», x est inconnu du journal"),
        (
            "DELETE FROM changes WHERE operation = 'add_notes' AND party = 'participant'",
            "Il manque au journal",
        ),
        ("DELETE FROM changes WHERE operation = 'create_cluster'", "ne suit pas les précédentes"),
        ("DELETE FROM changes WHERE operation = 'undo'", "est inconnu du journal"),
        ("UPDATE changes SET edits = '[[\"Nothing\"]]' WHERE seq = 4", "après l’opération 3"),
        ("UPDATE changes SET edits = '[' WHERE seq = 4", "après l’opération 3"),
    ],
)
def test_what_was_altered_is_told(closed: Path, statement: str, told: str) -> None:
    assert told in "\n".join(tampered(closed, statement))


def test_a_last_entry_removed_is_told(closed: Path) -> None:
    found = tampered(closed, "DELETE FROM changes WHERE seq = (SELECT max(seq) FROM changes)")
    assert any("journal" in sentence for sentence in found)


def zeroed(content: bytes) -> bytes:
    """The content with its pages but the first three lost."""
    return content[: 3 * 4096] + bytes(len(content) - 3 * 4096)


@pytest.mark.parametrize("damage", [lambda content: content[: len(content) // 2], lambda _: b"note", zeroed])
def test_a_damaged_file_is_told_one_way_or_the_other(closed: Path, damage: Callable[[bytes], bytes]) -> None:
    closed.write_bytes(damage(closed.read_bytes()))
    with suppress(BaseFault):
        assert check(closed) != []


@pytest.fixture
def recorded(path: Path) -> Path:
    """A base with a sound beside it; the file of that sound."""
    with closing(open_base(path)) as base:
        room = Room(base)
        sound = path.with_name("son.wav")
        sound.write_bytes(b"RIFF")
        recording = Recording(
            id=RecordingId(new_id()),
            meeting_id=room.meeting_id,
            started_at=START,
            ended_at=START,
            agreed_at=START,
            file=base.attachments.add(sound),
            file_name="Réunion.wav",
        )
        room.perform(AddRecording(recording))
        return next(base.attachments.folder.iterdir())


def test_a_sound_that_is_there_is_sound(path: Path, recorded: Path) -> None:
    assert recorded.read_bytes() == b"RIFF"
    assert check(path) == []


def test_a_sound_that_is_missing_is_told(path: Path, recorded: Path) -> None:
    recorded.unlink()
    (said,) = check(path)
    assert said.startswith("Le son «\u00a0Réunion.wav\u00a0» manque à côté de la base")
    assert "atelier.sqlite.pieces" in said


def test_a_sound_that_was_altered_is_told(path: Path, recorded: Path) -> None:
    recorded.write_bytes(b"autre chose")
    (said,) = check(path)
    assert "n’est plus ce qu’il était" in said
    assert recorded.name in said


def test_a_sound_that_nothing_names_is_told(path: Path, recorded: Path) -> None:
    stranger = recorded.with_name("0" * 64 + ".wav")
    stranger.write_bytes(b"autre")
    (said,) = check(path)
    assert stranger.name in said
    assert "n’est celui d’aucun enregistrement" in said


def test_there_must_be_a_base(path: Path) -> None:
    with pytest.raises(MissingBase):
        check(path)
