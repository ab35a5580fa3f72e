"""The laptop changes networks: its address for phones follows, and the facilitator's choice is kept to."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from atelier.phone.network import address_watch
from atelier.phone.network.address_choice import chosen
from atelier.phone.network.address_watch import PERIOD_S, AddressWatch
from atelier.phone.network.addresses import Address
from atelier.phone.server import PhoneServer
from atelier.phone_line import LOOK_MS
from tests.phone.waiting_room import WaitingRoom

HOME = Address("192.168.1.20", "wlan0", "192.168.1.0/24")
HOME_TOMORROW = Address("192.168.1.77", "wlan0", "192.168.1.0/24")
SCHOOL = Address("10.0.0.5", "eth0", "10.0.0.0/8")


class Laptop:
    """What the system answers."""

    def __init__(self) -> None:
        self.nearby: tuple[Address, ...] = (HOME,)


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    """A laptop at home."""
    laptop = Laptop()
    monkeypatch.setattr(address_watch, "nearby_addresses", lambda: laptop.nearby)
    monkeypatch.setattr(AddressWatch, "period_s", 0.02)
    yield laptop
    wait_until(lambda: not watching_threads())


@pytest.fixture
def watch(laptop: Laptop) -> Iterator[AddressWatch]:
    """What follows it."""
    watch = AddressWatch()
    assert watch.ip == laptop.nearby[0].ip
    watch.start()
    yield watch
    watch.stop()


def watching_threads() -> list[threading.Thread]:
    """Those that look addresses up."""
    return [thread for thread in threading.enumerate() if thread.name == "phone-address"]


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for at most 5 s."""
    limit = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < limit
        time.sleep(0.005)


def test_a_changed_address_is_on_the_screens_within_two_seconds() -> None:
    assert PERIOD_S + LOOK_MS / 1000 <= 2


@pytest.mark.usefixtures("laptop")
def test_the_server_tells_it(hall: WaitingRoom) -> None:
    server = PhoneServer(hall, port=0)
    assert server.address == HOME.ip
    server.start()
    assert server.form_url("KXTQPM") == f"http://{HOME.ip}:{server.port}/KXTQPM"
    server.stop()


def test_another_network_shows(laptop: Laptop, watch: AddressWatch) -> None:
    assert watch.moved_from == ""
    laptop.nearby = (SCHOOL,)
    wait_until(lambda: watch.ip == SCHOOL.ip)
    assert watch.moved_from == HOME.ip
    assert watch.addresses == (SCHOOL,)


def test_a_network_that_goes_and_comes_back_is_no_change(laptop: Laptop, watch: AddressWatch) -> None:
    laptop.nearby = ()
    wait_until(lambda: watch.ip == "127.0.0.1")
    laptop.nearby = (HOME,)
    wait_until(lambda: watch.ip == HOME.ip)
    assert watch.moved_from == ""


def test_what_it_was_before_the_network_went_is_remembered(laptop: Laptop, watch: AddressWatch) -> None:
    laptop.nearby = ()
    wait_until(lambda: watch.ip == "127.0.0.1")
    laptop.nearby = (SCHOOL,)
    wait_until(lambda: watch.ip == SCHOOL.ip)
    assert watch.moved_from == HOME.ip


def test_the_choice_is_offered_wherever_it_is_found(laptop: Laptop, watch: AddressWatch) -> None:
    laptop.nearby = (HOME, SCHOOL)
    wait_until(lambda: len(watch.addresses) == 2)
    assert watch.ip == HOME.ip
    watch.choice = chosen(SCHOOL)
    assert (watch.ip, watch.chosen) == (SCHOOL.ip, SCHOOL)
    watch.choice = chosen(HOME)
    laptop.nearby = (HOME_TOMORROW, SCHOOL)
    wait_until(lambda: watch.ip == HOME_TOMORROW.ip)
    assert watch.chosen == HOME_TOMORROW


def test_a_choice_that_is_gone_leaves_the_best(laptop: Laptop, watch: AddressWatch) -> None:
    watch.choice = chosen(HOME)
    laptop.nearby = (SCHOOL,)
    wait_until(lambda: watch.ip == SCHOOL.ip)
    assert watch.chosen is None


@pytest.mark.usefixtures("laptop")
def test_the_thread_ends_with_the_watch(watch: AddressWatch) -> None:
    assert len(watching_threads()) == 1
    watch.stop()
    wait_until(lambda: not watching_threads())


@pytest.mark.usefixtures("laptop")
def test_a_look_under_way_does_not_outlive_a_restart(watch: AddressWatch) -> None:
    watch.stop()
    watch.start()
    wait_until(lambda: len(watching_threads()) == 1)


@pytest.mark.usefixtures("laptop")
def test_an_address_that_was_asked_for_is_not_looked_up(server: PhoneServer) -> None:
    assert server.address == "127.0.0.1"
    assert not watching_threads()
