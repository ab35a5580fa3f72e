"""What is said of characters that no shipped font has: whose they are, and where to see them.

The text engine draws a replacement mark for each (`shaping`), here and in the picture of a board; a word processor has
the fonts of its computer.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from atelier.documents.manuscript import Element, Heading, Items, Manuscript, Notes, Part, Said, Table, Text
from atelier.documents.pdf.shaping import shows
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.language import ngettext
from atelier.domain.report import NUMBERS_NAMED


class _Told(NamedTuple):
    """A text of a document; `note_id`: it is that post-it's."""

    text: str
    note_id: NoteId | None = None


def unshown_in(manuscript: Manuscript) -> str:
    """The sentence on what can't be shown of a manuscript; empty where all can."""
    hidden = {told.note_id for told in _told(manuscript) if not shows(told.text)}
    numbers = {manuscript.report.collected[id] for id in hidden if id is not None}
    numbered = all(element.numbered for element in manuscript.elements if isinstance(element, Notes))
    return unshown(numbers, numbered=numbered, elsewhere=None in hidden)


def unshown(numbers: Collection[int], *, numbered: bool, elsewhere: bool = False) -> str:
    """The sentence on characters that can't be shown in the post-its of these numbers, which may not be told.

    `elsewhere`: there are some in other texts. Empty where there are none at all.
    """
    places = [_named(numbers) if numbered else _counted(numbers)] if numbers else []
    places += [_("d’autres textes")] if elsewhere else []
    if not places:
        return ""
    return _(
        "« � » tient lieu de caractères que ce fichier ne peut pas montrer : {places}. Un document Word les montre."
    ).format(places=", ".join(places))


def _named(numbers: Collection[int]) -> str:
    named = ", ".join(map(str, sorted(numbers)[:NUMBERS_NAMED]))
    return ngettext("post-it n° {numbers}", "{count} post-its (n° {numbers})", len(numbers)).format(
        count=len(numbers), numbers=named + (" …" if len(numbers) > NUMBERS_NAMED else "")
    )


def _counted(numbers: Collection[int]) -> str:
    return ngettext("{n} post-it", "{n} post-its", len(numbers)).format(n=len(numbers))


def _told(manuscript: Manuscript) -> Iterator[_Told]:
    """Every text of the pages, but for those that the program makes itself."""
    yield from map(_Told, (manuscript.eyebrow, manuscript.title))
    yield from (_Told(line) for _name, told in manuscript.facts for line in told)
    for element in manuscript.elements:
        yield from _told_in(element)


def _told_in(element: Element) -> Iterator[_Told]:
    match element:
        case Part() | Heading():
            yield _Told(element.title)
        case Text():
            yield from (_Told(words.text) for words in element.words)
        case Items():
            yield from (_Told(words.text) for item in element.items for words in item)
        case Said():
            yield from map(_Told, (*(words.text for words in element.words), element.source))
        case Notes():
            yield from (_Told(each.shown_text, each.id) for note in element.notes for each in note.every())
        case Table():
            yield from (_Told(cell, row.note_id) for row in element.rows for cell in row.cells)
