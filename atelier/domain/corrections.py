"""That a post-it is shown in other words than its author's, and since when, in a sentence."""

from atelier.domain.dates import day_and_time
from atelier.domain.language import gettext as _
from atelier.domain.things import Note


def corrected_phrase(note: Note) -> str:
    """When a note was corrected; empty while it reads as its author wrote it."""
    if note.correction is None:
        return ""
    # One that an older version kept has no date.
    if note.corrected_at is None:
        return _("Corrigé")
    return _("Corrigé le {when}").format(when=day_and_time(note.corrected_at))
