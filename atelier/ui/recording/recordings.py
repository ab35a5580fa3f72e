"""What of a meeting's recordings the windows read: which one runs, where it is, which one a quote is on."""

from datetime import datetime

from atelier.board.model import BoardModel
from atelier.domain.dates import day_and_time
from atelier.domain.ids import RecordingId
from atelier.domain.language import gettext as _
from atelier.domain.things import Quote, Recording


def recordings(model: BoardModel) -> list[Recording]:
    """The recordings of the meeting, in the order in which they were begun."""
    here = model.snapshot.where(Recording, meeting_id=model.meeting_id)
    return sorted(here, key=lambda recording: (recording.started_at, recording.id))


def running(model: BoardModel) -> Recording | None:
    """The recording whose clock runs."""
    return next((recording for recording in recordings(model) if recording.ended_at is None), None)


def latest(model: BoardModel) -> Recording | None:
    """The recording that a code typed now is about: the one that runs, else the last."""
    return running(model) or next(reversed(recordings(model)), None)


def read_on(recording: Recording | None, time_s: int | None, now: datetime) -> RecordingId | None:
    """The recording that a code is kept with: none that has not shown it yet, as its clock still runs."""
    if recording is None or time_s is None:
        return None
    is_to_come = recording.ended_at is None and time_s > elapsed_s(recording, now)
    return None if is_to_come else recording.id


def of_quote(model: BoardModel, quote: Quote) -> Recording | None:
    """The recording that a quote's code is about; of one typed before there was any, the only one."""
    known = model.snapshot.find(Recording, quote.recording_id)
    here = recordings(model)
    return known or (here[0] if len(here) == 1 else None)


def elapsed_s(recording: Recording, now: datetime) -> int:
    """What its clock shows at that moment."""
    until = recording.ended_at or now
    return max(0, int((until - recording.started_at).total_seconds()))


def recording_name(model: BoardModel, recording: Recording) -> str:
    """What a recording is called by: its rank among them, and when it was begun."""
    ids = [known.id for known in recordings(model)]
    rank = ids.index(recording.id) + 1 if recording.id in ids else len(ids) + 1
    return _("Enregistrement {rank}, {moment}").format(rank=rank, moment=day_and_time(recording.started_at))
