"""A file is looked for where the last one of its kind was."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.settings import SettingsStore
from atelier.ui.widgets.file_choice import FileChoice


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The folders in which files were looked for; each time `liste.csv` of `listes` is chosen."""
    folders: list[str] = []

    def choose(_over: QWidget, _title: str, folder: str, _filters: str) -> tuple[str, str]:
        folders.append(folder)
        return str(tmp_path / "listes" / "liste.csv"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    (tmp_path / "listes").mkdir()
    return folders


def ask(qtbot: QtBot, settings: SettingsStore, purpose: str) -> Path | None:
    over = QWidget()
    qtbot.addWidget(over)
    return FileChoice(settings, purpose).ask(over, title="Ouvrir", filters="*")


def test_each_kind_has_its_folder(qtbot: QtBot, asked: list[str], tmp_path: Path) -> None:
    settings = SettingsStore()
    for purpose in ("lists", "lists", "sounds"):
        assert ask(qtbot, settings, purpose) == tmp_path / "listes" / "liste.csv"
    assert asked == ["", str(tmp_path / "listes"), ""]


def test_a_folder_that_has_gone_is_not_looked_in(qtbot: QtBot, asked: list[str], tmp_path: Path) -> None:
    settings = SettingsStore()
    ask(qtbot, settings, "lists")
    (tmp_path / "listes").rmdir()
    ask(qtbot, settings, "lists")
    assert asked == ["", ""]


def test_nothing_chosen_is_no_file(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = SettingsStore()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    assert ask(qtbot, settings, "lists") is None
    assert settings.folder("lists") is None
