"""The state of things in words: how many post-its, how many phones, whether all is saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from atelier.board.model import BoardModel
from atelier.domain.language import gettext as _
from atelier.ui.plain_text import plain_label, plain_tooltip
from atelier.ui.stylesheet import FOCUS
from atelier.ui.theme import look
from atelier.ui.wording import door_phrase, note_count, phone_count

_GAP = 4
_PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Phones:
    """How the phones fare: how many have the page open, its address, or a sentence on what is wrong."""

    count: int = 0
    address: str = ""
    fault: str = ""


class Fact(QLabel):
    """A short fact; while it is a fault, it is pressed by mouse or keyboard for the whole sentence.

    `is_door`: it leads somewhere, and is pressed at any time.

    Signals:
        pressed: (sentence) empty while it is no fault.
    """

    pressed = Signal(str)

    def __init__(self, *, is_door: bool = False) -> None:
        super().__init__()
        self._is_door = is_door
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.fault = ""

    def show_fact(self, text: str, look_name: str, *, more: str = "", fault: bool = False) -> None:
        """Show it; `more` is told to who points at it."""
        self.fault = more if fault else ""
        self.setText(text)
        self.setToolTip(plain_tooltip(more))
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        pressable = self._is_pressable
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if pressable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)
        look(self, look_name)

    @property
    def _is_pressable(self) -> bool:
        return bool(self.fault) or self._is_door

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the sentence."""
        if self._is_pressable and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self.fault)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the sentence."""
        if self._is_pressable and event.key() in _PRESSING_KEYS:
            self.pressed.emit(self.fault)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline what has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 2, self.width(), 2, QColor(FOCUS))


class Status(QWidget):
    """Three short facts, each a label of its own.

    Signals:
        fault_told: (sentence) the phones fare badly: once for each new sentence; or a fault was pressed.
        network_requested: that the phones fare badly was pressed: check why.
    """

    fault_told = Signal(str)
    network_requested = Signal()

    def __init__(self, model: BoardModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.notes = plain_label()
        self.phones = Fact(is_door=True)
        self.saving = Fact()
        self.offered: Callable[[], Sequence[QAction]] = tuple
        """What can be done about the phones at the moment: the menu that a press opens."""
        self._told = Phones()
        self._dot = plain_label("·", kind="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for label in (self.notes, self._dot, self.phones, plain_label("·", kind="muted"), self.saving):
            row.addWidget(label)
        self.saving.pressed.connect(self.fault_told)
        self.phones.pressed.connect(self._on_phones_pressed)
        model.board_changed.connect(self._show_notes)
        model.meeting_changed.connect(self._show_door)
        self._show_notes()
        self.show_phones(Phones())
        self.show_saving(0)

    def show_saving(self, pending: int) -> None:
        """Say whether operations still wait for the disk."""
        if pending:
            self.saving.show_fact(_("● enregistrement…"), "muted")
        else:
            self.saving.show_fact(_("● enregistré"), "good")

    def show_fault(self, sentence: str) -> None:
        """Say that what was done last is not saved, until the next saving succeeds."""
        self.saving.show_fact(_("▲ non enregistré"), "warning", more=sentence, fault=True)

    def show_phones(self, phones: Phones) -> None:
        """Say how many phones there are; where the page is as long as there is none; or what is wrong."""
        is_new = phones.fault != self.phones.fault
        self._told = phones
        door = door_phrase(self.model.meeting, self.model.question.id)
        for widget in (self.phones, self._dot):
            widget.setVisible(bool(phones.fault or phones.address or phones.count))
        if phones.fault:
            self.phones.show_fact(_("▲ téléphones : en panne"), "warning", more=phones.fault, fault=True)
            if is_new:
                self.fault_told.emit(phones.fault)
        elif door:
            said = f"{phone_count(phones.count)}, {door}"
            self.phones.show_fact(said, "warning", more=_more(phones))
        elif phones.count or not phones.address:
            self.phones.show_fact(phone_count(phones.count), "plain", more=_more(phones))
        else:
            shown = phones.address.removeprefix("http://").rstrip("/")
            self.phones.show_fact(
                _("téléphones : {address}").format(address=shown), "plain", more=_more(phones)
            )

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
        self.notes.setText(note_count(self.model.note_count()))


def _more(phones: Phones) -> str:
    return _("{address} — cliquez pour mettre en pause, fermer ou régler la collecte").format(
        address=phones.address
    )
