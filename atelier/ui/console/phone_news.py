"""What the facilitator is told when the way in for phones changes, comes back or goes."""

from dataclasses import dataclass

from atelier.domain.language import gettext as _
from atelier.ui.console.status import Phones


@dataclass(frozen=True, slots=True)
class News:
    """A sentence; `lasting` if it stays until she has taken it away herself."""

    sentence: str
    lasting: bool


class PhoneNews:
    """Follows how the phones fare, and says what is worth a sentence. A fault tells itself in the status."""

    def __init__(self) -> None:
        self._place = ""
        self._had_fault = False

    def follow(self, phones: Phones) -> News | None:
        """What to tell of that; None where nothing is new."""
        if phones.fault or not phones.address:
            self._had_fault = bool(phones.fault)
            return None
        had_fault, self._had_fault = self._had_fault, False
        before, self._place = self._place, phones.address.removeprefix("http://").partition("/")[0]
        if before and before != self._place:
            return News(_moved(before, self._place), lasting=True)
        return News(_("Les téléphones peuvent de nouveau venir."), lasting=False) if had_fault else None


def _moved(before: str, now: str) -> str:
    return _(
        "L’adresse pour les téléphones a changé : {before} est devenue {now}. L’écran de la salle est à jour ; "
        "un téléphone qui n’envoie plus doit scanner à nouveau le QR code."
    ).format(before=before, now=now)
