"""Which address is offered to phones, whatever the laptop is plugged into."""

import ipaddress
import socket
from typing import Any

import ifaddr
import pytest

from atelier.phone.network import addresses
from atelier.phone.network.addresses import Address, form_url, nearby_addresses, ranked, readable_address
from atelier.phone.network.interface_kind import Kind


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
        ([Address("10.0.0.5", "eth0", is_default=True), Address("10.42.0.1", "wlan0")], "10.42.0.1"),
        ([Address("10.0.0.5", "eth0"), Address("10.1.0.5", "eth1", is_default=True)], "10.1.0.5"),
        ([Address("100.70.1.2", "tailscale0"), Address("169.254.7.7", "eth0")], "100.70.1.2"),
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
        "own access point",
        "two cables",
        "vpn without a network",
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
        Address("192.168.1.20", "wlan0", "192.168.1.0/24"),
        Address("192.168.1.20"),
    ]
    assert ranked(found) == (Address("192.168.1.20", "wlan0", "192.168.1.0/24", is_default=True),)


def test_this_machine_has_addresses() -> None:
    found = nearby_addresses()
    assert all(ipaddress.ip_address(address.ip) for address in found)
    itself = next(address for address in found if address.ip == "127.0.0.1")
    assert itself.kind is Kind.LOOPBACK
    assert itself.interface
    assert itself.network == "127.0.0.0/8"


def test_what_windows_and_macos_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    wifi = ifaddr.Adapter(
        "{846EE342}",
        "Intel(R) Wi-Fi 6 AX201 160MHz",
        [
            ifaddr.IP("192.168.1.20", 24, "Wi-Fi"),
            ifaddr.IP(("fe80::1", 0, 4), 64, "Wi-Fi"),
            ifaddr.IP(("fd00::5", 0, 0), 64, "Wi-Fi"),
        ],
    )
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: [wifi])
    monkeypatch.setattr(addresses, "_ELSEWHERE", ())
    name = "Intel(R) Wi-Fi 6 AX201 160MHz"
    assert nearby_addresses() == (
        Address("192.168.1.20", name, "192.168.1.0/24"),
        Address("fd00::5", name, "fd00::/64"),
    )


def test_without_any_network_there_is_still_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(ifaddr, "get_adapters", refuse)
    assert nearby_addresses() == ()
    assert ranked(nearby_addresses()) == (Address("127.0.0.1"),)


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


def test_no_socket_left_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("Too many open files")

    monkeypatch.setattr(addresses.socket, "socket", refuse)
    assert not any(address.is_default for address in nearby_addresses())


@pytest.mark.parametrize(
    ("address", "is_of_the_room"),
    [
        (Address("192.168.1.20", "wlan0"), True),
        (Address("192.168.1.20"), True),
        (Address("169.254.7.7", "wlan0"), False),
        (Address("10.8.0.2", "wg0"), False),
        (Address("127.0.1.1"), False),
    ],
)
def test_which_addresses_phones_can_reach(address: Address, is_of_the_room: bool) -> None:
    assert address.is_of_the_room is is_of_the_room


def test_addresses_as_phones_and_people_take_them() -> None:
    assert form_url("192.168.1.20", 8753, "KXTQPM") == "http://192.168.1.20:8753/KXTQPM"
    assert form_url("fd00::5", 8753, "KXTQPM") == "http://[fd00::5]:8753/KXTQPM"
    assert readable_address("192.168.1.20", 8753) == "192.168.1.20:8753"
    assert readable_address("192.168.1.20", 80) == "192.168.1.20"
