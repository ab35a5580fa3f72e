"""Rules of the clock that time codes are read on, and of its sound."""

from dataclasses import replace
from datetime import timedelta

import pytest

from atelier.domain.decision import Refusal
from atelier.domain.ids import MeetingId, QuoteId, RecordingId, new_id
from atelier.domain.operations import (
    AddQuote,
    AddRecording,
    AttachSound,
    EndRecording,
    ForgetSound,
    NoteAgreement,
    RemoveRecording,
    ShiftSound,
)
from atelier.domain.things import Quote, Recording
from tests.domain.conftest import Workshop

SOUND = "c0ffee.wav"


def started(workshop: Workshop, **values: object) -> RecordingId:
    recording = Recording(id=RecordingId(new_id()), meeting_id=workshop.meeting_id, started_at=workshop.at)
    workshop.perform(AddRecording(replace(recording, **values)))  # type: ignore[arg-type]
    return recording.id


def kept(workshop: Workshop, id: RecordingId) -> Recording:
    return workshop.snapshot.get(Recording, id)


def quoted(workshop: Workshop, id: RecordingId, time_s: int | None = 61, meeting: int = 0) -> QuoteId:
    quote_id = QuoteId(new_id())
    quote = Quote(
        id=quote_id,
        meeting_id=workshop.meeting_ids[meeting],
        text="Dit.",
        created_at=workshop.at,
        time_s=time_s,
        recording_id=id,
    )
    workshop.perform(AddQuote(quote))
    return quote_id


def test_a_clock_runs_until_it_is_stopped_once(workshop: Workshop) -> None:
    id = started(workshop)
    assert kept(workshop, id).ended_at is None
    workshop.perform(EndRecording(id))
    assert kept(workshop, id).ended_at == workshop.at
    assert workshop.perform(EndRecording(id)) is None


def test_a_clock_never_ends_before_it_began(workshop: Workshop) -> None:
    id = started(workshop, started_at=workshop.at + timedelta(hours=1))
    workshop.perform(EndRecording(id))
    assert kept(workshop, id).ended_at == kept(workshop, id).started_at


def test_one_clock_runs_at_a_time_in_a_meeting(workshop: Workshop) -> None:
    first = started(workshop)
    with pytest.raises(Refusal, match="tourne déjà"):
        started(workshop)
    started(workshop, meeting_id=MeetingId(workshop.meeting_ids[1]))
    started(workshop, ended_at=workshop.at)
    workshop.perform(EndRecording(first))
    started(workshop)


def test_starting_twice_is_harmless(workshop: Workshop) -> None:
    id = started(workshop)
    assert workshop.perform(AddRecording(kept(workshop, id))) is None


def test_no_sound_is_kept_without_an_agreement(workshop: Workshop) -> None:
    id = started(workshop)
    with pytest.raises(Refusal, match="accord"):
        workshop.perform(AttachSound(id, SOUND, "matin.wav", 60))
    with pytest.raises(Refusal, match="accord"):
        started(workshop, file=SOUND, ended_at=workshop.at)


def test_a_sound_is_attached_and_ends_the_clock(workshop: Workshop) -> None:
    id = started(workshop, agreed_at=workshop.at)
    workshop.perform(AttachSound(id, SOUND, " matin\x00.wav", 60))
    recording = kept(workshop, id)
    assert (recording.file, recording.file_name, recording.sound_s) == (SOUND, "matin.wav", 60)
    assert recording.ended_at == workshop.at
    with pytest.raises(Refusal, match="déjà un son"):
        workshop.perform(AttachSound(id, "autre.wav", "autre.wav", 60))


def test_an_agreement_given_later_is_dated_once(workshop: Workshop) -> None:
    id = started(workshop)
    workshop.perform(NoteAgreement(id, " l’animatrice ", "un mois"))
    recording = kept(workshop, id)
    assert recording.agreed_at == workshop.at
    assert (recording.heard_by, recording.kept_for) == ("l’animatrice", "un mois")
    assert workshop.perform(NoteAgreement(id, "tout le monde", "toujours")) is None
    workshop.perform(AttachSound(id, SOUND, "matin.wav", 60, offset_s=-30))
    assert kept(workshop, id).offset_s == -30


def test_a_sound_far_from_its_clock_is_refused(workshop: Workshop) -> None:
    id = started(workshop, agreed_at=workshop.at)
    with pytest.raises(Refusal, match="trop grand"):
        workshop.perform(AttachSound(id, SOUND, "matin.wav", 60, offset_s=-(2**31)))


def test_a_forgotten_sound_leaves_clock_and_codes(workshop: Workshop) -> None:
    id = started(workshop, agreed_at=workshop.at)
    quote = quoted(workshop, id)
    workshop.perform(AttachSound(id, SOUND, "matin.wav", 60))
    workshop.perform(ShiftSound(id, 12))
    with pytest.raises(Refusal, match="le son"):
        workshop.perform(RemoveRecording(id))
    workshop.perform(ForgetSound(id))
    recording = kept(workshop, id)
    assert (recording.file, recording.file_name, recording.sound_s, recording.offset_s) == (None, "", None, 0)
    assert workshop.snapshot.get(Quote, quote).recording_id == id


def test_a_sound_is_shifted_by_what_a_base_has_room_for(workshop: Workshop) -> None:
    id = started(workshop)
    workshop.perform(ShiftSound(id, -30))
    assert kept(workshop, id).offset_s == -30
    with pytest.raises(Refusal, match="trop grand"):
        workshop.perform(ShiftSound(id, 2**31))


def test_a_removed_recording_leaves_its_quotes_their_codes(workshop: Workshop) -> None:
    id = started(workshop)
    quote = quoted(workshop, id)
    workshop.perform(RemoveRecording(id))
    found = workshop.snapshot.get(Quote, quote)
    assert (found.time_s, found.recording_id) == (61, None)
    workshop.undo()
    assert workshop.snapshot.get(Quote, quote).recording_id == id


def test_a_quote_is_on_a_recording_of_its_meeting(workshop: Workshop) -> None:
    id = started(workshop)
    with pytest.raises(Refusal, match="pas de cette rencontre"):
        quoted(workshop, id, meeting=1)
    with pytest.raises(Refusal, match="avant l’enregistrement"):
        quoted(workshop, id, time_s=-1)


def test_a_quote_on_a_recording_that_is_gone_keeps_its_code(workshop: Workshop) -> None:
    quote = quoted(workshop, RecordingId(new_id()))
    assert workshop.snapshot.get(Quote, quote).recording_id is None
