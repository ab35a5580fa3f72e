"""Rules of the clock that time codes are read on, and of its sound."""

from dataclasses import replace

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.language import gettext as _
from atelier.domain.operations import (
    AddRecording,
    AttachSound,
    EndRecording,
    ForgetSound,
    NoteAgreement,
    Operation,
    RemoveRecording,
    ShiftSound,
)
from atelier.domain.parts import Draft
from atelier.domain.rules.about import About, Rule, create, existing, in_meeting
from atelier.domain.text import clean_title
from atelier.domain.things import Meeting, Quote, Recording

LONGEST_OFFSET_S = 2**31 - 1
"""What every base has room for: a clock that somebody forgot to stop may have run for years when sound begins."""


def _add_recording(operation: AddRecording, draft: Draft, _circumstances: Circumstances) -> About:
    asked = operation.recording
    meeting = existing(draft, Meeting, asked.meeting_id)
    known = draft.find(Recording, asked.id) is not None
    if asked.ended_at is None and not known and draft.where(Recording, meeting_id=meeting.id, ended_at=None):
        raise Refusal(_("Le chronomètre tourne déjà."))
    _check_agreed(asked)
    create(
        draft,
        replace(
            asked,
            file_name=clean_title(asked.file_name),
            heard_by=clean_title(asked.heard_by),
            kept_for=clean_title(asked.kept_for),
        ),
    )
    return in_meeting(draft, meeting.id)


def _end_recording(operation: EndRecording, draft: Draft, circumstances: Circumstances) -> About:
    recording = existing(draft, Recording, operation.recording_id)
    if recording.ended_at is None:
        draft.set(recording, ended_at=max(circumstances.at, recording.started_at))
    return in_meeting(draft, recording.meeting_id)


def _note_agreement(operation: NoteAgreement, draft: Draft, circumstances: Circumstances) -> About:
    recording = existing(draft, Recording, operation.recording_id)
    if recording.agreed_at is None:
        draft.set(
            recording,
            agreed_at=circumstances.at,
            heard_by=clean_title(operation.heard_by),
            kept_for=clean_title(operation.kept_for),
        )
    return in_meeting(draft, recording.meeting_id)


def _attach_sound(operation: AttachSound, draft: Draft, circumstances: Circumstances) -> About:
    recording = existing(draft, Recording, operation.recording_id)
    if recording.file not in (None, operation.file):
        raise Refusal(_("Cet enregistrement a déjà un son."))
    _check_agreed(replace(recording, file=operation.file))
    draft.set(
        recording,
        file=operation.file,
        file_name=clean_title(operation.file_name),
        sound_s=operation.sound_s,
        offset_s=_checked_offset(operation.offset_s),
        ended_at=recording.ended_at or max(circumstances.at, recording.started_at),
    )
    return in_meeting(draft, recording.meeting_id)


def _check_agreed(recording: Recording) -> None:
    if recording.file is not None and recording.agreed_at is None:
        raise Refusal(_("Un son ne se garde qu’avec l’accord des personnes présentes : notez-le d’abord."))


def _forget_sound(operation: ForgetSound, draft: Draft, _circumstances: Circumstances) -> About:
    recording = existing(draft, Recording, operation.recording_id)
    draft.set(recording, file=None, file_name="", sound_s=None, offset_s=0)
    return in_meeting(draft, recording.meeting_id)


def _shift_sound(operation: ShiftSound, draft: Draft, _circumstances: Circumstances) -> About:
    recording = existing(draft, Recording, operation.recording_id)
    draft.set(recording, offset_s=_checked_offset(operation.offset_s))
    return in_meeting(draft, recording.meeting_id)


def _checked_offset(offset_s: int) -> int:
    if abs(offset_s) > LONGEST_OFFSET_S:
        raise Refusal(_("Ce décalage est trop grand."))
    return offset_s


def _remove_recording(operation: RemoveRecording, draft: Draft, _circumstances: Circumstances) -> About:
    recording = existing(draft, Recording, operation.recording_id)
    if recording.file is not None:
        raise Refusal(_("Effacez d’abord le son de cet enregistrement."))
    for quote in draft.where(Quote, recording_id=recording.id):
        draft.set(quote, recording_id=None)
    draft.delete(recording)
    return in_meeting(draft, recording.meeting_id)


RULES: dict[type[Operation], Rule] = {
    AddRecording: _add_recording,
    EndRecording: _end_recording,
    NoteAgreement: _note_agreement,
    AttachSound: _attach_sound,
    ForgetSound: _forget_sound,
    ShiftSound: _shift_sound,
    RemoveRecording: _remove_recording,
}
