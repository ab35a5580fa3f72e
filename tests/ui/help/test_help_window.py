"""The help: every shortcut on one sheet, and the guide, which fetches nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFontMetricsF, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.console.window import Console
from atelier.ui.finding.palette_choices import bare
from atelier.ui.help.guide_page import GUIDE, MEASURE, GuidePage, GuideText, guide_pages
from atelier.ui.help.shortcut_lists import shortcut_groups
from atelier.ui.help.shortcut_sheet import ShortcutSheet
from atelier.ui.help.window import HelpTab, HelpWindow, open_guide, open_shortcuts
from atelier.ui.menus import action_specs

IMAGE = QTextDocument.ResourceType.ImageResource.value
PAGES = {
    "1-un.md": "# Avant\n\nUn paragraphe. [La suite](2-deux.md)\n\n![Image](vue.png)\n",
    "2-deux.md": "# Pendant\n\n[Dehors](https://example.org/) ![Dehors](../dehors.png)\n",
}


@pytest.fixture
def guide(qtbot: QtBot, tmp_path: Path) -> GuidePage:
    """Two pages, a picture beside them, and one outside."""
    folder = tmp_path / "guide"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    picture = QImage(3000, 1000, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(folder / "vue.png"))
    assert picture.save(str(tmp_path / "dehors.png"))
    page = GuidePage(folder=folder)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def shown(sheet: ShortcutSheet) -> list[str]:
    labels = sheet.findChildren(QLabel)
    return [label.text() for label in labels if label.property("look") == "line" and label.isVisible()]


def test_f1_opens_the_shortcuts_beside_the_work(qtbot: QtBot, console: Console) -> None:
    qtbot.keyClick(console.capture.edit, Qt.Key.Key_F1)
    window = console.findChild(HelpWindow)
    assert window is not None
    assert not window.isModal()
    assert window.stack.currentWidget() is window.shortcuts
    qtbot.keyClick(window.shortcuts.field, Qt.Key.Key_Escape)
    assert window.isHidden()


def test_one_window_for_both(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = open_guide(parent)
    assert window.tabs.currentIndex() == HelpTab.GUIDE
    assert open_shortcuts(parent) is window
    assert window.stack.currentWidget() is window.shortcuts


def test_every_key_of_the_menus_is_told() -> None:
    told = {shortcut.text for group in shortcut_groups() for shortcut in group.shortcuts}
    for spec in action_specs():
        if (spec.keys or "\t" in spec.text) and not spec.name.startswith("question_"):
            assert bare(spec.text) in told, spec.name
    headings = [group.heading for group in shortcut_groups()]
    assert headings[:3] == ["Ligne de saisie", "Tableau", "Recherche"]
    assert len(headings) == len(set(headings))


def test_the_keys_of_the_board_are_told() -> None:
    board = [g for g in shortcut_groups() if g.heading in ("Tableau", "Post-its", "Regroupements")]
    keys = [shortcut.keys for group in board for shortcut in group.shortcuts]
    assert {"Espace", "G", "U", "I", "P", "Maj+P", "+", "-", "C", "Suppr", "R", "Maj+R"} <= set(keys)
    assert len(keys) == len(set(keys)) + 2  # Ctrl+Maj and an arrow: of post-its, and of clusters


@pytest.mark.parametrize("words", ["projection noir", "ecran noir", "Ctrl+B"])
def test_searching_a_shortcut(qtbot: QtBot, words: str) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    sheet.resize(1200, 600)
    sheet.show()
    qtbot.keyClicks(sheet.field, words)
    assert shown(sheet) == ["Écran noir"]
    assert not sheet.nothing.isVisible()
    sheet.field.setText("zzzz")
    assert shown(sheet) == []
    assert sheet.nothing.isVisible()


def test_the_whole_sheet_is_seen_at_once_on_a_small_laptop(qtbot: QtBot) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    sheet.resize(QSize(1340, 680))
    with qtbot.waitExposed(sheet):
        sheet.show()
    held = [group for group in sheet.groups if group.isVisible()]
    assert len({group.mapTo(sheet, group.rect().topLeft()).x() for group in held}) == 4
    assert max(group.mapTo(sheet, group.rect().bottomLeft()).y() for group in held) <= sheet.height()


def test_no_label_of_the_sheet_is_cut(qtbot: QtBot) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    for width in (500, 800, 1240):
        sheet.resize(width, 600)
        sheet.show()
        qtbot.waitUntil(lambda width=width: sheet.width() == width)
        for label in sheet.findChildren(QLabel):
            if label.isVisible() and label.property("look") == "key":
                assert label.width() >= label.sizeHint().width(), label.text()


def test_the_shipped_guide_has_titles_and_its_pictures(qtbot: QtBot) -> None:
    pages = guide_pages()
    assert pages
    assert all(title and title != path.stem for path, title in pages.items())
    guide = GuidePage()
    qtbot.addWidget(guide)
    for path in pages:
        text = path.read_text(encoding="utf-8")
        for name in [part.split(")")[0] for part in text.split("](")[1:]]:
            assert (GUIDE / name.split("#")[0]).exists(), f"{path.name} : {name}"


def test_pages_lead_to_one_another(qtbot: QtBot, guide: GuidePage) -> None:
    assert [guide.contents.item(row).text() for row in range(2)] == ["Avant", "Pendant"]
    assert "Un paragraphe" in guide.page.toPlainText()
    guide.page.anchorClicked.emit(QUrl("2-deux.md"))
    assert guide.contents.currentRow() == 1
    assert "Dehors" in guide.page.toPlainText()
    guide.page.anchorClicked.emit(QUrl("https://example.org/1-un.md"))
    assert guide.contents.currentRow() == 1
    qtbot.keyClick(guide.contents, Qt.Key.Key_Up)
    assert "Un paragraphe" in guide.page.toPlainText()


@pytest.mark.parametrize(
    "name", ["../dehors.png", "https://example.org/a.png", "file:///etc/passwd", "/etc/passwd", "rien.png"]
)
def test_only_pictures_of_its_folder_are_shown(guide: GuidePage, name: str) -> None:
    found = guide.page.loadResource(IMAGE, QUrl(name))
    assert found is None or (isinstance(found, QImage) and found.isNull())


def test_a_picture_is_no_wider_than_the_lines(guide: GuidePage) -> None:
    picture = guide.page.loadResource(IMAGE, QUrl("vue.png"))
    assert isinstance(picture, QImage)
    assert 0 < picture.width() <= guide.page.viewport().width()


def test_lines_are_of_a_legible_length(guide: GuidePage) -> None:
    prose = "On écrit seul, puis on montre\u202f; le titre vient en dernier, et personne n’est forcé. " * 4
    metrics = QFontMetricsF(guide.page.document().defaultFont())
    letters = len(prose) / metrics.horizontalAdvance(prose)
    room = guide.page.viewport().width() - 2 * guide.page.document().documentMargin()
    assert 55 <= letters * room <= MEASURE + 12


def test_a_heading_does_not_enlarge_what_follows(guide: GuidePage) -> None:
    guide.show_page("2-deux.md")
    guide.show_page("1-un.md")
    block = guide.page.document().begin().next()
    assert block.text().startswith("Un paragraphe")
    assert block.begin().fragment().charFormat().fontWeight() == 400


def test_a_page_is_drawn_once_when_the_window_has_its_size(
    qtbot: QtBot, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = GuideText._draw

    def counted(page: GuideText) -> None:
        drawn.append(page.viewport().width())
        draw(page)

    monkeypatch.setattr(GuideText, "_draw", counted)
    for width in range(500, 620, 10):
        guide.resize(width, 400)
        QApplication.processEvents()
    assert len(drawn) <= 1
    qtbot.waitUntil(lambda: drawn[-1:] == [guide.page.viewport().width()])


def test_a_picture_is_reduced_once(guide: GuidePage) -> None:
    first = guide.page.loadResource(IMAGE, QUrl("vue.png"))
    again = guide.page.loadResource(IMAGE, QUrl("vue.png"))
    assert isinstance(first, QImage)
    assert isinstance(again, QImage)
    assert first.cacheKey() == again.cacheKey()


def test_the_contents_are_never_scrolled_sideways(qtbot: QtBot) -> None:
    guide = GuidePage()
    qtbot.addWidget(guide)
    guide.resize(620, 400)
    with qtbot.waitExposed(guide):
        guide.show()
    assert not guide.contents.horizontalScrollBar().isVisible()
