"""The check of the network from the menu to the dialog, over a server that phones could come to."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atelier import network_desk
from atelier.domain.things import Meeting
from atelier.network_desk import open_network_check
from atelier.phone.network import address_watch, facts
from atelier.phone.network.address_choice import read_choice
from atelier.phone.network.address_watch import AddressWatch
from atelier.phone.network.addresses import Address
from atelier.phone.network.facts import Facts
from atelier.phone_line import PhoneLine
from atelier.ui.dialogs.network_dialog import NetworkDialog
from tests.phone.waiting_room import CODE, WaitingRoom
from tests.premises import found, is_serving, session_of, started

WIFI = Address("192.168.1.20", "wlan0", "192.168.1.0/24", is_default=True)
CABLE = Address("10.0.0.5", "eth0", "10.0.0.0/8")


class Networks:
    """What the system answers of its addresses; the page answers at those of `reached`."""

    def __init__(self) -> None:
        self.nearby: tuple[Address, ...] = (WIFI, CABLE)
        self.reached = {WIFI.ip, CABLE.ip}


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch) -> Networks:
    """A laptop on Wi-Fi and cable."""
    networks = Networks()
    monkeypatch.setattr(address_watch, "nearby_addresses", lambda: networks.nearby)
    monkeypatch.setattr(AddressWatch, "period_s", 0.02)
    monkeypatch.setattr(facts, "page_answers", lambda ip, _port, _code: ip in networks.reached)
    return networks


@pytest.fixture
def hall() -> Iterator[WaitingRoom]:
    """A meeting."""
    hall = WaitingRoom()
    yield hall
    hall.close()


@pytest.fixture
def line(networks: Networks, hall: WaitingRoom, tmp_path: Path, qtbot: QtBot) -> Iterator[PhoneLine]:
    """Phones answered on every address."""
    assert networks
    assert qtbot
    line = PhoneLine(host="0.0.0.0", port=0, choice_path=tmp_path / "network.json")
    assert line.open(hall)
    yield line
    line.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialog is over."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def url(line: PhoneLine, hall: WaitingRoom) -> str:
    """Where the room's QR code leads; empty without one."""
    (meeting,) = hall.snapshot.all(Meeting)
    invitation = line.invitation(meeting)
    return "" if invitation is None else invitation.url


def checked(dialog: NetworkDialog, qtbot: QtBot) -> str:
    """All the sentences found, once they are."""
    qtbot.waitUntil(dialog.again.isEnabled)
    assert dialog.view is not None
    return " ".join(finding.sentence for finding in dialog.view.findings)


def test_the_choice_is_shown_kept_and_on_the_screen(
    line: PhoneLine, hall: WaitingRoom, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = open_network_check(line, CODE, over=window)
    assert "plusieurs réseaux" in checked(dialog, qtbot)
    with qtbot.waitSignal(line.looked):
        dialog.offers.buttons[2].click()
    assert url(line, hall).startswith("http://10.0.0.5:")
    assert "plusieurs réseaux" not in checked(dialog, qtbot)
    kept = read_choice(tmp_path / "network.json")
    assert kept is not None
    assert kept.ip == CABLE.ip
    dialog.offers.buttons[0].click()
    assert url(line, hall).startswith("http://192.168.1.20:")
    assert read_choice(tmp_path / "network.json") is None
    assert "plusieurs réseaux" in checked(dialog, qtbot)
    dialog.offers.buttons[1].click()
    assert "plusieurs réseaux" not in checked(dialog, qtbot)
    dialog.close()


def test_the_choice_holds_the_next_time(
    line: PhoneLine, hall: WaitingRoom, networks: Networks, tmp_path: Path
) -> None:
    line.choose(CABLE.ip)
    networks.nearby = (WIFI, Address("10.0.0.99", "eth0", "10.0.0.0/8"))
    tomorrow = PhoneLine(host="0.0.0.0", port=0, choice_path=tmp_path / "network.json")
    tomorrow.open(hall)
    assert url(tomorrow, hall).startswith("http://10.0.0.99:")
    tomorrow.close()


def test_another_network_is_checked_by_itself(
    line: PhoneLine, networks: Networks, window: QWidget, qtbot: QtBot
) -> None:
    dialog = open_network_check(line, CODE, over=window)
    assert "192.168.1.20" in checked(dialog, qtbot)
    networks.nearby = (WIFI, CABLE, Address("10.8.0.2", "wg0"))
    qtbot.waitUntil(lambda: "VPN est actif (wg0)" in checked(dialog, qtbot))
    networks.nearby = (CABLE,)
    qtbot.waitUntil(lambda: "192.168.1.20 est devenue 10.0.0.5" in checked(dialog, qtbot))
    dialog.close()


def test_without_a_network_the_room_sees_no_way_in(
    line: PhoneLine, hall: WaitingRoom, networks: Networks, qtbot: QtBot
) -> None:
    assert line.phones(CODE).fault == ""
    networks.nearby = ()
    qtbot.waitUntil(lambda: url(line, hall) == "")
    assert "aucun réseau" in line.phones(CODE).fault
    networks.nearby = (CABLE,)
    qtbot.waitUntil(lambda: url(line, hall).startswith("http://10.0.0.5:"))
    assert line.phones(CODE).fault == ""


def test_a_port_given_back_is_had_from_the_dialog(
    line: PhoneLine, hall: WaitingRoom, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    assert line.server is not None
    second = PhoneLine(host="0.0.0.0", port=line.server.port, choice_path=tmp_path / "network.json")
    assert not second.open(hall)
    dialog = open_network_check(second, CODE, over=window)
    assert "est déjà pris" in checked(dialog, qtbot)
    dialog.other_port.click()
    assert "répond" in checked(dialog, qtbot)
    assert second.server is not None
    assert second.server.port > line.server.port
    assert second.phones(CODE).fault == ""
    dialog.close()
    second.close()


def test_closing_it_while_it_looks_is_fine(
    line: PhoneLine, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def slow(facts: Facts) -> Facts:
        began.set()
        go_on.wait(10)
        ended.set()
        return facts

    monkeypatch.setattr(network_desk, "examined", slow)
    dialog = open_network_check(line, CODE, over=window)
    assert began.wait(10)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    go_on.set()
    assert ended.wait(10)
    line.looked.emit()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_check_that_breaks_does_not_wait_for_ever(
    line: PhoneLine,
    window: QWidget,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    expected_errors: list[str],
) -> None:
    def broken(_facts: Facts) -> Facts:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(network_desk, "examined", broken)
    dialog = open_network_check(line, CODE, over=window)
    assert checked(dialog, qtbot)
    assert "a mistake of ours" in expected_errors[0]
    dialog.close()


def test_it_opens_from_the_console(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "base.sqlite"
    with started(path, meeting=found(path)) as application:
        qtbot.waitUntil(lambda: is_serving(application))
        console = session_of(application).console
        console.actions_.by_name["network"].trigger()
        dialog = console.findChild(NetworkDialog)
        assert dialog is not None
        assert "cet ordinateur seul" in checked(dialog, qtbot)
        dialog.close()
