"""Who does not deliver, or delivers what no phone sends: cut or refused, and nobody else waits for it."""

import asyncio
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from atelier.phone.deadline import LONGEST_HEAD, MOST_HEADERS, MOST_PIPELINED, DeadlineProtocol
from atelier.phone.guard import HEADERS
from atelier.phone.server import PhoneServer, bound_socket
from atelier.phone.serving import server_config
from tests.phone.waiting_room import WaitingRoom
from tests.phone.wire import FORM, connection, post, raw, read_all

HOST = b"Host: 127.0.0.1\r\n"
BODY = b'{"key":"kkkkkkkkkkkkkkkkkkkkkk","text":"une fois"}'
LENGTH = b"Content-Length: %d\r\n" % len(BODY)
EVENTS = f"GET {FORM}/events HTTP/1.1\r\n".encode() + HOST + b"\r\n"


def get(*headers: bytes) -> bytes:
    """A request for the form."""
    return f"GET {FORM} HTTP/1.1\r\n".encode() + HOST + b"".join(headers) + b"\r\n"


def posted(*headers: bytes, body: bytes = BODY) -> bytes:
    """A post-it, with whatever headers say how long it is."""
    head = f"POST {FORM} HTTP/1.1\r\nContent-Type: application/json\r\n".encode()
    return head + HOST + b"".join(headers) + b"\r\n" + body


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
    ("start", "rest"),
    [
        (b"", b"GET /" + b"a" * 100),
        (b"GET / HTTP/1.1\r\nX-Slow: ", b"a" * 100),
        (posted(b"Content-Length: 5000\r\n", body=b""), b"a" * 100),
        (posted(b"Content-Length: 50000\r\n", body=b""), b"a" * 100),
        (posted(b"Transfer-Encoding: chunked\r\n", body=b"ff\r\n"), b"a" * 100),
        (get() + b"GET /", b"a" * 100),
        (get(), b"\r\n" * 50),
        (b"", b"\r\n" * 50),
    ],
    ids=["line", "headers", "body", "refused body", "chunk", "second request", "line ends", "only line ends"],
)
def test_slow_senders_are_cut(impatient: PhoneServer, start: bytes, rest: bytes) -> None:
    client = raw(impatient, start)
    assert 0.3 < dribble(client, rest) < 3
    client.close()


@pytest.mark.parametrize("sent", [b"", get()], ids=["never said anything", "said something once"])
def test_who_is_silent_is_cut(impatient: PhoneServer, sent: bytes) -> None:
    client = raw(impatient, sent)
    began = time.monotonic()
    read_all(client)
    assert 0.3 < time.monotonic() - began < 3
    client.close()


def test_a_kept_connection_has_the_whole_time_for_each_request(impatient: PhoneServer) -> None:
    with connection(impatient) as client:
        client.connect()
        own = client.sock
        for number in range(4):
            time.sleep(0.3)
            assert post(client, f"{number}" * 22, f"n° {number}") == 200
        assert client.sock is own


@pytest.mark.parametrize("extra", [b"", b"GET /", b"GET / HTTP/1.1\r\n\r\n" * 3, b"\0junk"])
def test_streams_are_never_cut(impatient: PhoneServer, hall: WaitingRoom, extra: bytes) -> None:
    stream = raw(impatient, EVENTS + extra)
    time.sleep(1)
    hall.show(2)
    received = b""
    while hall.question_ids[1].encode() not in received:
        received += (chunk := stream.recv(65536))
        assert chunk
    assert received.count(b"HTTP/1.1") == 1
    stream.close()


def test_slow_senders_hold_nobody_up(server: PhoneServer) -> None:
    slow = [raw(server, b"POST / HTTP/1.1\r\nContent-Le") for _ in range(200)]
    with connection(server) as client:
        assert post(client, "a" * 22, "vite") == 200
    for sender in slow:
        sender.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/1.1\r\n" + b"A" * 99_999,
        b"GET /" + b"a" * 9_000_000,
        get(b"X: " + b"a" * 9_000_000),
        get(*(b"X-%d: a\r\n" % number for number in range(MOST_HEADERS))),
        posted(b"Transfer-Encoding: chunked\r\n", body=b"0\r\nX: " + b"a" * 9_000_000),
        get(b"Host : 127.0.0.1\r\n"),
        get(b"X: a\r\n folded\r\n"),
        get().replace(b"\r\n", b"\n"),
        get(b"Connection: Upgrade\r\n", b"Upgrade: websocket\r\n"),
        get(b"Connection: Upgrade\r\n", b"Upgrade: h2c\r\n"),
        b"CONNECT 192.0.2.1:80 HTTP/1.1\r\n" + HOST + b"\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\n" + HOST + b"\r\n",
        posted(LENGTH, b"Transfer-Encoding: chunked\r\n"),
        posted(LENGTH, b"Content-Length: 3\r\n"),
        posted(b"Transfer-Encoding: chunked, gzip\r\n", body=b"0\r\n\r\n"),
        posted(b"Transfer-Encoding: chunked\r\n", body=b"-1\r\n\r\n"),
        posted(b"Content-Length: 99999999999999999999999\r\n"),
    ],
    ids=[
        "TLS",
        "a header without end",
        "a long address",
        "a long header",
        "many headers",
        "a long trailer",
        "a space before the colon",
        "a folded header",
        "bare line ends",
        "WebSocket",
        "HTTP/2 asked for",
        "a tunnel",
        "HTTP/2",
        "bytes that are no address",
        "two lengths, one in chunks",
        "two lengths",
        "another coding",
        "a negative chunk",
        "a length beyond everything",
    ],
)
def test_what_no_phone_sends_is_refused(server: PhoneServer, hall: WaitingRoom, sent: bytes) -> None:
    client = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    with suppress(OSError):  # cut while it is still sending
        client.sendall(sent)
    received = read_all(client)
    assert received == b"" or received.startswith(b"HTTP/1.1 400")
    assert received == b"" or received.endswith(b"Cette demande est illisible.")
    for name, value in HEADERS.items():
        assert received == b"" or f"\r\n{name}: {value}\r\n".encode() in received
    assert b"server:" not in received.lower()
    assert hall.texts == []
    client.close()


