"""The meeting as the windows see it: a snapshot that follows committed changes and tells what moved.

It never writes: a gesture asks for an operation, and what becomes of it comes back here as a change.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from atelier.board.unshown import Unshown
from atelier.domain.board import Board, read_board
from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.history import Entry, History
from atelier.domain.ids import ClusterId, MeetingId, QuestionId
from atelier.domain.parts import Snapshot
from atelier.domain.things import (
    Attendee,
    Cluster,
    FollowUp,
    Meeting,
    Note,
    OpenQuestion,
    Party,
    Placement,
    Project,
    Question,
    Quote,
    Recording,
    Resolution,
    Stage,
    Synthesis,
    SynthesisVersion,
)

_WORDS = (
    Synthesis,
    SynthesisVersion,
    Recording,
    Quote,
    FollowUp,
    OpenQuestion,
    Resolution,
    Attendee,
)


class BoardModel(QObject):
    """One meeting's things, kept up to date by `follow`.

    Signals:
        board_changed: (question id) notes or clusters of that question came, went, moved or changed.
        note_added: (note id) a note came in; told once, after the `board_changed` of its question.
        meeting_changed: the question shown, its words, a stage, the clock or the sheet of the meeting changed.
        words_changed: something that is written beside the notes changed: a synthesis, a quote, a follow-up….
        history_changed: what can be undone or redone changed.
        followed: (change) after those; told of each that does more than let a participant's notes in.
        caught_up: after all the others, once for changes that came together.
    """

    board_changed = Signal(str)
    note_added = Signal(str)
    meeting_changed = Signal()
    words_changed = Signal()
    history_changed = Signal()
    followed = Signal(object)
    caught_up = Signal()

    def __init__(
        self,
        snapshot: Snapshot,
        meeting_id: MeetingId,
        *,
        history: History | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.snapshot = snapshot
        self.meeting_id = meeting_id
        self.history = history or History()
        self.unshown = Unshown(snapshot, meeting_id)
        self.touched: dict[ClusterId, int] = {}
        """The sequence number of the last change that touched each cluster since the model was made."""
        self._boards: dict[QuestionId, Board] = {}
        self._counts: dict[QuestionId, int] = {}
        self._held: list[Change] | None = None

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        return self.snapshot.get(Meeting, self.meeting_id)

    @property
    def project(self) -> Project:
        """The project of the meeting."""
        return self.snapshot.get(Project, self.meeting.project_id)

    @property
    def questions(self) -> list[Question]:
        """The project's questions in their order."""
        return sorted(self.snapshot.all(Question), key=lambda q: q.number)

    @property
    def question(self) -> Question:
        """The question that the room is on; the first one before any was shown."""
        shown = self.snapshot.find(Question, self.meeting.question_id)
        return shown or self.questions[0]

    @property
    def stages(self) -> list[Stage]:
        """The agenda in its order."""
        return sorted(self.snapshot.where(Stage, meeting_id=self.meeting_id), key=lambda s: s.rank)

    def board(self, question_id: QuestionId) -> Board:
        """The wall of a question as it is now."""
        if question_id not in self._boards:
            self._boards[question_id] = read_board(self.snapshot, self.meeting_id, question_id)
        return self._boards[question_id]

    def note_count(self, question_id: QuestionId | None = None) -> int:
        """How many notes the wall of a question has; of all questions when none is given."""
        ids = [q.id for q in self.questions] if question_id is None else [question_id]
        return sum(self._count(id) for id in ids)

    def follow(self, change: Change) -> None:
        """Take a committed change in and tell what it concerned."""
        self.follow_all((change,))

    def hold(self) -> None:
        """Keep what comes for `release`: of many steps in a row only where they lead is worth being drawn."""
        self._held = self._held or []

    def release(self) -> None:
        """Follow at once what came since `hold`."""
        held, self._held = self._held or [], None
        self.follow_all(held)

    def follow_all(self, changes: Sequence[Change]) -> None:
        """Take committed changes in and tell what they concerned: what many of them did to a wall, once.

        Left alone: changes of other meetings, and those that the snapshot was read with, told a little later.
        """
        if self._held is not None:
            self._held += changes
            return
        news = [c for c in changes if c.meeting_id == self.meeting_id and c.seq > self.snapshot.seq]
        if not news:
            return
        touched: set[QuestionId] = set()
        arrived: dict[QuestionId, list[Note]] = {}
        for change in news:
            self._take_in(change, touched, arrived)
            self.unshown.follow(change)
        for question_id in touched:
            self._boards.pop(question_id, None)
            self._counts.pop(question_id, None)
        for question_id in arrived.keys() - touched:
            self._add_to_board(question_id, arrived[question_id])
        for question_id in touched | arrived.keys():
            self.board_changed.emit(question_id)
        self._tell(news)

    def questions_of(self, change: Change) -> set[QuestionId]:
        """The questions on whose walls the change is seen."""
        return {id for edit in change.edits if (id := self._question_of(edit)) is not None}

    def _take_in(
        self, change: Change, touched: set[QuestionId], arrived: dict[QuestionId, list[Note]]
    ) -> None:
        """Apply a change; say which walls it touched, and on which it did no more than add notes to sort."""
        self.snapshot.seq = change.seq
        notes = _only_new_notes(change)
        if notes is not None:
            self.snapshot.apply(change.edits)
            for note in notes:
                arrived.setdefault(note.question_id, []).append(note)
            return
        touched |= self.questions_of(change)
        self.snapshot.apply(change.edits)
        touched |= self.questions_of(change)
        self._remember_touched(change)

    def _add_to_board(self, question_id: QuestionId, notes: list[Note]) -> None:
        """A burst of arrivals must not have the whole wall read again for each of its notes."""
        board = self._boards.get(question_id)
        if board is None:
            return
        shown = [note for note in notes if note.on_wall]
        last = board.unsorted[-1].number if board.unsorted else 0
        numbers = [last, *(note.number for note in shown)]
        if numbers != sorted(numbers):
            del self._boards[question_id]
            self._counts.pop(question_id, None)
            return
        self._boards[question_id] = replace(board, unsorted=(*board.unsorted, *shown))
        if question_id in self._counts:
            self._counts[question_id] += len(shown)

    def _count(self, question_id: QuestionId) -> int:
        if question_id not in self._counts:
            self._counts[question_id] = len(self.board(question_id).note_ids)
        return self._counts[question_id]

    def _tell(self, changes: list[Change]) -> None:
        kinds = {edit.kind for change in changes for edit in change.edits}
        for change in changes:
            for edit in change.edits:
                is_added = edit.kind is Note and edit.field == WHOLE and edit.after is not None
                if is_added and self.snapshot.find(Note, edit.id) is not None:
                    self.note_added.emit(edit.id)
        if kinds & {Meeting, Question, Stage}:
            self.meeting_changed.emit()
        if kinds & set(_WORDS):
            self.words_changed.emit()
        undoable = [change for change in changes if change.undoable]
        for change in undoable:
            self.history.record(Entry.of(change))
        if undoable:
            self.history_changed.emit()
        for change in changes:
            # A burst has hundreds of them, and each telling lets the threads that answer it have the interpreter.
            if change.party is Party.FACILITATOR or _only_new_notes(change) is None:
                self.followed.emit(change)
        self.caught_up.emit()

    def _remember_touched(self, change: Change) -> None:
        for edit in change.edits:
            if edit.kind is Cluster:
                self.touched[ClusterId(edit.id)] = change.seq
            elif edit.kind is Placement and edit.field == WHOLE:
                self.touched[(edit.after or edit.before).cluster_id] = change.seq

    def _question_of(self, edit: Edit) -> QuestionId | None:
        thing = edit.after if edit.field == WHOLE else self.snapshot.find(edit.kind, edit.id)
        thing = thing or edit.before
        if isinstance(thing, Note | Cluster):
            return thing.question_id
        if isinstance(thing, Placement):
            cluster = self.snapshot.find(Cluster, thing.cluster_id)
            return cluster.question_id if cluster else None
        return None


def _only_new_notes(change: Change) -> list[Note] | None:
    """The notes that the change adds, if they are to sort and it does nothing else to any wall."""
    notes: list[Note] = []
    for edit in change.edits:
        if edit.kind is Note and edit.field == WHOLE and edit.before is None:
            note: Note = edit.after
            if note.isolated or note.stack_id is not None:
                return None
            notes.append(note)
        elif edit.kind is not Project:
            return None
    return notes or None
