"""Which addresses this laptop has on the local network, and which one is the best for phones."""

import ipaddress
import socket
import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass

# Documentation addresses (RFC 5737, RFC 3849): a connected UDP socket only asks the routing table; not a
# packet leaves.
_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_VIRTUAL = ("br-", "docker", "tailscale", "tap", "tun", "utun", "vbox", "veth", "virbr", "vmnet", "wg", "zt")
_SIOCGIFADDR_LINUX = 0x8915


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this laptop, its interface's name where the system tells, whether it is the default."""

    ip: str
    interface: str = ""
    is_default: bool = False

    @property
    def _order(self) -> tuple[bool, ...]:
        """Best first: reachable by a phone, on a real interface, private, IPv4, on the default route."""
        ip = ipaddress.ip_address(self.ip)
        return (
            ip.is_loopback,
            ip.is_link_local,
            self.interface.startswith(_VIRTUAL),
            not ip.is_private,
            ip.version != 4,
            not self.is_default,
        )


def nearby_addresses() -> tuple[Address, ...]:
    """What the system tells at once: no packet leaves, no name is resolved."""
    return (*_default_addresses(), *_interface_addresses())


def named_addresses() -> tuple[Address, ...]:
    """What the system knows of its own name; on Windows that is every address.

    Takes as long as the resolver does: up to 30 s on a Wi-Fi without internet.
    """
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    families = {socket.AF_INET, socket.AF_INET6}
    return tuple(Address(_without_scope(str(where[0]))) for family, *_, where in found if family in families)


def ranked(found: Iterable[Address]) -> tuple[Address, ...]:
    """Each address once, best first; loopback only if there is nothing else."""
    by_ip: dict[str, Address] = {}
    for address in found:
        known = by_ip.get(address.ip, address)
        by_ip[address.ip] = Address(
            address.ip, known.interface or address.interface, known.is_default or address.is_default
        )
    best_first = sorted(by_ip.values(), key=lambda address: address._order)
    reachable = [address for address in best_first if not ipaddress.ip_address(address.ip).is_loopback]
    return tuple(reachable) or (Address("127.0.0.1"),)


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
                yield Address(_without_scope(probe.getsockname()[0]), is_default=True)
        except OSError:
            continue


def _interface_addresses() -> Iterable[Address]:
    """IPv4 by interface: the laptop as its own access point has no default route. Linux only."""
    if not sys.platform.startswith("linux"):
        return
    import fcntl

    try:
        asker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    except OSError:
        return
    with asker:
        for _number, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(asker.fileno(), _SIOCGIFADDR_LINUX, request)
            except OSError:
                continue
            yield Address(socket.inet_ntoa(answer[20:24]), name)


def _without_scope(ip: str) -> str:
    return ip.partition("%")[0]
