"""What a quote is written in, a new one or one that is edited: the words, who said them, when, and where they stand."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import RecordingId
from atelier.domain.language import gettext as _
from atelier.domain.said import Said, is_several, read_said
from atelier.domain.things import Quote
from atelier.domain.time_codes import format_time_code, parse_time_code
from atelier.ui import theme
from atelier.ui.panels.panel_form import line, start_over
from atelier.ui.panels.quote_places import PlaceChoice, place_of
from atelier.ui.panels.sentence_edit import SentenceEdit
from atelier.ui.panels.speaker_choice import SpeakerChoice
from atelier.ui.recording.recordings import latest, recording_name, recordings
from atelier.ui.widgets.elided_choice import ElidedChoice

_TIME_PX = 76


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment of a recording, in seconds from its beginning."""

    recording_id: RecordingId
    time_s: int


class QuoteForm(QWidget):
    """Fields under one another, as narrow as the panel; what a paste holds of time codes goes into their field.

    Signals:
        submitted: Enter or the button was pressed.
        given_up: Esc was pressed.
        several_pasted: (text) what was pasted is several quotes; it stands in the field.
    """

    submitted = Signal()
    given_up = Signal()
    several_pasted = Signal(str)

    def __init__(self, model: BoardModel, button: QPushButton, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.text = SentenceEdit(_("Les mots, comme ils ont été dits"), name=_("Verbatim"), least_lines=2)
        self.speaker = SpeakerChoice(model)
        self.time = line(_("min:s"), name=_("Moment dans l’enregistrement"))
        self.recording = ElidedChoice()
        self.place = PlaceChoice(model)
        self.button = button
        self._connect()
        self._lay_out()
        self._offer_recordings()

    def show_quote(self, quote: Quote) -> None:
        """Have a quote in the fields."""
        self.text.setPlainText(quote.text)
        self.speaker.setEditText(quote.speaker)
        self.time.setText("" if quote.time_s is None else format_time_code(quote.time_s))
        self.place.choose(place_of(quote))
        self._choose_recording(quote.recording_id)

    def stamp(self, stamp: Stamp) -> None:
        """Have that moment in its field."""
        self.time.setText(format_time_code(stamp.time_s))
        self._choose_recording(stamp.recording_id)

    def clear(self) -> None:
        """Begin another quote at the same place; nobody's words are told to be those of who spoke before."""
        self.text.setPlainText("")
        self.speaker.setEditText("")
        # Not `clear`, which Ctrl+Z would take back.
        self.time.setText("")
        self._offer_recordings()
        latest_one = latest(self.model)
        self._choose_recording(latest_one.id if latest_one else None)
        start_over(self.text, after=(self.speaker.line, self.time, self.place, self.recording, self.button))

    def rewritten(self, quote: Quote) -> Quote:
        """That quote as the fields say it.

        Raises:
            ValueError: the moment is none.
        """
        time_s = parse_time_code(self.time.text())
        recording_id = self.recording.currentData() if time_s is not None else quote.recording_id
        return replace(
            quote,
            text=self.text.text,
            speaker=self.speaker.currentText(),
            time_s=time_s,
            recording_id=recording_id,
            question_id=self.place.place.question_id,
            cluster_id=self.place.place.cluster_id,
        )

    def replace_pasted(self, left: str) -> None:
        """Have what is left of what was pasted last in its place, where it still reads so."""
        stretch = self.text.pasted_stretch
        if stretch is None or not stretch.is_whole:
            return
        stretch.remove()
        if self.text.text.strip():
            self.text.insertPlainText(left)
        else:
            # As if begun again: Ctrl+Z would bring back what is among the quotes by now.
            self.text.setPlainText(left)

    def keep_wrong_moment(self) -> None:
        """Have a moment that is none among the words, where it is not lost."""
        time = self.time.text().strip()
        try:
            parse_time_code(time)
        except ValueError:
            if self.text.text.strip():
                self.text.setPlainText(f"{self.text.text} ({time})")
            self.time.clear()

    def _on_pasted(self, text: str) -> None:
        if is_several(text):
            self.several_pasted.emit(text)
            return
        said, stretch = read_said(text), self.text.pasted_stretch
        if stretch is None or not self._may_take(said, text):
            return
        stretch.remove()
        self.text.insertPlainText(said.text)
        if said.time_s is not None:
            self.time.setText(format_time_code(said.time_s))
        if said.speaker:
            self.speaker.setEditText(said.speaker)

    def _may_take(self, said: Said, pasted: str) -> bool:
        """Whether the fields are free for what a paste holds; without a moment its marks may be those of a sentence."""
        if said.time_s is None:
            return said.text != pasted and self.text.text.strip() == pasted.strip()
        return not self.time.text()

    def _choose_recording(self, recording_id: RecordingId | None) -> None:
        self.recording.setCurrentIndex(self.recording.findData(recording_id))

    def _offer_recordings(self) -> None:
        here = recordings(self.model)
        if [r.id for r in here] != [self.recording.itemData(at) for at in range(self.recording.count())]:
            chosen = self.recording.currentData()
            self.recording.clear()
            for recording in here:
                self.recording.addItem(recording_name(self.model, recording), recording.id)
            self._choose_recording(chosen or (here[-1].id if here else None))
        self._show_recording()

    def _show_recording(self) -> None:
        """Which recording a moment is on is asked only where there are several, of a moment."""
        self.recording.setVisible(self.recording.count() > 1 and bool(self.time.text()))

    def _connect(self) -> None:
        self.text.submitted.connect(self.submitted)
        self.text.pasted.connect(self._on_pasted)
        for field in (self.speaker.line, self.time):
            field.returnPressed.connect(self.submitted)
        self.time.textChanged.connect(self._show_recording)
        self.button.clicked.connect(lambda: self.submitted.emit())
        self.model.words_changed.connect(self._offer_recordings)

    def _lay_out(self) -> None:
        self.recording.setAccessibleName(_("Enregistrement du moment"))
        self.recording.setMinimumContentsLength(1)
        self.recording.setSizeAdjustPolicy(
            self.recording.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.time.setFixedWidth(round(_TIME_PX * theme.scale()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        for first, second in ((self.speaker, self.time), (self.place, self.button)):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(first, 1)
            row.addWidget(second)
            column.addLayout(row)
        column.insertWidget(2, self.recording)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
