"""Brings the phone page's catalogues up to date with its sentences, and compiles them: `python tests/translations.py`.

`python tests/translations.py nl` begins one more language, which `atelier/phone/languages.py` must name. What is
still to be translated is printed; a language is offered once all of it is, and its catalogue compiled.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "ressources" / "translations" / "phone"
SOURCES = (
    ("python", ROOT / "atelier" / "phone", "*.py", {"say": None, "say_many": (1, 2)}),
    ("jinja2", ROOT / "ressources" / "phone", "*.html", {"_": None, "gettext": None, "ngettext": (1, 2)}),
)
_BEGUN = datetime(2026, 11, 1, tzinfo=UTC)
"""Always the same: a run that changes no sentence changes no file."""
_OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}


def sentences() -> Catalog:
    """Every sentence of the page, in the order of its sources."""
    template = Catalog(creation_date=_BEGUN)
    for method, folder, pattern, keywords in SOURCES:
        for path in sorted(folder.glob(pattern)):
            with path.open("rb") as file:
                for _line, message, _comments, _context in extract(method, file, keywords, options=_OPTIONS):
                    template.add(message)
    return template


def catalogue(path: Path) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def _begun(tag: str) -> Catalog:
    """A catalogue of a language, with nothing in it."""
    return Catalog(
        locale=tag,
        project="Atelier",
        version="1",
        header_comment="# The sentences of Atelier’s phone page; their identifiers are the French ones.",
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


def update(path: Path, template: Catalog) -> list[Message]:
    """Write a catalogue anew, and compile it if nothing is missing; returns what is."""
    known = catalogue(path) if path.exists() else _begun(path.stem)
    known.update(template, no_fuzzy_matching=True)
    known.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, known, width=110, no_location=True)
    untranslated = list(missing(known))
    if not untranslated:
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, known)
    return untranslated


def main(begun: list[str]) -> int:
    """Update every catalogue; 1 where something is missing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    template = sentences()
    paths = {*FOLDER.glob("*.po"), *(FOLDER / f"{tag}.po" for tag in begun)}
    todo = [(path, message) for path in sorted(paths) for message in update(path, template)]
    for path, message in todo:
        sys.stdout.write(f"{path.name}: {message.id}\n")
    return 1 if todo else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
