"""What can go wrong with a base that is not our bug; each message is a French sentence with what to do."""

from atelier.domain.decision import Fault


class BaseFault(Fault):
    """The base can't be opened, read or written."""


class MissingBase(BaseFault):
    """There is no file at that place."""


class NotABase(BaseFault):
    """The file is not a base made by Atelier."""


class NewerBase(BaseFault):
    """The base was made by a later version of Atelier."""


class BaseInUse(BaseFault):
    """Another Atelier has the base open."""


class UnknownMeeting(BaseFault):
    """The base holds no meeting of that name."""


class StorageFault(BaseFault):
    """The disk refused: full, removed, or out of order. Nothing of the operation was kept."""


class AttachmentFault(BaseFault):
    """A file beside the base can't be read, or not be put in its place."""


class MissingAttachment(AttachmentFault):
    """There is no file of that name beside the base."""
