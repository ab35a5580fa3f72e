"""The check of the network over a meeting: asked for by its dialog, carried out in a thread, shown when it ends."""

import logging
import threading
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from atelier.domain.finding import Severity
from atelier.phone.network.addresses import LOOPBACK, readable_address
from atelier.phone.network.check import carrier, findings
from atelier.phone.network.facts import Facts, examined
from atelier.phone_line import PhoneLine
from atelier.ui.dialogs.network_dialog import NetworkDialog, NetworkView
from atelier.ui.dialogs.network_rows import Offer

LOOK_MS = 50
_log = logging.getLogger(__name__)


class NetworkDesk(QObject):
    """Serves one dialog and ends with it, a check under way or not: nobody waits for its thread."""

    def __init__(self, dialog: NetworkDialog, phones: PhoneLine, code: str) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._phones = phones
        self._code = code
        self._check = Check(phones.facts(code))
        # Looked at, not told by the thread: by the time it ends, the dialog may be gone.
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._on_time)
        dialog.check_requested.connect(self.check)
        dialog.address_chosen.connect(phones.choose)
        dialog.port_requested.connect(self._reopen)
        phones.looked.connect(self._on_looked)
        self.check()

    def check(self) -> None:
        """Find out how things are now, and show it."""
        self._dialog.show_checking()
        self._check = Check(self._phones.facts(self._code))
        self._check.start()
        self._timer.start()

    def _on_time(self) -> None:
        if self._check.found is not None:
            self._timer.stop()
            self._dialog.show_view(network_view(self._check.found))

    def _on_looked(self) -> None:
        """Check again where things are not as they were: another network, another choice. Phones come and go."""
        checked = self._check.facts
        if replace(self._phones.facts(self._code), phone_count=checked.phone_count) != checked:
            self.check()

    def _reopen(self, port: int) -> None:
        self._phones.reopen(port)
        self.check()


class Check:
    """One check; `found` is what it found, None until then."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.found: Facts | None = None

    def start(self) -> None:
        """Look, in a thread of its own."""
        threading.Thread(target=self._look, name="network-check", daemon=True).start()

    def _look(self) -> None:
        try:
            self.found = examined(self.facts)
        except Exception:  # noqa: BLE001 - else the dialog would wait for ever
            _log.exception("the network was not examined")
            self.found = self.facts


def open_network_check(phones: PhoneLine, code: str, *, over: QWidget) -> NetworkDialog:
    """Open the dialog over that window, its first check under way."""
    dialog = NetworkDialog(parent=over)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    NetworkDesk(dialog, phones, code)
    dialog.open()
    return dialog


def network_view(facts: Facts) -> NetworkView:
    """What the dialog shows of the facts."""
    held = None if facts.choice is None else facts.choice.find(facts.addresses)
    found = findings(facts)
    can_come = all(finding.severity is not Severity.BAD for finding in found)
    return NetworkView(
        findings=found,
        address=readable_address(facts.offered, facts.port) if can_come else "",
        code=facts.code,
        offers=_offers(facts),
        choice="" if held is None else held.ip,
        taken_port=facts.port if facts.is_busy else 0,
        free_port=facts.free_port,
    )


def _offers(facts: Facts) -> tuple[Offer, ...]:
    """Those that one can type; IPv6 only where there is nothing else."""
    known = [address for address in facts.addresses if address.ip != LOOPBACK]
    short = [address for address in known if ":" not in address.ip] or known
    words = ((address.ip, f"{carrier(address)} — {address.ip}") for address in short)
    return tuple(Offer(ip, said[0].upper() + said[1:]) for ip, said in words)
