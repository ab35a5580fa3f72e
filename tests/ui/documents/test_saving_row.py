"""What a row says of a document that is being saved, and what it offers then."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from atelier.domain.document import Document
from atelier.ui.documents.offers import Order
from atelier.ui.documents.opening import _showing, show_in_folder
from atelier.ui.documents.saving_row import SavingRow
from atelier.ui.documents.savings import Savings

MINUTES = Order(document=Document.MINUTES)
PATH = Path("/tmp") / "Compte rendu.pdf"


@pytest.fixture
def savings(qtbot: QtBot) -> Savings:
    """Where rows are, none yet."""
    savings = Savings()
    qtbot.addWidget(savings)
    return savings


def offered(row: SavingRow) -> list[str]:
    return [button.text() for button in row.findChildren(QPushButton) if button.isVisibleTo(row)]


def test_under_way_it_can_be_given_up(qtbot: QtBot, savings: Savings) -> None:
    row = savings.add(MINUTES, PATH)
    row.show_share(0.42)
    assert row.progress.value() == 42
    assert offered(row) == ["Annuler"]
    with qtbot.waitSignal(row.cancel_requested):
        row.cancel.click()


def test_once_there_it_is_opened_or_shown(savings: Savings, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    row = savings.add(MINUTES, PATH)
    row.show_saved()
    assert row.sentence.text() == "Enregistré\xa0: Compte rendu.pdf"
    assert offered(row) == ["Ouvrir", "Montrer dans le dossier"]
    row.open.click()
    row.show_folder.click()
    assert [Path(url.toLocalFile()) for url in opened] == [PATH, PATH.parent]
    # There may be no file manager that shows the folder.
    assert row.sentence.text() == f"Enregistré\xa0: {PATH}"


def test_where_nothing_opens_it_it_is_said_where_it_is(
    savings: Savings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    row = savings.add(MINUTES, PATH)
    row.show_saved()
    for button in (row.open, row.show_folder):
        button.click()
        assert str(PATH) in row.sentence.text()


def test_where_it_could_not_be_written_another_place_is_offered(qtbot: QtBot, savings: Savings) -> None:
    row = savings.add(MINUTES, PATH)
    row.show_failed("Le disque est plein.")
    assert row.sentence.text() == "Le disque est plein."
    assert offered(row) == ["Enregistrer ailleurs…"]
    with qtbot.waitSignal(savings.elsewhere_requested) as asked:
        row.elsewhere.click()
    assert asked.args == [row]


def test_given_up_nothing_is_offered(savings: Savings) -> None:
    row = savings.add(MINUTES, PATH)
    row.show_cancelled()
    assert "n’a pas été enregistré" in row.sentence.text()
    assert offered(row) == []


def test_what_is_over_leaves_for_the_next_and_what_failed_stays_until_it_is_read(savings: Savings) -> None:
    failed, saved, cancelled, under_way = (savings.add(MINUTES, Path(name)) for name in "abcd")
    failed.show_failed("Le disque est plein.")
    saved.show_saved()
    cancelled.show_cancelled()
    last = savings.add(MINUTES, PATH)
    assert savings.rows == [failed, under_way, last]
    for row in (failed, under_way, last):
        row.close_button.click()
    assert savings.rows == []
    assert savings.isHidden()


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("win32", f'explorer /select,"{PATH}"'),
        ("darwin", ["open", "-R", str(PATH)]),
        ("linux", []),
    ],
)
def test_each_system_shows_a_file_in_its_own_way(platform: str, command: str | list[str]) -> None:
    assert _showing(PATH, platform) == command


@pytest.mark.parametrize(("platform", "command"), [("win32", f'explorer /select,"{PATH}"'), ("darwin", None)])
def test_the_file_manager_is_begun_and_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, platform: str, command: str | None
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(subprocess, "Popen", begun.append)
    assert show_in_folder(PATH)
    assert begun == [command or ["open", "-R", str(PATH)]]


def test_a_file_manager_that_is_not_there_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_command: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert not show_in_folder(PATH)
