"""What a short French text says, as the stems of its words in their order. Comparing texts is elsewhere.

Left out are accents, capitals, plurals, most feminine and infinitive endings, elisions and words that say nothing by
themselves. Kept is whatever turns a meaning round: negations, numbers, signs, emoji, « ? », the difference between
« aux » and « des ». Of another language nearly all words stay, so that less is found to be alike, not more.
"""

import re
from functools import lru_cache

from atelier.domain.plain_words import folded

_ELISION = re.compile(r"\b([cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’ʼ]")
_LESS = re.compile(r"(?<!\S)[-–−]\s?(?=d(?:e|u|es|['’ʼ])(?!\w))")
"""« - de bruit » is « moins de bruit »."""
_NAME = re.compile(r"(?<!^)\b[A-Z]{1,4}\b")
"""« Lien avec l’EN », « groupe A »: in capitals what is otherwise an empty word is a name."""
# What without its accent would be an empty word.
_TO = re.compile(r"(?<!\w)à(?!\w)", re.IGNORECASE)
_SURE = re.compile(r"(?<!\w)sûr(?!\w)", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:(bien|savoir)[- ]|(\w+)-)(etre|faire)\b")
"""« Bien-être » is more than « bien », « savoir-être » another thing than « savoir-faire »."""
_TOKEN = re.compile("\\w+|[:;]-?[()]|[+%€$£<>=≠←→?\u2600-\u27bf\U0001f000-\U0001faff]")

_SAID = {
    "+": "plus",
    "aux": "pour",
    "au": "pour",
    "n": "ne",
    "aucune": "aucun",
    "cours": "cours.",
    "fils": "fils.",
}
"""What is the same word, or, with the dot, must not become the stem of another."""
_SAYING_NOTHING = """
    le la les un une des du de et ou a en dans sur avec chez entre ce cet cette ces cela ca ceci qui que quoi dont
    il elle ils elles on nous je tu se leur leurs mon ma mes son sa ses notre nos votre vos
    y est sont etre suis sommes soit avoir ai as avons avez ont ait faire fait fais font faut faudrait
    comme aussi donc mais tres alors ainsi vraiment quand
"""
_EMPTY = frozenset(_SAYING_NOTHING.split())
_DENYING = frozenset(("pas", "jamais", "aucun", "rien", "ni", "nul", "nulle"))
"""What makes a « ne » beside it superfluous: one says it or leaves it out. Alone it is « ne … que », « ne … plus »."""
_SHORTEST = 3


@lru_cache(maxsize=16_384)
def stems(text: str) -> tuple[str, ...]:
    """The stems of what the text says."""
    named = text if text.isupper() else _NAME.sub(_name, text)
    plain = folded(_SURE.sub("sure", _TO.sub(" pour ", named)))
    plain = _JOINED.sub(r"\1\2\3", _ELISION.sub(_without_elision, _LESS.sub("moins ", plain)))
    words = [_SAID.get(word, word) for word in _TOKEN.findall(plain)]
    if not _DENYING.isdisjoint(words):
        words = [word for word in words if word != "ne"]
    said = [stem(word) for word in words if word not in _EMPTY]
    # « Pour accompagner les parents » answers « Pour quoi faire ? » as « Accompagner les parents » does.
    return tuple(said[1:] if said[:1] == ["pour"] else said)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """What a folded word has in common with its plural, its feminine and, of a verb in -er, its infinitive."""
    if not (word.isascii() and word.isalpha()) or len(word) <= _SHORTEST:
        return word
    bare = _singular(word)
    for ending in ("e", "er", "e"):
        bare = bare.removesuffix(ending) if len(bare) >= _SHORTEST + len(ending) else bare
    return bare[:-1] if len(bare) > 5 and bare.endswith(("ll", "nn", "tt")) else bare


def _singular(word: str) -> str:
    if word.endswith("aux") and not word.endswith("eaux") and len(word) > 5:
        return word[:-2] + "l"
    return word[:-1] if word.endswith(("s", "x")) else word


def _without_elision(elision: re.Match[str]) -> str:
    return "ne " if elision[1] == "n" else " "


def _name(capitals: re.Match[str]) -> str:
    return f"{capitals[0]}_" if capitals[0].casefold() in _EMPTY else capitals[0]
