"""The post-its of the meeting as a synthesis cites them: by number, by what is typed, in their colours."""

from PySide6.QtGui import QColor

from atelier.board.model import BoardModel
from atelier.domain.board import Group
from atelier.domain.citing import Citable
from atelier.domain.ids import NoteId
from atelier.domain.language import gettext as _
from atelier.domain.things import Note, Question
from atelier.ui import theme

_AT_ONCE = 100


class MeetingNotes:
    """Readied for being asked at each letter; `forget` after a change."""

    def __init__(self, model: BoardModel) -> None:
        self._model = model
        self._citable = Citable(model.snapshot, model.meeting_id)
        self._numbered: dict[int, Note] | None = None
        self._holders: dict[NoteId, str] | None = None
        """The number of the cluster that each post-it of the question is in."""

    def forget(self) -> None:
        """The meeting changed: read it again before answering."""
        self._numbered = self._holders = None
        self._citable.forget()

    def prepare(self) -> bool:
        """Ready some more for being found, while nothing else is to be done; whether there are more."""
        return self._citable.prepare(_AT_ONCE)

    def note_of(self, number: int) -> Note | None:
        """The post-it of that number."""
        if self._numbered is None:
            notes = self._model.snapshot.where(Note, meeting_id=self._model.meeting_id)
            self._numbered = {note.number: note for note in notes}
        return self._numbered.get(number)

    def fitting(self, query: str, most: int, *, group: Group | None) -> list[tuple[Note, str]]:
        """The post-its to be offered, with where they are: nothing is said of that cluster's own, which are first."""
        board = self._model.board(self._model.question.id)
        own = {note.id for note in board.inside(group)} if group is not None else set()
        found = self._citable.fitting(query, first=own, question_id=board.question_id, most=most)
        return [(note, "" if note.id in own else self._where(note)) for note in found]

    def tones(self, note: Note | None) -> tuple[QColor, QColor]:
        """The ground and the letters of what cites it."""
        colours = theme.colours()
        if note is None or not note.on_wall:
            return QColor(colours.pressed), QColor(colours.muted)
        question = self._model.snapshot.get(Question, note.question_id)
        return theme.pale(question.number), QColor(colours.on_pale)

    def _where(self, note: Note) -> str:
        board = self._model.board(self._model.question.id)
        if note.question_id != board.question_id:
            question = self._model.snapshot.get(Question, note.question_id)
            return _("question {number}").format(number=question.number)
        if self._holders is None:
            self._holders = {held.id: group.number for group in board.groups for held in group.notes}
        return self._holders.get(note.id, "")
