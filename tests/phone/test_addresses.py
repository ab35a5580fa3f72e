"""Which address is offered to phones, whatever the laptop is plugged into."""

import ipaddress
import socket
from typing import Any

import pytest

from atelier.phone import addresses
from atelier.phone.addresses import (
    Address,
    form_url,
    named_addresses,
    nearby_addresses,
    ranked,
    readable_address,
)


@pytest.mark.parametrize(
    ("found", "offered"),
    [
        ([Address("192.168.1.20", "wlan0", is_default=True), Address("127.0.0.1", "lo")], "192.168.1.20"),
        ([Address("10.8.0.2", "tun0", is_default=True), Address("192.168.1.20", "wlan0")], "192.168.1.20"),
        ([Address("172.17.0.1", "docker0"), Address("10.0.0.5", "eth0")], "10.0.0.5"),
        ([Address("169.254.7.7", "eth0"), Address("192.168.43.1", "wlan0")], "192.168.43.1"),
        ([Address("8.8.4.4", "eth0", is_default=True), Address("192.168.1.20", "wlan0")], "192.168.1.20"),
        ([Address("fd00::5", "wlan0", is_default=True), Address("192.168.1.20", "wlan0")], "192.168.1.20"),
        ([Address("10.0.0.5", "eth0"), Address("192.168.1.20", "wlan0", is_default=True)], "192.168.1.20"),
        ([Address("169.254.7.7", "eth0"), Address("127.0.1.1")], "169.254.7.7"),
        ([Address("::1", "lo"), Address("127.0.1.1")], "127.0.0.1"),
        ([], "127.0.0.1"),
    ],
    ids=[
        "ordinary",
        "vpn",
        "docker",
        "no dhcp",
        "public",
        "ipv6",
        "two",
        "only link-local",
        "loopback",
        "none",
    ],
)
def test_the_best_address_is_offered(found: list[Address], offered: str) -> None:
    assert ranked(found)[0].ip == offered
    assert ranked(reversed(found))[0].ip == offered


def test_an_address_found_twice_is_one() -> None:
    found = [
        Address("192.168.1.20", is_default=True),
        Address("192.168.1.20", "wlan0"),
        Address("192.168.1.20"),
    ]
    assert ranked(found) == (Address("192.168.1.20", "wlan0", is_default=True),)


def test_this_machine_has_addresses() -> None:
    found = (*nearby_addresses(), *named_addresses())
    assert found
    assert all(ipaddress.ip_address(address.ip) for address in found)


def test_without_any_network_there_is_still_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "if_nameindex", list)
    assert ranked((*nearby_addresses(), *named_addresses())) == (Address("127.0.0.1"),)


def test_no_packet_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = []
    make = socket.socket.__init__

    def watched(self: socket.socket, family: int = -1, type: int = -1, *rest: Any) -> None:
        kinds.append(type)
        make(self, family, type, *rest)

    monkeypatch.setattr(addresses.socket.socket, "__init__", watched)
    monkeypatch.setattr(addresses.socket, "getaddrinfo", None)
    nearby_addresses()
    assert set(kinds) == {socket.SOCK_DGRAM}


def test_a_laptop_whose_name_cannot_be_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "é" * 80)
    assert named_addresses() == ()


def test_no_socket_left_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("Too many open files")

    monkeypatch.setattr(addresses.socket, "socket", refuse)
    assert nearby_addresses() == ()


def test_addresses_as_phones_and_people_take_them() -> None:
    assert form_url("192.168.1.20", 8753, "KXTQPM") == "http://192.168.1.20:8753/KXTQPM"
    assert form_url("fd00::5", 8753, "KXTQPM") == "http://[fd00::5]:8753/KXTQPM"
    assert readable_address("192.168.1.20", 8753) == "192.168.1.20:8753"
    assert readable_address("192.168.1.20", 80) == "192.168.1.20"
