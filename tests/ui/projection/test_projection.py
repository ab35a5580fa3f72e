"""The projection's window: what it shows of the meeting, and that no hand reaches it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPaintEvent, QRegion
from PySide6.QtWidgets import QGraphicsView, QWidget
from pytestqt.qtbot import QtBot

from atelier.board.wall.projection_scene import ProjectionScene
from atelier.domain.operations import (
    DissolveCluster,
    EditMeeting,
    EnterStage,
    ExtendStage,
    MergeClusters,
    OpenPhones,
    PauseClock,
    RenameCluster,
    RevealNotes,
    ShowQuestion,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.palette import PAPER, colours
from atelier.domain.things import Display, StageKind
from atelier.ui.projection.invitation import Invitation
from atelier.ui.projection.picture import Code
from atelier.ui.projection.second_display import SecondDisplay
from atelier.ui.projection.view import Projected, ProjectionView, view_of
from atelier.ui.projection.window import ProjectionWindow

INVITATION = Invitation(
    url="http://192.168.1.20:8753/ABCDEF",
    address="192.168.1.20:8753",
    code="ABCDEF",
    form_qr=tuple((True,) * 25 for _ in range(25)),
)
Open = Callable[..., ProjectionWindow]


@pytest.fixture
def open_window(room: Any, qtbot: QtBot) -> Open:
    def opened(invitation: Invitation | None = INVITATION, **options: Any) -> ProjectionWindow:
        window = ProjectionWindow(room.model, invitation=invitation, now=room.now, **options)
        qtbot.addWidget(window)
        window.resize(1024, 768)
        return window

    return opened


@pytest.fixture
def window(open_window: Open, qtbot: QtBot) -> ProjectionWindow:
    made = open_window()
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def texts(window: ProjectionWindow) -> list[str]:
    return [text.words.text for text in window.picture.texts]


def board_view(window: ProjectionWindow) -> QGraphicsView:
    return window.findChild(QGraphicsView)


# What it shows


def test_it_shows_the_question_and_its_number(window: ProjectionWindow, room: Any) -> None:
    assert room.question(1).text in texts(window)
    assert "1" in texts(window)


def test_it_follows_the_question(window: ProjectionWindow, room: Any) -> None:
    room.ask(ShowQuestion(room.model.meeting_id, room.question(3).id))
    assert room.question(3).text in texts(window)
    assert window.grab().toImage().pixelColor(500, 3) == QColor(colours(3).pale)
    assert window.scene.question_id == room.question(3).id


def test_a_bare_wall_is_a_promise_until_something_is_on_it(window: ProjectionWindow, room: Any) -> None:
    assert "Les post-its arriveront ici." in texts(window)
    assert not board_view(window).isVisible()
    room.send("La confiance")
    assert "Les post-its arriveront ici." not in texts(window)
    assert board_view(window).isVisible()


def test_the_board_is_between_header_and_footer(window: ProjectionWindow, room: Any) -> None:
    room.send("La confiance")
    view = board_view(window)
    assert view.isVisible()
    assert 60 < view.y() < 120
    assert 550 < view.geometry().bottom() < 700
    assert view.scene() is window.scene


def test_the_board_keeps_its_scene_when_a_note_arrives(window: ProjectionWindow, room: Any) -> None:
    before = window.scene
    room.send("Le temps du midi")
    assert window.scene is before


def test_it_counts_post_its_and_phones(window: ProjectionWindow, room: Any) -> None:
    room.send("Un", "Deux")
    window.set_phone_count(17)
    assert {"2 post-its", "17 téléphones"} <= set(texts(window))


def test_it_tells_how_to_answer(window: ProjectionWindow) -> None:
    assert {"Répondez depuis votre téléphone", "192.168.1.20:8753 · ABCDEF"} <= set(texts(window))
    assert any(isinstance(item, Code) for item in window.picture.items)


def test_a_new_address_is_shown(window: ProjectionWindow) -> None:
    window.set_invitation(replace(INVITATION, address="10.0.0.7:8753"))
    assert "10.0.0.7:8753 · ABCDEF" in texts(window)


def test_without_phones_it_stays_calm(open_window: Open, room: Any) -> None:
    window = open_window(None)
    assert not any(isinstance(item, Code) for item in window.picture.items)
    assert "téléphone" not in " ".join(texts(window))
    assert any(room.model.project.title in text for text in texts(window))


def test_closed_phones_are_not_invited(window: ProjectionWindow, room: Any) -> None:
    room.ask(OpenPhones(room.model.meeting_id, False))
    assert "Les réponses par téléphone sont closes." in texts(window)
    assert not any(isinstance(item, Code) for item in window.picture.items)


# The clock


def test_before_any_stage_there_is_no_clock(window: ProjectionWindow) -> None:
    assert not any(":" in text for text in texts(window) if "·" not in text)


def test_the_clock_says_the_time_left(window: ProjectionWindow, room: Any) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    room.now.pass_time(minutes=7, seconds=18)
    assert "07:42" in texts(window)
    room.ask(ExtendStage(room.model.meeting_id, 120))
    assert "09:42" in texts(window)


def test_a_pause_stops_the_clock(window: ProjectionWindow, room: Any) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    room.ask(PauseClock(room.model.meeting_id, True))
    room.now.pass_time(minutes=3)
    assert "15:00" in texts(window)


def test_being_late_is_not_the_rooms_business(window: ProjectionWindow, room: Any) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    room.now.pass_time(minutes=40)
    assert "00:00" in texts(window)


def test_the_clock_moves_by_itself(window: ProjectionWindow, room: Any, qtbot: QtBot) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    before = window.grab().toImage()
    room.now.pass_time(seconds=5)
    qtbot.waitUntil(lambda: window.grab().toImage() != before)


def test_hidden_it_does_nothing(window: ProjectionWindow) -> None:
    assert window.ticking
    window.hide()
    assert not window.ticking


# Views


def test_black_is_black(window: ProjectionWindow) -> None:
    window.show_view(ProjectionView.BLACK)
    image = window.grab().toImage()
    points = [(x, y) for x in range(0, 1024, 64) for y in range(0, 768, 64)]
    assert {image.pixelColor(x, y).name() for x, y in points} == {"#000000"}


def test_the_welcome_has_no_board(window: ProjectionWindow) -> None:
    window.show_view(ProjectionView.WELCOME)
    assert not board_view(window).isVisible()
    assert "Bienvenue\u202f! Prenez votre téléphone." in texts(window)
    assert window.grab().toImage().pixelColor(5, 5) == QColor(PAPER)


def test_the_board_comes_back_up_to_date(window: ProjectionWindow, room: Any) -> None:
    window.show_view(ProjectionView.BLACK)
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    room.send("La confiance", number=2)
    window.show_view(ProjectionView.BOARD)
    assert board_view(window).isVisible()
    assert window.scene.question_id == room.question(2).id


def test_a_new_title_is_welcomed(window: ProjectionWindow, room: Any) -> None:
    window.show_view(ProjectionView.WELCOME)
    room.ask(EditMeeting(room.model.meeting_id, title="3e rencontre"))
    assert "Coopérer · 3e rencontre · dimanche 4 octobre" in texts(window)


def test_a_stage_asks_for_a_view(room: Any) -> None:
    assert view_of(None) is ProjectionView.BOARD
    assert view_of(room.stage(0)) is ProjectionView.WELCOME
    assert view_of(room.stage(1)) is ProjectionView.BOARD
    assert room.stage(0).kind is StageKind.WELCOME


def test_views_have_names_for_the_command_line() -> None:
    assert ProjectionView("welcome") is ProjectionView.WELCOME


# Reading back


def test_one_cluster(window: ProjectionWindow, room: Any) -> None:
    id = room.group("La confiance", "Se parler", title="Lien")
    window.show_cluster(id)
    assert {room.question(1).text, "Lien", "2 post-its", "La confiance", "Se parler"} <= set(texts(window))
    assert not board_view(window).isVisible()


def test_one_note(window: ProjectionWindow, room: Any) -> None:
    room.group("La confiance", "Se parler", title="Lien")
    window.show_note(room.note("Se parler").id)
    assert {"Lien", "Se parler", "n°\xa02 · 2 sur 2"} <= set(texts(window))
    assert "La confiance" not in texts(window)


def test_the_synthesis_of_a_question(window: ProjectionWindow, room: Any) -> None:
    id = room.group("La confiance", title="Lien")
    room.group("Le midi", title="Temps")
    window.show_view(ProjectionView.SYNTHESIS)
    assert {"Lien", "Temps", "sans synthèse"} <= set(texts(window))
    room.ask(WriteSynthesis("s", id, "On se parle."))
    assert "On se parle." in texts(window)


def test_what_is_read_back_follows_the_meeting(window: ProjectionWindow, room: Any, qtbot: QtBot) -> None:
    id = room.group("La confiance", title="Lien")
    window.show_cluster(id)
    before = window.grab().toImage()
    room.ask(RenameCluster(id, "Confiance"))
    assert "Confiance" in texts(window)
    qtbot.waitUntil(lambda: window.grab().toImage() != before)
    room.ask(WriteSynthesis("s", id, "On se parle."))
    assert "On se parle." in texts(window)


def test_the_clock_moves_while_something_is_read_back(
    window: ProjectionWindow, room: Any, qtbot: QtBot
) -> None:
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    window.show_cluster(room.group("La confiance", title="Lien"))
    paints = Paints(window)
    room.now.pass_time(seconds=1)
    qtbot.waitUntil(lambda: bool(paints.regions) and paints.regions[-1].boundingRect().height() < 150)


class Paints(QObject):
    """The regions of a window that were painted since."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.regions: list[QRegion] = []
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.regions.append(QRegion(event.region()))
        return False


