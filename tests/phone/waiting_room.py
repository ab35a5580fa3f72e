"""A reception kept in memory: one writer thread, the real rules, changes told to who follows."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from atelier.domain.board import Board, read_board
from atelier.domain.change import Change
from atelier.domain.decision import Circumstances
from atelier.domain.ids import MeetingId, NoteId, PeerGroupId, ProjectId, QuestionId, StageId, new_id
from atelier.domain.operations import (
    AddNotes,
    CollectOn,
    CreateMeeting,
    CreateProject,
    EditMeeting,
    EnterStage,
    NewNote,
    OpenPhones,
    Operation,
    PausePhones,
    ShowQuestion,
    WithdrawNotes,
)
from atelier.domain.parts import Snapshot
from atelier.domain.rules import decide
from atelier.domain.things import (
    Meeting,
    Note,
    Party,
    PeerGroup,
    Project,
    Question,
    Source,
    Stage,
    StageKind,
)

CODE = "KXTQPM"
START = datetime(2026, 10, 4, 9, 0, tzinfo=UTC)
TEXTS = (
    "Qu’est-ce qui fait que ça matche ?",
    "Qu’est-ce qui coince ?",
    "De quoi avons-nous besoin ?",
    "Par quoi commencer ?",
)
GROUPS = ("Parents", "Enseignants")


class WaitingRoom:
    """A `Reception` with one meeting of four questions, and the facilitator's hand on it.

    `fault`: what the next submissions raise instead of being decided; `reads`, `board_reads`: how often a meeting or
    a wall was read. Two peer groups; two stages, to write and to sort.
    """

    def __init__(self, texts: Sequence[str] = TEXTS) -> None:
        self.snapshot = Snapshot()
        self.changes: list[Change] = []
        self.fault: Exception | None = None
        self.reads = self.board_reads = 0
        self.meeting_id = MeetingId(new_id())
        self.project_id = ProjectId(new_id())
        self.stage_id = StageId(new_id())
        self.sorting_id = StageId(new_id())
        self.group_ids = [PeerGroupId(new_id()) for _ in GROUPS]
        self.question_ids = [QuestionId(new_id()) for _ in texts]
        self._lock = Lock()
        self._listeners: list[Callable[[Change], None]] = []
        self._writer = ThreadPoolExecutor(1, "writer")
        self._begin(texts)

    def _begin(self, texts: Sequence[str]) -> None:
        project = Project(id=self.project_id, title="Projet école", created_at=START)
        questions = tuple(
            Question(id=id, project_id=project.id, number=number, text=text, short=f"Q{number}")
            for number, (id, text) in enumerate(zip(self.question_ids, texts, strict=True), start=1)
        )
        meeting = Meeting(
            id=self.meeting_id, project_id=project.id, title="2ᵉ rencontre", code=CODE, created_at=START
        )
        groups = tuple(
            PeerGroup(id=id, project_id=project.id, rank=rank, name=name)
            for rank, (id, name) in enumerate(zip(self.group_ids, GROUPS, strict=True), start=1)
        )
        self.perform(CreateProject(project, questions, groups))
        self.perform(CreateMeeting(meeting, (self._stage(self.stage_id, 1), self._stage(self.sorting_id, 2))))

    def _stage(self, id: StageId, rank: int) -> Stage:
        kind = StageKind.COLLECT if rank == 1 else StageKind.SORT
        title = "Écrire" if rank == 1 else "Regrouper"
        return Stage(id=id, meeting_id=self.meeting_id, rank=rank, title=title, kind=kind, minutes=15)

    def meeting_by_code(self, code: str) -> Snapshot | None:
        """See `Reception`."""
        with self._lock:
            self.reads += 1
            meeting = next(iter(self.snapshot.where(Meeting, code=code)), None)
            if meeting is None:
                return None
            kinds = (Project, Question, PeerGroup, Stage)
            return Snapshot([meeting, *(thing for kind in kinds for thing in self.snapshot.all(kind))])

    def notes_by_key(self, meeting_id: MeetingId, keys: Sequence[str]) -> list[Note]:
        """See `Reception`."""
        with self._lock:
            return [n for n in self.snapshot.where(Note, meeting_id=meeting_id) if n.key in keys]

    def board(self, meeting_id: MeetingId, question_id: QuestionId) -> Board:
        """See `Reception`."""
        with self._lock:
            self.board_reads += 1
            return read_board(self.snapshot, meeting_id, question_id)

    def submit(self, operation: Operation, party: Party) -> "Future[Change | None]":
        """See `Reception`."""
        return self._writer.submit(self._write, operation, party)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """See `Reception`."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _write(self, operation: Operation, party: Party) -> Change | None:
        if self.fault is not None:
            raise self.fault
        decision = decide(operation, self.snapshot, Circumstances(party, START))
        if decision.is_empty:
            return None
        change = Change(
            seq=len(self.changes) + 1,
            at=START,
            party=party,
            project_id=decision.project_id,
            meeting_id=decision.meeting_id,
            operation=type(operation).__name__,
            count=decision.count,
            name=decision.name,
            undoable=False,
            edits=decision.edits,
        )
        with self._lock:
            self.snapshot.follow(change)
            self.changes.append(change)
        for listener in tuple(self._listeners):
            listener(change)
        return change

    def perform(self, operation: Operation) -> Change | None:
        """Do what the facilitator asks, and wait for it."""
        return self.submit(operation, Party.FACILITATOR).result(10)

    def show(self, number: int) -> None:
        """Go on to a question."""
        self.perform(ShowQuestion(self.meeting_id, self.question_ids[number - 1]))

    def open(self, accepted: bool) -> None:
        """Open or close the collection."""
        self.perform(OpenPhones(self.meeting_id, accepted))

    def pause(self, paused: bool) -> None:
        """Have phones wait, or let them send again."""
        self.perform(PausePhones(self.meeting_id, paused))

    def collect(self, number: int, accepted: bool) -> None:
        """Open or close a question."""
        self.perform(CollectOn(self.meeting_id, self.question_ids[number - 1], accepted))

    def edit(self, **settings: Any) -> None:
        """Change what the meeting's sheet says."""
        self.perform(EditMeeting(self.meeting_id, **settings))

    def sort(self) -> None:
        """Go on from writing to sorting."""
        self.perform(EnterStage(self.meeting_id, self.stage_id))
        self.perform(EnterStage(self.meeting_id, self.sorting_id))

    def withdraw(self, text: str) -> None:
        """Take the post-it of that text off the wall."""
        self.perform(WithdrawNotes((self.note(text).id,)))

    def add(self, text: str, *, number: int = 1, key: str | None = None) -> None:
        """Put a post-it there, as a phone's if it has a key."""
        note = NewNote(NoteId(new_id()), text, key)
        source = Source.PHONE if key else Source.KEYBOARD
        self.perform(AddNotes(self.meeting_id, self.question_ids[number - 1], (note,), source))

    @property
    def notes(self) -> list[Note]:
        """Every post-it, in order of arrival."""
        with self._lock:
            return sorted(self.snapshot.all(Note), key=lambda note: note.number)

    @property
    def texts(self) -> list[str]:
        """Their texts."""
        return [note.text for note in self.notes]

    def note(self, text: str) -> Note:
        """The only post-it of that text."""
        (found,) = (note for note in self.notes if note.text == text)
        return found

    def close(self) -> None:
        """End the writer."""
        self._writer.shutdown()
