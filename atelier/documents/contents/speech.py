"""What people said and concluded: a synthesis with the post-its that it cites, and words said aloud."""

from collections.abc import Iterator
from itertools import groupby

from atelier.documents.manuscript import Element, Items, Said, Text, Words
from atelier.documents.typography import numbered, quoted, time_code
from atelier.domain.citing import unsaid_phrase
from atelier.domain.language import gettext as _
from atelier.domain.report import Report, ReportQuote
from atelier.domain.rich_text import Passage, Run, Shape, parse


class Citations:
    """The post-its that a synthesis may cite, in their stored words where the room may read them.

    With `numbers`, each citation is followed by the post-it's own.
    """

    def __init__(self, report: Report, *, numbers: bool) -> None:
        self._notes = report.notes_by_number()
        self._numbers = numbers

    def elements(self, markup: str, question: int) -> Iterator[Element]:
        """The passages of a synthesis, one below the other; bullets that follow one another are one list."""
        for shape, passages in groupby(parse(markup), key=lambda passage: passage.shape):
            said = [self.words(passage) for passage in passages]
            if shape is Shape.BULLET:
                yield Items(items=tuple(said), question=question)
            elif shape is Shape.QUOTE:
                yield from (Said(words=_bare(words), question=question) for words in said)
            else:
                yield from (Text(words=words, question=question) for words in said)

    def words(self, passage: Passage) -> tuple[Words, ...]:
        """The words of a passage, those of the post-its that it cites too."""
        return tuple(words for run in passage.runs for words in self._words(run))

    def _words(self, run: Run) -> Iterator[Words]:
        if run.cites is None:
            yield Words(run.text, run.bold, run.italic)
        elif (note := self._notes.get(run.cites)) is None:
            yield Words(f"#{run.cites}", run.bold, run.italic)
        elif unsaid := unsaid_phrase(note.number, note):
            yield Words(unsaid, run.bold, run.italic, note.id)
        else:
            text = " ".join(note.shown_text.split("\n"))
            yield Words(quoted(text), run.bold, run.italic, note.id)
            if self._numbers:
                yield Words(f"\u00a0{numbered(note.number)}", True, run.italic, note.id)


def said(quote: ReportQuote, question: int | None) -> Said:
    """Words said aloud, with where in which recording, and who spoke."""
    time = time_code(quote.time_s) if quote.time_s is not None else ""
    if quote.recording is not None:
        recording = _("enregistrement {n}").format(n=quote.recording)
        time = f"{time} ({recording})" if time else recording
    source = ", ".join(part for part in (time, quote.speaker) if part)
    return Said(words=_bare((Words(quote.text),)), source=source, question=question)


def _bare(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """The words without the quotation marks that somebody typed around them: they get their own."""
    if len(words) != 1:
        return words
    (only,) = words
    text = only.text.strip()
    inside = text[1:-1]
    if only.note_id is None and (text[:1], text[-1:]) == ("«", "»") and not {"«", "»"} & set(inside):
        return (Words(inside.strip(), only.bold, only.italic),)
    return words
