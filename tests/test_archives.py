"""What is said of an archive, and what the command line does with one."""

import gc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from atelier import cli, launch, logbook
from atelier.archives import SOUNDS, Outcome, is_archive, open_project, save_project
from atelier.commands import export, import_archive
from atelier.documents.faults import DocumentFault, UnknownDocument
from atelier.domain.ids import MeetingId, RecordingId, new_id
from atelier.domain.operations import AddRecording, CreateMeeting, EditMeeting
from atelier.domain.progress import Cancelled
from atelier.domain.things import Meeting, Party, Recording
from base.archive.faults import ArchiveFault, DamagedArchive
from base.archive.reading import open_archive
from base.opening import Base, open_base
from tests.premises import found_in, write


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Base]:
    """A base with a meeting of three post-its."""
    with closing(open_base(tmp_path / "ici.sqlite")) as base:
        write(base, found_in(base, title="Coopérer"), "a", "b", "c")
        yield base


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Base]:
    """An empty base."""
    with closing(open_base(tmp_path / "là.sqlite")) as base:
        yield base


def meeting_of(base: Base) -> Meeting:
    return base.meetings()[0].meeting


def saved(base: Base) -> Path:
    path = base.path.with_suffix(".atelier")
    save_project(base, meeting_of(base).project_id, path)
    return path


def opened(base: Base, path: Path) -> Outcome:
    return open_project(base, path)


def test_an_archive_is_known_by_its_ending() -> None:
    assert is_archive(Path("a.Atelier"))
    assert not is_archive(Path("a.sqlite"))


def test_what_is_saved_is_told(base: Base) -> None:
    path = base.path.with_name("Projet du 4.10.atelier")
    outcome = save_project(base, meeting_of(base).project_id, path)
    assert outcome == Outcome(told=f"Archive du projet enregistrée\u00a0: {path}", is_saved=True)


def test_what_is_opened_is_told(base: Base, other: Base) -> None:
    outcome = opened(other, saved(base))
    assert outcome.told == "Le projet «\u00a0Coopérer\u00a0» est ajouté\u00a0: une rencontre, 3 post-its."
    assert outcome.meeting_ids == (meeting_of(base).id,)
    assert outcome.is_plain
    assert not outcome.goes_on


def test_what_is_there_already_is_told(base: Base, other: Base) -> None:
    path = saved(base)
    opened(other, path)
    same = opened(other, path)
    assert (same.told, same.is_plain) == ("Le projet «\u00a0Coopérer\u00a0» est déjà là, tel quel.", False)
    other.perform(EditMeeting(meeting_of(base).id, title="Autrement"), Party.FACILITATOR)
    assert "travaillé depuis cette archive" in opened(other, path).told
    newer = opened(base, saved(other))
    assert "est ajouté" in newer.told
    assert newer.goes_on
    assert meeting_of(base).title == "Autrement"


def test_another_code_and_a_missing_sound_are_told(base: Base, other: Base) -> None:
    found_in(other, title="Autre")
    meeting = meeting_of(base)
    taken = meeting_of(other).code
    second = replace(meeting, id=MeetingId(new_id()), title="La suivante", code=taken, question_id=None)
    base.perform(CreateMeeting(replace(second, stage_id=None)), Party.FACILITATOR)
    lost = Recording(
        id=RecordingId(new_id()),
        meeting_id=meeting.id,
        started_at=meeting.created_at,
        ended_at=meeting.created_at,
        agreed_at=meeting.created_at,
        file="0" * 64,
    )
    base.perform(AddRecording(lost), Party.FACILITATOR)
    path = base.path.with_suffix(".atelier")
    told = save_project(base, meeting.project_id, path).told
    assert told.endswith("\nUn son n’y est pas\u00a0: il manquait à côté de la base.")
    outcome = opened(other, path)
    (recoded,) = (s.meeting.code for s in other.meetings() if s.meeting.title == "La suivante")
    _first, code, sound = outcome.told.split("\n")
    assert code == (
        "Le code de «\u00a0La suivante\u00a0» était déjà celui d’une autre rencontre\u00a0:"
        f" c’est maintenant {recoded}."
    )
    assert sound == told.split("\n")[1]
    assert not outcome.is_plain


