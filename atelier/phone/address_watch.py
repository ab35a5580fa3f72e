"""Following the laptop's address while it changes networks, without anybody waiting for a slow resolver."""

import threading
from collections.abc import Callable

from atelier.phone.addresses import Address, named_addresses, nearby_addresses, ranked

PERIOD_S = 5.0


class AddressWatch:
    """The address to offer to phones; reading it never waits.

    Two threads, as resolving names may take longer than a change of network may stay unseen.
    """

    period_s = PERIOD_S

    def __init__(self) -> None:
        self._nearby = nearby_addresses()
        self._named: tuple[Address, ...] = ()
        self._stopped = threading.Event()

    @property
    def ip(self) -> str:
        """The best address last seen; 127.0.0.1 without a network."""
        return ranked((*self._nearby, *self._named))[0].ip

    def start(self) -> None:
        """Look now, and again every few seconds."""
        # A new event each time: a look under way since before `stop` must not go on after this.
        self._stopped = threading.Event()
        for look in (self._look_around, self._look_names_up):
            arguments = (look, self._stopped)
            threading.Thread(target=self._repeat, args=arguments, name="phone-address", daemon=True).start()

    def stop(self) -> None:
        """Look no more. Does not wait for a look under way: its thread ends by itself."""
        self._stopped.set()

    def _repeat(self, look: Callable[[], None], stopped: threading.Event) -> None:
        while not stopped.is_set():
            look()
            stopped.wait(self.period_s)

    def _look_around(self) -> None:
        nearby = nearby_addresses()
        if nearby != self._nearby:
            # What the resolver told was about the former network.
            self._named = ()
        self._nearby = nearby

    def _look_names_up(self) -> None:
        self._named = named_addresses()
