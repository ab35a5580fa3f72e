"""A crowd that connects and says nothing: its oldest go, whoever sends something is answered."""

import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from atelier.phone.deadline import DELIVERY_S
from atelier.phone.idlers import MOST, Idlers
from atelier.phone.server import PhoneServer
from tests.phone.wire import connection, is_cut, post, raw

resource = pytest.importorskip("resource", reason="Windows has no limit of files")


class Connection:
    """A connection that notes that it was cut."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.was_cut = False

    def cut(self) -> None:
        """See `Idler`."""
        self.was_cut = True


def crowd(idlers: Idlers, *origins: str) -> list[Connection]:
    """Connections from those addresses, in order."""
    connections = [Connection(origin) for origin in origins]
    for one in connections:
        idlers.add(one)
    return connections


def test_the_oldest_of_all_goes() -> None:
    idlers = Idlers(4)
    crowded = crowd(idlers, "a", "b", "c", "d", "e", "f")
    assert [one.was_cut for one in crowded] == [True, True, False, False, False, False]
    assert len(idlers) == 4


def test_an_address_pays_for_itself_first() -> None:
    idlers = Idlers(4)
    crowded = crowd(idlers, "phone", "flooder", "flooder", "flooder", "flooder")
    assert [one.was_cut for one in crowded] == [False, True, True, False, False]


def test_who_has_delivered_is_not_cut() -> None:
    idlers = Idlers(2)
    first, *_ = crowd(idlers, "a", "b")
    idlers.discard(first)
    idlers.discard(first)
    second_crowd = crowd(idlers, "c", "d")
    assert not first.was_cut
    assert not second_crowd[0].was_cut
    assert len(idlers) == 2


def test_nothing_is_kept_of_who_left() -> None:
    idlers = Idlers(50)
    dice = random.Random(1)
    present: list[Connection] = []
    for _ in range(2000):
        if present and dice.random() < 0.5:
            idlers.discard(present.pop(dice.randrange(len(present))))
        else:
            present += crowd(idlers, f"10.0.0.{dice.randrange(9)}")
        assert len(idlers) == sum(not one.was_cut for one in present) <= 50
    for one in present:
        idlers.discard(one)
    assert vars(idlers)["_by_origin"] == {}


@pytest.fixture
def many_files() -> Iterator[None]:
    """Leave to hold both ends of thousands of connections."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (before[1], before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def wait_for_cut(clients: list[socket.socket], count: int) -> None:
    """Wait until so many of them were cut, for less than the deadline that would cut them all."""
    limit = time.monotonic() + DELIVERY_S - 5
    while sum(map(is_cut, clients)) < count:
        assert time.monotonic() < limit
        time.sleep(0.05)


@pytest.mark.usefixtures("many_files")
def test_3000_that_say_nothing_hold_nobody_up(server: PhoneServer) -> None:
    def flood(own_ip: str) -> list[socket.socket]:
        return [raw(server, b"", own_ip=own_ip) for _ in range(1000)]

    def send(phone: int) -> list[int]:
        with connection(server) as client:
            return [post(client, f"phone{phone:02}-number{n:05}", f"{phone}/{n}") for n in range(50)]

    with ThreadPoolExecutor(8) as pool:
        floods = [pool.submit(flood, f"127.0.7.{number}") for number in range(1, 4)]
        phones = [pool.submit(send, phone) for phone in range(5)]
        assert {status for phone in phones for status in phone.result(60)} == {200}
        clients = [client for flooded in floods for client in flooded.result(60)]
    wait_for_cut(clients, 3000 - MOST)
    with connection(server) as late:
        assert post(late, "k" * 22, "après tout le monde") == 200
    for client in clients:
        client.close()


SERVED_WITH_FEW_FILES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
from atelier.phone.server import PhoneServer
from tests.phone.waiting_room import WaitingRoom
hall = WaitingRoom()
server = PhoneServer(hall, host="127.0.0.1", port=0)
server.start()
print(server.port, flush=True)
sys.stdin.read()
server.stop()
hall.close()
print(server.fault)
"""


@pytest.mark.usefixtures("many_files")
def test_a_system_that_grants_few_files_still_answers() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVED_WITH_FEW_FILES],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        elsewhere = SimpleNamespace(port=int(process.stdout.readline()))
        clients = [raw(elsewhere, b"", own_ip=f"127.0.7.{number % 20 + 1}") for number in range(1000)]
        with connection(elsewhere) as phone:
            assert post(phone, "k" * 22, "tout de même") == 200
        for client in clients:
            client.close()
        printed, errors = process.communicate("")
    assert (printed, errors) == ("\n", "")
