"""The parts of the network's dialog that change with what was found: a row a finding, a button an address."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from atelier.domain.finding import Finding, Severity
from atelier.domain.language import gettext as _
from atelier.ui import theme
from atelier.ui.plain_text import plain_action, plain_label
from atelier.ui.projection.line_breaking import breakable
from atelier.ui.theme import look

_ICONS = {
    Severity.BAD: ("circle-x", "bad"),
    Severity.WARN: ("triangle-alert", "warning"),
    Severity.NOTE: ("info", "focus"),
    Severity.OK: ("circle-check", "good"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """An address that phones can be given, in words."""

    ip: str
    words: str


class FindingRows(QFrame):
    """What was found, a row each."""

    def __init__(self) -> None:
        super().__init__()
        look(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(12)
        self._shown: tuple[Finding, ...] = ()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these alone."""
        if findings == self._shown:
            return
        self._shown = findings
        while item := self._column.takeAt(0):
            row = item.widget()
            assert row is not None
            row.hide()
            row.deleteLater()
        for finding in findings:
            row = _finding_row(finding)
            self._column.addWidget(row)
            # Qt shows it at the event loop's next turn, too late for the room that it takes.
            row.show()


class AddressOffers(QFrame):
    """The addresses as radio buttons, Atelier's own choice first.

    Signals:
        chosen: (ip) empty for Atelier's own choice.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        look(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(4)
        self._column.addWidget(plain_label(_("Adresse donnée aux téléphones"), kind="heading"))
        note = _("Votre choix est gardé sur cet ordinateur pour les prochaines rencontres.")
        self._column.addWidget(plain_label(note, kind="small", wrap=True))
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.property("ip")))
        self._shown: tuple[Offer, ...] = ()

    @property
    def buttons(self) -> list[QRadioButton]:
        """In the order shown."""
        return [button for button in self._group.buttons() if isinstance(button, QRadioButton)]

    def show_offers(self, offers: tuple[Offer, ...], choice: str) -> None:
        """Show these, with the choice ticked; the buttons stay where nothing but the choice differs."""
        if offers != self._shown:
            self._shown = offers
            self._remake((Offer("", _("Laisser Atelier choisir (conseillé)")), *offers))
        for button in self.buttons:
            button.setChecked(button.property("ip") == choice)

    def _remake(self, offers: tuple[Offer, ...]) -> None:
        for button in self.buttons:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        for offer in offers:
            made = QRadioButton(plain_action(offer.words))
            made.setProperty("ip", offer.ip)
            self._group.addButton(made)
            self._column.addWidget(made)
            made.show()


def _finding_row(finding: Finding) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    mark = QLabel()
    show_sign(mark, finding.severity)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    needs_her = finding.severity in (Severity.BAD, Severity.WARN)
    words.addWidget(sentence_label(finding.sentence, kind="warning" if needs_her else "plain"))
    if finding.what_to_do:
        words.addWidget(sentence_label(finding.what_to_do, kind="plain" if needs_her else "muted"))
    line.addLayout(words, 1)
    row.setAccessibleName(f"{finding.sentence} {finding.what_to_do}".strip())
    return row


def sentence_label(text: str, *, kind: str) -> QLabel:
    """A label of whole sentences, not broken inside a word or before a mark."""
    return plain_label(breakable(text), kind=kind, wrap=True)


def show_sign(label: QLabel, severity: Severity) -> None:
    """Have a label show the icon of that severity in its colour."""
    theme.bear_icon(label, *_ICONS[severity])
