"""What a document says, element by element, before any format draws it.

`contents` makes a manuscript from a report; `pdf`, `word`, `opendocument` and `markdown` draw it. No colour or size
stands here: `question` is the number of the question whose colours an element takes, None where it has none.

What draws it is `draw_manuscript(manuscript, progress)`, which gives the content of a file. It calls
`manuscript.check()` before it draws; then, with the post-its whose words it put on its pages to their end,
`manuscript.check(drawn)`. It tells its progress at least for every post-it or page, and draws every kind of `Element`.
Words said aloud stand between `typography.quotation_marks()`; a post-it's own text is `ReportNote.shown_text`, line
breaks included.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from atelier.domain.ids import NoteId
from atelier.domain.report import Incomplete, Report, ReportNote, check, lost_phrase


class Tone(StrEnum):
    """How a text is meant: what people read, or a remark beside it."""

    PLAIN = "plain"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one look; `note_id`: they cite that post-it, and lead to it where it is in the document."""

    text: str
    bold: bool = False
    italic: bool = False
    note_id: NoteId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The title of a question, or of a part that belongs to none: the first level of the outline."""

    title: str
    question: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A title inside a part. `level`: 2 or 3; `number`: "1.2", or nothing; `faded`: nobody gave it a title.

    `remark` is what the group made of it.
    """

    title: str
    level: int
    number: str = ""
    remark: str = ""
    faded: bool = False
    question: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph."""

    words: tuple[Words, ...]
    tone: Tone = Tone.PLAIN
    question: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list: bullets, or numbers of the writer's own (`numbered`: "1.", "1.1", of any depth)."""

    items: tuple[tuple[Words, ...], ...]
    numbers: tuple[str, ...] = ()
    question: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words said aloud, or a passage quoted; they are told in quotation marks. `source`: "34:21, parents"."""

    words: tuple[Words, ...]
    source: str = ""
    question: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Post-its under a title such as "Post-its (5)", each with those of its pile; `numbered`: with their numbers."""

    title: str
    notes: tuple[ReportNote, ...]
    numbered: bool = True
    question: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; `note_id`: the post-it that it gives account of."""

    cells: tuple[str, ...]
    note_id: NoteId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under their names. `shares` of the width add up to 1; `names` may be empty.

    `keyed`: a row is found by its first cell; `remarked`: its last one is a remark on the others.
    """

    names: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[Row, ...]
    keyed: bool = False
    remarked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where a post-it is: its number, and the place in words ("1.2", "isolé"). `note_id` is that post-it.

    `leads_to` is the number of a heading ("1.2") or of a part's question ("1") that is in the document, or nothing.
    """

    number: int
    place: str
    leads_to: str = ""
    note_id: NoteId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Where each post-it is, number by number, without its words: short entries, to be set in columns."""

    entries: tuple[Entry, ...]


Element: TypeAlias = Part | Heading | Text | Items | Said | Notes | Table | Index
"""What stands on the page, from top to bottom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A document: its head, then its elements.

    `title` stands on the page, `full_title` in the file's properties. `facts` are columns of lines under a name.
    `notice` says what a reader must know first, such as that the meeting is not over: a sentence a line. `complete`: it
    claims to hold every post-it, or to say where each is.
    """

    title: str
    full_title: str
    eyebrow: str
    report: Report
    elements: tuple[Element, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notice: str = ""
    complete: bool = False

    def note_ids(self) -> Iterator[NoteId]:
        """Every post-it that is told in it, as often as it is."""
        for element in self.elements:
            if isinstance(element, Notes):
                for note in element.notes:
                    yield from (each.id for each in note.every())
            elif isinstance(element, Table):
                yield from (row.note_id for row in element.rows if row.note_id is not None)
            elif isinstance(element, Index):
                yield from (entry.note_id for entry in element.entries if entry.note_id is not None)

    def check(self, drawn: Iterable[NoteId] | None = None) -> None:
        """See that no post-it is lost: in this value; or, where a writer tells it, among those that it has `drawn`.

        Raises:
            Incomplete: a post-it is missing, with the numbers at fault.
        """
        check(self.report)
        told = set(self.note_ids())
        there = told if drawn is None else set(drawn)
        if self.complete:
            check(self.report, drawn=there)
        elif lost := [number for id, number in self.report.collected.items() if id in told - there]:
            raise Incomplete(lost_phrase(lost))
