"""What can go wrong with a document that is nobody's bug."""

from atelier.domain.decision import Fault, Misuse


class DocumentFault(Fault):
    """The document can't be written here and now."""


class UnknownDocument(Misuse):
    """There is no such document in that format. The sentence tells what there is."""
