"""Where a person's text may be broken or cut: on plain strings, before anything is measured."""

import unicodedata

from atelier.domain.typography import held

JOINER = "\u2060"
ELLIPSIS = "…"
LINE_SEPARATOR = "\u2028"


def breakable(text: str) -> str:
    """The text as it may be broken: at its own line ends, not at a hyphen inside a word or before a mark."""
    return held(text.replace("-", f"-{JOINER}").replace("\n", LINE_SEPARATOR))


def at_word_end(cut: str, whole: str) -> str:
    """The beginning of `whole` that ends in an ellipsis, with no part of a word where that spares enough."""
    kept = cut.removesuffix(ELLIPSIS)
    if kept == cut or whole[len(kept) : len(kept) + 1] in ("", " "):
        return kept.rstrip() + cut[len(kept) :]
    words = kept.rpartition(" ")[0].rstrip()
    return (words if len(words) > len(kept) / 2 else kept) + ELLIPSIS


def is_rightward(text: str) -> bool:
    """Whether the first letter that has a direction goes from right to left (Unicode UAX 9, P2)."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"})
    return next(strong, "L") != "L"


def part_of(text: str, start: int, end: int | None = None) -> str:
    """A part of the text, by positions as Qt counts them: in UTF-16 units, of which an emoji takes two."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")


def length_of(text: str) -> int:
    """How long the text is as Qt counts: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
