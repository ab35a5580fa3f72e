"""The phones' side of the application: the server while it lives, how it fares, and the way in for the room.

What serves is loaded once there is something to serve: the first window is painted before that.
"""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from atelier.domain.decision import Fault
from atelier.domain.language import gettext as _
from atelier.domain.things import Meeting
from atelier.right_of_way import RightOfWay
from atelier.ui.console.status import Phones

if TYPE_CHECKING:
    from atelier.phone.network.facts import Facts
    from atelier.phone.reception import Reception
    from atelier.phone.server import PhoneServer
    from atelier.ui.projection.invitation import Invitation

LOOK_MS = 500
"""With the second between two looks at the network, a changed address is on the screens within two."""
_log = logging.getLogger(__name__)


class PhoneLine(QObject):
    """Serves phones from `open` to `close`; where it can't, the meeting goes on by keyboard and is told why.

    Signals:
        looked: it is time to show how the phones fare.
    """

    looked = Signal()

    def __init__(
        self,
        *,
        host: str,
        port: int,
        choice_path: Path | None = None,
        way: RightOfWay | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.server: PhoneServer | None = None
        self._host = host
        self._port = port
        self._choice_path = choice_path
        self._way = way
        self._reception: Reception | None = None
        self._refused = ""
        self._is_busy = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.looked)

    @property
    def fault(self) -> str:
        """Why phones are not answered: the port could not be had, or the server broke down; else empty."""
        return self._refused or (self.server.fault if self.server is not None else "")

    def open(self, reception: "Reception") -> bool:
        """Answer phones from now on; returns whether it can."""
        from atelier.phone.network.address_choice import read_choice
        from atelier.phone.server import AddressInUse, PhoneServer

        self._reception = reception
        self._refused, self._is_busy = "", False
        self.server = PhoneServer(reception, host=self._host, port=self._port, way=self._way)
        if self.server.watch is not None:
            self.server.watch.choice = read_choice(self._choice_file())
        try:
            self.server.start()
        except Fault as fault:
            self._refused, self._is_busy = str(fault), isinstance(fault, AddressInUse)
            _log.warning("no phone server: %s", fault)
        self._timer.start()
        return not self._refused

    def reopen(self, port: int) -> None:
        """Answer phones after all, where the port could not be had: on that one."""
        if self._reception is not None and self._refused:
            self._port = port
            self.open(self._reception)
            self.looked.emit()

    def move_to(self, reception: "Reception") -> None:
        """Answer for another base from now on, after `hush`, where phones already know the way."""
        if self.server is not None and not self._refused:
            self._port = self.server.port
        self.open(reception)
        self.looked.emit()

    def close(self) -> None:
        """Answer no longer."""
        self._timer.stop()
        self.hush()

    def hush(self) -> None:
        """Answer no longer, whatever is still shown of it; from any thread, as it may take a second."""
        if self.server is not None:
            self.server.stop()

    def choose(self, ip: str) -> None:
        """Offer that address to phones, in the next meetings too; empty: the best one, whichever it is."""
        from atelier.phone.network.address_choice import chosen, keep_choice

        watch = self.server.watch if self.server is not None else None
        if watch is None:
            return
        watch.choice = next((chosen(address) for address in watch.addresses if address.ip == ip), None)
        keep_choice(self._choice_file(), watch.choice)
        self.looked.emit()

    def form_url(self, code: str) -> str:
        """The address of a meeting's form; empty while nobody would answer there."""
        return "" if self.server is None or self.fault else self.server.form_url(code)

    def phones(self, code: str) -> Phones:
        """How the phones of a meeting fare."""
        count = 0 if self.server is None else self.server.phones_connected(code)
        return Phones(count, self.form_url(code), self.fault or self._isolation())

    def invitation(self, meeting: Meeting) -> "Invitation | None":
        """What the projection tells phones of the meeting; None while none can come in."""
        if self.server is None or self.fault or self._isolation():
            return None
        return invitation_to(meeting, address=self.server.address, port=self.server.port)

    def facts(self, code: str) -> "Facts":
        """What a check of the network goes by, as far as it is known without waiting."""
        from atelier.phone.network.facts import Facts  # late: its HTTP client loads as long as a window

        assert self.server is not None
        watch = self.server.watch
        return Facts(
            offered=self.server.address,
            port=self.server.port,
            code=code,
            addresses=() if watch is None else watch.addresses,
            imposed=watch is None,
            choice=None if watch is None else watch.choice,
            moved_from="" if watch is None else watch.moved_from,
            fault=self.fault,
            is_busy=self._is_busy,
            phone_count=self.server.phones_connected(code),
        )

    def _isolation(self) -> str:
        """What to do where there is no network: a QR code of the laptop's address for itself leads nowhere."""
        from atelier.phone.network.addresses import LOOPBACK

        server = self.server
        if server is None or server.watch is None or server.address != LOOPBACK:
            return ""
        return _(
            "Cet ordinateur n’est relié à aucun réseau : les téléphones ne peuvent pas venir. Rejoignez un "
            "Wi-Fi ; pour être guidé : menu Rencontre, « Vérifier le réseau… ». Rien n’est perdu, et la saisie "
            "au clavier continue."
        )

    def _choice_file(self) -> Path:
        import platformdirs  # late: where an address is given, none is chosen

        return self._choice_path or platformdirs.user_config_path("Atelier", appauthor=False) / "network.json"


def invitation_to(meeting: Meeting, *, address: str, port: int) -> "Invitation":
    """What the room needs to come in by phone, at that address of this computer."""
    from atelier.domain.wifi import joinable
    from atelier.phone.network.addresses import form_url, readable_address
    from atelier.phone.qr import qr_matrix, wifi_text
    from atelier.ui.projection.invitation import Invitation

    wifi_name, wifi_password = joinable(meeting.wifi_name, meeting.wifi_password)
    url = form_url(address, port, meeting.code)
    return Invitation(
        url=url,
        address=readable_address(address, port),
        code=meeting.code,
        form_qr=qr_matrix(url),
        wifi_name=wifi_name,
        wifi_password=wifi_password,
        wifi_qr=qr_matrix(wifi_text(wifi_name, wifi_password)) if wifi_name else None,
    )
