"""What is asked of the clock that time codes are read on, and of the sound that may go with it."""

from dataclasses import dataclass
from typing import ClassVar

from atelier.domain.ids import RecordingId
from atelier.domain.operations.operation import Operation
from atelier.domain.things import Recording


@dataclass(frozen=True, slots=True)
class AddRecording(Operation):
    """Start a clock; one with `ended_at` is over already, such as a sound that somebody else recorded."""

    undoable: ClassVar[bool] = False
    recording: Recording


@dataclass(frozen=True, slots=True)
class EndRecording(Operation):
    """Stop a clock."""

    undoable: ClassVar[bool] = False
    recording_id: RecordingId


@dataclass(frozen=True, slots=True)
class NoteAgreement(Operation):
    """Note that the people present agreed to be recorded, told who will listen and how long the sound is kept."""

    undoable: ClassVar[bool] = False
    recording_id: RecordingId
    heard_by: str = ""
    kept_for: str = ""


@dataclass(frozen=True, slots=True)
class AttachSound(Operation):
    """Say which file beside the base is the sound of a recording, to which the people present agreed."""

    undoable: ClassVar[bool] = False
    recording_id: RecordingId
    file: str
    file_name: str
    sound_s: int | None
    offset_s: int = 0


@dataclass(frozen=True, slots=True)
class ForgetSound(Operation):
    """Keep the clock of a recording, and its time codes, without its sound; whoever asks removes the file."""

    undoable: ClassVar[bool] = False
    recording_id: RecordingId


@dataclass(frozen=True, slots=True)
class ShiftSound(Operation):
    """Say at which second of the sound the clock begins; below 0, the sound was started later."""

    recording_id: RecordingId
    offset_s: int


@dataclass(frozen=True, slots=True)
class RemoveRecording(Operation):
    """Remove a recording that has no sound; its quotes keep their time codes."""

    recording_id: RecordingId
