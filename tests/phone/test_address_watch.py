"""The laptop changes networks, its resolver does not answer: the address is told at once all the same."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from atelier.phone import address_watch
from atelier.phone.address_watch import AddressWatch
from atelier.phone.addresses import Address
from atelier.phone.server import PhoneServer
from tests.phone.waiting_room import WaitingRoom

HOME, SCHOOL, NAMED = (Address(ip) for ip in ("192.168.1.20", "10.0.0.5", "172.16.0.9"))


class Laptop:
    """What the system answers; `resolver`: the resolver answers while it is set."""

    def __init__(self) -> None:
        self.nearby: tuple[Address, ...] = (HOME,)
        self.named: tuple[Address, ...] = ()
        self.resolver = threading.Event()
        self.lookups = 0

    def named_addresses(self) -> tuple[Address, ...]:
        """See `addresses`."""
        self.lookups += 1
        self.resolver.wait(30)
        return self.named


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    """A laptop at home; its resolver does not answer."""
    laptop = Laptop()
    monkeypatch.setattr(address_watch, "nearby_addresses", lambda: laptop.nearby)
    monkeypatch.setattr(address_watch, "named_addresses", laptop.named_addresses)
    monkeypatch.setattr(AddressWatch, "period_s", 0.02)
    yield laptop
    laptop.resolver.set()
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


@pytest.mark.usefixtures("laptop")
def test_nobody_waits_for_the_resolver(hall: WaitingRoom) -> None:
    began = time.monotonic()
    server = PhoneServer(hall, port=0)
    assert server.address == HOME.ip
    server.start()
    assert server.form_url("KXTQPM") == f"http://{HOME.ip}:{server.port}/KXTQPM"
    server.stop()
    assert time.monotonic() - began < 5


def test_another_network_shows_though_the_resolver_is_silent(laptop: Laptop, watch: AddressWatch) -> None:
    wait_until(lambda: laptop.lookups == 1)
    laptop.nearby = (SCHOOL,)
    wait_until(lambda: watch.ip == SCHOOL.ip)
    assert laptop.lookups == 1


def test_what_only_the_resolver_knows_is_told(laptop: Laptop, watch: AddressWatch) -> None:
    laptop.nearby, laptop.named = (), (NAMED,)
    wait_until(lambda: watch.ip == "127.0.0.1")
    laptop.resolver.set()
    wait_until(lambda: watch.ip == NAMED.ip)


def test_what_the_resolver_said_of_another_network_is_forgotten(laptop: Laptop, watch: AddressWatch) -> None:
    laptop.nearby, laptop.named = (), (NAMED,)
    laptop.resolver.set()
    wait_until(lambda: watch.ip == NAMED.ip)
    laptop.resolver.clear()
    laptop.nearby = (Address("8.8.4.4"),)
    wait_until(lambda: watch.ip == "8.8.4.4")


def test_threads_end_with_the_watch(laptop: Laptop, watch: AddressWatch) -> None:
    laptop.resolver.set()
    assert len(watching_threads()) == 2
    watch.stop()
    wait_until(lambda: not watching_threads())


def test_a_lookup_under_way_does_not_outlive_a_restart(laptop: Laptop, watch: AddressWatch) -> None:
    watch.stop()
    watch.start()
    laptop.resolver.set()
    wait_until(lambda: len(watching_threads()) == 2)


@pytest.mark.usefixtures("laptop")
def test_an_address_that_was_asked_for_is_not_looked_up(server: PhoneServer) -> None:
    assert server.address == "127.0.0.1"
    assert not watching_threads()
