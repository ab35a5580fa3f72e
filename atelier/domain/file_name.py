"""Names of files made of what people typed: a title may be long, a path, or a word that a system keeps for itself."""

import unicodedata

MOST_BYTES = 180
"""Of a name without its ending: file systems take 255, some cloud folders less."""
_BETWEEN = " – "
_FORBIDDEN = frozenset('/\\:*?"<>|\N{DIVISION SLASH}\N{FRACTION SLASH}')
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_PORTS = frozenset("123456789¹²³")
_ELLIPSIS = "…"


def file_name(*parts: str) -> str:
    """A name without ending, of those parts, that every system takes; each gives up its end where they are too long."""
    clean = [part for part in map(_clean, parts) if part]
    room = MOST_BYTES - len(_BETWEEN.encode()) * (len(clean) - 1)
    name = _BETWEEN.join(_shared_out(clean, room)) or "Atelier"
    return f"_{name}" if _is_reserved(name) else name


def _clean(part: str) -> str:
    """The words on one line; what a system forbids in a name is a space, what nobody sees is left out."""
    shown = (
        " " if letter in _FORBIDDEN or letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", part)
        if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE
    )
    # A dot at the beginning hides a file, one at the end is lost on Windows; a hyphen begins an option.
    return " ".join("".join(shown).split()).strip(" .-–~")


def _shared_out(parts: list[str], room: int) -> list[str]:
    """The parts in so many bytes together: the longest give way, a date and a short title never."""
    sizes = [len(part.encode()) for part in parts]
    most = room
    while sum(min(size, most) for size in sizes) > room:
        most -= 1
    return [part if size <= most else _cut(part, most) for part, size in zip(parts, sizes, strict=True)]


def _cut(part: str, most: int) -> str:
    kept = part.encode()[: max(most - len(_ELLIPSIS.encode()), 0)].decode(errors="ignore")
    return kept.rstrip(" .-–") + _ELLIPSIS


def _is_reserved(name: str) -> bool:
    """Whether Windows keeps that name for a device, whatever ending it has."""
    stem = name.partition(".")[0].rstrip().upper()
    return stem in {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} or (
        len(stem) == 4 and stem[:3] in {"COM", "LPT"} and stem[3] in _PORTS
    )
