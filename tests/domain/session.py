"""A facilitator at work and phones in between, at random: a machine that other tests run or follow."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from atelier.domain.decision import Cause, Circumstances, Refusal
from atelier.domain.ids import ClusterId, FollowUpId, NoteId, OpenQuestionId, QuoteId, SynthesisId, new_id
from atelier.domain.operations import (
    AddFollowUp,
    AddQuote,
    CloseFollowUp,
    CollectOn,
    DissolveCluster,
    EditMeeting,
    IsolateNotes,
    MarkCluster,
    MergeClusters,
    MoveCluster,
    Operation,
    ParkQuestion,
    PlaceNotes,
    RemoveFollowUp,
    RemoveQuote,
    RenameCluster,
    RestoreNotes,
    RevealNotes,
    ReviewNotes,
    ShowQuestion,
    UnsortNotes,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.parts import Snapshot
from atelier.domain.rules import decide
from atelier.domain.things import (
    Cluster,
    ClusterState,
    Display,
    FollowUp,
    Meeting,
    Note,
    OpenQuestion,
    Party,
    Project,
    Quote,
    Review,
    Thing,
)
from tests.domain.conftest import Workshop, all_things, assert_sound, deserted


def unnumbered(snapshot: Snapshot) -> Snapshot:
    """The snapshot but for the number to give next, which only grows."""
    return Snapshot(
        replace(thing, next_number=0) if isinstance(thing, Project) else thing
        for thing in all_things(snapshot)
    )


INDEX = st.integers(0, 99)
INDICES = st.lists(INDEX, min_size=1, max_size=4)
BOOLEANS = st.booleans()


with_notes = precondition(lambda self: self.has(Note))
with_clusters = precondition(lambda self: self.has(Cluster))


class Session(RuleBasedStateMachine):
    """A facilitator at work, phones in between. What she undoes must be as if phones had been alone."""

    def __init__(self) -> None:
        super().__init__()
        self.workshop = Workshop()
        self.initial = list(all_things(self.workshop.snapshot))
        self.sent: dict[NoteId, Note] = {}
        self.keys: list[str] = []
        self.numbers: dict[int, NoteId] = {}

    # What both pick from

    def has(self, kind: type[Thing]) -> bool:
        return any(True for _ in self.workshop.snapshot.all(kind))

    def notes(self, indices: list[int]) -> tuple[NoteId, ...]:
        ids = [note.id for note in self.workshop.snapshot.all(Note)]
        return tuple(ids[index % len(ids)] for index in indices)

    def clusters(self) -> list[Cluster]:
        return list(self.workshop.snapshot.all(Cluster))

    def cluster(self, index: int) -> ClusterId:
        ids = [cluster.id for cluster in self.clusters()]
        return ids[index % len(ids)]

    def attempt(self, operation: Operation, *, party: Party = Party.FACILITATOR) -> bool:
        """Perform it, reading the decision twice; refusing is all that a rule may do beside deciding."""
        circumstances = Circumstances(party, self.workshop.at)
        try:
            first = decide(operation, self.workshop.snapshot, circumstances)
        except Refusal:
            pass
        else:
            assert decide(operation, self.workshop.snapshot, circumstances) == first
        return self.try_to(lambda: self.workshop.perform(operation, party=party))

    # Phones

    @rule(question=st.integers(0, 1))
    def phone_sends(self, question: int) -> None:
        self.keys.append(new_id())
        try:
            note = self.workshop.send(question=question, key=self.keys[-1])
        except Refusal as refusal:
            assert refusal.cause is Cause.QUESTION_CLOSED  # noqa: PT017
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
            self.sent[note] = replace(self.sent[note], text=text)

    # The facilitator

    @rule(display=st.sampled_from(Display))
    def choose_display(self, display: Display) -> None:
        self.attempt(EditMeeting(self.workshop.meeting_id, display=display))

    @rule(question=st.integers(0, 1), accepted=BOOLEANS)
    def collect_on(self, question: int, accepted: bool) -> None:
        question_id = self.workshop.question_ids[question]
        self.attempt(CollectOn(self.workshop.meeting_id, question_id, accepted))

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
        notes = [self.workshop.note(id) for id in (self.notes(indices) if self.has(Note) else ())]
        question = self.workshop.question_ids.index(notes[0].question_id) if notes else 0
        here = [note.id for note in notes if note.question_id == notes[0].question_id]
        self.moves(lambda: self.workshop.group(here, title="Titre" if titled else "", question=question))

    @with_notes
    @with_clusters
    @rule(indices=INDICES, cluster=INDEX, before=st.none() | INDEX)
    def place(self, indices: list[int], cluster: int, before: int | None) -> None:
        spot = None if before is None else self.notes([before])[0]
        operation = PlaceNotes(self.notes(indices), self.cluster(cluster), spot)
        self.moves(lambda: self.attempt(operation))

    @with_notes
    @rule(indices=INDICES)
    def unsort(self, indices: list[int]) -> None:
        self.moves(lambda: self.attempt(UnsortNotes(self.notes(indices))))

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
        self.attempt(MergeClusters(self.cluster(cluster), self.cluster(into)))

    @with_clusters
    @rule(cluster=INDEX, before=st.none() | INDEX)
    def move(self, cluster: int, before: int | None) -> None:
        self.attempt(MoveCluster(self.cluster(cluster), None if before is None else self.cluster(before)))

    @with_clusters
    @rule(cluster=INDEX, state=st.sampled_from(ClusterState))
    def mark(self, cluster: int, state: ClusterState) -> None:
        self.attempt(MarkCluster(self.cluster(cluster), state))

    @with_clusters
    @rule(cluster=INDEX)
    def dissolve(self, cluster: int) -> None:
        self.attempt(DissolveCluster(self.cluster(cluster)))

    @with_clusters
    @rule(cluster=INDEX, text=st.sampled_from(["", "Le groupe retient #1.", "Autre."]))
    def synthesise(self, cluster: int, text: str) -> None:
        self.attempt(WriteSynthesis(SynthesisId(new_id()), self.cluster(cluster), text))

    @rule(cluster=st.none() | INDEX)
    def quote(self, cluster: int | None) -> None:
        place = None if cluster is None or not self.has(Cluster) else self.cluster(cluster)
        at, meeting_id = self.workshop.at, self.workshop.meeting_id
        quote = Quote(
            id=QuoteId(new_id()), meeting_id=meeting_id, text="Dit.", created_at=at, cluster_id=place
        )
        self.attempt(AddQuote(quote))

    @precondition(lambda self: self.has(Quote))
    @rule(index=INDEX)
    def remove_quote(self, index: int) -> None:
        ids = [quote.id for quote in self.workshop.snapshot.all(Quote)]
        self.attempt(RemoveQuote(ids[index % len(ids)]))

    @rule(done=st.none() | BOOLEANS)
    def follow_up(self, done: bool | None) -> None:
        kept = next(self.workshop.snapshot.all(FollowUp), None)
        if kept is None:
            at, meeting_id = self.workshop.at, self.workshop.meeting_id
            asked = FollowUp(id=FollowUpId(new_id()), meeting_id=meeting_id, what="Appeler.", created_at=at)
            self.attempt(AddFollowUp(asked))
        elif done is None:
            self.attempt(RemoveFollowUp(kept.id))
        else:
            self.attempt(CloseFollowUp(kept.id, done))

    @rule()
    def park(self) -> None:
        at, meeting_id = self.workshop.at, self.workshop.meeting_id
        self.attempt(
            ParkQuestion(
                OpenQuestion(id=OpenQuestionId(new_id()), meeting_id=meeting_id, text="Et ?", created_at=at)
            )
        )

    @rule(question=st.integers(0, 2))
    def show(self, question: int) -> None:
        self.attempt(ShowQuestion(self.workshop.meeting_id, self.workshop.question_ids[question]))

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.try_to(self.workshop.undo)

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.try_to(self.workshop.redo)

    # What must hold

    def moves(self, move: Callable[[], object]) -> None:
        """No move leaves a nameless cluster behind that it emptied."""
        before = {cluster.id: set(self.workshop.notes_in(cluster.id)) for cluster in self.clusters()}
        move()
        left = {c.id for c in self.clusters() if before.get(c.id, set()) - set(self.workshop.notes_in(c.id))}
        assert not left & deserted(self.workshop.snapshot)

    def try_to(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except Refusal:
            return False
        return True

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
