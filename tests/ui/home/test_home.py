"""The Accueil, with no meeting, one, and many."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from atelier.domain.outline import WallOutline
from atelier.domain.things import MeetingKind
from atelier.ui.home.meeting_card import MeetingTile, state_of, what_is_there, when_and_where
from atelier.ui.home.miniature import Miniature
from atelier.ui.home.step_drawing import StepDrawing
from atelier.ui.home.window import Home, MeetingCard

NOW = datetime(2018, 10, 4, 14, 0, tzinfo=UTC)
TODAY = NOW.date()
Open = Callable[..., Home]


def card(n: int = 0, **values: object) -> MeetingCard:
    usual: dict[str, object] = {
        "meeting_id": f"m{n}",
        "project_id": "ecole",
        "project_title": "Projet école – centres sociaux",
        "title": f"Rencontre {n}",
        "day": TODAY,
        "place": "Lille",
        "note_count": 23,
        "last_activity": NOW - timedelta(days=n),
    }
    return MeetingCard(**{**usual, **values})  # type: ignore[arg-type]


@pytest.fixture
def open_home(qtbot: QtBot) -> Open:
    def opened(*cards: MeetingCard, size: tuple[int, int] = (1024, 768)) -> Home:
        home = Home(cards, now=lambda: NOW)
        qtbot.addWidget(home)
        home.resize(*size)
        with qtbot.waitExposed(home):
            home.show()
        return home

    return opened


def shown(home: Home) -> str:
    return "\n".join(label.text() for label in home.findChildren(QLabel) if label.isVisibleTo(home))


# Nothing yet


def test_the_first_screen_explains_the_app(open_home: Open) -> None:
    home = open_home()
    assert "Bienvenue dans Atelier" in shown(home)
    assert [step in shown(home) for step in ("1. Recueillir", "2. Regrouper", "3. Rendre compte")] == [
        True
    ] * 3
    assert len(home.findChildren(StepDrawing)) == 3
    assert home.tiles == []
    assert home.resume is None


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_the_first_screen_needs_no_scrolling(open_home: Open, size: tuple[int, int]) -> None:
    home = open_home(size=size)
    bar = home.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() == 0
    assert home.new_project.visibleRegion().boundingRect().size() == home.new_project.size()


def test_a_first_project_is_one_key_away(open_home: Open, qtbot: QtBot) -> None:
    home = open_home()
    with qtbot.waitSignal(home.project_requested):
        qtbot.keyClick(home.new_project, Qt.Key.Key_Space)
    assert home.new_project.hasFocus() or not home.isActiveWindow()


def test_the_example_is_one_click_away(open_home: Open, qtbot: QtBot) -> None:
    home = open_home()
    with qtbot.waitSignal(home.example_requested):
        qtbot.mouseClick(home.example, Qt.MouseButton.LeftButton)


# Meetings


def test_the_most_recent_meeting_is_resumed_in_one_click(open_home: Open, qtbot: QtBot) -> None:
    home = open_home(card(3), card(1), card(2))
    assert isinstance(home.resume, QPushButton)
    with qtbot.waitSignal(home.meeting_requested) as told:
        qtbot.mouseClick(home.resume, Qt.MouseButton.LeftButton)
    assert told.args == ["m1"]


def test_meetings_are_listed_most_recent_first_project_by_project(open_home: Open) -> None:
    other = {"project_id": "sante", "project_title": "Santé"}
    home = open_home(card(4), card(3, **other), card(1), card(2, **other))
    assert [tile.card.meeting_id for tile in home.tiles] == ["m1", "m4", "m2", "m3"]
    text = shown(home)
    assert text.index("Projet école") < text.index("Santé")


def test_a_tile_opens_its_meeting_by_mouse(open_home: Open, qtbot: QtBot) -> None:
    home = open_home(card(0), card(1))
    with qtbot.waitSignal(home.meeting_requested) as told:
        qtbot.mouseClick(home.tiles[1], Qt.MouseButton.LeftButton)
    assert told.args == ["m1"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_tile_opens_its_meeting_by_keyboard(open_home: Open, qtbot: QtBot, key: Qt.Key) -> None:
    home = open_home(card(0))
    with qtbot.waitSignal(home.meeting_requested) as told:
        qtbot.keyClick(home.tiles[0], key)
    assert told.args == ["m0"]


def test_a_tile_is_told_to_a_screen_reader(open_home: Open) -> None:
    (tile,) = open_home(card(0)).tiles
    assert tile.accessibleName() == "Projet école – centres sociaux, Rencontre 0"
    assert tile.accessibleDescription() == "jeudi 4 octobre · Lille, 23 post-its, aujourd’hui"
    assert tile.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_new_cards_replace_the_former(open_home: Open) -> None:
    home = open_home()
    home.show_cards([card(0), card(1)])
    assert len(home.tiles) == 2
    assert "Vos rencontres" in shown(home)
    home.show_cards([card(2)])
    assert [tile.card.meeting_id for tile in home.tiles] == ["m2"]
    home.show_cards([])
    assert home.tiles == []
    assert "Bienvenue dans Atelier" in shown(home)


def test_buttons_still_work_after_the_cards_changed(open_home: Open, qtbot: QtBot) -> None:
    home = open_home()
    home.show_cards([card(0)])
    with qtbot.waitSignal(home.project_requested):
        qtbot.mouseClick(home.new_project, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(home.example_requested):
        qtbot.mouseClick(home.example, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("count", [1, 2, 5, 30])
def test_tiles_never_overlap_and_are_equally_wide(open_home: Open, size: tuple[int, int], count: int) -> None:
    home = open_home(
        *(card(n, place="Centre social de Lille-Sud" * (n % 3)) for n in range(count)), size=size
    )
    places = [QRect(tile.mapTo(home, QPoint()), tile.size()) for tile in home.tiles]
    assert len({place.width() for place in places}) <= 2
    assert max(place.width() for place in places) - min(place.width() for place in places) <= 1
    pairs = [(a, b) for n, a in enumerate(places) for b in places[n + 1 :]]
    assert [pair for pair in pairs if pair[0].intersects(pair[1])] == []
    assert all(tile.height() >= tile.heightForWidth(tile.width()) for tile in home.tiles)


def test_sixty_meetings_are_scrolled_sideways_never(open_home: Open) -> None:
    home = open_home(*(card(n, project_id=f"p{n % 7}", project_title=f"Projet {n % 7}") for n in range(60)))
    area = home.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("count", [1, 30])
def test_what_stays_above_is_as_wide_as_the_list(open_home: Open, count: int) -> None:
    home = open_home(*(card(n) for n in range(count)), size=(1366, 768))
    assert home.resume is not None
    card_of_resume = home.resume.parentWidget()
    assert card_of_resume is not None
    right = card_of_resume.mapTo(home, card_of_resume.rect().topRight()).x()
    assert home.new_project.mapTo(home, home.new_project.rect().topRight()).x() == right


def test_titles_are_plain_text(open_home: Open) -> None:
    home = open_home(card(0, title="<b>Rencontre</b>", project_title="A & B <i>"))
    labels = [label for label in home.findChildren(QLabel) if "<" in label.text()]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_long_title_wraps(qtbot: QtBot) -> None:
    tile = MeetingTile(card(0, title="Rencontre des centres sociaux et des écoles " * 4), today=TODAY)
    qtbot.addWidget(tile)
    assert tile.heightForWidth(260) > tile.heightForWidth(900)


def test_two_projects_of_one_name_stay_two(open_home: Open, qtbot: QtBot) -> None:
    home = open_home(card(0), card(1, project_id="autre"))
    assert list(home.new_meetings) == ["ecole", "autre"]
    with qtbot.waitSignal(home.new_meeting_requested) as told:
        qtbot.mouseClick(home.new_meetings["autre"], Qt.MouseButton.LeftButton)
    assert told.args == ["autre"]
    assert home.new_meetings["autre"].accessibleName() == (
        "Nouvelle rencontre du projet Projet école – centres sociaux"
    )


def test_each_meeting_shows_its_walls(open_home: Open) -> None:
    walls = (WallOutline(1, (3, 2), 4),)
    home = open_home(card(0, walls=walls), card(1))
    first, second = home.tiles
    resumed, *_tiles = home.findChildren(Miniature)
    assert resumed.walls == walls
    assert first.findChild(Miniature).walls == walls
    assert second.findChild(Miniature).walls == ()


def test_the_keyboard_goes_from_above_to_below(open_home: Open, qtbot: QtBot) -> None:
    home = open_home(card(0), card(1))
    home.activateWindow()
    home.guide.setFocus()
    seen = []
    for _ in range(8):
        qtbot.keyClick(home.focusWidget(), Qt.Key.Key_Tab)
        seen.append(home.focusWidget())
    tiles = home.tiles
    assert seen == [
        home.settings,
        home.archive,
        home.example,
        home.new_project,
        home.resume,
        home.new_meetings["ecole"],
        *tiles,
    ]


# Bases


def test_the_base_that_is_open_is_named_in_words(open_home: Open, tmp_path: Path) -> None:
    home = open_home()
    home.show_base(tmp_path / "Centre & école.sqlite")
    assert home.base.isVisible()
    assert home.base.text() == "Base\xa0: Centre && école"
    assert "Centre &amp; école.sqlite" in home.base.toolTip()
    assert "Centre & école" in home.base.accessibleName()


def test_other_bases_are_offered_most_recent_first(open_home: Open, tmp_path: Path, qtbot: QtBot) -> None:
    home = open_home()
    paths = [tmp_path / name for name in ("a.sqlite", "b.sqlite", "c.sqlite")]
    home.show_base(paths[1], paths)
    actions = [action for action in home.base.menu().actions() if action.text()]
    assert [action.text().split(" · ")[0] for action in actions[-2:]] == ["a", "c"]
    with qtbot.waitSignal(home.base_requested) as told:
        actions[-1].trigger()
    assert told.args == [str(paths[2])]
    with qtbot.waitSignals([home.other_base_requested, home.new_base_requested]):
        next(action for action in actions if "Ouvrir" in action.text()).trigger()
        next(action for action in actions if "Nouvelle" in action.text()).trigger()
    home.show_base(paths[0])
    assert not [action for action in home.base.menu().actions() if action.text().startswith("c ·")]


# Words


@pytest.mark.parametrize(
    ("day", "place", "said"),
    [
        (date(2018, 10, 4), "Lille", "jeudi 4 octobre · Lille"),
        (date(2017, 10, 4), "", "mercredi 4 octobre 2017"),
        (None, "Lille", "Lille"),
        (None, "", "sans date"),
    ],
)
def test_when_and_where(day: date | None, place: str, said: str) -> None:
    assert when_and_where(card(day=day, place=place), TODAY) == said


def test_the_hour_is_told_until_the_meeting_is_past() -> None:
    coming, past = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    assert (
        when_and_where(card(day=coming, begins_at=time(14)), TODAY)
        == "vendredi 5 octobre · 14\xa0h\xa000 · Lille"
    )
    assert when_and_where(card(day=past, begins_at=time(14)), TODAY) == "mercredi 3 octobre · Lille"


@pytest.mark.parametrize(
    ("walls", "said"),
    [
        ((), "23 post-its"),
        ((WallOutline(1, (3,)), WallOutline(2, (), 9)), "23 post-its · 1 regroupement"),
        ((WallOutline(1, (3, 2)), WallOutline(2, (4,))), "23 post-its · 3 regroupements"),
    ],
)
def test_what_is_there(walls: tuple[WallOutline, ...], said: str) -> None:
    assert what_is_there(card(walls=walls)) == said


@pytest.mark.parametrize(
    ("days", "count", "said"),
    [
        (0, 0, "aujourd’hui"),
        (0, 5, "aujourd’hui"),
        (3, 0, "à venir"),
        (-3, 5, "passée"),
        (-3, 0, "en préparation"),
        (None, 0, "en préparation"),
        (None, 5, "en cours"),
    ],
)
def test_states(days: int | None, count: int, said: str) -> None:
    day = None if days is None else TODAY + timedelta(days=days)
    assert state_of(card(day=day, note_count=count), TODAY) == said


def test_an_intersession_is_told() -> None:
    assert state_of(card(kind=MeetingKind.INTERSESSION), TODAY) == "intersession, aujourd’hui"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_every_button(open_home: Open, qtbot: QtBot, key: Qt.Key) -> None:
    home = open_home(card(0))
    assert home.resume is not None
    with qtbot.waitSignal(home.new_meeting_requested):
        qtbot.keyClick(home.new_meetings["ecole"], key)
    with qtbot.waitSignal(home.guide_requested):
        qtbot.keyClick(home.guide, key)
    with qtbot.waitSignal(home.settings_requested):
        qtbot.keyClick(home.settings, key)
    with qtbot.waitSignal(home.meeting_requested):
        qtbot.keyClick(home.resume, key)
    with qtbot.waitSignal(home.project_requested):
        qtbot.keyClick(home.new_project, key)
    with qtbot.waitSignal(home.example_requested):
        qtbot.keyClick(home.example, key)
    home.show_cards([])
    with qtbot.waitSignal(home.project_requested):
        qtbot.keyClick(home.new_project, key)


def test_settings_open_by_their_keys(open_home: Open, qtbot: QtBot) -> None:
    home = open_home(card(0))
    with qtbot.waitSignal(home.settings_requested):
        qtbot.keyClick(home, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)


# Archives


@pytest.mark.parametrize("cards", [(), (card(),)])
def test_an_archive_can_be_asked_for(qtbot: QtBot, open_home: Open, cards: tuple[MeetingCard, ...]) -> None:
    home = open_home(*cards)
    with qtbot.waitSignal(home.archive_requested):
        qtbot.mouseClick(home.archive, Qt.MouseButton.LeftButton)


def drop(home: Home, *urls: QUrl) -> bool:
    """Bring files over the middle of the Accueil and let them go there; returns whether it takes them."""
    dropped = QMimeData()
    dropped.setUrls(urls)
    taken = []
    for make in (QDragEnterEvent, QDropEvent):
        event = make(
            home.rect().center(),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        QApplication.sendEvent(home, event)
        taken.append(event.isAccepted())
    return all(taken)


def test_an_archive_is_opened_by_dropping_it(qtbot: QtBot, open_home: Open) -> None:
    home = open_home(card())
    with qtbot.waitSignal(home.archive_dropped) as dropped:
        assert drop(home, QUrl.fromLocalFile("/tmp/Été à l’école.Atelier"))
    assert dropped.args == ["/tmp/Été à l’école.Atelier"]


@pytest.mark.parametrize(
    "urls",
    [
        ["file:///tmp/notes.txt"],
        ["https://exemple.fr/a.atelier"],
        ["file:///tmp/a.atelier", "file:///tmp/b.atelier"],
        [],
    ],
)
def test_anything_else_is_not_taken(qtbot: QtBot, open_home: Open, urls: list[str]) -> None:
    home = open_home(card())
    with qtbot.assertNotEmitted(home.archive_dropped):
        assert not drop(home, *map(QUrl, urls))
