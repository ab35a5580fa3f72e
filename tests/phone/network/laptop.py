"""A laptop that has networks to itself: the part that runs inside its namespace, and the hand on it from outside.

Inside, each line read is a deed and each line written what came of it.
"""

import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
WAYS_IN = (["unshare", "--net"], ["unshare", "--map-root-user", "--net"])
"""As root; else as what the kernel takes for root in a namespace of users."""


class Inside:
    """The laptop itself; its methods are what may be asked of it."""

    def __init__(self, choice_path: Path) -> None:
        from atelier.phone_line import PhoneLine
        from tests.phone.waiting_room import WaitingRoom

        self.hall = WaitingRoom()
        self.line = PhoneLine(host="0.0.0.0", port=8753, choice_path=choice_path)
        self.other: socket.socket | None = None

    def ip(self, *arguments: str) -> None:
        """Change the network."""
        subprocess.run(["ip", *arguments], check=True, stdout=subprocess.DEVNULL)

    def take_port(self) -> None:
        """Be another program that has the port."""
        self.other = socket.create_server(("", 8753))

    def leave_port(self) -> None:
        """End that program."""
        assert self.other is not None
        self.other.close()

    def open(self) -> None:
        """Answer phones."""
        self.line.open(self.hall)

    def reopen(self, port: int) -> None:
        """Answer them after all."""
        self.line.reopen(port)

    def choose(self, ip: str) -> None:
        """Choose the address that phones are given."""
        self.line.choose(ip)

    def room(self) -> str:
        """The address that the room sees; empty where it sees none."""
        from atelier.domain.things import Meeting

        (meeting,) = self.hall.snapshot.all(Meeting)
        invitation = self.line.invitation(meeting)
        return "" if invitation is None else invitation.url

    def check(self) -> dict[str, Any]:
        """What the dialog would show."""
        from atelier.network_desk import network_view
        from atelier.phone.network.facts import examined
        from tests.phone.waiting_room import CODE

        view = network_view(examined(self.line.facts(CODE)))
        return {
            "address": view.address,
            "findings": [[found.severity.name, found.sentence] for found in view.findings],
            "offers": [offer.words for offer in view.offers],
            "choice": view.choice,
            "ports": [view.taken_port, view.free_port],
        }

    def close(self) -> None:
        """Stop."""
        self.line.close()
        self.hall.close()


class Laptop:
    """The hand on it: every attribute is a method of `Inside`."""

    def __init__(self, choice_path: Path) -> None:
        command = [*way_in(), sys.executable, "-m", "tests.phone.network.laptop", str(choice_path)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdin
        assert self._process.stdout
        self._deeds, self._outcomes = self._process.stdin, self._process.stdout

    def __getattr__(self, deed: str) -> Any:
        return lambda *arguments: self._ask([deed, *arguments])

    def plug(self, interface: str, *addresses: str) -> None:
        """Give it an interface, with those addresses."""
        self.ip("link", "add", interface, "type", "veth", "peer", "name", f"far-{interface}")
        for end in (interface, f"far-{interface}"):
            self.ip("link", "set", end, "up")
        for address in addresses:
            self.ip("address", "add", address, "dev", interface)

    def wait_for_room(self, start: str) -> None:
        """Wait until the room sees an address that starts so; 10 s at most."""
        limit = time.monotonic() + 10
        while not (seen := self.room()).startswith(start) or bool(seen) != bool(start):
            assert time.monotonic() < limit, seen
            time.sleep(0.02)

    def leave(self) -> None:
        """End it."""
        self._deeds.close()
        status = self._process.wait(30)
        self._outcomes.close()
        assert status == 0

    def _ask(self, deed: list[Any]) -> Any:
        self._deeds.write(json.dumps(deed) + "\n")
        self._deeds.flush()
        return json.loads(self._outcomes.readline())


def way_in() -> list[str]:
    """The command that runs another one in a network of its own; the test is skipped where there is none."""
    if not sys.platform.startswith("linux"):
        pytest.skip("network namespaces are Linux's")
    for tool, package in (("ip", "iproute2"), ("unshare", "util-linux")):
        if shutil.which(tool) is None:
            pytest.skip(f"no {tool}: apt-get install {package}")
    refusals = []
    for way in WAYS_IN:
        attempt = [*way, "ip", "link", "add", "try0", "type", "veth", "peer", "name", "try1"]
        tried = subprocess.run(attempt, capture_output=True, text=True)
        if tried.returncode == 0:
            return list(way)
        refusals.append(f"{' '.join(way)}: {tried.stderr.strip()}")
    pytest.skip(f"the kernel refuses network namespaces: {'; '.join(refusals)}")


def main() -> None:
    """Do what is asked, until there is nothing more to read."""
    from PySide6.QtCore import QCoreApplication

    application = QCoreApplication(["laptop"])
    inside = Inside(Path(sys.argv[1]))
    for line in sys.stdin:
        deed, *arguments = json.loads(line)
        sys.stdout.write(json.dumps(getattr(inside, deed)(*arguments)) + "\n")
        sys.stdout.flush()
    inside.close()
    application.quit()


if __name__ == "__main__":
    main()
