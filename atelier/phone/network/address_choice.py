"""The address that the facilitator chose for phones, kept on this computer from one meeting to the next."""

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from atelier.phone.network.addresses import Address

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """An address as it was chosen, with what finds it again once the network gave out another one."""

    ip: str
    interface: str = ""
    network: str = ""

    def find(self, addresses: Iterable[Address]) -> Address | None:
        """The address chosen, or what stands for it on the same interface of the same network; None if gone."""
        here = list(addresses)
        same = (address for address in here if address.ip == self.ip)
        alike = (
            address
            for address in here
            if self.network and (address.interface, address.network) == (self.interface, self.network)
        )
        return next(same, None) or next(alike, None)


def chosen(address: Address) -> Choice:
    """The choice of that address."""
    return Choice(address.ip, address.interface, address.network)


def read_choice(path: Path) -> Choice | None:
    """The choice kept in that file; None where there is none, or none that can be read."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        return Choice(*(str(kept[field]) for field in ("ip", "interface", "network")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        _log.warning("no choice of address in %s", path, exc_info=True)
        return None


def keep_choice(path: Path, choice: Choice | None) -> None:
    """Keep it in that file; None: leave it to Atelier from now on. A full disk only costs the next meeting."""
    try:
        if choice is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(asdict(choice)), "utf-8")
    except OSError:
        _log.warning("the choice of address was not kept in %s", path, exc_info=True)
