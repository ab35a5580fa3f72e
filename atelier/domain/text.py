"""What a text typed by a person goes through at the door, whichever the door. Its words are never altered."""

import re
import unicodedata

from atelier.domain.decision import Refusal
from atelier.domain.language import gettext as _

NOTE_LENGTH = 2000
"""The longest note, in letters as people see them, whichever way it comes in."""
MOST_CODE_POINTS = 4 * NOTE_LENGTH
"""What they may be made of: a letter of Tamil takes up to four code points, a family of emoji up to eleven."""
TITLE_LENGTH = 200
"""The longest title, name or question: each is on one line of a screen that the whole room reads."""
HINT_LENGTH = 500
INSTRUCTION_LENGTH = 1000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters and lone surrogates: nobody writes with them; PostgreSQL, XML or Word refuse some."""
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")
_JOINER = "\u200d"
_PART_CATEGORIES = {"Mn", "Me", "Mc", "Cf"}
_BLANK_CATEGORIES = {"Cc", "Cf", "Zl", "Zp", "Zs"}
_BLANKS = {"\u034f", "\u115f", "\u1160", "\u2800", "\u3164", "\uffa0", *map(chr, range(0xFE00, 0xFE10))}
"""What is drawn as nothing without being of those categories: joiners, fillers, variation selectors."""


def clean(text: str) -> str:
    """The text in NFC without control characters and outer white space; line ends become `\\n`.

    Empty where nothing of it can be seen, such as a lone zero-width space.
    """
    cleaned = normal(without_controls(text)).strip()
    return cleaned if is_visible(cleaned) else ""


def normal(text: str) -> str:
    """The text in NFC (Unicode Standard Annex 15) with line ends as `\\n`: two ways to write one and the same."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def without_controls(text: str) -> str:
    """The text without what nobody writes."""
    return _CONTROL.sub("", text)


def has_controls(text: str) -> bool:
    """Whether there is something in it that nobody writes."""
    return _CONTROL.search(text) is not None


def is_visible(text: str) -> bool:
    """Whether anything of it can be seen."""
    return any(map(_can_be_seen, text))


def length_as_seen(text: str) -> int:
    """About how many letters people see: marks, joiners and what they join count with the letter before.

    An estimate without tables; extended grapheme clusters (Unicode Standard Annex 29) differ for a few scripts.
    """
    seen = 0
    joined = False
    for letter in text:
        if not joined and not _is_part(letter):
            seen += 1
        joined = letter == _JOINER
    return seen


def _is_part(letter: str) -> bool:
    return unicodedata.category(letter) in _PART_CATEGORIES or "\U0001f3fb" <= letter <= "\U0001f3ff"


def _can_be_seen(letter: str) -> bool:
    return letter not in _BLANKS and unicodedata.category(letter) not in _BLANK_CATEGORIES


def clean_note(text: str, *, as_sent: bool = False) -> str:
    """A note's text, ready to be kept; `as_sent`: what a participant wrote, which keeps its outer white space.

    Raises:
        Refusal: it is empty, longer than `NOTE_LENGTH`, or as sent has what nobody writes.
    """
    cleaned = normal(text) if as_sent else clean(text)
    if as_sent and has_controls(cleaned):
        raise Refusal(_("Ce post-it contient des caractères qui ne s’écrivent pas."))
    if not is_visible(cleaned):
        raise Refusal(_("Ce post-it est vide : écrivez une idée avant de l’ajouter."))
    if len(cleaned) <= NOTE_LENGTH:
        return cleaned
    length = max(length_as_seen(cleaned), len(cleaned) * NOTE_LENGTH // MOST_CODE_POINTS)
    if length > NOTE_LENGTH:
        raise Refusal(
            _("Ce post-it est trop long : {length} caractères, {most} au plus.").format(
                length=length, most=NOTE_LENGTH
            )
        )
    return cleaned


def one_line(text: str) -> str:
    """The text on one line, its spaces folded; the non-breaking ones before « ? » are somebody's typography."""
    return _SPACES.sub(" ", text).strip()


def clean_title(text: str) -> str:
    """A title on one line; Refusal where it is longer than `TITLE_LENGTH`."""
    too_long = _("Ce titre est trop long : {length} caractères, {most} au plus.")
    return _within(" ".join(clean(text).split()), TITLE_LENGTH, too_long)


def title_problem(text: str) -> str:
    """What would be refused in a title; empty where nothing is."""
    try:
        clean_title(text)
    except Refusal as refusal:
        return str(refusal)
    return ""


def clean_name(text: str) -> str:
    """A name on one line, of a group or on a tab; Refusal where it is longer than `TITLE_LENGTH`."""
    too_long = _("Ce nom est trop long : {length} caractères, {most} au plus.")
    return _within(one_line(clean(text)), TITLE_LENGTH, too_long)


def clean_question(text: str) -> str:
    """A question on one line; Refusal where it is empty or longer than `TITLE_LENGTH`."""
    asked = one_line(clean(text))
    if not asked:
        raise Refusal(_("Cette question est vide : écrivez-la."))
    too_long = _("Cette question est trop longue : {length} caractères, {most} au plus.")
    return _within(asked, TITLE_LENGTH, too_long)


def clean_hint(text: str) -> str:
    """What helps to answer a question and to group its notes; Refusal where it is longer than `HINT_LENGTH`."""
    too_long = _("Cet indice est trop long : {length} caractères, {most} au plus.")
    return _within(clean(text), HINT_LENGTH, too_long)


def clean_instruction(text: str) -> str:
    """What a stage asks of the room; Refusal where it is longer than `INSTRUCTION_LENGTH`."""
    too_long = _("Cette consigne est trop longue : {length} caractères, {most} au plus.")
    return _within(clean(text), INSTRUCTION_LENGTH, too_long)


def _within(text: str, most: int, too_long: str) -> str:
    if len(text) > most:
        raise Refusal(too_long.format(length=len(text), most=most))
    return text
