"""The language that windows, documents and refusals speak: French, whose sentences are the identifiers, or another.

One for the whole program, as for gettext itself, but held in memory: gettext's own functions look for the catalogue
in several folders at each call. A sentence is known by its words: which of its spaces were typed as no-break ones
does not matter. Not here: the languages of phones, each of which chooses its own
(`atelier.phone.languages`), and the catalogues' files (`atelier.languages`).
"""

from gettext import NullTranslations

from atelier.domain.typography import bound, loosened


class French(NullTranslations):
    """The sentences as they are written in the code, set as French sets them; none counts as one."""

    def gettext(self, message: str) -> str:
        """The sentence itself."""
        return bound(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The first where there is at most one."""
        return bound(msgid1 if n < 2 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext’s signature
        """The sentence itself."""
        return bound(message)


FRENCH = "fr"
_spoken: NullTranslations = French()
_tag = FRENCH


def speak(catalogue: NullTranslations, tag: str = FRENCH) -> None:
    """Speak that catalogue's language from now on; what was said already stays as it was said."""
    global _spoken, _tag
    _spoken, _tag = catalogue, tag


def spoken_tag() -> str:
    """Which language is spoken, such as "fr"."""
    return _tag


def gettext(message: str) -> str:
    """A French sentence in the language spoken."""
    return _spoken.gettext(loosened(message))


def pgettext(context: str, message: str) -> str:
    """A French word that other languages say in several ways, by what it is said of."""
    return _spoken.pgettext(context, loosened(message))


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for so many, in the language spoken."""
    return _spoken.ngettext(loosened(one), loosened(many), count)
