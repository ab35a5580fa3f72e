"""Which notes say nearly the same thing, so that they may be proposed for one pile. Nothing is stacked here.

A wrong proposal before a room is embarrassing, a missed one is not. Two notes are near-duplicates only where the
shorter one's stems are all in the longer one, in the same order (or any, in « école, famille et quartier »), a slip of
the keyboard in a long word forgiven. What the longer one adds is little, doesn't come first and turns nothing round.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, product

from atelier.domain.ids import NoteId
from atelier.domain.stems import stem, stems
from atelier.domain.typos import are_typos, typos_among

_PER_ADDITION = 4
"""How many stems two notes share for each one that the longer adds."""
_LISTING = re.compile(r"\b(?:et|ou|entre)\b|[,/&]|\w[-–]\w|\s[-–]\s", re.IGNORECASE)
_DIRECTED = frozenset(map(stem, ("pour", "par", "vers")))
"""Where one of them stands, order says who does what to whom."""
_TURNING = """
    pas jamais aucun rien ni non ne sans plus moins trop peu assez avant apres contre hors sauf seul seulement mal
    mauvais impossible inutile difficile difficulte probleme frein manque absence arret arreter eviter supprimer refus
    refuser interdire limiter reduire risque peur si parfois rarement souvent
"""
_DECISIVE = frozenset(map(stem, _TURNING.split()))
"""Words that don't merely add to what a note says."""
_FRENCH = re.compile(r"\b(?:les?|du|une|et|aux?|pour|avec|dans|est|sur|nous)\b", re.IGNORECASE)
"""Words that tell French from its neighbours. Of another language nobody here knows which words turn a note round."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a note says; `listed`: some of it in an order that means nothing."""

    stems: tuple[str, ...]
    listed: bool
    is_french: bool

    @property
    def says_something(self) -> bool:
        """Whether it is more than « Avec qui ? », of which no stem is left but the mark."""
        return any(word != "?" for word in self.stems)


def near_duplicates(
    texts: Mapping[NoteId, str], *, unlike: Collection[frozenset[NoteId]] = ()
) -> list[tuple[NoteId, ...]]:
    """Groups of notes of which any two say nearly the same, in the order given; no note is in two.

    `unlike`: pairs of notes that somebody said are not the same; they are in no group together.
    """
    wordings = {id: wording for id, text in texts.items() if (wording := _wording(text)).says_something}
    near = _neighbours(list(dict.fromkeys(wordings.values())))
    begun: dict[_Wording, list[_Group]] = defaultdict(list)
    """The groups, by the wording of their first note."""
    groups: list[_Group] = []
    for id, wording in wordings.items():
        candidates = (group for other in near[wording] for group in begun[other])
        group = next((group for group in candidates if group.takes(id, near[wording], unlike)), None)
        if group is None:
            group = _Group()
            begun[wording].append(group)
            groups.append(group)
        group.add(id, wording)
    return [tuple(group.ids) for group in groups if len(group.ids) > 1]


class _Group:
    """Notes of which any two say nearly the same: what is only like one of them would chain unlike ones."""

    def __init__(self) -> None:
        self.ids: list[NoteId] = []
        self._wordings: set[_Wording] = set()

    def takes(self, id: NoteId, alike: Set[_Wording], unlike: Collection[frozenset[NoteId]]) -> bool:
        """Whether the note, whose wording is near those, may join."""
        return self._wordings <= alike and not (
            unlike and any(frozenset((id, other)) in unlike for other in self.ids)
        )

    def add(self, id: NoteId, wording: _Wording) -> None:
        """Put a note in."""
        self.ids.append(id)
        self._wordings.add(wording)


def _wording(text: str) -> _Wording:
    said = stems(text)
    listed = _DIRECTED.isdisjoint(said) and _LISTING.search(text) is not None
    return _Wording(said, listed, is_french=_FRENCH.search(text) is not None)


def _neighbours(wordings: Sequence[_Wording]) -> dict[_Wording, Set[_Wording]]:
    """What is nearly the same as each wording, itself with it."""
    near: dict[_Wording, dict[_Wording, None]] = {wording: {wording: None} for wording in wordings}
    for one, other in (*_in_order(wordings), *_in_any_order(wordings)):
        near[one][other] = near[other][one] = None
    return {wording: others.keys() for wording, others in near.items()}


def _in_order(wordings: Sequence[_Wording]) -> Iterator[tuple[_Wording, _Wording]]:
    """Pairs of which the second says what the first does, in its order.

    Without comparing each with each: it begins with the same word, and holds the rarest of them too.
    """
    holding: dict[tuple[int, str, str], list[_Wording]] = defaultdict(list)
    count = Counter(word for wording in wordings for word in set(wording.stems))
    slips = typos_among(count)
    for wording in wordings:
        for word in set(wording.stems):
            holding[len(wording.stems), wording.stems[0], word].append(wording)
    for short in wordings:
        length, first = len(short.stems), short.stems[0]
        rarest = min(short.stems, key=count.__getitem__)
        lengths = range(length, length + length // _PER_ADDITION + 1)
        for key in product(lengths, (first, *slips.get(first, ())), (rarest, *slips.get(rarest, ()))):
            yield from ((short, long) for long in holding.get(key, ()) if _adds_little(short, long))


def _in_any_order(wordings: Sequence[_Wording]) -> Iterator[tuple[_Wording, _Wording]]:
    """Pairs that list the same words."""
    listing: dict[tuple[str, ...], list[_Wording]] = defaultdict(list)
    for wording in wordings:
        if wording.listed:
            listing[tuple(sorted(wording.stems))].append(wording)
    for alike in listing.values():
        yield from combinations(alike, 2)


def _adds_little(short: _Wording, long: _Wording) -> bool:
    """Whether what the longer says beyond the shorter, after its first word, turns nothing round."""
    if len(long.stems) > len(short.stems) and not long.is_french:
        return False
    left = iter(short.stems)
    wanted = next(left, None)
    alone = len(long.stems) == 1
    for word in long.stems:
        if wanted is not None and (word == wanted or are_typos(word, wanted, alone=alone)):
            wanted = next(left, None)
        elif not _is_mere(word):
            return False
    return wanted is None


def _is_mere(word: str) -> bool:
    """Whether a word only adds to what a note says: neither a number nor a sign, and nothing that turns it round."""
    return word.isalpha() and word not in _DECISIVE
