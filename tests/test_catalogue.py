"""What comes with the program is there, sound, and what is wrong with a file of one's own is told."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from atelier.catalogue import (
    DEFAULT_TRAME,
    example_text,
    load_presets,
    load_trame,
    load_trames,
    trame_names,
)
from atelier.domain.decision import Fault
from atelier.domain.example import example_operations
from ressources import ROOT


def test_the_default_comes_first_and_every_shipped_trame_can_be_read() -> None:
    names = trame_names()
    assert names[0] == DEFAULT_TRAME
    assert [len(load_trame(name).questions) for name in names] == [4, 5]


def test_the_five_questions_ask_what_for() -> None:
    assert any("Pour quoi faire" in question.text for question in load_trame("cinq-questions").questions)


def test_an_unknown_trame_is_told_with_those_there_are() -> None:
    with pytest.raises(
        Fault, match=r"«\u00a0inconnue\u00a0» est introuvable.*quatre-questions, cinq-questions"
    ):
        load_trame("inconnue")


@pytest.mark.parametrize("name", ["absent.toml", "dossier.toml", "latin.toml"])
def test_a_file_that_can_not_be_read_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "dossier.toml").mkdir()
    (tmp_path / "latin.toml").write_bytes('titre = "Été"'.encode("latin-1"))
    with pytest.raises(Fault, match="introuvable"):
        load_trame(str(tmp_path / name))


def test_an_error_in_ones_own_file_is_told_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "la mienne.toml"
    file.write_text('titre = "La mienne"\n\ntitre = pas entre guillemets\n', "utf-8")
    with pytest.raises(Fault, match=r"la mienne\.toml.*3"):
        load_trame(str(file))


def test_the_example_is_a_whole_meeting() -> None:
    operations = example_operations(example_text(), load_trame(DEFAULT_TRAME), datetime.now(UTC))
    assert {"create_project", "create_meeting", "add_notes", "create_cluster"} <= {o.name for o in operations}


def test_the_ready_agendas_are_shipped_the_longest_first() -> None:
    presets = load_presets()
    assert sorted(preset.title for preset in presets) == [
        "1-2-4-tous",
        "Collecte express",
        "Rencontre de 3\xa0h",
    ]
    lengths = [len(preset.stages) for preset in presets]
    assert lengths == sorted(lengths, reverse=True)
    assert all(preset.description for preset in presets)


def test_a_ready_agenda_that_can_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deroules").mkdir()
    (tmp_path / "deroules" / "mien.toml").write_text('titre = "Le mien"\n', "utf-8")
    monkeypatch.setattr("atelier.catalogue.ROOT", tmp_path)
    with pytest.raises(Fault, match=r"mien\.toml, ligne 1.*aucune étape"):
        load_presets()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that come with the program, where they may be damaged."""
    for folder in ("deroules", "trames"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.setattr("atelier.catalogue.ROOT", tmp_path)
    return tmp_path


def damage(folder: Path) -> None:
    """A file not in TOML, one not in UTF-8, and a folder with a file's name."""
    (folder / "a.toml").write_text("titre = [", "utf-8")
    (folder / "b.toml").write_bytes('titre = "Été"'.encode("latin-1"))
    (folder / "c.toml").mkdir()


def test_ready_agendas_that_can_not_be_read_are_left_out_and_told(shelf: Path) -> None:
    damage(shelf / "deroules")
    told: list[str] = []
    assert len(load_presets(told.append)) == 3
    assert [sentence.split(".toml")[0] for sentence in told] == ["a", "b", "c"]
    assert "UTF-8" in told[1]


def test_trames_that_can_not_be_read_are_left_out_and_told(shelf: Path) -> None:
    damage(shelf / "trames")
    told: list[str] = []
    trames = load_trames(told.append)
    assert [len(trame.questions) for trame in trames] == [4, 5]
    assert [sentence.split(".toml")[0] for sentence in told] == ["a", "b", "c"]


def test_without_any_trame_it_is_told_why(shelf: Path) -> None:
    for file in (shelf / "trames").iterdir():
        file.write_bytes(b"\xff")
    told: list[str] = []
    with pytest.raises(Fault, match=r"cinq-questions\.toml"):
        load_trames(told.append)
    shutil.rmtree(shelf / "trames")
    with pytest.raises(Fault, match="réinstallez"):
        load_trames(told.append)
    assert told == []
