"""The projection on two displays that Qt believes in: where it goes, comes back to, and what is said of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from atelier.ui.console.projection_news import ProjectionNews, state_phrase
from atelier.ui.projection.second_display import DisplayState
from atelier.ui.settings import SettingsStore

ROOT = Path(__file__).parents[3]
LAPTOP = ("Portable", 0, 1366, 768)
PROJECTOR = ("Projecteur", 1366, 1024, 768)
TELEVISION = ("Télévision", 2390, 1920, 1080)


def run(folder: Path, *screens: tuple[str, int, int, int]) -> list[str]:
    """What the session on those displays did, line by line."""
    places = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
        for name, x, width, height in screens
    ]
    (folder / "screens.json").write_text(json.dumps({"screens": places}), encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "tests" / "ui" / "projection" / "two_screens.py"),
            str(folder / "settings.json"),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={folder / 'screens.json'}",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        },
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return run(tmp_path_factory.mktemp("two"), LAPTOP, PROJECTOR)


def said(lines: list[str], step: str) -> str:
    return next(line for line in lines if line.startswith(f"{step}: ")).removeprefix(f"{step}: ")


def test_it_fills_the_display_that_the_console_is_not_on(lines: list[str]) -> None:
    assert said(lines, "opened") == "full screen on Projecteur"


def test_f11_makes_it_a_window_there_and_fills_it_again(lines: list[str]) -> None:
    assert said(lines, "F11") == "window on Projecteur"
    assert said(lines, "F11 again") == "full screen on Projecteur"


def test_unplugged_it_leaves_the_console_alone_and_says_so(lines: list[str]) -> None:
    assert said(lines, "unplugged") == "hidden"
    assert "n’est plus branché" in said(lines, "notice")


def test_without_the_projector_it_can_be_had_in_a_window(lines: list[str]) -> None:
    assert said(lines, "asked for") == "window on Portable"


def test_plugged_again_while_it_is_in_a_window_what_was_said_is_taken_back(lines: list[str]) -> None:
    assert "de nouveau là" in said(lines, "first good news")


def test_the_thumbnail_says_it_as_the_status_does(lines: list[str]) -> None:
    assert said(lines, "thumbnail") == state_phrase(DisplayState.LOST)


def test_plugged_again_it_comes_back_by_itself(lines: list[str]) -> None:
    assert said(lines, "plugged again") == "full screen on Projecteur"
    assert said(lines, "back") == "full screen on Projecteur"
    assert "de nouveau là" in said(lines, "good news")


def test_once_closed_it_stays_closed(lines: list[str]) -> None:
    assert said(lines, "plugged once closed") == "hidden"


def test_the_console_is_told_each_time(lines: list[str]) -> None:
    states = [line.removeprefix("told: ") for line in lines if line.startswith("told: ")]
    filling, windowed, lost, closed = (
        state_phrase(state)
        for state in (DisplayState.FILLING, DisplayState.WINDOWED, DisplayState.LOST, DisplayState.CLOSED)
    )
    assert states == [filling, windowed, filling, lost, windowed, filling, lost, filling, closed]


def test_of_several_displays_it_goes_to_the_one_that_it_was_on(tmp_path: Path) -> None:
    assert said(run(tmp_path, LAPTOP, PROJECTOR, TELEVISION), "opened") == "full screen on Projecteur"
    SettingsStore(tmp_path / "settings.json").keep_display("projection", "Télévision")
    assert said(run(tmp_path, LAPTOP, PROJECTOR, TELEVISION), "opened") == "full screen on Télévision"
    assert SettingsStore(tmp_path / "settings.json").display("projection") == "Télévision"


def test_on_one_display_it_opens_in_a_window_that_f11_enlarges(tmp_path: Path) -> None:
    lines = run(tmp_path, LAPTOP, ("Clone", 0, 1366, 768))
    steps = [said(lines, step).partition(" on ")[0] for step in ("opened", "F11", "F11 again")]
    assert steps == ["window", "full screen", "window"]


def test_each_state_has_its_words_and_only_changes_are_news() -> None:
    assert len({state_phrase(state) for state in DisplayState}) == len(DisplayState)
    news = ProjectionNews()
    told = [
        news.follow(state)
        for state in (DisplayState.FILLING, DisplayState.LOST, DisplayState.LOST, DisplayState.FILLING)
    ]
    assert [bool(item) for item in told] == [False, True, False, True]
    assert [item.lasting for item in told if item] == [True, False]


def test_opened_in_a_window_meanwhile_is_not_its_return() -> None:
    news = ProjectionNews()
    news.follow(DisplayState.LOST)
    assert news.follow(DisplayState.WINDOWED) is None
    back = news.follow(DisplayState.FILLING)
    assert back is not None
    assert "de nouveau là" in back.sentence


def test_closed_meanwhile_its_return_is_no_news() -> None:
    news = ProjectionNews()
    for state in (DisplayState.LOST, DisplayState.WINDOWED, DisplayState.CLOSED):
        news.follow(state)
    assert news.follow(DisplayState.FILLING) is None
