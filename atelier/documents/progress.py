"""How far a document is, told while it is written; and that nobody wants it any more."""

from atelier.domain.progress import Cancelled, Progress, unheard

__all__ = ["Cancelled", "Progress", "unheard"]
