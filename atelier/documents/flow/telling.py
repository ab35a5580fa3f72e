"""What a writer has told so far of a manuscript: how far it is, which post-its stand in it, where links lead."""

from atelier.documents.manuscript import Heading, Index, Manuscript, Notes, Part, Table
from atelier.domain.ids import NoteId
from atelier.domain.progress import Progress


class Telling:
    """Kept while a manuscript is written from its first element to its last one."""

    def __init__(self, manuscript: Manuscript, progress: Progress) -> None:
        self.drawn: set[NoteId] = set()
        self._progress = progress
        self._steps = sum(map(_steps, manuscript.elements)) or 1
        self._done = 0
        self._numbers = manuscript.report.collected
        self._told_ids = frozenset(manuscript.note_ids())
        self._places = frozenset(
            place for element in manuscript.elements if (place := _place(element)) is not None
        )

    def step(self) -> None:
        """One element, post-it or row more is told."""
        self._done += 1
        self._progress(min(1.0, self._done / self._steps))

    def tell(self, note_id: NoteId) -> str:
        """The name of the place where that post-it now stands; empty where it stands elsewhere already."""
        known = note_id in self.drawn
        self.drawn.add(note_id)
        return "" if known else self.to_note(note_id)

    def to_note(self, note_id: NoteId | None) -> str:
        """The name of the place of that post-it; empty where it is not in the document."""
        return f"postit_{self._numbers[note_id]}" if note_id in self._told_ids and note_id is not None else ""

    def to_place(self, number: str) -> str:
        """The name of the place of the heading or the question of that number; empty where there is none."""
        return place_name(number) if number in self._places else ""


def place_name(number: str) -> str:
    """The name of the place of a heading: "1.2" as Word allows it."""
    return f"place_{number.replace('.', '_')}"


def _place(element: object) -> str | None:
    match element:
        case Part(question=int() as question):
            return str(question)
        case Heading(number=str() as number) if number:
            return number
    return None


def _steps(element: object) -> int:
    match element:
        case Notes():
            return 1 + sum(1 for note in element.notes for _each in note.every())
        case Table():
            return 1 + len(element.rows)
        case Index():
            return 1 + len(element.entries)
    return 1
