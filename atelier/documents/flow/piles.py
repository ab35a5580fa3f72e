"""Post-its one below the other, each of a pile with its own wording and what is said of it, as editable documents
tell them."""

from collections.abc import Iterator
from dataclasses import dataclass

from atelier.documents.manuscript import Notes
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.report import ReportNote


@dataclass(frozen=True, slots=True)
class Told:
    """A post-it: its number and importance, its words, how many are in its pile, where else it is printed.

    `first`, `last`: of its pile; both where it is alone.
    """

    note_id: NoteId
    label: str
    text: str
    pile: str
    elsewhere: str
    first: bool
    last: bool


def told(notes: Notes) -> Iterator[Told]:
    """Every post-it, each before those under it."""
    for note in notes.notes:
        for each in note.every():
            first, last = each is note, each is note.last
            yield Told(
                each.id,
                _label(each, numbered=notes.numbered),
                each.shown_text,
                f"×{1 + len(note.stacked)}" if first and note.stacked else "",
                _elsewhere(note) if last and note.also else "",
                first,
                last,
            )


def _label(note: ReportNote, *, numbered: bool) -> str:
    parts = (str(note.number) if numbered else "", "+" * note.importance)
    return "\u00a0".join(part for part in parts if part)


def _elsewhere(note: ReportNote) -> str:
    return _("aussi en {numbers}").format(numbers=", ".join(note.also)).replace(" ", "\u00a0")