def test_a_head_as_long_as_may_be_is_read(server: PhoneServer) -> None:
    client = raw(server, get(b"X: " + b"a" * (LONGEST_HEAD - 1000) + b"\r\n", b"Connection: close\r\n"))
    assert read_all(client).startswith(b"HTTP/1.1 200")
    client.close()


@pytest.mark.parametrize(
    ("sent", "answers"),
    [
        (get(b"Connection: close\r\n"), [b"200"]),
        (get().replace(b"HTTP/1.1", b"HTTP/1.0"), [b"200"]),
        (get(b"Connection: close\r\n").replace(b"GET ", b"GET http://127.0.0.1"), [b"200"]),
        (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", [b"421"]),
        (get(HOST, b"Connection: close\r\n"), [b"421"]),
        (posted(LENGTH, b"Connection: close\r\n", b"Expect: 100-continue\r\n"), [b"100", b"200"]),
        (
            posted(b"Content-Length: 99999\r\n", b"Connection: close\r\n", b"Expect: 100-continue\r\n"),
            [b"413"],
        ),
        (
            posted(
                b"Transfer-Encoding: chunked\r\n",
                b"Connection: close\r\n",
                body=b"%x\r\n%b\r\n0\r\nX: a\r\n\r\n" % (len(BODY), BODY),
            ),
            [b"200"],
        ),
        (posted(LENGTH) + b"\r\n" + posted(LENGTH) + posted(LENGTH, b"Connection: close\r\n"), [b"200"] * 3),
        (posted(LENGTH) + b"\0junk", [b"200"]),
        (posted(LENGTH) * 500, [b"200"] * (MOST_PIPELINED + 1)),
    ],
    ids=[
        "ordinary",
        "HTTP/1.0",
        "a whole address",
        "no host",
        "two hosts",
        "may I",
        "may I, too large",
        "chunks",
        "sent ahead",
        "followed by junk",
        "far too many ahead",
    ],
)
def test_what_is_unusual_is_answered_in_order(server: PhoneServer, sent: bytes, answers: list[bytes]) -> None:
    client = raw(server, sent)
    received = read_all(client)
    parts = received.split(b"HTTP/1.1 ")[1:]
    assert [part[:3] for part in parts] == answers
    assert b"connection: close" in parts[-1]
    client.close()


def test_who_leaves_in_the_middle_is_no_error(server: PhoneServer, hall: WaitingRoom) -> None:
    raw(server, posted(b"Content-Length: 500\r\n")).close()
    with connection(server) as client:
        assert post(client, "a" * 22, "le suivant") == 200
    assert hall.texts == ["le suivant"]


@contextmanager
def serving(app: ASGIApp) -> Iterator[int]:
    """The port on which an app is served as the page is."""
    sock = bound_socket("127.0.0.1", 0)
    server = uvicorn.Server(server_config(app))
    thread = threading.Thread(target=server.run, args=([sock],))
    thread.start()
    yield sock.getsockname()[1]
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()


LONG = b"a" * 20_000_000
"""More than the system takes on a socket that is not read."""
PIECE = len(LONG) // 2


async def long_answer(_scope: Scope, _receive: Receive, send: Send) -> None:
    """An app."""
    headers = [(b"content-length", str(len(LONG)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    for at in range(0, len(LONG), PIECE):
        more = at + PIECE < len(LONG)
        await send({"type": "http.response.body", "body": LONG[at : at + PIECE], "more_body": more})


@pytest.mark.parametrize(
    "sent",
    [get(), get().replace(b"HTTP/1.1", b"HTTP/1.0"), get(b"Connection: close\r\n") + get()],
    ids=["HTTP/1.1", "HTTP/1.0", "sent ahead in vain"],
)
def test_who_does_not_read_is_cut(monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(DeadlineProtocol, "delivery_s", 0.5)
    with serving(long_answer) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(sent)
        time.sleep(1.5)
        assert 0 < len(read_all(client)) < len(LONG)


def test_who_reads_gets_all_of_it() -> None:
    with serving(long_answer) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(get(b"Connection: close\r\n"))
        assert read_all(client).endswith(LONG)


def test_who_leaves_during_an_answer_is_no_error() -> None:
    gone, done = threading.Event(), threading.Event()

    async def talk(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while not gone.is_set():
            await asyncio.sleep(0.01)
        for _ in range(100):
            await send({"type": "http.response.body", "body": b"encore", "more_body": True})
            await asyncio.sleep(0)
        await send({"type": "http.response.body", "body": b""})
        done.set()

    with serving(talk) as port:
        # A second request is sent ahead, so that nothing is read that would tell that the client left.
        with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            client.sendall(get() + get())
            assert client.recv(8) == b"HTTP/1.1"
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        gone.set()
        assert done.wait(10)
