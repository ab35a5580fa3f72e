"""Every window in a language whose texts are twice as long: nothing is cut, whatever the window's size."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from atelier.catalogue import load_trame, trame_names
from atelier.domain.finding import Finding, Severity
from atelier.domain.language import French, gettext, speak
from atelier.domain.operations import EditMeeting, EnterStage, OpenPhones
from atelier.domain.things import Display
from atelier.ui.console.window import Console
from atelier.ui.dialogs.network_dialog import NetworkDialog, NetworkView
from atelier.ui.dialogs.network_rows import Offer
from atelier.ui.dialogs.project_dialog import ProjectDialog
from atelier.ui.home.meeting_card import MeetingCard
from atelier.ui.home.window import Home
from atelier.ui.projection.window import ProjectionWindow
from tests.ui.clipping import clipped
from tests.ui.conftest import Room, make_room, open_console
from tests.ui.every_window import open_window
from tests.ui.projection import drawn
from tests.ui.projection.test_drawn_for_the_room import WRITINGS, board_place, filled, projections
from tests.ui.projection.test_legibility import INVITATION
from tests.ui.pseudo import Doubled, doubled

NOW = datetime(2026, 10, 4, 12, 0, tzinfo=UTC)
SMALL_LAPTOP = QSize(1366, 768)
PROJECTOR = QSize(1024, 768)
"""The smallest display that there is: one laptop whose picture is doubled on an old projector."""


@pytest.fixture
def doubled_language(qapp: QApplication) -> Iterator[None]:
    """Everything is said twice."""
    assert qapp
    speak(Doubled())
    yield
    speak(French())


# The language


def test_a_text_is_doubled() -> None:
    assert doubled("&Rencontre") == "[&Rencontre Rencontre]"
    assert Doubled().gettext("{count} post-its").format(count=3) == "[3 post-its 3 post-its]"
    assert Doubled().ngettext("post-it", "post-its", 1) == "[post-it post-it]"
    assert doubled("{hours} h {minutes:02}") == "{hours} h {minutes:02}"
    assert doubled(" ") == " "


# The detector


def shown(qtbot: QtBot, *widgets: QWidget, size: tuple[int, int] = (400, 300)) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    return window


def squeezed(widget: QWidget, *, width: int = 40, height: int = 0) -> QWidget:
    if width:
        widget.setFixedWidth(width)
    if height:
        widget.setFixedHeight(height)
    return widget


def wrapping(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def tabs(*names: str) -> QTabBar:
    bar = QTabBar()
    bar.setElideMode(Qt.TextElideMode.ElideRight)
    bar.setUsesScrollButtons(False)
    for name in names:
        bar.addTab(name)
    return bar


def combo(text: str) -> QComboBox:
    box = QComboBox()
    box.addItem(text)
    return box


def empty(field: QLineEdit | QPlainTextEdit, text: str) -> QWidget:
    field.setPlaceholderText(text)
    return field


TEXT = "un texte assez long"
MAKERS: dict[str, Callable[[], QWidget]] = {
    "label": lambda: QLabel(TEXT),
    "button": lambda: QPushButton(TEXT),
    "combo": lambda: combo(TEXT),
    "placeholder": lambda: empty(QLineEdit(), TEXT),
    "group": lambda: QGroupBox(TEXT),
    "tabs": lambda: tabs(TEXT, TEXT),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_text_without_room_is_found(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    assert len(clipped(shown(qtbot, squeezed(make())))) == 1


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_text_with_room_is_not(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    assert clipped(shown(qtbot, make(), size=(600, 400))) == []


def test_a_wrapped_text_needs_its_height(qtbot: QtBot) -> None:
    many = " ".join([TEXT] * 5)
    assert clipped(shown(qtbot, wrapping(many))) == []
    assert len(clipped(shown(qtbot, squeezed(wrapping(many), width=0, height=20)))) == 1
    assert len(clipped(shown(qtbot, squeezed(wrapping("anticonstitutionnellement"))))) == 1


def test_a_placeholder_of_several_lines_needs_its_height(qtbot: QtBot) -> None:
    many = " ".join([TEXT] * 9)
    assert clipped(shown(qtbot, empty(QPlainTextEdit(), many))) == []
    assert len(clipped(shown(qtbot, squeezed(empty(QPlainTextEdit(), many), width=100, height=40)))) == 1


def test_what_its_parent_cuts_is_found(qtbot: QtBot) -> None:
    frame = QWidget()
    frame.setFixedSize(50, 50)
    QLabel(TEXT, frame)
    assert "in 0,0 50×50" in clipped(shown(qtbot, frame))[0]


def test_what_can_be_scrolled_to_is_not(qtbot: QtBot) -> None:
    area = QScrollArea()
    inside = QWidget()
    row = QHBoxLayout(inside)
    for _number in range(20):
        row.addWidget(QLabel(TEXT))
    area.setWidget(inside)
    window = shown(qtbot, area)
    assert clipped(window) == []
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert clipped(window) != []


def test_a_text_that_was_elided_needs_a_tooltip(qtbot: QtBot) -> None:
    label = QLabel("[un texte…")
    window = shown(qtbot, label)
    assert len(clipped(window)) == 1
    label.setToolTip(doubled(TEXT))
    assert clipped(window) == []


# The windows


def settle() -> None:
    """Let sizes that were asked anew reach the outermost layout, one layout at a time."""
    for _layout in range(4):
        QApplication.processEvents()


def faults(window: QWidget, size: QSize) -> list[str]:
    """What is cut at that size; or that the window is larger, whatever one does."""
    window.resize(size)
    settle()
    has = window.size()
    if has.width() > size.width() or has.height() > size.height():
        told = f"{has.width()} × {has.height()} does not fit on {size.width()} × {size.height()}"
        return [f"{type(window).__name__}: {told}"]
    return [f"{size.width()} × {size.height()}: {fault}" for fault in clipped(window)]


def check(window: QWidget, *, sizes: Sequence[QSize] = (PROJECTOR, SMALL_LAPTOP)) -> None:
    """Nothing is cut at those sizes."""
    found = [fault for size in sizes for fault in faults(window, size)]
    assert not found, "\n" + "\n".join(found)


def opened(qtbot: QtBot, window: QWidget) -> QWidget:
    """The window, shown."""
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def begun(room: Room) -> None:
    """The meeting, its first question collected and sorted, some of it waiting."""
    room.ask(EnterStage(room.model.meeting_id, room.stage(1).id))
    room.group("Un lieu commun", "Des horaires qui vont", title="Se rencontrer")
    room.group("Un texte", "Un autre")
    room.send(*(f"Idée {number}, un peu longue pour une carte" for number in range(12)))


def waiting(room: Room) -> None:
    """The same, post-its held back, the phones closed."""
    room.ask(EditMeeting(room.model.meeting_id, display=Display.REVIEWED))
    begun(room)
    room.ask(OpenPhones(room.model.meeting_id, accepted=False))


STATES: dict[str, Callable[[Room], None]] = {
    "before": lambda _room: None,
    "under way": begun,
    "waiting": waiting,
}


@pytest.fixture(params=STATES.values(), ids=STATES)
def busy_console(qtbot: QtBot, doubled_language: None, request: pytest.FixtureRequest) -> Console:
    """A console in one of the states of a meeting, everything said twice."""
    assert doubled_language is None
    room = make_room()
    request.param(room)
    return open_console(qtbot, room)


def test_the_console(busy_console: Console) -> None:
    panels = busy_console.side_panel
    for at in range(panels.tabs.count()):
        panels.tabs.setCurrentIndex(at)
        check(busy_console, sizes=[SMALL_LAPTOP])


def test_the_console_tells(busy_console: Console) -> None:
    busy_console.show_warning(gettext("Les téléphones peuvent de nouveau venir."))
    busy_console.show_fault(
        gettext("Le disque n’a pas pu enregistrer : vérifiez la place libre, puis réessayez.")
    )
    busy_console.area.offer.offer("un\ndeux", 2)
    check(busy_console, sizes=[SMALL_LAPTOP])


def test_the_search(busy_console: Console) -> None:
    busy_console.actions_.by_name["search"].trigger()
    check(busy_console, sizes=[SMALL_LAPTOP])


def windows(*known: QWidget) -> list[QWidget]:
    """The windows that are open beside those."""
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, QMenu)]
    return [window for window in shown if window not in known]


NOT_A_WINDOW = {"close", "home"}
"""Actions that end the console: they open nothing."""


@pytest.mark.usefixtures("doubled_language")
def test_every_window_that_a_menu_opens(qtbot: QtBot) -> None:
    room = make_room()
    begun(room)
    console = open_console(qtbot, room)
    seen, cut = set(), list[str]()
    for spec in console.actions_.specs:
        if spec.name in NOT_A_WINDOW:
            continue
        console.actions_.by_name[spec.name].trigger()
        for window in windows(console):
            seen.add(type(window).__name__)
            settle()
            cut += [*faults(window, window.size().boundedTo(PROJECTOR)), *faults(window, PROJECTOR)]
            window.close()
            settle()
    assert seen >= {"MeetingDialog", "PhonesDialog", "ImportDialog", "AgendaDialog", "SettingsDialog"}
    assert seen >= {"PaletteDialog", "HelpWindow"}
    assert not cut, "\n" + "\n".join(cut)


def cards(count: int) -> list[MeetingCard]:
    """That many meetings."""
    return [
        MeetingCard(
            meeting_id=f"m{number}",
            project_id="p",
            project_title="Projet école – centres sociaux",
            title=f"Rencontre {number}",
            day=NOW.date() - timedelta(days=number),
            place="Lille",
            note_count=23,
            last_activity=NOW - timedelta(days=number),
        )
        for number in range(count)
    ]


@pytest.mark.usefixtures("doubled_language")
@pytest.mark.parametrize("count", [0, 1, 9])
def test_the_accueil(qtbot: QtBot, count: int) -> None:
    check(opened(qtbot, Home(cards(count), now=lambda: NOW)))


@pytest.mark.usefixtures("doubled_language")
def test_a_new_project(qtbot: QtBot) -> None:
    dialog = ProjectDialog([load_trame(name) for name in trame_names()], now=lambda: NOW)
    opened(qtbot, dialog)
    check(dialog)
    dialog.create_button.click()
    check(dialog)


@pytest.mark.usefixtures("doubled_language")
def test_the_documents(qtbot: QtBot) -> None:
    window = open_window(qtbot, make_room(), "documents")
    check(window)


@pytest.mark.usefixtures("doubled_language")
def test_the_network(qtbot: QtBot) -> None:
    dialog = NetworkDialog()
    opened(qtbot, dialog)
    check(dialog)
    told = gettext("Un VPN est actif ({names}) : il peut cacher cet ordinateur aux téléphones.").format(
        names="tun0"
    )
    findings = tuple(
        Finding(severity, told, gettext("Coupez-le pendant la rencontre.")) for severity in Severity
    )
    offers = (Offer("192.168.1.20", "Wi-Fi (wlan0) — 192.168.1.20"), Offer("10.0.0.5", "Câble — 10.0.0.5"))
    view = NetworkView(findings=findings, address="192.168.1.20:8753", code="KXTQPM", offers=offers)
    dialog.show_view(view)
    check(dialog)


ELIDED = ("[À classer",)
"""What the room may see cut: the heading of a column as narrow as a post-it, of which the first word says enough."""


@pytest.mark.usefixtures("doubled_language")
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("count", [0, 15])
def test_what_the_room_sees(qtbot: QtBot, size: tuple[int, int], count: int) -> None:
    room = filled(count, WRITINGS["short"])
    projection = ProjectionWindow(room.model, invitation=INVITATION, now=room.now)
    qtbot.addWidget(projection)
    projection.set_phone_count(40)
    projection.scene.motion.enabled = False
    projection.resize(*size)
    projection.show()
    told = []
    for projected in projections(room):
        projection.show_projected(projected)
        settle()
        told += [f"{projected.view}: {fault}" for fault in drawn.faults(projection, board_place(projection))]
        runs = [run.text for run in drawn.drawn_texts(projection)]
        cut = [text for text in runs if text.endswith("…") and not text.startswith(ELIDED)]
        told += [f"{projected.view}: elided: {text}" for text in cut]
    assert not told, "\n" + "\n".join(told)
