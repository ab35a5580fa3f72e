"""The page's colours by light and by dark, drawn from the palette that every surface shares."""

from dataclasses import dataclass

from atelier.domain.palette import WHITE, colours

NIGHT = "#15181F"
"""The page's background in the dark; page.css says the same."""


@dataclass(frozen=True, slots=True)
class Looks:
    """A question's colours: behind text, marks on that, behind what is being written."""

    sheet: str
    mark: str
    field: str


def by_light(number: int) -> Looks:
    """The pale sheet, as on the wall."""
    pair = colours(number)
    return Looks(pair.pale, pair.accent, mixed(pair.pale, WHITE, 0.4))


def by_dark(number: int) -> Looks:
    """A deep sheet of the same hue: a pale one would dazzle."""
    pair = colours(number)
    return Looks(mixed(pair.accent, NIGHT, 0.5), pair.pale, mixed(pair.accent, NIGHT, 0.2))


def mixed(colour: str, other: str, share: float) -> str:
    """So much of a colour in another, as `#RRGGBB`."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
