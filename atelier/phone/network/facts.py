"""What a check of the network goes by, and the part of it that takes time to find out."""

import http.client
import socket
from dataclasses import dataclass, replace

from atelier.phone.network.address_choice import Choice
from atelier.phone.network.addresses import Address
from atelier.phone.network.firewalls import Firewall, firewall

PATIENCE_S = 4.0
_OTHER_PORTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """How this laptop stands towards the room's phones.

    `imposed`: the address was given when the program was started; `choice` is the facilitator's, and
    `moved_from` what was offered before the network changed. `fault`: why nobody answers; `is_busy`: another
    program has the port, and `free_port` could be had (0: none is known). `answers`: the page was asked for
    at the address offered, and came.
    """

    offered: str
    port: int
    code: str = ""
    addresses: tuple[Address, ...] = ()
    imposed: bool = False
    choice: Choice | None = None
    moved_from: str = ""
    fault: str = ""
    is_busy: bool = False
    free_port: int = 0
    phone_count: int = 0
    answers: bool = False
    firewall: Firewall = Firewall.NONE

    @property
    def address(self) -> Address:
        """The one offered, with what is known of it."""
        return next((a for a in self.addresses if a.ip == self.offered), Address(self.offered))


def examined(facts: Facts) -> Facts:
    """With what it takes time to find out: 11 s at most, under a second as a rule. Any thread may call."""
    return replace(
        facts,
        answers=not facts.fault and page_answers(facts.offered, facts.port, facts.code),
        free_port=free_port(facts.port) if facts.is_busy else 0,
        firewall=firewall(),
    )


def page_answers(ip: str, port: int, code: str) -> bool:
    """Whether our own page comes when it is asked for at that address, past any proxy."""
    asked = http.client.HTTPConnection(ip, port, timeout=PATIENCE_S)
    try:
        asked.request("GET", f"/{code}")
        return asked.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def free_port(taken: int) -> int:
    """The next port that nobody has; 0 where there is none nearby."""
    for port in range(taken + 1, min(taken + _OTHER_PORTS, 65535) + 1):
        with socket.socket() as probe:
            try:
                probe.bind(("", port))
            except OSError:
                continue
            return port
    return 0
