"""Following the laptop's address while it changes networks: looked up every second, read at once."""

import threading

from atelier.phone.network.address_choice import Choice
from atelier.phone.network.addresses import LOOPBACK, Address, nearby_addresses, ranked

PERIOD_S = 1.0
"""A look costs less than a millisecond, so there is no need for a system's own news of its network."""


class AddressWatch:
    """The address to offer to phones; reading it never waits.

    `choice`: the facilitator's; without one, or once it is gone, the best address is offered.
    """

    period_s = PERIOD_S

    def __init__(self, choice: Choice | None = None) -> None:
        self.choice = choice
        self._nearby = nearby_addresses()
        self._addresses = ranked(self._nearby)
        self._left = ""
        self._stopped = threading.Event()

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Those last seen, best first; loopback without a network."""
        return self._addresses

    @property
    def chosen(self) -> Address | None:
        """The one that she chose, as it is now; None without a choice, or where it is gone."""
        return None if self.choice is None else self.choice.find(self.addresses)

    @property
    def ip(self) -> str:
        """The address offered; 127.0.0.1 without a network."""
        return (self.chosen or self.addresses[0]).ip

    @property
    def moved_from(self) -> str:
        """The address that was offered before the network changed it; empty if it never did."""
        return "" if self._left == self.ip else self._left

    def start(self) -> None:
        """Look now, and again every second."""
        # A new event each time: a look under way since before `stop` must not go on after this.
        self._stopped = threading.Event()
        arguments = (self._stopped,)
        threading.Thread(target=self._repeat, args=arguments, name="phone-address", daemon=True).start()

    def stop(self) -> None:
        """Look no more. Does not wait for a look under way: its thread ends by itself."""
        self._stopped.set()

    def _repeat(self, stopped: threading.Event) -> None:
        while not stopped.is_set():
            self._look_around()
            stopped.wait(self.period_s)

    def _look_around(self) -> None:
        nearby = nearby_addresses()
        if nearby == self._nearby:
            return
        before = self.ip
        self._nearby, self._addresses = nearby, ranked(nearby)
        if before not in (LOOPBACK, self.ip):
            self._left = before
