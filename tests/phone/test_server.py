"""The server thread over real sockets: quick to stop, nothing lost under load, every phone of a room answered."""

import asyncio
import http.client
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing

import pytest

from atelier.phone.deadline import DeadlineProtocol
from atelier.phone.server import AddressInUse, PhoneServer, ServerFault
from atelier.phone.watchers import MOST_OF_A_CLIENT
from tests.phone.waiting_room import CODE, WaitingRoom
from tests.phone.wire import FORM, connection, post, raw, read_all


def test_importing_the_server_is_quick() -> None:
    script = "import sys, atelier.phone.server; print({'uvicorn', 'starlette', 'jinja2'} & {*sys.modules})"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "set()"


def test_the_page_is_given_out(server: PhoneServer) -> None:
    with connection(server) as client:
        client.request("GET", FORM)
        answer = client.getresponse()
        assert answer.status == 200
        assert answer.getheader("server") is None
        assert "Envoyer le post-it" in answer.read().decode()


def test_addresses_are_told(server: PhoneServer) -> None:
    assert server.address == "127.0.0.1"
    assert server.form_url("") == f"http://127.0.0.1:{server.port}/"
    assert server.form_url(CODE) == f"http://127.0.0.1:{server.port}/{CODE}"


@pytest.mark.parametrize("host", ["0.0.0.0", "", "::"])
def test_every_interface(hall: WaitingRoom, host: str) -> None:
    server = PhoneServer(hall, host=host, port=0)
    server.start()
    try:
        assert server.address not in ("0.0.0.0", "", "::")
        with connection(server) as client:
            assert post(client, "k" * 22, "par une autre adresse") == 200
    finally:
        server.stop()


def test_one_address_alone(hall: WaitingRoom) -> None:
    server = PhoneServer(hall, host="127.0.0.9", port=0)
    server.start()
    try:
        with closing(http.client.HTTPConnection("127.0.0.9", server.port, timeout=10)) as client:
            assert post(client, "k" * 22, "par la bonne adresse") == 200
        with pytest.raises(ConnectionRefusedError):
            raw(server, b"")
    finally:
        server.stop()


def test_300_posts_from_20_phones_are_there_once(server: PhoneServer, hall: WaitingRoom) -> None:
    def send(phone: int) -> list[int]:
        with connection(server) as client:
            # Every other one twice, as an impatient thumb does.
            numbers = [n for n in range(15) for _ in range(1 + n % 2)]
            return [post(client, f"phone{phone:02}-number{n:05}", f"{phone}/{n}") for n in numbers]

    with ThreadPoolExecutor(20) as phones:
        statuses = [status for found in phones.map(send, range(20)) for status in found]
    assert set(statuses) == {200}
    assert sorted(hall.texts) == sorted(f"{phone}/{n}" for phone in range(20) for n in range(15))


