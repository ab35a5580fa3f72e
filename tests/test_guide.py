"""The guide says what is on the screen: its keys, menus and words are the program's, its pictures made from it.

In the guide, what is bold is on the keyboard or on the screen: **Ctrl+Z**, **Projection › Écran noir**, **Reprendre**.
"""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.typography import bound, loosened
from atelier.ui.finding.palette_choices import bare
from atelier.ui.help.guide_page import GUIDE, GuidePage
from atelier.ui.help.shortcut_lists import native, shortcut_groups
from atelier.ui.language import speak_through_qt
from atelier.ui.menus import action_specs
from tests.pictures import PICTURES, lightened
from tests.ui.conftest import make_room, open_console

ROOT = Path(__file__).parent.parent
PAGES = sorted(GUIDE.glob("*.md"))
MOST_PAGES = 12
MOST_WORDS = 450
HEAVIEST_BYTES = 1_500_000
MARKS = re.compile(r"\*\*(.+?)\*\*")
LINKS = re.compile(r"(!?)\[([^\]]*)\]\(([^)]*)\)")
FOREIGN = re.compile(
    r"\b(axes?|thèmes?|clusters?|notes? adhésives?|tickets?|actions?|citations?)\b", re.IGNORECASE
)
"""What other tools and documents call our things."""
TRANSLATED = {"_", "gettext", "ngettext", "pgettext"}


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def marks(page: Path) -> list[str]:
    """What is bold, with the spaces that one types."""
    return [loosened(mark) for mark in MARKS.findall(text_of(page))]


def links(page: Path, *, pictures: bool) -> list[tuple[str, str]]:
    """The words and the file of each."""
    found = LINKS.findall(text_of(page))
    return [(words, name) for mark, words, name in found if bool(mark) is pictures]


@pytest.fixture(scope="module")
def keys(qapp: QApplication) -> set[str]:
    """All that does something, as French keyboards and the sheet of shortcuts write it."""
    speak_through_qt(qapp)
    told = (shortcut.keys for group in shortcut_groups() for shortcut in group.shortcuts)
    single = (key for line in told for key in re.split(r", | ou ", line))
    # What every program has: the key that is held, and the way back from field to field.
    return {
        *single,
        *(native(key) for spec in action_specs() for key in spec.keys),
        "Maj",
        "Ctrl",
        native("Shift+Tab"),
    }


@pytest.fixture(scope="module")
def menus() -> dict[str, set[str]]:
    """The commands of each menu, whole, with their dots."""
    found: dict[str, set[str]] = {}
    for spec in action_specs():
        command = bare(spec.text) + ("…" if "…" in spec.text else "")
        found.setdefault(bare(spec.menu), set()).add(loosened(command))
    return found


@pytest.fixture(scope="module")
def on_screen() -> Callable[[str], bool]:
    """Whether a window says those words, whatever stands in for the {names} of its sentence."""
    words = {said for path in (ROOT / "atelier").rglob("*.py") for said in _said(path)}
    patterns = [re.sub(r"\\\{\w+\\\}", ".+", re.escape(word)) for word in words if _is_told(word)]
    pattern = re.compile("|".join(f"(?:{each})" for each in patterns))
    return lambda mark: pattern.fullmatch(mark) is not None


def _is_told(word: str) -> bool:
    """Whether a sentence has words of its own: « {a} · {b} » would be anything."""
    return bool(re.sub(r"\{\w+\}|\W", "", word))


def _said(path: Path) -> list[str]:
    """The sentences of a module, without the marks of their letters."""
    calls = (node for node in ast.walk(ast.parse(text_of(path))) if isinstance(node, ast.Call))
    ours = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in TRANSLATED)
    values = (arg.value for call in ours for arg in call.args if isinstance(arg, ast.Constant))
    return [loosened(value).replace("&", "") for value in values if isinstance(value, str)]


# Its words