@pytest.mark.parametrize("merging", [True, False])
def test_when_the_cluster_goes_the_board_comes_back(
    window: ProjectionWindow, room: Any, merging: bool
) -> None:
    id, other = room.group("La confiance"), room.group("Le midi")
    window.show_cluster(id)
    room.ask(MergeClusters(id, other) if merging else DissolveCluster(id))
    assert window.view is ProjectionView.BOARD
    assert board_view(window).isVisible()


def test_when_the_note_is_withdrawn_the_board_comes_back(window: ProjectionWindow, room: Any) -> None:
    room.send("La confiance")
    window.show_note(room.note("La confiance").id)
    room.ask(WithdrawNotes((room.note("La confiance").id,)))
    assert window.view is ProjectionView.BOARD
    window.show_note(room.note("La confiance").id)
    assert window.view is ProjectionView.BOARD
    assert "La confiance" not in texts(window)


def test_another_question_brings_its_board(window: ProjectionWindow, room: Any) -> None:
    window.show_cluster(room.group("La confiance"))
    room.ask(ShowQuestion(room.model.meeting_id, room.question(2).id))
    assert window.view is ProjectionView.BOARD
    assert window.scene.question_id == room.question(2).id


def test_it_tells_what_the_room_sees(window: ProjectionWindow, room: Any) -> None:
    told: list[Projected | None] = []
    window.projected_changed.connect(told.append)
    id = room.group("La confiance")
    window.show_cluster(id)
    window.set_phone_count(3)
    room.ask(DissolveCluster(id))
    window.hide()
    assert told == [Projected(ProjectionView.CLUSTER, id), Projected(ProjectionView.BOARD), None]
    window.show()
    assert told[-1] == Projected(ProjectionView.BOARD)