def test_stops_within_3_s_with_streams_and_senders_open(hall: WaitingRoom) -> None:
    server = PhoneServer(hall, host="127.0.0.1", port=0)
    server.start()
    clients = [
        raw(server, f"GET {FORM}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()),
        raw(server, f"POST {FORM} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\ntex".encode()),
        raw(server, b""),
    ]
    assert b"text/event-stream" in clients[0].recv(4096)
    while server.phones_connected(CODE) < 1:
        time.sleep(0.01)
    assert server.phones_connected("ABCDEF") == 0
    began = time.monotonic()
    server.stop()
    assert time.monotonic() - began < 3
    assert "phone-server" not in {thread.name for thread in threading.enumerate()}
    for client in clients:
        read_all(client)
        client.close()
    server.stop()


def test_starts_again_on_the_same_port(hall: WaitingRoom) -> None:
    first = PhoneServer(hall, host="127.0.0.1", port=0)
    first.start()
    with connection(first) as client:
        assert post(client, "a" * 22, "avant") == 200
        first.stop()
    second = PhoneServer(hall, host="127.0.0.1", port=first.port)
    second.start()
    with connection(second) as client:
        assert post(client, "b" * 22, "après") == 200
    second.stop()
    assert hall.texts == ["avant", "après"]


def test_stopping_at_once_or_never_started(hall: WaitingRoom) -> None:
    PhoneServer(hall, host="127.0.0.1", port=0).stop()
    server = PhoneServer(hall, host="127.0.0.1", port=0)
    server.start()
    server.stop()


@pytest.mark.parametrize("broken", ["atelier.phone.app.create_app", "uvicorn.Server.run"])
@pytest.mark.parametrize("error", [RuntimeError("a bug"), SystemExit(1)], ids=["error", "exit"])
def test_a_thread_that_breaks_down_is_told(
    hall: WaitingRoom,
    monkeypatch: pytest.MonkeyPatch,
    expected_errors: list[str],
    broken: str,
    error: BaseException,
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise error

    server = PhoneServer(hall, host="127.0.0.1", port=0)
    assert server.fault == ""
    with monkeypatch.context() as patch:
        patch.setattr(broken, break_down)
        expect_fault(server)
    assert "the phone server broke down" in expected_errors[0]
    server.start()
    with connection(server) as client:
        assert post(client, "k" * 22, "de retour") == 200
    assert server.fault == ""
    server.stop()
    assert server.fault == ""


def test_a_missing_library_is_told(
    hall: WaitingRoom, monkeypatch: pytest.MonkeyPatch, expected_errors: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    expect_fault(PhoneServer(hall, host="127.0.0.1", port=0))
    assert "uvicorn" in expected_errors[0]


def expect_fault(server: PhoneServer) -> None:
    """Start, wait for the fault to be told, and stop; nobody must wait for an answer meanwhile."""
    server.start()
    limit = time.monotonic() + 5
    while not server.fault:
        assert time.monotonic() < limit
        time.sleep(0.01)
    assert server.fault.startswith("Les téléphones ne sont plus reçus")
    for thread in threading.enumerate():
        if thread.name == "phone-server":
            thread.join(5)
    with pytest.raises(ConnectionRefusedError):
        raw(server, b"")
    server.stop()


def test_a_room_behind_one_address_is_followed_live(server: PhoneServer) -> None:
    asked = f"GET {FORM}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    clients = [raw(server, asked) for _ in range(MOST_OF_A_CLIENT + 20)]
    answers = sorted(client.recv(12) for client in clients)
    assert answers == [b"HTTP/1.1 200"] * MOST_OF_A_CLIENT + [b"HTTP/1.1 503"] * 20
    assert MOST_OF_A_CLIENT > 400
    assert server.phones_connected(CODE) == MOST_OF_A_CLIENT
    with connection(server) as phone:
        assert post(phone, "k" * 22, "pendant ce temps") == 200
    for client in clients:
        client.close()
    limit = time.monotonic() + 10
    while server.phones_connected(CODE):
        assert time.monotonic() < limit
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_server_may_hold_many_connections() -> None:
    script = """
import resource
from atelier.phone.server import PhoneServer
from tests.phone.waiting_room import WaitingRoom
hard = min(resource.getrlimit(resource.RLIMIT_NOFILE)[1], 2000)
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
hall = WaitingRoom()
server = PhoneServer(hall, host="127.0.0.1", port=0)
server.start()
server.stop()
hall.close()
print(resource.getrlimit(resource.RLIMIT_NOFILE) == (hard, hard))
"""
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "True"


def test_a_busy_port_is_told(server: PhoneServer, hall: WaitingRoom) -> None:
    with pytest.raises(AddressInUse, match=f"Le port {server.port} est déjà pris"):
        PhoneServer(hall, host="127.0.0.1", port=server.port).start()


@pytest.mark.parametrize(
    ("host", "port", "sentence"),
    [
        ("203.0.113.9", 0, "«\xa0203.0.113.9\xa0» n’est pas une adresse de cet ordinateur"),
        ("pas une adresse", 0, "«\xa0pas une adresse\xa0» n’est pas une adresse de cet ordinateur"),
        ("127.0.0.1", 70_000, "70000 n’est pas un port"),
        ("127.0.0.1", -1, "-1 n’est pas un port"),
    ],
)
def test_an_address_that_cannot_be_had_is_told(
    hall: WaitingRoom, host: str, port: int, sentence: str
) -> None:
    with pytest.raises(ServerFault, match=sentence):
        PhoneServer(hall, host=host, port=port).start()


def test_a_crowd_is_let_in_together(server: PhoneServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one at each turn of the event loop: while others keep it busy, the last would wait for seconds."""
    loops: list[asyncio.AbstractEventLoop] = []
    turns: list[int] = []
    turn = 0
    begin = DeadlineProtocol.connection_made

    def entered(self: DeadlineProtocol, transport: asyncio.Transport) -> None:
        begin(self, transport)
        loops.append(self.loop)
        turns.append(turn)

    def count() -> None:
        nonlocal turn
        turn += 1
        if len(turns) < 33:
            loops[0].call_soon(count)

    monkeypatch.setattr(DeadlineProtocol, "connection_made", entered)
    with ExitStack() as crowd:
        assert post(crowd.enter_context(connection(server)), "k" * 22, "la première") == 200
        gate = threading.Event()
        loops[0].call_soon_threadsafe(gate.wait, 10)
        loops[0].call_soon_threadsafe(count)
        clients = [crowd.enter_context(connection(server)) for _ in range(32)]
        for client in clients:
            client.connect()
        gate.set()
        assert {post(client, f"{n:022}", "une idée") for n, client in enumerate(clients)} == {200}
    assert len(set(turns[1:])) < 16