def test_it_is_short() -> None:
    assert 0 < len(PAGES) <= MOST_PAGES
    for page in PAGES:
        assert len(re.findall(r"\w[\w’-]*", LINKS.sub(r"\2", text_of(page)))) <= MOST_WORDS, page.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_bold_is_on_the_keyboard_or_on_the_screen(
    page: Path, keys: set[str], menus: dict[str, set[str]], on_screen: Callable[[str], bool]
) -> None:
    assert marks(page)
    for mark in marks(page):
        menu, way, command = mark.partition(" › ")
        if way and command:
            assert command in menus.get(menu, set()), mark
        else:
            assert mark in keys or mark in menus or on_screen(mark), mark


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_command_has_the_keys_that_are_told_after_it(page: Path, keys: set[str]) -> None:
    assert keys
    for menu, command, told in re.findall(r"\*\*([^*]+) › ([^*]+)\*\*, ou \*\*([^*]+)\*\*", text_of(page)):
        (spec,) = [s for s in action_specs() if (bare(s.menu), bare(s.text)) == (menu, bare(command))]
        assert told in [native(key) for key in spec.keys], command


def test_the_page_of_keys_holds_the_keys_of_the_others(keys: set[str]) -> None:
    """Those that conduct a meeting from one end to the other; the rest is for the sheet of shortcuts."""
    told = set(marks(PAGES[-1]))
    assert {"F8", "F11", "F9", "Ctrl+L", "Ctrl+Z", "Ctrl+K", "G"} <= told & keys
    assert 20 <= len(told & keys) < 30


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_thing_has_its_one_name(page: Path) -> None:
    assert not FOREIGN.findall(text_of(page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_is_set_as_french_is(page: Path) -> None:
    text = text_of(page)
    assert bound(text) == text
    assert not re.findall(r"['\"]|\.\.\.| -- ", text)


@pytest.mark.parametrize(("told", "key"), [("F5", Qt.Key.Key_F5), ("Tab", Qt.Key.Key_Tab)])
def test_one_key_goes_from_the_capture_line_to_the_board_as_told(
    qtbot: QtBot, told: str, key: Qt.Key
) -> None:
    assert told in marks(GUIDE / "05-regrouper.md")
    console = open_console(qtbot, make_room())
    assert console.capture.edit.hasFocus()
    qtbot.keyClick(console.capture.edit, key)
    assert console.board.hasFocus()


# Its pages and pictures


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for words, name in links(page, pictures=False):
        assert words
        assert GUIDE / name in PAGES, name


def test_every_page_is_led_to() -> None:
    led_to = {name for page in PAGES for _words, name in links(page, pictures=False)}
    assert led_to == {page.name for page in PAGES}


def test_pictures_are_those_made_from_the_program() -> None:
    shown = [picture for page in PAGES for picture in links(page, pictures=True)]
    assert all(words for words, _name in shown)
    made = {f"{name}.png" for name in PICTURES}
    assert {name for _words, name in shown} == made == {path.name for path in GUIDE.glob("*.png")}


def test_the_readme_shows_pictures_of_the_guide() -> None:
    names = [Path(name) for mark, _words, name in LINKS.findall(text_of(ROOT / "README.md")) if mark]
    assert names
    assert {(ROOT / name).parent for name in names} == {GUIDE}
    assert {name.stem for name in names} <= set(PICTURES)


def test_pictures_are_light() -> None:
    assert sum(path.stat().st_size for path in GUIDE.glob("*.png")) <= HEAVIEST_BYTES


def test_a_lightened_picture_keeps_its_colours() -> None:
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    for at in range(64 * 64):
        picture.setPixel(at % 64, at // 64, 0xFFFBF8F3 if at % 3 else 0xFF000000 + at // 3)
    light = lightened(picture)
    assert light.format() is QImage.Format.Format_Indexed8
    assert light.pixelColor(1, 0).name() == "#fbf8f3"


def test_the_help_shows_each_page_with_its_pictures(qapp: QApplication) -> None:
    assert qapp
    guide = GuidePage()
    for page in PAGES:
        assert guide.show_page(page.name)
        shown = guide.page.toPlainText()
        assert shown.count("\ufffc") == len(links(page, pictures=True))
        assert not re.findall(r"\*\*|\]\(|^\|", shown, re.MULTILINE), page.name
    guide.deleteLater()
