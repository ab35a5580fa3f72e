"""The server thread over real sockets: quick to stop, nothing lost under load, slow senders cut."""

import http.client
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest

from atelier.phone.deadline import DeadlineProtocol
from atelier.phone.server import AddressInUse, PhoneServer, ServerFault
from atelier.phone.watchers import MOST_OF_A_CLIENT
from tests.phone.waiting_room import CODE, WaitingRoom

FORM = f"/{CODE}"


@contextmanager
def connection(server: PhoneServer) -> Iterator[http.client.HTTPConnection]:
    """A client's connection."""
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)) as client:
        yield client


def post(client: http.client.HTTPConnection, key: str, text: str) -> int:
    """Send a post-it as the script does; returns the status."""
    body = json.dumps({"key": key, "text": text})
    client.request("POST", FORM, body, {"Content-Type": "application/json"})
    answer = client.getresponse()
    answer.read()
    return answer.status


def raw(server: PhoneServer, sent: bytes) -> socket.socket:
    """A socket that has sent something."""
    client = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    client.sendall(sent)
    return client


def read_all(client: socket.socket) -> bytes:
    """What comes until the other side closes, however it does."""
    received = b""
    try:
        while chunk := client.recv(65536):
            received += chunk
    except ConnectionResetError:
        pass
    return received


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


def test_every_interface(hall: WaitingRoom) -> None:
    server = PhoneServer(hall, host="0.0.0.0", port=0)
    server.start()
    try:
        assert server.address != "0.0.0.0"
        with connection(server) as client:
            assert post(client, "k" * 22, "par une autre adresse") == 200
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


def test_one_client_cannot_take_every_place(server: PhoneServer) -> None:
    asked = f"GET {FORM}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    clients = [raw(server, asked) for _ in range(MOST_OF_A_CLIENT + 20)]
    answers = sorted(client.recv(12) for client in clients)
    assert answers == [b"HTTP/1.1 200"] * MOST_OF_A_CLIENT + [b"HTTP/1.1 503"] * 20
    assert server.phones_connected(CODE) == MOST_OF_A_CLIENT
    for client in clients:
        client.close()
    limit = time.monotonic() + 5
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
        ("203.0.113.9", 0, "« 203.0.113.9 » n’est pas une adresse de cet ordinateur"),
        ("pas une adresse", 0, "« pas une adresse » n’est pas une adresse de cet ordinateur"),
        ("127.0.0.1", 70_000, "70000 n’est pas un port"),
        ("127.0.0.1", -1, "-1 n’est pas un port"),
    ],
)
def test_an_address_that_cannot_be_had_is_told(
    hall: WaitingRoom, host: str, port: int, sentence: str
) -> None:
    with pytest.raises(ServerFault, match=sentence):
        PhoneServer(hall, host=host, port=port).start()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, server: PhoneServer) -> PhoneServer:
    """A server that waits 0.5 s for a request."""
    monkeypatch.setattr(DeadlineProtocol, "delivery_s", 0.5)
    return server


def dribble(client: socket.socket, pieces: bytes) -> float:
    """Send a byte each 0.1 s until cut; returns after how long."""
    began = time.monotonic()
    try:
        for piece in pieces:
            client.sendall(bytes([piece]))
            time.sleep(0.1)
            if time.monotonic() - began > 8:
                break
    except OSError:
        pass
    return time.monotonic() - began


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"GET / HTTP/1.1\r\nX-Slow: ",
        f"POST {FORM} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\n".encode(),
        f"POST {FORM} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50000\r\n\r\n".encode(),
        f"GET {FORM} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /".encode(),
    ],
    ids=["nothing", "headers", "body", "refused body", "second request"],
)
def test_slow_senders_are_cut(impatient: PhoneServer, start: bytes) -> None:
    client = raw(impatient, start)
    assert 0.3 < dribble(client, b"a" * 100) < 3
    client.close()


def test_who_is_silent_is_cut(impatient: PhoneServer) -> None:
    client = raw(impatient, b"")
    began = time.monotonic()
    assert read_all(client) == b""
    assert 0.3 < time.monotonic() - began < 3
    client.close()


def test_streams_and_kept_connections_are_not_cut(impatient: PhoneServer, hall: WaitingRoom) -> None:
    stream = raw(impatient, f"GET {FORM}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    with connection(impatient) as client:
        assert post(client, "a" * 22, "avant la pause") == 200
        time.sleep(1)
        assert post(client, "b" * 22, "après la pause") == 200
    hall.show(2)
    time.sleep(0.3)
    assert hall.question_ids[1].encode() in stream.recv(65536)
    stream.close()


def test_slow_senders_hold_nobody_up(server: PhoneServer) -> None:
    slow = [raw(server, b"POST / HTTP/1.1\r\nContent-Le") for _ in range(200)]
    with connection(server) as client:
        began = time.monotonic()
        assert post(client, "a" * 22, "vite") == 200
        assert time.monotonic() - began < 1
    for sender in slow:
        sender.close()


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01\x02\x00\x01\x00", b"GET /\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"A" * 99_999]
)
def test_what_is_not_http_is_answered(server: PhoneServer, sent: bytes) -> None:
    client = raw(server, sent)
    received = read_all(client)
    assert received == b"" or received.startswith(b"HTTP/1.1 400")
    assert b"Invalid" not in received
    client.close()


def test_who_leaves_in_the_middle_is_no_error(server: PhoneServer, hall: WaitingRoom) -> None:
    raw(
        server, f"POST {FORM} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\ntext".encode()
    ).close()
    with connection(server) as client:
        assert post(client, "a" * 22, "le suivant") == 200
    assert hall.texts == ["le suivant"]
