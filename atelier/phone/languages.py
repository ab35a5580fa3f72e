"""The languages of the page: which there are, which one a phone is spoken to in. Their sentences are in catalogues."""

import gettext
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from atelier.domain.language import French
from ressources import ROOT

FOLDER = ROOT / "translations" / "phone"
"""`<tag>.po`, and `<tag>.mo` compiled from it; French has none, its sentences are the identifiers."""

_NAMES = {
    "fr": "Français",
    "en": "English",
    "ar": "العربية",
    "tr": "Türkçe",
    "pt": "Português",
    "es": "Español",
    "ta": "தமிழ்",
    "uk": "Українська",
    "zh": "中文",
}
_FROM_THE_RIGHT = {"ar"}
_MOST_ASKED = 20


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as its speakers name it, the way it is written, and its sentences."""

    tag: str
    name: str
    direction: str = "ltr"
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, compare=False)


@cache
def tongues(folder: Path = FOLDER) -> tuple[Tongue, ...]:
    """The languages there is a catalogue for, in the order of the switch; French first."""
    return tuple(_load(folder))


def _load(folder: Path) -> Iterator[Tongue]:
    for tag, name in _NAMES.items():
        direction = "rtl" if tag in _FROM_THE_RIGHT else "ltr"
        if tag == "fr":
            yield Tongue(tag, name, direction, French())
        elif (compiled := folder / f"{tag}.mo").exists():
            with compiled.open("rb") as file:
                yield Tongue(tag, name, direction, gettext.GNUTranslations(file))


def tongue(tag: str) -> Tongue | None:
    """The language of that tag, such as `pt-BR`: the region matters to none that we have; None if there is none."""
    plain = tag.strip().lower().partition("-")[0]
    return next((known for known in tongues() if known.tag == plain), None)


def negotiated(chosen: str, accepted: str) -> Tongue:
    """The language that was chosen, else the best of an `Accept-Language` header (RFC 9110, 12.5.4), else French."""
    asked = [chosen, *_by_preference(accepted)]
    return next((found for tag in asked if (found := tongue(tag))), tongues()[0])


def _by_preference(accepted: str) -> Sequence[str]:
    weighed = [_weighed(part) for part in accepted.split(",")[:_MOST_ASKED]]
    return [tag for weight, tag in sorted(weighed, key=lambda pair: -pair[0]) if weight > 0]


def _weighed(part: str) -> tuple[float, str]:
    tag, _, parameter = part.partition(";")
    name, _, value = parameter.partition("=")
    if name.strip().lower() != "q":
        return 1.0, tag
    try:
        return float(value), tag
    except ValueError:
        return 0.0, tag
