"""Identifiers: one type for each thing, and how new ones are made. No ordering is promised between them."""

import hashlib
from typing import NewType

ProjectId = NewType("ProjectId", str)
QuestionId = NewType("QuestionId", str)
PeerGroupId = NewType("PeerGroupId", str)
MeetingId = NewType("MeetingId", str)
StageId = NewType("StageId", str)
NoteId = NewType("NoteId", str)
ClusterId = NewType("ClusterId", str)
PlacementId = NewType("PlacementId", str)
SynthesisId = NewType("SynthesisId", str)
SynthesisVersionId = NewType("SynthesisVersionId", str)
RecordingId = NewType("RecordingId", str)
QuoteId = NewType("QuoteId", str)
FollowUpId = NewType("FollowUpId", str)
OpenQuestionId = NewType("OpenQuestionId", str)
ResolutionId = NewType("ResolutionId", str)
AttendeeId = NewType("AttendeeId", str)

CODE_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Letters of a join code: no I or O (1 and 0), no S (5)."""
CODE_LENGTH = 6


def new_id() -> str:
    """A new identifier, unique without asking anybody: 32 hexadecimal digits (RFC 9562, version 4)."""
    import uuid  # late, as `secrets`: the first paint makes none, and both load much

    return uuid.uuid4().hex


def named_id(owner_id: str, name: str) -> str:
    """The identifier of what has that name there: the same each time (RFC 9562, version 5).

    As `uuid.uuid5`, in a quarter of its time: every post-it from a phone asks for one.
    """
    digest = bytearray(
        hashlib.sha1(bytes.fromhex(owner_id) + name.encode(), usedforsecurity=False).digest()[:16]
    )
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    return digest.hex()


def new_code() -> str:
    """A join code for a meeting, short enough to be read aloud: one of 23^6, from a secure source."""
    import secrets

    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def placement_id(note_id: NoteId, cluster_id: ClusterId) -> PlacementId:
    """The identifier of a note's place in a cluster: a function of both, as a note is in a cluster once."""
    return PlacementId(named_id(note_id, cluster_id))