def test_after_the_way_in_comes_what_was_seen_before(window: ProjectionWindow, room: Any) -> None:
    id = room.group("La confiance", title="Lien")
    window.show_cluster(id)
    window.toggle_welcome()
    window.show_welcome()
    assert window.view is ProjectionView.WELCOME
    window.toggle_welcome()
    assert window.projected == Projected(ProjectionView.CLUSTER, id)


def test_only_the_band_is_painted_again_for_the_clock(window: ProjectionWindow, room: Any) -> None:
    window.show_cluster(room.group("La confiance", title="Lien"))
    first = next(item for item in window.picture.texts if item.words.text == "La confiance")
    room.now.pass_time(seconds=5)
    assert any(item is first for item in window.picture.texts)


# Hands


def test_f11_fills_the_screen_and_esc_leaves_it(window: ProjectionWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Right]
)
def test_no_other_key_does_anything(window: ProjectionWindow, room: Any, qtbot: QtBot, key: Qt.Key) -> None:
    room.send("Le temps du midi")
    asked, size = list(room.asked), window.size()
    qtbot.keyClick(window, key)
    assert (room.asked, window.size(), window.isVisible()) == (asked, size, True)


def test_words_typed_on_it_are_told(window: ProjectionWindow, qtbot: QtBot) -> None:
    written: list[str] = []
    window.written.connect(written.append)
    qtbot.keyClicks(window, "Le B")
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert written == ["L", "e", "B"]


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_a_click_does_nothing(
    window: ProjectionWindow, room: Any, qtbot: QtBot, button: Qt.MouseButton
) -> None:
    room.send("Le temps du midi")
    asked = list(room.asked)
    under = window.childAt(QPoint(80, 180)) or window
    for place in (under, window):
        qtbot.mouseClick(place, button, pos=QPoint(80, 180))
        qtbot.mouseDClick(place, button, pos=QPoint(80, 180))
        qtbot.mouseRelease(place, button, pos=QPoint(80, 180))
    assert room.asked == asked
    assert window.isVisible()
    assert window.scene.selectedItems() == []


