"""A recording in the list: its clock, its sound, and what can be done with them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.dates import day_and_time
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.things import Quote, Recording, Thing
from atelier.domain.time_codes import format_time_code, parse_time_code
from atelier.ui import theme
from atelier.ui.panels.panel_form import line
from atelier.ui.plain_text import plain_label
from atelier.ui.recording.recordings import recording_name
from atelier.ui.theme import look
from atelier.ui.widgets.wrapping_row import WrappingRow, wrapping

_OFFSET_PX = 84
_MINUS = ("-", "−", "–")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingShown(Thing):
    """All that is seen of a recording: its card is made again where any of it changed."""

    recording: Recording
    name: str
    facts: tuple[str, ...]

    @classmethod
    def of(cls, recording: Recording, model: BoardModel) -> "RecordingShown":
        """What is to be seen of a recording as things stand."""
        facts = tuple(_facts(model, recording))
        return cls(id=recording.id, recording=recording, name=recording_name(model, recording), facts=facts)


class RecordingCard(QFrame):
    """Asks; what becomes of it is its dialog's.

    Signals:
        play_requested: listen to the sound.
        here_requested: the clock began where the sound is now.
        shifted: (second of the sound) at which the clock began.
        refused: (sentence) what was typed is no moment.
        attach_requested: give it a sound.
        forget_requested: erase its sound.
        removal_requested: remove it.
    """

    play_requested = Signal()
    here_requested = Signal()
    shifted = Signal(int)
    refused = Signal(str)
    attach_requested = Signal()
    forget_requested = Signal()
    removal_requested = Signal()

    def __init__(self, shown: RecordingShown) -> None:
        super().__init__()
        look(self, "card")
        self.recording = recording = shown.recording
        self.play = _button(_("Écouter"), self.play_requested)
        self.here = _button(_("C’est ici"), self.here_requested)
        self.attach = _button(_("Joindre un son…"), self.attach_requested)
        self.forget = _button(_("Effacer le son…"), self.forget_requested)
        self.remove = _button(_("Supprimer"), self.removal_requested)
        self.offset = line("0:00", name=_("Moment du son où le chronomètre commence"))
        self.offset.setText(signed_code(recording.offset_s))
        self.offset.editingFinished.connect(self._on_offset_typed)
        self.here.setToolTip(_("Le chronomètre commence à l’endroit du son que l’on entend"))
        self._lay_out(shown)

    def take_over(self, before: "RecordingCard") -> None:
        """Have what is half typed in the card that this one replaces."""
        if before.offset.isModified():
            before.offset.blockSignals(True)
            self.offset.setText(before.offset.text())
            self.offset.setModified(True)

    def _on_offset_typed(self) -> None:
        self.offset.setModified(False)
        try:
            offset_s = parse_signed_code(self.offset.text())
        except ValueError:
            self.offset.setText(signed_code(self.recording.offset_s))
            self.refused.emit(_("Le moment se note minutes:secondes, par exemple 34:21."))
            return
        if offset_s != self.recording.offset_s:
            self.shifted.emit(offset_s)

    def _lay_out(self, shown: RecordingShown) -> None:
        recording, has_sound = self.recording, self.recording.file is not None
        sound = plain_label(_sound_phrase(recording), wrap=True)
        offset = self._offset_row()
        buttons = WrappingRow((self.forget, self.play, self.remove, self.attach), at_right=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(plain_label(shown.name, kind="heading", wrap=True))
        column.addWidget(plain_label(" · ".join(shown.facts), kind="small", wrap=True))
        for widget in (sound, offset, wrapping(buttons)):
            column.addWidget(widget)
        for widget in (sound, offset, self.forget, self.play):
            widget.setVisible(has_sound)
        for widget in (self.remove, self.attach):
            widget.setVisible(not has_sound and recording.ended_at is not None)

    def _offset_row(self) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(plain_label(_("Le chronomètre commence, dans le son, à"), wrap=True), 1)
        self.offset.setFixedWidth(round(_OFFSET_PX * theme.scale()))
        self.offset.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.offset)
        row.addWidget(self.here)
        return held


def signed_code(seconds: int) -> str:
    """A moment that may be before the sound begins."""
    return ("−" if seconds < 0 else "") + format_time_code(abs(seconds))


def parse_signed_code(text: str) -> int:
    """The seconds of such a moment; 0 for no text.

    Raises:
        ValueError: the text is none.
    """
    text = text.strip()
    seconds = parse_time_code(text.lstrip("".join(_MINUS))) or 0
    return -seconds if text.startswith(_MINUS) else seconds


def _facts(model: BoardModel, recording: Recording) -> list[str]:
    quotes = len(list(model.snapshot.where(Quote, recording_id=recording.id)))
    facts = [ngettext("{count} verbatim", "{count} verbatims", quotes).format(count=quotes)]
    if recording.ended_at is None:
        facts.insert(0, _("le chronomètre tourne"))
    elif recording.ended_at > recording.started_at:
        length = int((recording.ended_at - recording.started_at).total_seconds())
        facts.insert(0, _("chronomètre : {code}").format(code=format_time_code(length)))
    if recording.agreed_at is not None:
        facts.append(_("accord noté le {moment}").format(moment=day_and_time(recording.agreed_at)))
    if recording.heard_by:
        facts.append(_("écouté par {listeners}").format(listeners=recording.heard_by))
    if recording.kept_for:
        facts.append(_("gardé {until}").format(until=recording.kept_for))
    return facts


def _sound_phrase(recording: Recording) -> str:
    if recording.sound_s is None:
        return _("Son : {name}").format(name=recording.file_name)
    return _("Son : {name} ({length})").format(
        name=recording.file_name, length=format_time_code(recording.sound_s)
    )


def _button(text: str, requested: object) -> QPushButton:
    button = look(QPushButton(text), "compact")
    button.setAutoDefault(False)
    button.clicked.connect(lambda: requested.emit())  # type: ignore[attr-defined]
    return button
