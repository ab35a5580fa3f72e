"""The language that windows, documents and refusals speak: French, whose sentences are the identifiers, or another.

One for the whole program, as for gettext itself, but held in memory: gettext's own functions look for the catalogue
in several folders at each call. Not here: the languages of phones, each of which chooses its own
(`atelier.phone.languages`), and the catalogues' files (`atelier.catalogue`).
"""

from gettext import NullTranslations


class French(NullTranslations):
    """The sentences as they are written in the code, with the plurals of French: none counts as one."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The first where there is at most one."""
        return msgid1 if n < 2 else msgid2


_spoken: NullTranslations = French()


def speak(catalogue: NullTranslations) -> None:
    """Speak that catalogue's language from now on; what was said already stays as it was said."""
    global _spoken
    _spoken = catalogue


def gettext(message: str) -> str:
    """A French sentence in the language spoken."""
    return _spoken.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for so many, in the language spoken."""
    return _spoken.ngettext(one, many, count)
