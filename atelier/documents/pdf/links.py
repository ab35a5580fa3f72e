"""The names of the places in a PDF that links lead to."""

from collections.abc import Iterator
from typing import TypeAlias

from atelier.documents.manuscript import (
    Element,
    Heading,
    Items,
    Manuscript,
    Part,
    Said,
    Text,
    Words,
)
from atelier.domain.ids import NoteId

Passage: TypeAlias = tuple[Words, ...]


def of_note(note_id: NoteId) -> str:
    """Where a post-it is told."""
    return f"note-{note_id}"


def of_place(number: str) -> str:
    """The heading of that number; nothing where it has none."""
    return f"place-{number}" if number else ""


class Links:
    """What can be led to in a document: a link to what it does not hold would break the file."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.cited = frozenset(_cited(manuscript)) & set(manuscript.note_ids())
        self._places = frozenset(map(_number, manuscript.elements)) - {""}

    def to_note(self, note_id: NoteId | None) -> str:
        """The name of the place where that post-it is told; nothing where it is not."""
        return of_note(note_id) if note_id is not None and note_id in self.cited else ""

    def to_place(self, number: str) -> str:
        """The name of the heading of that number; nothing where there is none."""
        return of_place(number) if number in self._places else ""


def _cited(manuscript: Manuscript) -> Iterator[NoteId]:
    for element in manuscript.elements:
        for passage in _passages(element):
            yield from (words.note_id for words in passage if words.note_id is not None)


def _passages(element: Element) -> tuple[Passage, ...]:
    if isinstance(element, Text | Said):
        return (element.words,)
    return element.items if isinstance(element, Items) else ()


def _number(element: Element) -> str:
    if isinstance(element, Part):
        return str(element.question or "")
    return element.number if isinstance(element, Heading) else ""
