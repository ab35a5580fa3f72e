"""What the fields of things may say, as enumerations."""

from enum import StrEnum


class MeetingKind(StrEnum):
    """A session in a room, or the time between two in which partners answer from their office."""

    MEETING = "meeting"
    INTERSESSION = "intersession"


class Source(StrEnum):
    """How a note came in."""

    KEYBOARD = "keyboard"
    PHONE = "phone"
    IMPORT = "import"


class Review(StrEnum):
    """What the facilitator decided of a note: only accepted ones are shown to the room."""

    ACCEPTED = "accepted"
    PENDING = "pending"
    REFUSED = "refused"


class Display(StrEnum):
    """How post-its from phones reach the wall: at once, one by one as reviewed, or all together when revealed."""

    DIRECT = "direct"
    REVIEWED = "reviewed"
    HELD = "held"


class Door(StrEnum):
    """Whether phones may send: yes, not for the moment, no longer."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Party(StrEnum):
    """Who asks for an operation. Participants are never told apart: nothing links a note to a person."""

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"


class StageKind(StrEnum):
    """What happens in a stage."""

    WELCOME = "welcome"
    COLLECT = "collect"
    SORT = "sort"
    NAME = "name"
    READ_BACK = "read_back"
    DISCUSSION = "discussion"
    FOLLOW_UPS = "follow_ups"
    EVALUATION = "evaluation"
    BREAK = "break"


class ClusterState(StrEnum):
    """What the group made of a cluster: nothing yet, its own, not to be kept."""

    PROPOSED = "proposed"
    VALIDATED = "validated"
    SET_ASIDE = "set_aside"


class Scope(StrEnum):
    """How far a follow-up reaches."""

    LOCAL = "local"
    DEPARTMENT = "department"
