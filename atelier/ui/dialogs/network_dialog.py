"""How the network is for phones: what a check found, the address they are given, and the choice of another one.

What is checked, and how, is not known here: a view comes in ready made, and wishes go out.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.finding import Finding, Severity
from atelier.domain.language import gettext as _
from atelier.ui.dialogs.network_rows import AddressOffers, FindingRows, Offer, sentence_label, show_sign
from atelier.ui.plain_text import plain_label
from atelier.ui.theme import FONT_SIZE_PX, look
from atelier.ui.widgets.dialog_layout import scrolled

WIDTH_PX = 720
_MARGIN_PX = 48
"""What is left of the screen around the dialog, for its frame and the desktop's own bars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """What there is to show. `address` and `code` are typed on a phone; empty while none could come in.

    `choice` is the address that she chose, empty while that is left to Atelier. `taken_port` is 0 unless another
    program has it; then `free_port` could be had, unless it is 0.
    """

    findings: tuple[Finding, ...]
    address: str = ""
    code: str = ""
    offers: tuple[Offer, ...] = ()
    choice: str = ""
    taken_port: int = 0
    free_port: int = 0

    @property
    def worst(self) -> Severity:
        """How serious the worst finding is."""
        return min((f.severity for f in self.findings), key=list(Severity).index, default=Severity.OK)


class NetworkDialog(QDialog):
    """Shows a view, and says so while another is being made.

    Signals:
        check_requested: look again.
        address_chosen: (ip) give phones that address; empty: the best one.
        port_requested: (port) answer phones on that port.
    """

    check_requested = Signal()
    address_chosen = Signal(str)
    port_requested = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: NetworkView | None = None
        self.verdict = plain_label(kind="heading", wrap=True)
        self.address = plain_label(kind="title")
        self.code = plain_label(kind="title")
        self.findings = FindingRows()
        self.offers = AddressOffers()
        self.retry = QPushButton()
        self.other_port = QPushButton()
        self.again = QPushButton(_("Vérifier de nouveau"))
        self.close_button = look(QPushButton(_("Fermer")), "primary")
        self._verdict_icon = QLabel()
        self._lay_out()
        self._connect()
        self.show_checking()

    def show_checking(self) -> None:
        """Say that a check is under way; what the last one found stays."""
        self.verdict.setText(_("Vérification en cours…"))
        show_sign(self._verdict_icon, Severity.NOTE)
        self.again.setEnabled(False)

    def show_view(self, view: NetworkView) -> None:
        """Show what was found."""
        self.view = view
        self.again.setEnabled(True)
        self.verdict.setText(_verdict(view.worst))
        needs_her = view.worst in (Severity.BAD, Severity.WARN)
        show_sign(self._verdict_icon, view.worst if needs_her else Severity.OK)
        self.address.setText(view.address)
        self.code.setText(view.code)
        self._typed.setVisible(bool(view.address))
        self.findings.show_findings(view.findings)
        self.offers.show_offers(view.offers, view.choice)
        self.offers.setVisible(bool(view.offers))
        self._show_ports(view)
        for widget in (self.findings, self._hint):
            widget.show()
        self._make_room()

    def _show_ports(self, view: NetworkView) -> None:
        self.retry.setText(_("Réessayer le port {port}").format(port=view.taken_port))
        self.other_port.setText(_("Prendre le port {port}").format(port=view.free_port))
        self.retry.setVisible(bool(view.taken_port))
        self.other_port.setVisible(bool(view.taken_port and view.free_port))

    def _ask_for_port(self, *, other: bool) -> None:
        if self.view is not None:
            self.port_requested.emit(self.view.free_port if other else self.view.taken_port)

    def _connect(self) -> None:
        self.again.clicked.connect(self.check_requested)
        self.close_button.clicked.connect(self.reject)
        self.offers.chosen.connect(self.address_chosen)
        self.retry.clicked.connect(lambda: self._ask_for_port(other=False))
        self.other_port.clicked.connect(lambda: self._ask_for_port(other=True))

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Vérifier le réseau"))
        self._typed = self._address_card()
        self._hint = _hint()
        ports = _row(self.retry, self.other_port)
        ports.addStretch(1)
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 8, 0)
        parts.setSpacing(12)
        parts.addWidget(self._typed)
        parts.addWidget(self.findings)
        parts.addLayout(ports)
        parts.addWidget(self.offers)
        parts.addWidget(self._hint)
        parts.addStretch(1)
        for hidden in (self._typed, self.findings, self.offers, self._hint, self.retry, self.other_port):
            hidden.hide()
        self._inside = inside
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 16, 20)
        column.setSpacing(12)
        column.addWidget(plain_label(_("Vérifier le réseau"), kind="title"))
        verdict = _row(self._verdict_icon)
        verdict.addWidget(self.verdict, 1)
        column.addLayout(verdict)
        inside.setAccessibleName(_("Ce qui a été trouvé"))
        column.addWidget(scrolled(inside, by_keys=True), 1)
        buttons = _row(self.again)
        buttons.setContentsMargins(0, 0, 8, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        self.close_button.setDefault(True)
        # Not the list, which comes first in order and would open in a ring.
        self.close_button.setFocus()
        scale = self.font().pixelSize() / FONT_SIZE_PX
        width = min(round(WIDTH_PX * scale), self.screen().availableGeometry().width() - _MARGIN_PX)
        self.resize(width, round(WIDTH_PX * scale / 2))

    def _address_card(self) -> QFrame:
        frame, column = _card(_("À taper sur un téléphone, si le QR code ne marche pas"))
        row = _row(self.address)
        row.addSpacing(8)
        row.addWidget(plain_label(_("puis le code"), kind="muted"))
        row.addWidget(self.code)
        row.addStretch(1)
        column.addLayout(row)
        for label in (self.address, self.code):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        return frame

    def _make_room(self) -> None:
        """Grow as far as the screen goes; beyond, it scrolls."""
        layout, screen = self._inside.layout(), self.screen()
        assert layout is not None
        layout.activate()
        around = self.height() - self._area_height()
        needed = layout.totalHeightForWidth(self._inside.width()) + around
        most = screen.availableGeometry().height() - _MARGIN_PX
        self.resize(self.width(), min(max(self.height(), needed), most))

    def _area_height(self) -> int:
        viewport = self._inside.parentWidget()
        assert viewport is not None
        own = self.layout()
        assert own is not None
        own.activate()
        return viewport.height()


def _verdict(worst: Severity) -> str:
    return {
        Severity.BAD: _("Les téléphones ne peuvent pas venir : voici pourquoi."),
        Severity.WARN: _("La page est prête, mais des téléphones pourraient ne pas la trouver."),
    }.get(worst) or _("Tout est prêt sur cet ordinateur.")


def _hint() -> QFrame:
    frame, column = _card(_("Si un téléphone n’arrive pas à ouvrir la page"))
    said = _(
        "Est-il sur le même Wi-Fi que cet ordinateur ? Coupez ses données mobiles le temps d’ouvrir la page. "
        "Un Wi-Fi « invités » empêche souvent les appareils de se voir : prenez-en un autre, ou allumez le "
        "point d’accès mobile de cet ordinateur et reliez-y les téléphones."
    )
    column.addWidget(sentence_label(said, kind="plain"))
    return frame


def _card(heading: str) -> tuple[QFrame, QVBoxLayout]:
    frame = look(QFrame(), "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    column.addWidget(plain_label(heading, kind="heading", wrap=True))
    return frame, column


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    return row
