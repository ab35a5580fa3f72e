"""How well a few typed letters fit the name of something: for lists in which one picks by typing."""

from atelier.domain.plain_words import words_of

_BEGINS, _HOLDS = 0, 10
SCATTERED = 40
"""From there on the letters are only scattered in the name: in a long one, nearly any are."""
_WORD_LATER = 1
"""What each word before the one that fits costs: « pro » is « Projection » before « Ouvrir la projection »."""


def unlikeness(query: str, name: str) -> int | None:
    """How far the name is from what was typed, 0 for the nearest; None where it doesn't fit at all.

    Each typed word is the beginning of a word of the name, or in one, or its letters follow one another in the
    name with others between. Accents and capitals don't count.
    """
    words = words_of(name)
    distances = [_distance(typed, words) for typed in words_of(query)]
    if any(distance is None for distance in distances):
        return None
    return sum(distance for distance in distances if distance is not None)


def _distance(typed: str, words: list[str]) -> int | None:
    for cost, fits in ((_BEGINS, str.startswith), (_HOLDS, str.__contains__)):
        at = next((at for at, word in enumerate(words) if fits(word, typed)), None)
        if at is not None:
            return cost + at * _WORD_LATER
    spread = _spread(typed, "".join(words))
    return None if spread is None else SCATTERED + spread


def _spread(typed: str, letters: str) -> int | None:
    """How many letters stand between the typed ones; None where they don't follow one another."""
    at, first = -1, -1
    for letter in typed:
        at = letters.find(letter, at + 1)
        if at < 0:
            return None
        first = at if first < 0 else first
    return at - first + 1 - len(typed)
