"""Puts sounds in their place beside the base and attaches them, or erases them. What records is `sound_desk`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from atelier.board.model import BoardModel
from atelier.domain.ids import RecordingId, new_id
from atelier.domain.language import gettext as _
from atelier.domain.operations import AddRecording, AttachSound, ForgetSound, NoteAgreement, Operation
from atelier.domain.text import TITLE_LENGTH, clean, one_line
from atelier.domain.things import Recording
from atelier.ui.panels.panel_form import Now
from atelier.ui.recording.agreement import Agreement
from atelier.ui.recording.recordings import recording_name
from atelier.ui.recording.sounds import Sounds


class SoundKeeping(QObject):
    """A sound is attached once it is beside the base, and erased once nothing refers to it.

    Signals:
        operation_requested: (AddRecording, NoteAgreement, AttachSound, ForgetSound)
        refused: (sentence) why a sound is not kept, or not erased.
        told: (sentence) it is.
        copying_changed: (whether a file is being copied)
    """

    operation_requested = Signal(object)
    refused = Signal(str)
    told = Signal(str)
    copying_changed = Signal(bool)

    def __init__(self, model: BoardModel, sounds: Sounds, *, now: Now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._sounds, self._now = model, sounds, now
        self._forgotten: dict[RecordingId, str] = {}
        self._copied: set[AttachSound] = set()
        """What was asked of copies; the file that each is of stays where it was."""
        model.words_changed.connect(self._erase_forgotten)

    def attach_file(
        self, source: Path, recording: Recording | None = None, agreement: Agreement | None = None
    ) -> None:
        """Keep a copy of a file as the sound of that recording, or of a new one, to which people agreed.

        Without `agreement` they did so before.
        """
        attach = partial(self._attach_copy, source, recording, agreement)
        self.copying_changed.emit(True)
        self._sounds.add(source, kept=attach, failed=self._on_copy_failed)

    def attach_recorded(self, recording: Recording, path: Path, *, sound_s: int, offset_s: int) -> None:
        """Keep a sound that was recorded here: of that recording, or of one more where it has another sound by now."""

        def attach(name: str) -> None:
            known = self._model.snapshot.find(Recording, recording.id)
            if known is None or known.file not in (None, name):
                known = _beside(known or recording, sound_s - offset_s)
                self.operation_requested.emit(AddRecording(known))
            called = f"{recording_name(self._model, known)}.wav"
            self._tell_kept(AttachSound(known.id, name, called, sound_s, offset_s=offset_s))

        self._sounds.adopt(path, kept=attach, failed=self.refused.emit)

    def forget(self, recording: Recording) -> None:
        """Erase the sound of a recording; its clock and its time codes stay."""
        if recording.file is not None:
            self._forgotten[recording.id] = recording.file
            self.operation_requested.emit(ForgetSound(recording.id))

    def give_up(self, operation: Operation) -> None:
        """Keep no copy of a file for an operation that was not carried out: nothing would name it any more."""
        if isinstance(operation, AttachSound) and operation in self._copied:
            self._copied.discard(operation)
            self._sounds.forget(operation.file, failed=self.refused.emit)

    def _attach_copy(
        self, source: Path, recording: Recording | None, agreement: Agreement | None, name: str
    ) -> None:
        self.copying_changed.emit(False)
        if recording is None:
            recording = self._recorded_elsewhere(source)
            self.operation_requested.emit(AddRecording(recording))
        if agreement is not None:
            noted = NoteAgreement(recording.id, agreement.heard_by, agreement.kept_for)
            self.operation_requested.emit(noted)
        asked = AttachSound(recording.id, name, _title(source), None)
        self._copied.add(asked)
        self._tell_kept(asked)

    def _recorded_elsewhere(self, source: Path) -> Recording:
        """Its clock ran until the file was written, for all that is known."""
        try:
            written = datetime.fromtimestamp(source.stat().st_mtime, UTC)
        except (OSError, ValueError, OverflowError):
            written = self._now()
        at = min(written, self._now())
        return Recording(
            id=RecordingId(new_id()),
            meeting_id=self._model.meeting_id,
            started_at=at,
            ended_at=at,
        )

    def _tell_kept(self, asked: AttachSound) -> None:
        # Told first: where it is refused, that is what stays.
        self.told.emit(_("Le son est gardé à côté de la base."))
        self.operation_requested.emit(asked)

    def _on_copy_failed(self, sentence: str) -> None:
        self.copying_changed.emit(False)
        self.refused.emit(sentence)

    def _erase_forgotten(self) -> None:
        """Once it is committed: a sound that is still referred to must not go."""
        kept = {recording.id: recording.file for recording in self._model.snapshot.all(Recording)}
        for id, name in list(self._forgotten.items()):
            if kept.get(id) is None:
                del self._forgotten[id]
                self._sounds.forget(name, failed=self.refused.emit)


def _title(source: Path) -> str:
    """The name of a file, cut where it is longer than a title may be."""
    name = one_line(clean(source.name))
    return name if len(name) <= TITLE_LENGTH else name[: TITLE_LENGTH - 1] + "…"


def _beside(recording: Recording, ended_s: int) -> Recording:
    """A recording of its own for what was recorded meanwhile, on a clock that was begun with the first's."""
    return replace(
        recording,
        id=RecordingId(new_id()),
        ended_at=recording.started_at + timedelta(seconds=max(0, ended_s)),
        file=None,
        file_name="",
        sound_s=None,
        offset_s=0,
    )
