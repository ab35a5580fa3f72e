"""What a text typed by a person goes through at the door, whichever the door. Its words are never altered."""

import re
import unicodedata
from gettext import gettext as _

from atelier.domain.decision import Refusal

NOTE_LENGTH = 2000
"""The longest note, in characters, whichever way it comes in."""
TITLE_LENGTH = 200

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters and lone surrogates: nobody writes with them; PostgreSQL, XML or Word refuse some."""
_BLANK_CATEGORIES = {"Cc", "Cf", "Zl", "Zp", "Zs"}
_BLANKS = {"\u034f", "\u115f", "\u1160", "\u2800", "\u3164", "\uffa0", *map(chr, range(0xFE00, 0xFE10))}
"""What is drawn as nothing without being of those categories: joiners, fillers, variation selectors."""


def clean(text: str) -> str:
    """The text without control characters and outer white space; line ends become `\\n`.

    Empty where nothing of it can be seen, such as a lone zero-width space.
    """
    cleaned = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return cleaned if any(map(_can_be_seen, cleaned)) else ""


def _can_be_seen(letter: str) -> bool:
    return letter not in _BLANKS and unicodedata.category(letter) not in _BLANK_CATEGORIES


def clean_note(text: str) -> str:
    """A note's text, ready to be kept; Refusal where it is empty or longer than `NOTE_LENGTH`."""
    cleaned = clean(text)
    if not cleaned:
        raise Refusal(_("Ce post-it est vide : écrivez une idée avant de l’ajouter."))
    if len(cleaned) > NOTE_LENGTH:
        raise Refusal(
            _("Ce post-it est trop long : {length} caractères, {most} au plus.").format(
                length=len(cleaned), most=NOTE_LENGTH
            )
        )
    return cleaned


def clean_title(text: str) -> str:
    """A title on one line; Refusal where it is longer than `TITLE_LENGTH`."""
    cleaned = " ".join(clean(text).split())
    if len(cleaned) > TITLE_LENGTH:
        raise Refusal(
            _("Ce titre est trop long : {length} caractères, {most} au plus.").format(
                length=len(cleaned), most=TITLE_LENGTH
            )
        )
    return cleaned
