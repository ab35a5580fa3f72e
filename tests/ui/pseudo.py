"""A language in which every text is twice as long, between brackets: what it spoils, a real one may spoil.

Fields are kept, twice; a mnemonic once. A text that lost its closing bracket was cut. What has no word in it, such as
a time, is as long in every language.
"""

import re
from gettext import NullTranslations

from atelier.domain.language import French

OPENING, CLOSING = "[", "]"
_MNEMONIC = re.compile("&(?!&)")
_WORD = re.compile(r"[^\W\d_]{4}")
_FIELD = re.compile(r"{\w*(?::\w+)?}")


def doubled(text: str) -> str:
    """The text twice, between brackets."""
    if not _WORD.search(_FIELD.sub("", text)):
        return text
    return f"{OPENING}{text} {_MNEMONIC.sub('', text)}{CLOSING}"


class Doubled(NullTranslations):
    """French said twice over."""

    _french = French()

    def gettext(self, message: str) -> str:
        """The sentence twice."""
        return doubled(self._french.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form twice."""
        return doubled(self._french.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        """The word twice."""
        return doubled(self._french.pgettext(context, message))
