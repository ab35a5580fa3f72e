"""The phones' side of the application: the server while it lives, how it fares, and the way in for the room."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from atelier.domain.decision import Fault
from atelier.domain.things import Meeting
from atelier.phone.addresses import form_url, readable_address
from atelier.phone.server import PhoneServer
from atelier.ui.invitation import Invitation
from atelier.ui.status import Phones

if TYPE_CHECKING:
    from atelier.phone.reception import Reception

LOOK_MS = 2000
_log = logging.getLogger(__name__)


class PhoneLine(QObject):
    """Serves phones from `open` to `close`; where it can't, the meeting goes on by keyboard and is told why.

    Signals:
        looked: it is time to show how the phones fare.
    """

    looked = Signal()

    def __init__(self, *, host: str, port: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.server: PhoneServer | None = None
        self._host = host
        self._port = port
        self._refused = ""
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.looked)

    @property
    def fault(self) -> str:
        """Why phones are not answered: the port could not be had, or the server broke down; else empty."""
        return self._refused or (self.server.fault if self.server is not None else "")

    def open(self, reception: "Reception") -> bool:
        """Answer phones from now on; returns whether it can."""
        self.server = PhoneServer(reception, host=self._host, port=self._port)
        try:
            self.server.start()
        except Fault as fault:
            self._refused = str(fault)
            _log.warning("no phone server: %s", fault)
        self._timer.start()
        return not self._refused

    def close(self) -> None:
        """Answer no longer."""
        self._timer.stop()
        if self.server is not None:
            self.server.stop()

    def form_url(self, code: str) -> str:
        """The address of a meeting's form; empty while nobody would answer there."""
        return "" if self.server is None or self.fault else self.server.form_url(code)

    def phones(self, code: str) -> Phones:
        """How the phones of a meeting fare."""
        count = 0 if self.server is None else self.server.phones_connected(code)
        return Phones(count, self.form_url(code), self.fault)

    def invitation(self, meeting: Meeting) -> Invitation | None:
        """What the projection tells phones of the meeting; None while none can come in."""
        if self.server is None or self.fault:
            return None
        return invitation_to(meeting, address=self.server.address, port=self.server.port)


def invitation_to(meeting: Meeting, *, address: str, port: int) -> Invitation:
    """What the room needs to come in by phone, at that address of this computer."""
    from atelier.phone.qr import qr_matrix, wifi_text  # late: with the projection

    wifi = wifi_text(meeting.wifi_name, meeting.wifi_password) if meeting.wifi_name else ""
    url = form_url(address, port, meeting.code)
    return Invitation(
        url=url,
        address=readable_address(address, port),
        code=meeting.code,
        form_qr=qr_matrix(url),
        wifi_name=meeting.wifi_name,
        wifi_password=meeting.wifi_password,
        wifi_qr=qr_matrix(wifi) if wifi else None,
    )
