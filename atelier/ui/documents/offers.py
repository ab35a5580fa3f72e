"""What the window of documents is given to offer, and what it asks for; how a document is made is not here."""

from dataclasses import dataclass

from atelier.domain.document import EVERYTHING, Document, Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A document that can be had. `parts`: the fields of `Options` that it heeds; `endings`: best first."""

    document: Document
    name: str
    purpose: str
    endings: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A document that is wished for: which, in the format of that ending, with what in it."""

    document: Document
    ending: str = ".pdf"
    options: Options = EVERYTHING
