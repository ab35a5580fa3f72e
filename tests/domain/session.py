"""A facilitator at work and phones in between, at random: a machine that other tests run or follow."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from atelier.domain.decision import Cause, Refusal
from atelier.domain.ids import (
    ClusterId,
    NoteId,
    QuestionId,
    new_id,
)
from atelier.domain.operations import (
    CollectOn,
    CorrectNote,
    CreateCluster,
    DissolveCluster,
    EditMeeting,
    IsolateNotes,
    MarkCluster,
    MergeClusters,
    MoveCluster,
    MoveToQuestion,
    NestCluster,
    OpenPhones,
    PausePhones,
    PlaceNotes,
    RenameCluster,
    RestoreNotes,
    RevealNotes,
    ReviewNotes,
    RewordQuestion,
    ShowQuestion,
    StackNotes,
    UnsortNotes,
    UnstackNotes,
    WeighNotes,
    WithdrawNotes,
)
from atelier.domain.parts import Snapshot
from atelier.domain.things import (
    Cluster,
    ClusterState,
    Display,
    Meeting,
    Note,
    Party,
    Project,
    Review,
)
from tests.domain.conftest import all_things, assert_sound, deserted
from tests.domain.writing import INDEX, SOME_INDEX, Writing, with_clusters


def unnumbered(snapshot: Snapshot) -> Snapshot:
    """The snapshot but for the number to give next, which only grows."""
    return Snapshot(
        replace(thing, next_number=0) if isinstance(thing, Project) else thing
        for thing in all_things(snapshot)
    )


INDICES = st.lists(INDEX, min_size=1, max_size=4)
BOOLEANS = st.booleans()


with_notes = precondition(lambda self: self.has(Note))


class Session(Writing):
    """A facilitator at work, phones in between. What she undoes must be as if phones had been alone."""

    def __init__(self) -> None:
        super().__init__()
        self.begin_writing()
        self.initial = list(all_things(self.workshop.snapshot))
        self.sent: dict[NoteId, Note] = {}
        self.keys: list[str] = []
        self.numbers: dict[int, NoteId] = {}

    @initialize()
    def begin(self) -> None:
        first, second, third, _last = self.workshop.add(*["idée"] * 4)
        self.workshop.group([first, second], title="Titre")
        self.workshop.group([third])
        self.phone_sends(0)

    # What both pick from

    def notes(self, indices: list[int]) -> tuple[NoteId, ...]:
        ids = [note.id for note in self.workshop.snapshot.all(Note)]
        return tuple(ids[index % len(ids)] for index in indices)

    def together(self, indices: list[int], question_id: QuestionId | None = None) -> tuple[NoteId, ...]:
        """Notes of that question, or of the first one's; any where it has none."""
        snapshot = self.workshop.snapshot
        asked = question_id or snapshot.get(Note, self.notes(indices)[0]).question_id
        ids = [note.id for note in snapshot.where(Note, question_id=asked)]
        return tuple(ids[index % len(ids)] for index in indices) if ids else self.notes(indices)

    def beside(self, cluster_id: ClusterId, index: int) -> ClusterId:
        """Another cluster on the wall of that one; itself where it is alone there."""
        snapshot = self.workshop.snapshot
        here = snapshot.get(Cluster, cluster_id).question_id
        ids = [
            cluster.id for cluster in snapshot.where(Cluster, question_id=here) if cluster.id != cluster_id
        ]
        return ids[index % len(ids)] if ids else cluster_id

    # Phones

    @rule(question=st.integers(0, 1))
    def phone_sends(self, question: int) -> None:
        self.keys.append(new_id())
        try:
            note = self.workshop.send(question=question, key=self.keys[-1])
        except Refusal as refusal:
            assert refusal.cause in (Cause.CLOSED, Cause.PAUSED, Cause.QUESTION_CLOSED)  # noqa: PT017
            self.keys.pop()
        else:
            self.sent[note] = self.workshop.note(note)

    @precondition(lambda self: self.keys)
    @rule(index=INDEX)
    def phone_sends_again(self, index: int) -> None:
        before = len(self.workshop.changes)
        self.workshop.send(key=self.keys[index % len(self.keys)])
        assert len(self.workshop.changes) == before

    @precondition(lambda self: self.sent)
    @rule(index=INDEX)
    def phone_withdraws(self, index: int) -> None:
        note = list(self.sent)[index % len(self.sent)]
        if self.try_to(lambda: self.workshop.take_back(note)):
            self.sent[note] = replace(self.sent[note], withdrawn_by=Party.PARTICIPANT)

    @precondition(lambda self: self.sent)
    @rule(index=INDEX, text=st.sampled_from(["autrement", "d’un téléphone"]))
    def phone_rewrites(self, index: int, text: str) -> None:
        note = list(self.sent)[index % len(self.sent)]
        if self.try_to(lambda: self.workshop.rewrite(note, text)):
            at = self.workshop.note(note).rewritten_at
            self.sent[note] = replace(self.sent[note], text=text, rewritten_at=at)

    # The facilitator

    @rule(display=st.sampled_from(Display))
    def choose_display(self, display: Display) -> None:
        self.attempt(EditMeeting(self.workshop.meeting_id, display=display))

    @rule(door=st.integers(0, 3), accepted=BOOLEANS)
    def let_phones_send(self, door: int, accepted: bool) -> None:
        meeting_id, question_ids = self.workshop.meeting_id, self.workshop.question_ids
        asked = (
            OpenPhones(meeting_id, accepted),
            PausePhones(meeting_id, not accepted),
            CollectOn(meeting_id, question_ids[0], accepted),
            CollectOn(meeting_id, question_ids[1], accepted),
        )
        self.attempt(asked[door])

    @rule(question=st.integers(0, 1), text=st.sampled_from(["Comment ?", "Avec qui ?"]))
    def reword(self, question: int, text: str) -> None:
        question_id = self.workshop.question_ids[question]
        self.attempt(RewordQuestion(self.workshop.meeting_id, question_id, text, "Autre", ""))

    @with_notes
    @rule(index=INDEX, text=st.sampled_from(["idée", "Idée", "autrement"]))
    def correct(self, index: int, text: str) -> None:
        self.attempt(CorrectNote(self.notes([index])[0], text))

    @with_notes
    @rule(indices=INDICES, importance=st.integers(-1, 3))
    def weigh(self, indices: list[int], importance: int) -> None:
        self.attempt(WeighNotes(self.notes(indices), importance))

    @with_notes
    @rule(indices=INDICES, question=st.integers(0, 1))
    def move_to_question(self, indices: list[int], question: int) -> None:
        operation = MoveToQuestion(self.notes(indices), self.workshop.question_ids[question])
        self.moves(lambda: self.attempt(operation))

    @with_notes
    @rule(indices=INDICES, onto=INDEX)
    def stack(self, indices: list[int], onto: int) -> None:
        top, *others = self.together([onto, *indices])
        self.moves(lambda: self.attempt(StackNotes(tuple(others), top)))

    @precondition(lambda self: any(note.stack_id for note in self.workshop.snapshot.all(Note)))
    @rule(indices=INDICES, of_top=BOOLEANS)
    def unstack(self, indices: list[int], of_top: bool) -> None:
        under = [note for note in self.workshop.snapshot.all(Note) if note.stack_id]
        chosen = [under[index % len(under)] for index in indices]
        ids = tuple(note.stack_id if of_top and note.stack_id else note.id for note in chosen)
        self.moves(lambda: self.attempt(UnstackNotes(ids)))

    @with_notes
    @rule(indices=INDICES, review=st.sampled_from(Review))
    def review(self, indices: list[int], review: Review) -> None:
        self.attempt(ReviewNotes(self.notes(indices), review))

    @rule(question=st.none() | st.integers(0, 1))
    def reveal(self, question: int | None) -> None:
        question_id = None if question is None else self.workshop.question_ids[question]
        self.attempt(RevealNotes(self.workshop.meeting_id, question_id))

    @rule(question=st.integers(0, 1), count=st.integers(1, 3))
    def add(self, question: int, count: int) -> None:
        self.workshop.add(*["idée"] * count, question=question)

    @with_notes
    @rule(indices=INDICES)
    def withdraw(self, indices: list[int]) -> None:
        self.attempt(WithdrawNotes(self.notes(indices)))

    @with_notes
    @rule(indices=INDICES)
    def restore(self, indices: list[int]) -> None:
        self.attempt(RestoreNotes(self.notes(indices)))

    @rule(indices=st.lists(INDEX, max_size=4), titled=BOOLEANS)
    def create(self, indices: list[int], titled: bool) -> None:
        here = self.together(indices) if indices and self.has(Note) else ()
        question_id = self.workshop.note(here[0]).question_id if here else self.workshop.question_ids[0]
        question = self.workshop.question_ids.index(question_id)
        self.moves(lambda: self.workshop.group(here, title="Titre" if titled else "", question=question))

    @with_clusters
    @rule(after=SOME_INDEX, nested=st.lists(INDEX, max_size=2), titled=BOOLEANS)
    def create_beside(self, after: int | None, nested: list[int], titled: bool) -> None:
        here = self.workshop.snapshot.get(Cluster, self.cluster(after or 0))
        beside = None if after is None else here.id
        parts = tuple(self.beside(here.id, index) for index in nested)
        operation = CreateCluster(
            ClusterId(new_id()),
            here.meeting_id,
            here.question_id,
            title="Titre" if titled else "",
            after=beside,
            nested=parts,
        )
        self.moves(lambda: self.attempt(operation))

    @with_notes
    @with_clusters
    @rule(indices=INDICES, cluster=INDEX, before=SOME_INDEX, leaving=SOME_INDEX, also=BOOLEANS)
    def place(
        self, indices: list[int], cluster: int, before: int | None, leaving: int | None, also: bool
    ) -> None:
        into = self.workshop.snapshot.get(Cluster, self.cluster(cluster))
        notes = self.together(indices, into.question_id)
        spot = None if before is None else self.notes([before])[0]
        operation = PlaceNotes(notes, into.id, spot, self.some_cluster(leaving), also)
        self.moves(lambda: self.attempt(operation))

    @with_notes
    @rule(indices=INDICES, leaving=SOME_INDEX)
    def unsort(self, indices: list[int], leaving: int | None) -> None:
        operation = UnsortNotes(self.notes(indices), self.some_cluster(leaving))
        self.moves(lambda: self.attempt(operation))

    @with_notes
    @rule(indices=INDICES)
    def isolate(self, indices: list[int]) -> None:
        self.moves(lambda: self.attempt(IsolateNotes(self.notes(indices))))

    @with_clusters
    @rule(cluster=INDEX, title=st.sampled_from(["", "Accueil", "Écoute"]))
    def rename(self, cluster: int, title: str) -> None:
        self.attempt(RenameCluster(self.cluster(cluster), title))

    @with_clusters
    @rule(cluster=INDEX, into=INDEX)
    def merge(self, cluster: int, into: int) -> None:
        merged = self.cluster(cluster)
        self.moves(lambda: self.attempt(MergeClusters(merged, self.beside(merged, into))))

    @with_clusters
    @rule(cluster=INDEX, before=SOME_INDEX)
    def move(self, cluster: int, before: int | None) -> None:
        moved = self.cluster(cluster)
        spot = None if before is None else self.beside(moved, before)
        self.moves(lambda: self.attempt(MoveCluster(moved, spot)))

    @with_clusters
    @rule(cluster=INDEX, parent=INDEX)
    def nest(self, cluster: int, parent: int) -> None:
        part = self.cluster(cluster)
        self.moves(lambda: self.attempt(NestCluster(part, self.beside(part, parent))))

    @with_clusters
    @rule(cluster=INDEX, state=st.sampled_from(ClusterState))
    def mark(self, cluster: int, state: ClusterState) -> None:
        self.attempt(MarkCluster(self.cluster(cluster), state))

    @with_clusters
    @rule(cluster=INDEX)
    def dissolve(self, cluster: int) -> None:
        self.moves(lambda: self.attempt(DissolveCluster(self.cluster(cluster))))

    @rule(question=st.integers(0, 2))
    def show(self, question: int) -> None:
        self.attempt(ShowQuestion(self.workshop.meeting_id, self.workshop.question_ids[question]))

    @rule(back=st.integers(0, 4), forth=st.integers(0, 4))
    def walk(self, back: int, forth: int) -> None:
        for _ in range(back):
            self.try_to(self.workshop.undo)
        for _ in range(forth):
            self.try_to(self.workshop.redo)

    # What must hold

    def moves(self, move: Callable[[], object]) -> None:
        """No move leaves a nameless cluster behind that it emptied, of notes or of clusters."""
        before = {cluster.id: self.inside(cluster.id) for cluster in self.clusters()}
        move()
        left = {c.id for c in self.clusters() if before.get(c.id, set()) - self.inside(c.id)}
        assert not left & deserted(self.workshop.snapshot)

    def inside(self, cluster_id: ClusterId) -> set[str]:
        parts = {cluster.id for cluster in self.clusters() if cluster.parent_id == cluster_id}
        return {*self.workshop.notes_in(cluster_id), *parts}

    @invariant()
    def is_sound(self) -> None:
        assert_sound(self.workshop.snapshot)
        for note in self.workshop.snapshot.all(Note):
            assert self.numbers.setdefault(note.number, note.id) == note.id

    @invariant()
    def phones_notes_are_as_written(self) -> None:
        for id, sent in self.sent.items():
            note = self.workshop.note(id)
            assert (note.text, note.number) == (sent.text, sent.number)
            assert sent.withdrawn_by is None or note.withdrawn_by is Party.PARTICIPANT

    def teardown(self) -> None:
        """All undone, only what phones did is there; all redone, everything is as it was."""
        final = unnumbered(self.workshop.snapshot)
        undone = 0
        while self.try_to(self.workshop.undo):
            undone += 1
        shown = self.workshop.snapshot.get(Meeting, self.workshop.meeting_id)
        begun = [shown if thing.id == shown.id else thing for thing in self.initial]
        assert unnumbered(self.workshop.snapshot) == unnumbered(Snapshot([*begun, *self.sent.values()]))
        for _ in range(undone):
            assert self.try_to(self.workshop.redo)
        assert unnumbered(self.workshop.snapshot) == final
