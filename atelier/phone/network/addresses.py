"""Which addresses this laptop has on the local network, and which one is the best for phones."""

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass, replace

from atelier.phone.network.interface_kind import Kind, kind_of

LOOPBACK = "127.0.0.1"
# Documentation addresses (RFC 5737, RFC 3849): a connected UDP socket only asks the routing table; not a
# packet leaves.
_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this laptop.

    `interface` is its name on this system, `network` is written `192.168.1.0/24`; both are empty where the
    system does not tell. `is_default`: the way to elsewhere begins there.
    """

    ip: str
    interface: str = ""
    network: str = ""
    is_default: bool = False

    @property
    def kind(self) -> Kind:
        """What carries it."""
        return Kind.LOOPBACK if ipaddress.ip_address(self.ip).is_loopback else kind_of(self.interface)

    @property
    def is_link_local(self) -> bool:
        """Whether this laptop gave it to itself, as no network did (RFC 3927)."""
        return ipaddress.ip_address(self.ip).is_link_local

    @property
    def is_of_the_room(self) -> bool:
        """Whether phones in the room can reach it, as far as an address tells."""
        return self.kind.is_of_the_room and not self.is_link_local

    @property
    def _order(self) -> tuple[bool, ...]:
        """Best first: reachable by a phone, private, IPv4, on Wi-Fi as phones are, on the default route."""
        ip = ipaddress.ip_address(self.ip)
        return (
            ip.is_loopback,
            ip.is_link_local,
            not self.kind.is_of_the_room,
            not ip.is_private,
            ip.version != 4,
            self.kind is not Kind.WIFI,
            not self.is_default,
        )


def nearby_addresses() -> tuple[Address, ...]:
    """What the system tells at once: no packet leaves, no name is resolved."""
    return (*_default_addresses(), *_interface_addresses())


def ranked(found: Iterable[Address]) -> tuple[Address, ...]:
    """Each address once, best first; loopback only if there is nothing else."""
    by_ip: dict[str, Address] = {}
    for address in found:
        known = by_ip.get(address.ip, address)
        by_ip[address.ip] = replace(
            known,
            interface=known.interface or address.interface,
            network=known.network or address.network,
            is_default=known.is_default or address.is_default,
        )
    best_first = sorted(by_ip.values(), key=lambda address: address._order)
    return tuple(a for a in best_first if a.kind is not Kind.LOOPBACK) or (Address(LOOPBACK),)


def form_url(address: str, port: int, code: str) -> str:
    """The form's address, for the QR code: `http://192.168.1.20:8753/KXTQPM`."""
    return f"http://{readable_address(address, port)}/{code}"


def readable_address(address: str, port: int) -> str:
    """The address as one reads it aloud and types it: `192.168.1.20:8753`, without `:80`."""
    host = f"[{address}]" if ":" in address else address
    return host if port == 80 else f"{host}:{port}"


def _default_addresses() -> Iterable[Address]:
    for family, elsewhere in _ELSEWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((elsewhere, 9))
                yield Address(probe.getsockname()[0].partition("%")[0], is_default=True)
        except OSError:
            continue


def _interface_addresses() -> Iterable[Address]:
    """Every interface's: the laptop as its own access point has no default route."""
    import ifaddr  # late: the first window does without

    try:
        adapters = ifaddr.get_adapters()
    except (OSError, AssertionError, ValueError):
        # The library asserts that every address has a network mask, which some tunnels' have not.
        return
    for adapter in adapters:
        for found in adapter.ips:
            ip = found.ip if isinstance(found.ip, str) else found.ip[0]
            network = ipaddress.ip_network(f"{ip}/{found.network_prefix}", strict=False)
            # Whoever types an IPv6 link-local address has to add the name of an interface of his own.
            if not (network.version == 6 and network.is_link_local):
                yield Address(ip, adapter.nice_name, str(network))
