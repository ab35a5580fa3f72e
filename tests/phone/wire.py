"""Requests on real sockets, as well formed as the caller likes."""

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Protocol

from tests.phone.waiting_room import CODE

FORM = f"/{CODE}"


class Served(Protocol):
    """Whatever answers on a port of this computer."""

    @property
    def port(self) -> int:
        """The port."""


@contextmanager
def connection(server: Served) -> Iterator[http.client.HTTPConnection]:
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


def raw(server: Served, sent: bytes, *, own_ip: str = "127.0.0.1") -> socket.socket:
    """A socket that has sent something, from one of this computer's addresses."""
    client = socket.create_connection(("127.0.0.1", server.port), timeout=10, source_address=(own_ip, 0))
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


def is_cut(client: socket.socket) -> bool:
    """Whether the other side has ended an idle connection."""
    client.setblocking(False)
    try:
        return client.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True
