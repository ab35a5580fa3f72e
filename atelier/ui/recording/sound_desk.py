"""Records the sound of a meeting to which people agreed, for the clock that runs meanwhile."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from atelier.board.model import BoardModel
from atelier.domain.decision import Fault
from atelier.domain.ids import RecordingId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import AddRecording, NoteAgreement
from atelier.domain.things import Recording
from atelier.ui.panels.panel_form import Now
from atelier.ui.recording.agreement import Agreement
from atelier.ui.recording.agreement_dialog import AgreementDialog
from atelier.ui.recording.keeping import SoundKeeping
from atelier.ui.recording.microphone import Microphone
from atelier.ui.recording.recorder import Recorder
from atelier.ui.recording.recordings import elapsed_s, running
from atelier.ui.recording.sounds import Sounds, begun_name
from atelier.ui.recording.wave_file import mend

_BEGUN = re.compile(begun_name("([0-9a-f]{32})", "(-?[0-9]+)").replace(".", r"\."))
_SHORTEST_S = 1.0
"""Less than that is a click."""


class SoundDesk(QObject):
    """The file is named after its recording while it is written, so that it is found after whatever happens.

    Signals:
        operation_requested: (operation) of its own, or of what keeps sounds.
        refused: (sentence) why nothing is recorded, or no more.
        told: (sentence) a sound is kept.
        changed: sound is recorded from now on, or no more.
    """

    operation_requested = Signal(object)
    refused = Signal(str)
    told = Signal(str)
    changed = Signal()

    def __init__(
        self,
        model: BoardModel,
        sounds: Sounds,
        microphone: Callable[[], Microphone],
        *,
        now: Now,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model, self._sounds, self._now, self._window = model, sounds, now, window
        self.keeping = SoundKeeping(model, sounds, now=now, parent=self)
        self.recorder = Recorder(microphone, self)
        self.recorder.interrupted.connect(self._on_interrupted)
        self.keeping.operation_requested.connect(self.operation_requested)
        self.keeping.refused.connect(self.refused)
        self.keeping.told.connect(self.told)

    @property
    def is_recording(self) -> bool:
        """Whether what is said now is kept."""
        return self.recorder.is_recording

    def ask(self) -> AgreementDialog | None:
        """Ask whether people agree, and record if they do; None where it can't be."""
        clock = running(self._model)
        if self.is_recording or (clock is not None and self._left_of(clock)):
            self.refused.emit(_("Arrêtez d’abord le chronomètre : le son déjà enregistré sera gardé."))
            return None
        dialog = AgreementDialog(parent=self._window)
        dialog.agreed.connect(self.record)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def record(self, agreement: Agreement) -> None:
        """Record from now on; the clock that runs goes on, or one is started."""
        at, clock = self._now(), running(self._model)
        recording = clock or Recording(
            id=RecordingId(new_id()),
            meeting_id=self._model.meeting_id,
            started_at=at,
            agreed_at=at,
            heard_by=agreement.heard_by,
            kept_for=agreement.kept_for,
        )
        name = begun_name(recording.id, -elapsed_s(recording, at))
        try:
            self.recorder.start(self._sounds.folder() / name)
        except Fault as fault:
            self.refused.emit(str(fault))
            return
        noted = NoteAgreement(recording.id, agreement.heard_by, agreement.kept_for)
        self.operation_requested.emit(noted if clock else AddRecording(recording))
        self.changed.emit()

    def stop(self, recording: Recording) -> None:
        """Record no more, and keep what was recorded of that recording."""
        if self.is_recording:
            # Where its length can't be told in it, `keep` does that, or says why not.
            with suppress(OSError):
                self.recorder.stop()
            self.changed.emit()
        for path in self._left_of(recording):
            self.keep(recording, path)

    def forgotten(self) -> list[tuple[Recording, Path]]:
        """What was being recorded of this meeting when the program ended."""
        found = ((self._model.snapshot.find(Recording, RecordingId(id)), path) for id, path in self._left())
        here = [(r, path) for r, path in found if r is not None and r.meeting_id == self._model.meeting_id]
        return [] if self.is_recording else here

    def keep(self, recording: Recording, path: Path) -> None:
        """Put a sound that was recorded in its place, and attach it."""
        known = _BEGUN.fullmatch(path.name)
        assert known is not None
        try:
            seconds = mend(path)
            if seconds < _SHORTEST_S:
                path.unlink()
                return
        except OSError as error:
            self._complain(_("Le son enregistré ne peut pas être relu : {why}."), error)
            return
        self.keeping.attach_recorded(recording, path, sound_s=round(seconds), offset_s=int(known[2]))

    def erase(self, path: Path) -> None:
        """Erase a sound that was being recorded."""
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            self._complain(_("Le son enregistré ne peut pas être effacé : {why}."), error)

    def _complain(self, sentence: str, error: OSError) -> None:
        self.refused.emit(sentence.format(why=error.strerror or type(error).__name__))

    def _left_of(self, recording: Recording) -> list[Path]:
        return [path for id, path in self._left() if id == recording.id]

    def _left(self) -> list[tuple[str, Path]]:
        """What was recorded and is not attached yet, with the recording that each is of."""
        return [(known[1], path) for path in self._sounds.begun() if (known := _BEGUN.fullmatch(path.name))]

    def _on_interrupted(self, sentence: str) -> None:
        self.changed.emit()
        kept = _("Ce qui a été enregistré jusque-là est gardé ; le chronomètre continue.")
        self.refused.emit(f"{sentence} {kept}")
