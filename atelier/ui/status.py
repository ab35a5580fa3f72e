"""The state of things in words: how many post-its, how many phones, whether all is saved."""

from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from atelier.board.model import BoardModel
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.theme import look
from atelier.ui.wording import note_count, phone_count


@dataclass(frozen=True, slots=True)
class Phones:
    """How the phones fare: how many have the page open, its address, or a sentence on what is wrong."""

    count: int = 0
    address: str = ""
    fault: str = ""


class Status(QWidget):
    """Three short facts, each a label of its own."""

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.notes = plain_label()
        self.phones = plain_label()
        self.saving = plain_label()
        self._dot = plain_label("·", kind="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for label in (self.notes, self._dot, self.phones, plain_label("·", kind="muted"), self.saving):
            row.addWidget(label)
        model.board_changed.connect(self._show_notes)
        self._show_notes()
        self.show_phones(Phones())
        self.show_saving(0)

    def show_saving(self, pending: int) -> None:
        """Say whether operations still wait for the disk."""
        if pending:
            self._say(self.saving, _("● enregistrement…"), "muted")
        else:
            self._say(self.saving, _("● enregistré"), "good")

    def show_fault(self, sentence: str) -> None:
        """Say that what was done last is not saved, until the next saving succeeds."""
        self._say(self.saving, _("▲ non enregistré"), "warning", more=sentence)

    def show_phones(self, phones: Phones) -> None:
        """Say how many phones there are; where the page is as long as there is none; or what is wrong."""
        for widget in (self.phones, self._dot):
            widget.setVisible(bool(phones.fault or phones.address or phones.count))
        if phones.fault:
            self._say(self.phones, _("▲ téléphones : en panne"), "warning", more=phones.fault)
        elif phones.count or not phones.address:
            self._say(self.phones, phone_count(phones.count), "", more=phones.address)
        else:
            shown = phones.address.removeprefix("http://").rstrip("/")
            self._say(self.phones, _("téléphones : {address}").format(address=shown), "", more=phones.address)

    def _show_notes(self) -> None:
        self.notes.setText(note_count(self.model.note_count()))

    def _say(self, label: QLabel, text: str, kind: str, *, more: str = "") -> None:
        label.setText(text)
        label.setToolTip(plain_tooltip(more))
        label.setAccessibleDescription(more)
        look(label, kind or "plain")
