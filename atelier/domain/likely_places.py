"""Where post-its most likely belong: in clusters whose words they share, and in those that are being worked on."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log
from typing import TypeVar

from atelier.domain.stems import stems

P = TypeVar("P", bound=Hashable)

_TITLE = 2.0
"""What a word of the title weighs, and one of a post-it 1: the title is what the group made of them."""
_LATEST = 0.5
"""What having been touched last weighs, and each one before it half as much: less than a word that few share."""


def likeliest(
    texts: Iterable[str], places: Mapping[P, Sequence[str]], *, touched: Mapping[P, int]
) -> list[P]:
    """The places, the likeliest for those texts first, equals in the order given.

    `places`: the texts of each, its title first. `touched`: the later, the larger; some are missing.
    """
    subject = {word for text in texts for word in stems(text)}
    weights = {place: _weights(place_texts) for place, place_texts in places.items()}
    rarity = _rarity(weights.values())
    recency = _recency([place for place in places if place in touched], touched)
    scores = {
        place: recency.get(place, 0.0) + sum(weight[word] * rarity[word] for word in subject & weight.keys())
        for place, weight in weights.items()
    }
    return sorted(places, key=lambda place: -scores[place])


def _weights(texts: Sequence[str]) -> dict[str, float]:
    """What each stem of a place weighs: repeated in ten post-its it is no more than said."""
    said = {word: 1.0 for text in texts[1:] for word in stems(text)}
    return said | dict.fromkeys(stems(texts[0]) if texts else (), _TITLE)


def _rarity(weights: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """How much a stem tells places apart: nothing where all have it. The usual inverse document frequency."""
    every = list(weights)
    count = Counter(word for weight in every for word in weight)
    return {word: log((len(every) + 1) / holding) for word, holding in count.items()}


def _recency(places: Sequence[P], touched: Mapping[P, int]) -> dict[P, float]:
    latest_first = sorted(places, key=lambda place: -touched[place])
    return {place: _LATEST / 2**rank for rank, place in enumerate(latest_first)}