def with_sound(base: Base) -> None:
    """Have the meeting's sound beside the base."""
    meeting, source = meeting_of(base), base.path.with_name("a.wav")
    source.write_bytes(b"RIFF")
    kept = Recording(
        id=RecordingId(new_id()),
        meeting_id=meeting.id,
        started_at=meeting.created_at,
        ended_at=meeting.created_at,
        agreed_at=meeting.created_at,
        file=base.attachments.add(source),
    )
    base.perform(AddRecording(kept), Party.FACILITATOR)


def test_what_goes_without_its_sounds_says_so(base: Base, other: Base) -> None:
    meeting = meeting_of(base)
    with_sound(base)
    path = base.path.with_suffix(".atelier")
    saved = save_project(base, meeting.project_id, path, sounds=False)
    for outcome in (saved, opened(other, path)):
        assert "\nL’archive est sans le son" in outcome.told
        assert not outcome.is_plain
    assert not other.attachments.folder.exists()


def test_the_command_line_keeps_the_sounds_unless_it_is_told_otherwise(base: Base, tmp_path: Path) -> None:
    meeting = meeting_of(base)
    with_sound(base)
    for without, held in (((), 1), ((SOUNDS,), 0)):
        path = tmp_path / "projet.atelier"
        asked = {"document": "archive", "output": path, "host": "", "port": 0}
        assert export(base.path, meeting.id, without=without, **asked) == 0  # type: ignore[arg-type]
        with open_archive(path) as archive:
            assert len(archive.sounds) == held


def test_another_ending_is_refused(base: Base) -> None:
    with pytest.raises(UnknownDocument, match=r"Terminaisons possibles\u00a0: \.atelier"):
        save_project(base, meeting_of(base).project_id, base.path.with_name("a.zip"))


def test_a_folder_that_is_not_there_is_told(base: Base) -> None:
    with pytest.raises(DocumentFault, match="n’existe pas"):
        save_project(base, meeting_of(base).project_id, base.path.parent / "absent" / "a.atelier")


def test_giving_up_keeps_the_archive_of_before(base: Base) -> None:
    path = saved(base)
    before = path.read_bytes()

    def cancel(share: float) -> None:
        if share > 0.7:
            raise Cancelled

    with pytest.raises(Cancelled):
        save_project(base, meeting_of(base).project_id, path, cancel)
    assert path.read_bytes() == before
    assert not list(path.parent.glob(".atelier-*"))


def test_an_archive_is_read_through_once(base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, opened = saved(base), []

    def watched(*what: Any, **how: Any) -> Any:
        opened.append(what)
        return open_archive(*what, **how)

    for module in ("atelier.archives", "base.archive.reading"):
        monkeypatch.setattr(f"{module}.open_archive", watched)
    assert import_archive(tmp_path / "neuve.sqlite", path) == 0
    assert len(opened) == 1


def test_no_base_is_made_for_an_archive_that_is_none(base: Base, tmp_path: Path) -> None:
    path = saved(base)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(DamagedArchive):
        import_archive(tmp_path / "nouvelle.sqlite", path)
    with pytest.raises(ArchiveFault):
        import_archive(tmp_path / "nouvelle.sqlite", tmp_path / "absente.atelier")
    assert not (tmp_path / "nouvelle.sqlite").exists()


def test_its_meetings_are_printed_and_what_would_surprise_beside(
    base: Base, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, place = saved(base), tmp_path / "nouvelle.sqlite"
    for said in ("", "Le projet «\u00a0Coopérer\u00a0» est déjà là, tel quel.\n"):
        assert import_archive(place, path) == 0
        out, aside = capsys.readouterr()
        assert out == f"{meeting_of(base).id}\n"
        assert aside.replace(" ", "\u00a0") == said.replace(" ", "\u00a0")


@pytest.mark.parametrize("arguments", [["Été.Atelier"], ["--archive", "Été.Atelier"]])
def test_a_file_that_is_double_clicked_is_opened(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    asked: list[object] = []

    def run_app(**wanted: object) -> int:
        asked.append(wanted["archive"])
        return 0

    monkeypatch.setattr(launch, "run_app", run_app)
    monkeypatch.setattr(logbook, "open_logbook", lambda _path: None)
    monkeypatch.setattr(gc, "disable", lambda: None)
    assert cli.run(arguments) == 0
    assert asked == [Path("Été.Atelier")]
