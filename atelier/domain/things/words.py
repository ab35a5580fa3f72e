"""What is written beside the notes: what the group says, keeps and decides, and who was there."""

from dataclasses import dataclass
from datetime import datetime

from atelier.domain.ids import (
    AttendeeId,
    ClusterId,
    FollowUpId,
    MeetingId,
    OpenQuestionId,
    PeerGroupId,
    QuestionId,
    QuoteId,
    RecordingId,
    ResolutionId,
    SynthesisId,
    SynthesisVersionId,
)
from atelier.domain.things.kinds import Scope
from atelier.domain.things.thing import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Synthesis(Thing):
    """What the group concludes for a cluster, in sentences that cite note numbers; see `rich_text`."""

    id: SynthesisId
    cluster_id: ClusterId
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SynthesisVersion(Thing):
    """What the synthesis of a cluster said when it was put aside under a name; it never changes."""

    id: SynthesisVersionId
    cluster_id: ClusterId
    text: str
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording(Thing):
    """A clock that time codes are read on, from `started_at`; while `ended_at` is None it runs.

    With a sound: `file` is the name under which it is kept beside the base, `file_name` what its owner called it,
    `sound_s` how long it lasts, and second 0 of the clock is second `offset_s` of the sound. `agreed_at`: when the
    people present agreed to it; there is no sound without. `heard_by`, `kept_for`: what they were told of who will
    listen, and until when it is kept, in words.
    """

    id: RecordingId
    meeting_id: MeetingId
    started_at: datetime
    ended_at: datetime | None = None
    agreed_at: datetime | None = None
    file: str | None = None
    file_name: str = ""
    sound_s: int | None = None
    offset_s: int = 0
    heard_by: str = ""
    kept_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Thing):
    """Words said aloud, with the speaker's role or group, and the second of the recording at which they were said."""

    id: QuoteId
    meeting_id: MeetingId
    text: str
    created_at: datetime
    question_id: QuestionId | None = None
    cluster_id: ClusterId | None = None
    speaker: str = ""
    time_s: int | None = None
    recording_id: RecordingId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Thing):
    """What is to be done, by whom, when (in the group's own words), and how far it reaches."""

    id: FollowUpId
    meeting_id: MeetingId
    what: str
    created_at: datetime
    who: str = ""
    due: str = ""
    scope: Scope = Scope.LOCAL
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion(Thing):
    """A question parked for later."""

    id: OpenQuestionId
    meeting_id: MeetingId
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution(Thing):
    """Something that the group decided, in its own words."""

    id: ResolutionId
    meeting_id: MeetingId
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee(Thing):
    """Somebody on the meeting's sheet: came (`present`) or excused, and whether it is the first time.

    Nothing links an attendee to post-its.
    """

    id: AttendeeId
    meeting_id: MeetingId
    name: str
    created_at: datetime
    structure: str = ""
    peer_group_id: PeerGroupId | None = None
    present: bool = True
    is_new: bool = False
