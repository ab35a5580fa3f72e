"""How documents write what is not a sentence: words said aloud, a post-it's number, a place in a recording; and the
language that they are in."""

from atelier.domain.language import gettext as _
from atelier.domain.language import spoken_tag

_REGIONS = {"fr": "fr-FR", "en": "en-GB"}


def language_tag() -> str:
    """The language that a document is told in, as files name it (BCP 47): "fr-FR"."""
    tag = spoken_tag()
    return _REGIONS.get(tag, tag)


def quoted(text: str) -> str:
    """Between the quotes of the language spoken."""
    return _("«\xa0{text}\xa0»").format(text=text)


def quotation_marks() -> tuple[str, str]:
    """What opens and what closes a quotation, with their spaces."""
    opening, closing = quoted("\n").split("\n")
    return opening, closing


def numbered(number: int) -> str:
    """A post-it's visible number in a sentence: "n° 42"."""
    return _("n° {number}").format(number=number)


def time_code(seconds: int) -> str:
    """A place in a recording: "34:21", "1:02:03"."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
