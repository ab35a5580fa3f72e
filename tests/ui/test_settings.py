"""What is kept between two starts: which values a file may hold, who else writes it, what happens where it can't."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from atelier.ui.settings import SIZES_PERCENT, Place, Settings, SettingsStore, Theme
from base.place import settings_path

HOME = Place(10, 20, 800, 600, splits=(200, 500, 100))
CHOSEN = {
    "language": "en",
    "size_percent": 150,
    "theme": Theme.DARK,
    "reduced_motion": True,
    "chime": True,
    "facilitation": True,
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file, in a folder that is not there yet."""
    return tmp_path / "config" / "settings.json"


def write(path: Path, kept: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(kept), encoding="utf-8")


def test_at_first_nothing_is_chosen_and_nothing_is_written(path: Path) -> None:
    assert SettingsStore(path).settings == Settings()
    assert not path.exists()


@pytest.mark.parametrize(("name", "value"), CHOSEN.items())
def test_each_choice_is_told_kept_and_taken_back(qtbot: QtBot, path: Path, name: str, value: object) -> None:
    store = SettingsStore(path)
    assert store.is_default(name)
    with qtbot.waitSignal(store.changed):
        store.set(**{name: value})
    again = SettingsStore(path)
    assert getattr(again.settings, name) == value
    assert type(getattr(again.settings, name)) is type(value)
    assert not again.is_default(name)
    with qtbot.waitSignal(again.changed):
        again.reset(name)
    assert SettingsStore(path).settings == Settings()


def test_what_is_chosen_already_is_no_news(qtbot: QtBot, path: Path) -> None:
    store = SettingsStore(path)
    with qtbot.assertNotEmitted(store.changed):
        store.set(**vars_of(Settings()))
    assert not path.exists()


def vars_of(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in CHOSEN}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size_percent", 101),
        ("size_percent", 100.0),
        ("size_percent", True),
        ("theme", "mauve"),
        ("theme", ["dark"]),
        ("language", "de"),
        ("language", {}),
        ("chime", 1),
        ("reduced_motion", "no"),
        ("colour", "red"),
    ],
)
def test_a_value_that_no_choice_offers_is_refused_and_forgotten(path: Path, name: str, value: object) -> None:
    store = SettingsStore(path)
    with pytest.raises(ValueError, match=name):
        store.set(**{name: value})
    # In the file, it takes no other setting with it.
    write(path, {"settings": {name: value, "chime": name != "chime"}})
    assert SettingsStore(path).settings == Settings(chime=name != "chime")


@given(kept=JSON, settings=JSON, place=JSON)
def test_any_file_is_a_file(tmp_path_factory: pytest.TempPathFactory, **given: object) -> None:
    path = tmp_path_factory.mktemp("config") / "settings.json"
    kept, settings, place = given["kept"], given["settings"], given["place"]
    for written in (kept, {"settings": settings, "places": {"console": {"A": place}}, "displays": kept}):
        write(path, written)
        store = SettingsStore(path)
        assert store.settings.size_percent in SIZES_PERCENT
        assert store.place("console", "A") is None or isinstance(store.place("console", "A"), Place)
        assert isinstance(store.display("console"), str)
        store.set(chime=not store.settings.chime)
        assert SettingsStore(path).settings == store.settings


@pytest.mark.parametrize("kept", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b"9" * 10_000, b'"\\ud800"'])
def test_a_file_that_is_no_settings_is_written_over(path: Path, kept: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(kept)
    store = SettingsStore(path)
    assert store.settings == Settings()
    store.set(chime=True)
    assert SettingsStore(path).settings.chime


def test_where_nothing_can_be_written_choices_last_until_the_end(path: Path) -> None:
    path.parent.write_text("a file where the folder should be", encoding="utf-8")
    store = SettingsStore(path)
    store.set(theme=Theme.DARK)
    store.keep_place("console", "A", HOME)
    assert (store.settings.theme, store.place("console", "A")) == (Theme.DARK, HOME)
    assert SettingsStore(path).settings == Settings()


def test_a_failed_writing_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SettingsStore(path).set(chime=True)

    def full(*_arguments: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(Path, "replace", full)
    SettingsStore(path).set(theme=Theme.DARK)
    assert SettingsStore(path).settings == Settings(chime=True)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_two_ateliers_at_once_keep_what_the_other_chose(path: Path) -> None:
    first, second = SettingsStore(path), SettingsStore(path)
    first.set(chime=True)
    second.set(theme=Theme.DARK)
    second.keep_place("home", "A", HOME)
    first.keep_place("console", "A", HOME)
    again = SettingsStore(path)
    assert again.settings == Settings(chime=True, theme=Theme.DARK)
    assert again.place("home", "A") == again.place("console", "A") == HOME


def test_what_a_later_version_wrote_stays(path: Path) -> None:
    write(path, {"settings": {"font": "serif", "theme": "sepia"}, "zebra": [1]})
    SettingsStore(path).set(chime=True)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["zebra"] == [1]
    assert kept["settings"] == {"font": "serif", "theme": "sepia", "chime": True}


def test_places_are_remembered_display_by_display(path: Path) -> None:
    store = SettingsStore(path)
    there = Place(0, 0, 1920, 1040, maximised=True)
    store.keep_place("console", "A", HOME)
    store.keep_place("console", "B", there)
    store.keep_display("projection", "B")
    again = SettingsStore(path)
    assert (again.place("console", "A"), again.place("console", "B")) == (HOME, there)
    assert (again.display("console"), again.display("projection"), again.display("home")) == ("B", "B", "")
    assert again.place("home", "A") is None


def test_tests_leave_the_users_own_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # The folder is made for this run; see tests/conftest.py.
    assert settings_path().parent.name.startswith("atelier-tests-")
    monkeypatch.delenv("ATELIER_SETTINGS")
    assert settings_path().name == "settings.json"
    assert "Atelier" in settings_path().parts


@pytest.mark.parametrize("side", ["width", "height"])
@pytest.mark.parametrize("pixels", [-5, 0, 159])
def test_a_place_in_which_nothing_would_be_seen_is_none(path: Path, side: str, pixels: int) -> None:
    store = SettingsStore(path)
    store.keep_place("console", "A", replace(HOME, **{side: pixels}))
    assert SettingsStore(path).place("console", "A") is None
