"""Which notes say nearly the same thing, so that they may be proposed for one pile. Nothing is stacked here.

A wrong proposal before a room is embarrassing, a missed one is not. Two notes are near-duplicates only where the
shorter one's stems are all in the longer one, in the same order (or any, in « école, famille et quartier »), a slip of
the keyboard in a long word forgiven. What the longer one adds is little, doesn't come first and turns nothing round.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, combinations, islice, product

from atelier.domain.ids import NoteId
from atelier.domain.stems import stem, stems
from atelier.domain.typos import are_typos, typos_among

MOST_LETTERS = 300
"""A longer text is more than one idea: it is near only what is in the same words, and no time goes into its stems."""
MOST_ORDERS = 100
"""In how many orders one list of words is known again; each is compared with each."""
MOST_COMPARED = 200
"""With how many each is compared that have its length, about, its first word and its rarest: more say little."""
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
    """What a note says; `listed`: some of it in an order that means nothing.

    `is_long`: it is compared as a whole, and `stems` are its words.
    """

    stems: tuple[str, ...]
    listed: bool = False
    is_french: bool = False
    is_long: bool = False

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
    if len(text) > MOST_LETTERS:
        return _Wording(tuple(text.casefold().split()), is_long=True)
    said = stems(text)
    listed = _DIRECTED.isdisjoint(said) and _LISTING.search(text) is not None
    return _Wording(said, listed=listed, is_french=_FRENCH.search(text) is not None)


def _neighbours(wordings: Sequence[_Wording]) -> dict[_Wording, Set[_Wording]]:
    """What is nearly the same as each wording, itself with it."""
    near: dict[_Wording, dict[_Wording, None]] = {wording: {wording: None} for wording in wordings}
    short = [wording for wording in wordings if not wording.is_long]
    for one, other in (*_in_order(short), *_in_any_order(short)):
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
        keys = product(lengths, (first, *slips.get(first, ())), (rarest, *slips.get(rarest, ())))
        found = chain.from_iterable(holding.get(key, ()) for key in keys)
        yield from ((short, long) for long in islice(found, MOST_COMPARED) if _adds_little(short, long))


def _in_any_order(wordings: Sequence[_Wording]) -> Iterator[tuple[_Wording, _Wording]]:
    """Pairs that list the same words."""
    listing: dict[tuple[str, ...], list[_Wording]] = defaultdict(list)
    for wording in wordings:
        if wording.listed:
            listing[tuple(sorted(wording.stems))].append(wording)
    for alike in listing.values():
        yield from combinations(alike[:MOST_ORDERS], 2)


def _adds_little(short: _Wording, long: _Wording) -> bool:
    """Whether what the longer says beyond the shorter, after its first word, turns nothing round."""
    added = len(long.stems) - len(short.stems)
    if added and not long.is_french:
        return False
    left = iter(short.stems)
    wanted = next(left, None)
    alone = len(long.stems) == 1
    for word in long.stems:
        if wanted is not None and (word == wanted or are_typos(word, wanted, alone=alone)):
            wanted = next(left, None)
        elif added and _is_mere(word):
            added -= 1
        else:
            return False
    return True


def _is_mere(word: str) -> bool:
    """Whether a word only adds to what a note says: neither a number nor a sign, and nothing that turns it round."""
    return word.isalpha() and word not in _DECISIVE
