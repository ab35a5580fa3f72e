"""A workshop held in memory: decides operations and follows their changes as a base would."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from atelier.domain.board import Board, read_board
from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import ClusterId, MeetingId, NoteId, ProjectId, QuestionId, StageId, new_id
from atelier.domain.operations import (
    AddNotes,
    CreateCluster,
    CreateMeeting,
    CreateProject,
    NewNote,
    Operation,
    Redo,
    RewriteOwnNote,
    Undo,
    WithdrawOwnNote,
)
from atelier.domain.parts import Snapshot
from atelier.domain.rules import decide
from atelier.domain.things import (
    KINDS,
    Cluster,
    Meeting,
    Note,
    Party,
    Placement,
    Project,
    Question,
    Source,
    Stage,
    StageKind,
    Synthesis,
    Thing,
)

START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """An operation and what came of it."""

    operation: Operation
    party: Party
    at: datetime
    outcome: Change | Refusal | None


class Workshop:
    """A project of two meetings on three questions. The edits that a rule comes to are checked."""

    def __init__(self) -> None:
        self.snapshot = Snapshot()
        self.at = START
        self.changes: list[Change] = []
        self.asked: list[Asked] = []
        self.project_id = ProjectId(new_id())
        self.question_ids = [QuestionId(new_id()) for _ in range(3)]
        self.meeting_ids = [MeetingId(new_id()) for _ in range(2)]
        self.meeting_id = self.meeting_ids[0]
        self.stage_ids = [StageId(new_id()) for _ in range(2)]
        self._begin()

    def _begin(self) -> None:
        project = Project(id=self.project_id, title="Coopérer", created_at=START)
        questions = tuple(
            Question(
                id=id, project_id=project.id, number=number, text=f"Question {number} ?", short=f"Q{number}"
            )
            for number, id in enumerate(self.question_ids, start=1)
        )
        self.perform(CreateProject(project, questions))
        for meeting_id, code in zip(self.meeting_ids, ("PREMIA", "DEUXIE"), strict=True):
            meeting = Meeting(
                id=meeting_id, project_id=project.id, title="Rencontre", code=code, created_at=START
            )
            stages = tuple(
                Stage(
                    id=id,
                    meeting_id=meeting_id,
                    rank=rank,
                    title=f"Étape {rank}",
                    kind=StageKind.SORT,
                    minutes=15,
                )
                for rank, id in enumerate(self.stage_ids if code == "PREMIA" else (), start=1)
            )
            self.perform(CreateMeeting(meeting, stages))

    def perform(self, operation: Operation, *, party: Party = Party.FACILITATOR) -> Change | None:
        """Decide the operation, carry it out, and return the change; None where there was nothing to do."""
        self.at += timedelta(seconds=1)
        try:
            outcome: Change | Refusal | None = self._carry_out(operation, party)
        except Refusal as refusal:
            outcome = refusal
        self.asked.append(Asked(operation, party, self.at, outcome))
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome

    def _carry_out(self, operation: Operation, party: Party) -> Change | None:
        decision = decide(operation, self.snapshot, Circumstances(party, self.at))
        if decision.is_empty:
            return None
        change = Change(
            seq=len(self.changes) + 1,
            at=self.at,
            party=party,
            project_id=decision.project_id,
            meeting_id=decision.meeting_id,
            operation=operation.name,
            count=decision.count,
            name=decision.name,
            undoable=operation.undoable and party is Party.FACILITATOR,
            edits=decision.edits,
            undoes=decision.undoes,
            redoes=decision.redoes,
            question_id=decision.question_id,
        )
        _check_edits(self.snapshot, change.edits)
        self.snapshot.follow(change)
        self.changes.append(change)
        return change

    def add(self, *texts: str, question: int = 0, meeting: int = 0) -> list[NoteId]:
        """Notes typed by the facilitator."""
        notes = tuple(NewNote(NoteId(new_id()), text) for text in texts)
        self.perform(AddNotes(self.meeting_ids[meeting], self.question_ids[question], notes))
        return [note.id for note in notes]

    def send(self, text: str = "d’un téléphone", *, question: int = 0, key: str | None = None) -> NoteId:
        """A note sent by a phone."""
        note = NewNote(NoteId(new_id()), text, key or new_id())
        operation = AddNotes(self.meeting_id, self.question_ids[question], (note,), Source.PHONE)
        self.perform(operation, party=Party.PARTICIPANT)
        return note.id

    def take_back(self, note_id: NoteId) -> Change | None:
        """A phone withdraws what it sent."""
        key = self.note(note_id).key or ""
        return self.perform(WithdrawOwnNote(self.meeting_id, key), party=Party.PARTICIPANT)

    def rewrite(self, note_id: NoteId, text: str) -> Change | None:
        """A phone says otherwise what it sent."""
        key = self.note(note_id).key or ""
        return self.perform(RewriteOwnNote(self.meeting_id, key, text), party=Party.PARTICIPANT)

    def group(self, note_ids: Iterable[NoteId] = (), *, title: str = "", question: int = 0) -> ClusterId:
        """A new cluster of notes."""
        id = ClusterId(new_id())
        ids = tuple(note_ids)
        self.perform(CreateCluster(id, self.meeting_id, self.question_ids[question], ids, title))
        return id

    def undo(self) -> Change | None:
        """Take the last operation back."""
        return self.perform(Undo(self.meeting_id))

    def redo(self) -> Change | None:
        """Do it again."""
        return self.perform(Redo(self.meeting_id))

    def note(self, note_id: NoteId) -> Note:
        """The note as it is."""
        return self.snapshot.get(Note, note_id)

    def board(self, question: int = 0) -> Board:
        """The wall of a question of the first meeting."""
        return read_board(self.snapshot, self.meeting_id, self.question_ids[question])

    def notes_in(self, cluster_id: ClusterId) -> list[NoteId]:
        """The notes of a cluster in order, withdrawn ones too."""
        held = self.snapshot.where(Placement, cluster_id=cluster_id)
        return [p.note_id for p in sorted(held, key=lambda p: p.rank)]

    def cluster_order(self) -> list[ClusterId]:
        """The clusters of the first question as they are numbered."""
        return [group.cluster.id for group in self.board().groups]


def _check_edits(snapshot: Snapshot, edits: Iterable[Edit]) -> None:
    """Each edit starts from what is there: what a table's constraints and a reading backwards both need."""
    now: dict[tuple[type[Thing], str], Thing | None] = {}
    for edit in edits:
        key = (edit.kind, edit.id)
        thing = now.setdefault(key, snapshot.find(edit.kind, edit.id))
        found = thing if edit.field == WHOLE else getattr(thing, edit.field)
        assert found == edit.before, edit
        assert edit.before != edit.after or (edit.kind, edit.field) == (Note, "rewritten_at"), edit
        snapshot_of_one = Snapshot([thing] if thing is not None else [])
        snapshot_of_one.apply([edit])
        now[key] = snapshot_of_one.find(*key)


