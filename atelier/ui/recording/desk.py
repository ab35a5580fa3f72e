"""What the menus and the quotes panel ask of the clock and of its sound; what is always told of both."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.ids import ClusterId, RecordingId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import AddRecording, EndRecording, Operation
from atelier.domain.things import Recording
from atelier.domain.time_codes import format_time_code
from atelier.ui.panels.panel_form import Now
from atelier.ui.panels.side_panel import Panel, SidePanel
from atelier.ui.recording.equipment import Equipment
from atelier.ui.recording.recordings import elapsed_s, recording_name, running
from atelier.ui.settings import SettingsStore

if TYPE_CHECKING:
    from atelier.ui.panels.quotes_panel import QuotesPanel
    from atelier.ui.recording.agreement_dialog import AgreementDialog
    from atelier.ui.recording.listening import Listening
    from atelier.ui.recording.quotes_dialog import QuotesDialog
    from atelier.ui.recording.recordings_dialog import RecordingsDialog
    from atelier.ui.recording.sound_desk import SoundDesk


class RecordingDesk(QObject):
    """Starts and stops the clock, stamps the time, and leads to what the sound needs, made when it is wanted.

    Signals:
        operation_requested: (operation) she wants something done.
        refused: (sentence) why something is not done.
        told: (sentence) something is done.
        state_changed: (what to say of clock and sound, whether sound is recorded) once a second while the clock runs.
        recording_changed: (whether sound is recorded) for whoever is recorded.
    """

    operation_requested = Signal(object)
    refused = Signal(str)
    told = Signal(str)
    state_changed = Signal(str, bool)
    recording_changed = Signal(bool)

    def __init__(
        self,
        model: BoardModel,
        side_panel: SidePanel,
        *,
        now: Now,
        equipment: Equipment,
        settings: SettingsStore,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model, self._side_panel, self._now, self._window = model, side_panel, now, window
        self._equipment = equipment
        self._settings = settings
        self._sound: SoundDesk | None = None
        self._listening: Listening | None = None
        self._panel: QuotesPanel | None = None
        self._was_recording = False
        side_panel.quotes_made.connect(self._on_panel_made)
        model.words_changed.connect(self.show_time)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action about clock and sound does."""
        return {
            "stamp": self.stamp,
            "recording_clock": self.toggle,
            "record_sound": self.record_sound,
            "recordings": self.open_recordings,
        }

    @property
    def sound(self) -> "SoundDesk | None":
        """What records, where sounds can be kept."""
        sounds = self._equipment.sounds
        if self._sound is None and sounds is not None:
            from atelier.ui.recording.sound_desk import SoundDesk  # late: most meetings do without

            self._sound = SoundDesk(
                self._model, sounds, self._equipment.microphone, now=self._now, window=self._window
            )
            self._sound.operation_requested.connect(self.operation_requested)
            self._sound.refused.connect(self.refused)
            self._sound.told.connect(self.told)
            self._sound.changed.connect(self.show_time)
            self._sound.recorder.level_changed.connect(self._on_level)
        return self._sound

    @property
    def listening(self) -> "Listening":
        """What plays."""
        if self._listening is None:
            from atelier.ui.recording.listening import Listening

            self._listening = Listening(self._model, self._equipment.sounds, self._equipment.player, self)
            self._listening.refused.connect(self.refused)
            if self._panel is not None:
                self._listening.add_bar(self._panel.player)
        return self._listening

    @property
    def is_recording(self) -> bool:
        """Whether what is said now is kept."""
        return self._sound is not None and self._sound.is_recording

    def toggle(self) -> None:
        """Start the clock; where it runs, stop it, with the sound."""
        recording = running(self._model)
        if recording is None:
            started = Recording(
                id=RecordingId(new_id()), meeting_id=self._model.meeting_id, started_at=self._now()
            )
            self.operation_requested.emit(AddRecording(started))
        else:
            self._end(recording)

    def record_sound(self) -> "AgreementDialog | None":
        """Ask whether people agree to be recorded, and record if they do."""
        if self.sound is None:
            self.refused.emit(_("Le son ne peut pas être gardé ici ; le chronomètre, lui, fonctionne."))
            return None
        return self.sound.ask()

    def stamp(self) -> None:
        """Have the moment it is in the form of a quote, and the keyboard among its words."""
        from atelier.ui.panels.quote_form import Stamp

        at, recording = self._now(), running(self._model)
        self._side_panel.show_panel(Panel.QUOTES)
        if recording is None:
            self.refused.emit(
                _("Le chronomètre ne tourne pas : démarrez-le (Ctrl+Maj+H) pour noter les moments.")
            )
        else:
            self._side_panel.quotes.stamp(Stamp(recording.id, elapsed_s(recording, at)))

    def show_time(self) -> None:
        """Show where the clock is."""
        now, recording, records = self._now(), running(self._model), self.is_recording
        if self._panel is not None:
            self._panel.clock.show_time(now, records=records)
        if recording is None:
            self.state_changed.emit("", False)
        else:
            said = _("● son {code}") if records else _("chronomètre {code}")
            self.state_changed.emit(said.format(code=format_time_code(elapsed_s(recording, now))), records)
        if records != self._was_recording:
            self._was_recording = records
            self.recording_changed.emit(records)

    def stand_at(self, cluster_id: ClusterId | None) -> None:
        """Have quotes written from now on stand in the cluster that was chosen on the board."""
        if self._panel is not None:
            self._panel.stand_at(cluster_id)

    def open_recordings(self) -> "RecordingsDialog":
        """Open the list of the recordings."""
        from atelier.ui.recording.recordings_dialog import RecordingsDialog

        dialog = RecordingsDialog(
            self._model,
            self.listening,
            self.sound.keeping if self.sound else None,
            settings=self._settings,
            parent=self._window,
        )
        dialog.operation_requested.connect(self.operation_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def offer_forgotten(self) -> None:
        """Offer to keep what was being recorded when the program ended, if there is any such file."""
        sounds = self._equipment.sounds
        if sounds is not None and sounds.begun() and self.sound is not None:
            for recording, path in self.sound.forgotten():
                self._ask_about(self.sound, recording, path)

    def give_up(self, operation: Operation) -> None:
        """An operation was not carried out."""
        if self._sound is not None:
            self._sound.keeping.give_up(operation)

    def finish(self) -> None:
        """Record no more, as the window goes, and keep the sound; a clock without sound runs on."""
        recording = running(self._model)
        if self.is_recording and recording is not None:
            self._end(recording)
        if self._listening is not None:
            self._listening.stop()

    def _end(self, recording: Recording) -> None:
        self.operation_requested.emit(EndRecording(recording.id))
        if self.sound is not None:
            self.sound.stop(recording)

    def _ask_about(self, sound: "SoundDesk", recording: Recording, path: Path) -> None:
        from atelier.ui.recording.forgotten_box import ForgottenBox

        box = ForgottenBox(recording_name(self._model, recording), self._window)
        box.kept.connect(lambda: sound.keep(recording, path))
        box.erased.connect(lambda: sound.erase(path))
        box.open()

    def _open_paste(self, text: str) -> "QuotesDialog":
        from atelier.ui.recording.quotes_dialog import QuotesDialog

        form = self._side_panel.quotes.form
        dialog = QuotesDialog(self._model, text, now=self._now, parent=self._window)
        dialog.speaker.setEditText(form.speaker.currentText())
        dialog.place.choose(form.place.place)
        dialog.begin()
        dialog.added.connect(form.replace_pasted)
        dialog.operation_requested.connect(self.operation_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_panel_made(self, panel: "QuotesPanel") -> None:
        self._panel = panel
        panel.clock.toggle_requested.connect(self.toggle)
        panel.clock.sound_requested.connect(self.record_sound)
        panel.clock.list_requested.connect(self.open_recordings)
        panel.play_requested.connect(lambda id: self.listening.play_quote(id))
        panel.several_pasted.connect(self._open_paste)
        if self._listening is not None:
            self._listening.add_bar(panel.player)
        self.show_time()

    def _on_level(self, share: float) -> None:
        if self._panel is not None:
            self._panel.clock.level.show_level(share)
