"""The state of things in words: post-its, phones, saving; network and projection. Always there, whatever it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.ui import theme
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.theme import look
from atelier.ui.wording import door_phrase, note_count, phone_count

_GAP = 4
_SIGN = "▲"
_THIS_COMPUTER = "127."
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Buttons are pressed by Space of themselves."""
_ON_THE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class Phones:
    """How the phones fare: how many have the page open, its address, or a sentence on what is wrong."""

    count: int = 0
    address: str = ""
    fault: str = ""


class Fact(QAbstractButton):
    """A short fact that is a button; while it is a fault, it is pressed for the whole sentence.

    `is_door`: it leads somewhere, and is pressed at any time.

    Signals:
        answered: (sentence) it was pressed; empty while it is no fault.
    """

    answered = Signal(str)

    def __init__(self, *, is_door: bool = False) -> None:
        super().__init__()
        self._is_door = is_door
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.fault = ""
        self.clicked.connect(self._on_clicked)

    def show_fact(self, text: str, look_name: str, *, more: str = "", fault: bool = False) -> None:
        """Show it; `more` is told to who points at it."""
        self.fault = more if fault else ""
        self.setText(text)
        self.setToolTip(plain_tooltip(more))
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        self.updateGeometry()
        pressable = self._is_pressable
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if pressable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)
        look(self, look_name)

    @property
    def _is_pressable(self) -> bool:
        return bool(self.fault) or self._is_door

    def _on_clicked(self) -> None:
        if self._is_pressable:
            self.answered.emit(self.fault)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words as a label's, underlined while they have the keyboard."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), _ON_THE_LINE, self.text())
        if self.hasFocus():
            painter.fillRect(0, self.height() - 2, self.width(), 2, QColor(theme.colours().focus))


class Status(QWidget):
    """Short facts in two lines, each a label of its own: what goes on above, what it goes over below.

    Signals:
        fault_told: (sentence) the phones fare badly: once for each new sentence; or a fault was pressed.
        network_requested: the network was pressed, or that the phones fare badly: check why.
    """

    fault_told = Signal(str)
    network_requested = Signal()

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.notes = plain_label()
        self.phones = Fact(is_door=True)
        self.saving = Fact()
        self.network = Fact(is_door=True)
        self.projection = plain_label()
        self.recording = plain_label()
        self._after_recording = plain_label("·", kind="muted")
        self.offered: Callable[[], Sequence[QAction]] = tuple
        """What can be done about the phones at the moment: the menu that a press opens."""
        self._told = Phones()
        self._chosen_count = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(_line(self.notes, self.phones, self.saving))
        below = _line(self.network, self.projection)
        for at, label in enumerate((self.recording, self._after_recording), start=1):
            below.insertWidget(at, label)
        column.addLayout(below)
        self.saving.answered.connect(self.fault_told)
        self.phones.answered.connect(self._on_phones_pressed)
        self.network.answered.connect(self.network_requested)
        model.board_changed.connect(self._show_notes)
        model.meeting_changed.connect(self._show_door)
        self._show_notes()
        self.show_phones(Phones())
        self.show_saving(0)
        self.show_projection(_("projection fermée"))
        self.show_recording("", records=False)

    def show_saving(self, pending: int) -> None:
        """Say whether operations still wait for the disk."""
        if pending:
            self.saving.show_fact(_("● enregistrement…"), "muted")
        else:
            self.saving.show_fact(_("● enregistré"), "good")

    def show_chosen(self, count: int) -> None:
        """Say how many post-its are chosen; one alone is seen."""
        self._chosen_count = count
        self._show_notes()

    def show_fault(self, sentence: str) -> None:
        """Say that what was done last is not saved, until the next saving succeeds."""
        self.saving.show_fact(_("▲ non enregistré"), "warning", more=sentence, fault=True)

    def show_phones(self, phones: Phones) -> None:
        """Say how many phones there are, or what is wrong; and over which network they come."""
        is_new = phones.fault != self.phones.fault
        self._told = phones
        door = door_phrase(self.model.meeting, self.model.question.id)
        self._show_network(phones)
        if phones.fault:
            self.phones.show_fact(_("▲ téléphones : en panne"), "warning", more=phones.fault, fault=True)
            if is_new:
                self.fault_told.emit(phones.fault)
        elif door:
            said = f"{phone_count(phones.count)}, {door}"
            self.phones.show_fact(said, "warning", more=_more(phones))
        else:
            self.phones.show_fact(phone_count(phones.count), "plain", more=_more(phones))

    def show_projection(self, state: str) -> None:
        """Say where the projection is; the sign before what needs her is its own."""
        self.projection.setText(state)
        look(self.projection, "small_warning" if state.startswith(_SIGN) else "small")

    def show_recording(self, state: str, records: bool) -> None:
        """Say where the clock of the quotes is, and whether sound is recorded; nothing while it stands."""
        self.recording.setText(state)
        for label in (self.recording, self._after_recording):
            label.setVisible(bool(state))
        look_name = "small_warning" if records else "small"
        if self.recording.property("look") != look_name:
            # Told every second, and a look is a whole styling.
            look(self.recording, look_name)

    def _show_network(self, phones: Phones) -> None:
        host = phones.address.removeprefix("http://").partition("/")[0]
        more = _("{address} — cliquez pour vérifier le réseau").format(address=phones.address)
        if host and not (phones.fault and host.startswith(_THIS_COMPUTER)):
            self.network.show_fact(_("réseau : {address}").format(address=host), "small", more=more)
        else:
            # Before the first answer as well: a sign of alarm would only flash.
            alarm = phones.fault and f"{_SIGN} "
            look_name = "small_warning" if alarm else "small"
            self.network.show_fact(alarm + _("réseau : aucun"), look_name, more=phones.fault)

    def _on_phones_pressed(self, sentence: str) -> None:
        if sentence:
            self.fault_told.emit(sentence)
            self.network_requested.emit()
        elif offered := self.offered():
            menu = QMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.addActions(offered)
            corner = self.phones.mapToGlobal(self.phones.rect().topLeft())
            menu.popup(corner - QPoint(0, menu.sizeHint().height() + _GAP))

    def _show_door(self) -> None:
        self.show_phones(self._told)

    def _show_notes(self) -> None:
        chosen = self._chosen_count
        told = (
            ngettext("{count} choisi", "{count} choisis", chosen).format(count=chosen) if chosen > 1 else ""
        )
        self.notes.setText(", ".join(filter(None, (note_count(self.model.note_count()), told))))


def _line(*labels: QWidget) -> QHBoxLayout:
    """Facts side by side with points between, against the right edge."""
    row = QHBoxLayout()
    row.setSpacing(5)
    row.addStretch(1)
    for at, label in enumerate(labels):
        if at:
            row.addWidget(plain_label("·", kind="muted"))
        row.addWidget(label)
    return row


def _more(phones: Phones) -> str:
    if not phones.address:
        return _("Cliquez pour mettre en pause, fermer ou régler la collecte")
    return _("{address} — cliquez pour mettre en pause, fermer ou régler la collecte").format(
        address=phones.address
    )