def all_things(snapshot: Snapshot) -> Iterator[Thing]:
    """Every thing, whatever its kind."""
    return (thing for kind in KINDS for thing in snapshot.all(kind))


def assert_sound(snapshot: Snapshot) -> None:
    """What holds at any moment, whatever was done."""
    places: dict[ClusterId, list[float]] = {}
    for placement in snapshot.all(Placement):
        note = snapshot.get(Note, placement.note_id)
        cluster = snapshot.get(Cluster, placement.cluster_id)
        assert (note.meeting_id, note.question_id) == (cluster.meeting_id, cluster.question_id)
        assert not note.isolated
        places.setdefault(cluster.id, []).append(placement.rank)
    _assert_nested(snapshot)
    _assert_piled(snapshot)
    _assert_shown(snapshot)
    assert all(len(set(ranks)) == len(ranks) for ranks in places.values())
    numbers = [note.number for note in snapshot.all(Note)]
    assert len(set(numbers)) == len(numbers)
    project = next(snapshot.all(Project))
    assert all(number < project.next_number for number in numbers)
    assert all(snapshot.find(Cluster, s.cluster_id) for s in snapshot.all(Synthesis))


def _assert_nested(snapshot: Snapshot) -> None:
    """One level deep, on one wall."""
    for part in snapshot.all(Cluster):
        if part.parent_id is not None:
            rubric = snapshot.get(Cluster, part.parent_id)
            assert rubric.parent_id is None
            assert (rubric.meeting_id, rubric.question_id) == (part.meeting_id, part.question_id)


def _assert_piled(snapshot: Snapshot) -> None:
    """What is under a note lies on no other, on the same wall, in the same clusters."""
    held: dict[NoteId, set[ClusterId]] = {}
    for placement in snapshot.all(Placement):
        held.setdefault(placement.note_id, set()).add(placement.cluster_id)
    for note in snapshot.all(Note):
        assert 0 <= note.importance <= 2
        if note.stack_id is not None:
            top = snapshot.get(Note, note.stack_id)
            assert top.stack_id is None
            assert (top.meeting_id, top.question_id) == (note.meeting_id, note.question_id)
            assert (held.get(top.id), top.isolated) == (held.get(note.id), note.isolated)


def _assert_shown(snapshot: Snapshot) -> None:
    """Every note on a wall is shown, or is under exactly one that is."""
    for meeting in snapshot.all(Meeting):
        for question in snapshot.all(Question):
            board = read_board(snapshot, meeting.id, question.id)
            laid = {n.id for notes in (board.isolated, board.unsorted) for n in notes}
            laid |= {note.id for group in board.groups for note in group.notes}
            under = [note.id for pile in board.piles.values() for note in pile]
            assert board.piles.keys() <= laid
            here = snapshot.where(Note, meeting_id=meeting.id, question_id=question.id)
            assert sorted([*laid, *under]) == sorted(note.id for note in here if note.on_wall)


def deserted(snapshot: Snapshot) -> set[ClusterId]:
    """Clusters without title, visible note or synthesis, that nest none."""
    kept: set[ClusterId | None] = {s.cluster_id for s in snapshot.all(Synthesis)}
    kept |= {cluster.parent_id for cluster in snapshot.all(Cluster)}
    kept |= {p.cluster_id for p in snapshot.all(Placement) if snapshot.get(Note, p.note_id).on_wall}
    return {c.id for c in snapshot.all(Cluster) if not c.title and c.id not in kept}


@pytest.fixture
def workshop() -> Workshop:
    """A project of two meetings on three questions, nothing on the wall."""
    return Workshop()