# The second display, played: the offscreen platform has one display only


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Plugs a second display (which is the only one, in truth) or unplugs it."""
    there = [False]

    def screen(_self: SecondDisplay) -> object:
        return QGuiApplication.primaryScreen() if there[0] else None

    monkeypatch.setattr(SecondDisplay, "screen", property(screen))

    def plug(plugged: bool) -> None:
        there[0] = plugged
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        signal = application.screenAdded if plugged else application.screenRemoved
        signal.emit(QGuiApplication.primaryScreen())

    return plug


def test_with_one_display_it_opens_in_a_window(open_window: Open) -> None:
    window = open_window()
    window.present()
    assert window.isVisible()
    assert not window.isFullScreen()


def test_it_goes_to_the_second_display(open_window: Open, second: Callable[[bool], None]) -> None:
    window = open_window()
    second(True)
    assert not window.isVisible()
    window.present()
    assert window.isFullScreen()


def test_it_goes_there_when_it_is_plugged(
    open_window: Open, second: Callable[[bool], None], qtbot: QtBot
) -> None:
    window = open_window()
    window.present()
    with qtbot.waitSignal(window.display.found):
        second(True)
    assert window.isFullScreen()


def test_unplugged_it_never_covers_the_console(
    open_window: Open, second: Callable[[bool], None], qtbot: QtBot
) -> None:
    window = open_window()
    second(True)
    window.present()
    with qtbot.waitSignal(window.display.lost):
        second(False)
    assert not window.isVisible()
    assert not window.isFullScreen()


def test_plugged_again_it_comes_back(open_window: Open, second: Callable[[bool], None]) -> None:
    window = open_window()
    window.present()
    for plugged in (True, False, True):
        second(plugged)
    assert window.isVisible()
    assert window.isFullScreen()


def test_asked_for_while_unplugged_it_opens_in_a_window(
    open_window: Open, second: Callable[[bool], None]
) -> None:
    window = open_window()
    window.present()
    second(True)
    second(False)
    window.present()
    assert window.isVisible()
    assert not window.isFullScreen()


def test_closed_it_stays_closed(open_window: Open, second: Callable[[bool], None]) -> None:
    window = open_window()
    window.present()
    window.close()
    second(True)
    assert not window.isVisible()


def test_it_leaves_the_keyboard_to_the_console(open_window: Open, second: Callable[[bool], None]) -> None:
    window = open_window()
    second(True)
    window.present()
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_it_fills_a_display_without_asking_for_the_keyboard(
    open_window: Open, second: Callable[[bool], None], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []
    # The offscreen platform gives the keyboard to any window; on others `showFullScreen` takes it.
    for name in ("showFullScreen", "activateWindow"):
        monkeypatch.setattr(QWidget, name, lambda _window, name=name: asked.append(name))
    window = open_window()
    second(True)
    window.present()
    assert window.isFullScreen()
    second(False)
    window.present()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert asked == []


def test_on_a_display_of_its_own_esc_does_not_lay_it_bare(
    open_window: Open, second: Callable[[bool], None], qtbot: QtBot
) -> None:
    window = open_window()
    second(True)
    window.present()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isFullScreen()


def test_the_consoles_own_display_is_never_the_second(open_window: Open, qtbot: QtBot) -> None:
    console = QWidget()
    qtbot.addWidget(console)
    assert open_window(console=console).display.screen is None


def test_a_window_is_never_larger_than_the_display(open_window: Open) -> None:
    window = open_window()
    window.present()
    available = window.screen().availableGeometry().size()
    assert window.size().boundedTo(available) == window.size()
    assert window.minimumSize() == QSize(640, 360)


def test_of_what_is_held_the_room_is_told_how_many(window: ProjectionWindow, room: Any) -> None:
    room.ask(EditMeeting(room.model.meeting_id, display=Display.HELD))
    room.send("Un secret", "Deux secrets")
    assert "2 post-its reçus, révélés bientôt" in texts(window)
    assert board_view(window).isHidden()
    room.send("Trois secrets")
    assert "3 post-its reçus, révélés bientôt" in texts(window)
    room.ask(RevealNotes(room.model.meeting_id, room.question(1).id))
    assert not any("révélés" in said for said in texts(window))
    assert not board_view(window).isHidden()
    room.send("Encore un")
    assert "1 post-it reçu, révélé bientôt" in texts(window)
    assert not board_view(window).isHidden()


def test_opened_it_arranges_the_board_once(room: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    room.send("un", "deux", "trois")
    sizes = []
    arranged = ProjectionScene._arranged

    def counted(scene: ProjectionScene, *args: Any) -> Any:
        sizes.append(scene._size)
        return arranged(scene, *args)

    monkeypatch.setattr(ProjectionScene, "_arranged", counted)
    window = ProjectionWindow(room.model, invitation=INVITATION, now=room.now)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.present()
    assert sizes == [board_view(window).size()]
