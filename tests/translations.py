"""Brings the catalogues up to date with the sentences of the code, and compiles them: `python tests/translations.py`.

There are two surfaces: the phone page, and the desktop: windows, projection, documents, refusals, command line.
`python tests/translations.py phone nl` begins one more language, which `atelier/phone/languages.py` must name (for
`desktop`, `atelier/domain/language.py`). What is still to be translated is printed; a language is offered once all of
it is, and its catalogue compiled.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from atelier.domain.typography import loosened

ROOT = Path(__file__).parent.parent
_SAID = {"say": None, "say_many": (1, 2)}
_MARKED = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


@dataclass(frozen=True, slots=True)
class Surface:
    """Sentences that share their catalogues; its sources are (kind, folder, pattern, the functions that say one)."""

    name: str
    about: str
    sources: tuple[tuple[str, Path, str, Mapping[str, tuple[int | tuple[int, str], ...] | None]], ...]

    @property
    def folder(self) -> Path:
        """Where its catalogues are."""
        return ROOT / "ressources" / "translations" / self.name


PHONE = Surface(
    "phone",
    "Atelier’s phone page",
    (
        ("python", ROOT / "atelier" / "phone", "*.py", _SAID),
        ("jinja2", ROOT / "ressources" / "phone", "*.html", _MARKED),
    ),
)
DESKTOP = Surface(
    "desktop",
    "Atelier’s windows, projection, documents and command line",
    (
        ("python", ROOT / "atelier", "**/*.py", _MARKED),
        ("python", ROOT / "base", "**/*.py", _MARKED),
    ),
)
SURFACES = (PHONE, DESKTOP)
_BEGUN = datetime(2026, 11, 1, tzinfo=UTC)
"""Always the same: a run that changes no sentence changes no file."""
_OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}


def sentences(surface: Surface) -> Catalog:
    """Every sentence of the surface, in the order of its sources."""
    template = Catalog(creation_date=_BEGUN)
    for method, folder, pattern, keywords in surface.sources:
        for path in sorted(folder.glob(pattern)):
            with path.open("rb") as file:
                for _line, message, _comments, context in extract(method, file, keywords, options=_OPTIONS):
                    forms = message if isinstance(message, tuple) else (message,)
                    plain = tuple(map(loosened, forms))
                    template.add(plain if len(plain) > 1 else plain[0], context=context)
    return template


def catalogue(path: Path) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def _begun(tag: str, about: str) -> Catalog:
    """A catalogue of a language, with nothing in it."""
    return Catalog(
        locale=tag,
        project="Atelier",
        version="1",
        header_comment=f"# The sentences of {about}; their identifiers are the French ones.",
        msgid_bugs_address="-",
        last_translator="Atelier",
        language_team="Atelier",
        revision_date=_BEGUN,
        fuzzy=False,
    )


def missing(known: Catalog) -> Iterator[Message]:
    """What of it is not translated."""
    for message in known:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (not all(forms) or message.fuzzy):
            yield message


def update(path: Path, surface: Surface) -> list[Message]:
    """Write a catalogue anew, and compile it if nothing is missing; returns what is."""
    known = catalogue(path) if path.exists() else _begun(path.stem, surface.about)
    known.update(sentences(surface), no_fuzzy_matching=True)
    known.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, known, width=110, no_location=True)
    untranslated = list(missing(known))
    if not untranslated:
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, known)
    return untranslated


def main(begun: list[str]) -> int:
    """Update every catalogue; 1 where something is missing. `begun`: a surface and the languages to begin for it."""
    todo = 0
    for surface in SURFACES:
        surface.folder.mkdir(parents=True, exist_ok=True)
        tags = begun[1:] if begun[:1] == [surface.name] else []
        for path in sorted({*surface.folder.glob("*.po"), *(surface.folder / f"{tag}.po" for tag in tags)}):
            for message in update(path, surface):
                sys.stdout.write(f"{surface.name}/{path.name}: {message.id}\n")
                todo += 1
    return 1 if todo else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
