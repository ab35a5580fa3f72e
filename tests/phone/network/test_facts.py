"""What a check finds out for itself: whether the page answers, which port is free, which firewall runs."""

import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from atelier.phone.network import facts, firewalls
from atelier.phone.network.facts import Facts, examined, free_port, page_answers
from atelier.phone.network.firewalls import Firewall, firewall
from atelier.phone.server import PhoneServer
from tests.phone.waiting_room import CODE


@contextmanager
def stranger(answer: bytes) -> Iterator[int]:
    """Another program that answers one call so; its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            called, _where = listening.accept()
            with called:
                called.recv(4096)
                called.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(5)


def test_our_page_answers(server: PhoneServer) -> None:
    assert page_answers("127.0.0.1", server.port, CODE)
    assert page_answers("127.0.0.1", server.port, "")


def test_a_meeting_that_is_not_there_does_not(server: PhoneServer) -> None:
    assert not page_answers("127.0.0.1", server.port, "ZZZZZZ")


def test_no_proxy_is_asked(server: PhoneServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert page_answers("127.0.0.1", server.port, CODE)


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 404 Not Found\r\n\r\n"])
def test_another_program_is_not_our_page(answer: bytes) -> None:
    with stranger(answer) as port:
        assert not page_answers("127.0.0.1", port, CODE)


def test_nobody_there_is_told() -> None:
    assert not page_answers("127.0.0.1", _left_port(), CODE)


def test_silence_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "PATIENCE_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert not page_answers("127.0.0.1", silent.getsockname()[1], CODE)


def test_a_free_port_is_the_next_one_that_can_be_had() -> None:
    with socket.create_server(("", 0)) as taken:
        found = free_port(taken.getsockname()[1])
        with socket.create_server(("", found)):
            assert free_port(taken.getsockname()[1]) > found


def test_after_the_last_port_there_is_none() -> None:
    assert free_port(65535) == 0


def test_what_is_not_asked_for_is_not_looked_up(server: PhoneServer) -> None:
    well = examined(Facts(offered="127.0.0.1", port=server.port, code=CODE))
    assert (well.answers, well.free_port) == (True, 0)
    broken = examined(Facts(offered="127.0.0.1", port=server.port, code=CODE, fault="Redémarrez Atelier."))
    assert (broken.answers, broken.free_port) == (False, 0)
    busy = examined(Facts(offered="127.0.0.1", port=server.port, fault="Le port est pris.", is_busy=True))
    assert busy.free_port > server.port


def _left_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as left:
        return int(left.getsockname()[1])


# Firewalls


@pytest.fixture
def linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Linux without a firewall, whose `systemctl` says active of the services named in a file."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(firewalls, "UFW_SETTINGS", tmp_path / "ufw.conf")
    (tmp_path / "active").touch()
    (tmp_path / "systemctl").write_text(f'#!/bin/sh\nexec grep -q "^$3$" {tmp_path}/active\n')
    (tmp_path / "systemctl").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


@pytest.mark.parametrize(
    ("settings", "active", "found"),
    [
        ("ENABLED=yes\nLOGLEVEL=low\n", "", Firewall.UFW),
        ("ENABLED=no\n", "", Firewall.NONE),
        ("# ENABLED=yes or no\nENABLED=no\n", "nftables", Firewall.NFTABLES),
        ("", "firewalld\nnftables", Firewall.FIREWALLD),
        ("", "ufw", Firewall.NONE),
    ],
)
def test_the_firewall_that_runs_on_linux(linux: Path, settings: str, active: str, found: Firewall) -> None:
    (linux / "ufw.conf").write_text(settings)
    (linux / "active").write_text(active)
    assert firewall() is found


def test_a_system_that_does_not_tell_has_none_known(linux: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(linux / "nowhere"))
    assert firewall() is Firewall.NONE


def test_a_system_that_hangs_has_none_known(linux: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(firewalls, "_LONGEST_S", 0.1)
    (linux / "systemctl").write_text("#!/bin/sh\nexec sleep 60\n")
    assert firewall() is Firewall.NONE


@pytest.mark.parametrize(("platform", "found"), [("win32", Firewall.WINDOWS), ("darwin", Firewall.MACOS)])
def test_elsewhere_there_always_may_be_one(
    monkeypatch: pytest.MonkeyPatch, platform: str, found: Firewall
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert firewall() is found
