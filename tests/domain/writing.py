"""What a facilitator writes beside the notes, at random: the part of a session that `session` goes on with."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from atelier.domain.decision import Circumstances, Refusal
from atelier.domain.ids import (
    AttendeeId,
    ClusterId,
    FollowUpId,
    OpenQuestionId,
    QuoteId,
    RecordingId,
    ResolutionId,
    SynthesisId,
    SynthesisVersionId,
    new_id,
)
from atelier.domain.operations import (
    AddAttendees,
    AddFollowUp,
    AddQuote,
    AddRecording,
    AddResolution,
    CloseFollowUp,
    EditAttendee,
    EditFollowUp,
    EditQuote,
    KeepVersion,
    Operation,
    ParkQuestion,
    RemoveAttendees,
    RemoveFollowUp,
    RemoveParkedQuestion,
    RemoveQuote,
    RemoveRecording,
    RemoveResolution,
    RemoveVersion,
    RewordParkedQuestion,
    RewordResolution,
    ShiftSound,
    TakeVersion,
    WriteSynthesis,
)
from atelier.domain.rules import decide
from atelier.domain.things import (
    Attendee,
    Cluster,
    FollowUp,
    OpenQuestion,
    Party,
    Quote,
    Recording,
    Resolution,
    SynthesisVersion,
    Thing,
)
from tests.domain.conftest import Workshop

T = TypeVar("T", bound=Thing)

INDEX = st.integers(0, 99)
SOME_INDEX = st.none() | INDEX

with_clusters = precondition(lambda self: self.has(Cluster))


def there_is(kind: type[Thing]) -> Callable[..., object]:
    """Only once there is one of them."""
    return precondition(lambda self: self.has(kind))


class Writing(RuleBasedStateMachine):
    """A workshop with a clock that runs, and what is written there."""

    workshop: Workshop

    def begin_writing(self) -> None:
        self.workshop = Workshop()
        self.workshop.perform(
            AddRecording(
                Recording(
                    id=RecordingId(new_id()), meeting_id=self.workshop.meeting_id, started_at=self.workshop.at
                )
            )
        )

    def one(self, kind: type[T], index: int) -> T:
        """One of those there are."""
        found = list(self.workshop.snapshot.all(kind))
        return found[index % len(found)]

    def has(self, kind: type[Thing]) -> bool:
        return any(True for _ in self.workshop.snapshot.all(kind))

    def clusters(self) -> list[Cluster]:
        return list(self.workshop.snapshot.all(Cluster))

    def cluster(self, index: int) -> ClusterId:
        ids = [cluster.id for cluster in self.clusters()]
        return ids[index % len(ids)]

    def some_cluster(self, index: int | None) -> ClusterId | None:
        return None if index is None or not self.has(Cluster) else self.cluster(index)

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

    def try_to(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except Refusal:
            return False
        return True

    @with_clusters
    @rule(cluster=INDEX, text=st.sampled_from(["", "Le groupe retient #1.", "Autre."]))
    def synthesise(self, cluster: int, text: str) -> None:
        self.attempt(WriteSynthesis(SynthesisId(new_id()), self.cluster(cluster), text))

    @rule(cluster=SOME_INDEX)
    def quote(self, cluster: int | None) -> None:
        place = self.some_cluster(cluster)
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

    @rule(done=st.sampled_from([None, True, True, False]))
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

    @precondition(lambda self: self.has(OpenQuestion))
    @rule()
    def remove_parked(self) -> None:
        self.attempt(RemoveParkedQuestion(next(self.workshop.snapshot.all(OpenQuestion)).id))

    @with_clusters
    @rule(cluster=INDEX, step=st.integers(0, 3))
    def version(self, cluster: int, step: int) -> None:
        cluster_id = self.cluster(cluster)
        kept = next(self.workshop.snapshot.where(SynthesisVersion, cluster_id=cluster_id), None)
        if kept is None or step == 0:
            self.attempt(WriteSynthesis(SynthesisId(new_id()), cluster_id, f"Essai {step}."))
            self.attempt(KeepVersion(SynthesisVersionId(new_id()), cluster_id, "Premier jet"))
        elif step == 1:
            self.attempt(RemoveVersion(kept.id))
        else:
            self.attempt(TakeVersion(kept.id, SynthesisVersionId(new_id()), SynthesisId(new_id())))

    @there_is(Quote)
    @rule(index=INDEX, text=st.sampled_from(["", "Dit autrement."]), time_s=st.none() | st.integers(-1, 9))
    def edit_quote(self, index: int, text: str, time_s: int | None) -> None:
        self.attempt(EditQuote(replace(self.one(Quote, index), text=text, time_s=time_s)))

    @there_is(FollowUp)
    @rule(what=st.sampled_from(["", "Écrire."]), done=st.booleans())
    def edit_follow_up(self, what: str, done: bool) -> None:
        self.attempt(EditFollowUp(replace(self.one(FollowUp, 0), what=what, done=done)))

    @there_is(OpenQuestion)
    @rule(text=st.sampled_from(["", "Et alors ?"]))
    def reword_parked(self, text: str) -> None:
        self.attempt(RewordParkedQuestion(self.one(OpenQuestion, 0).id, text))

    @rule(text=st.sampled_from(["", "Se revoir.", "Écrire à tous."]))
    def decide_something(self, text: str) -> None:
        kept = next(self.workshop.snapshot.all(Resolution), None)
        if kept is None:
            at, meeting_id = self.workshop.at, self.workshop.meeting_id
            self.attempt(
                AddResolution(
                    Resolution(id=ResolutionId(new_id()), meeting_id=meeting_id, text=text, created_at=at)
                )
            )
        elif text:
            self.attempt(RewordResolution(kept.id, text))
        else:
            self.attempt(RemoveResolution(kept.id))

    @rule(name=st.sampled_from(["", "Nadia"]), step=st.integers(0, 3))
    def attend(self, name: str, step: int) -> None:
        at, meeting_id = self.workshop.at, self.workshop.meeting_id
        kept = next(self.workshop.snapshot.all(Attendee), None)
        if kept is None or step == 0:
            people = (Attendee(id=AttendeeId(new_id()), meeting_id=meeting_id, name=name, created_at=at),) * 2
            self.attempt(AddAttendees(meeting_id, people))
        elif step == 1:
            self.attempt(RemoveAttendees(meeting_id, (kept.id,)))
        else:
            self.attempt(EditAttendee(replace(kept, present=not kept.present)))

    @there_is(Recording)
    @rule(offset_s=st.integers(-3, 2))
    def shift_or_remove_recording(self, offset_s: int) -> None:
        recording_id = self.one(Recording, 0).id
        asked = RemoveRecording(recording_id) if offset_s == -3 else ShiftSound(recording_id, offset_s)
        self.attempt(asked)

    @there_is(Recording)
    @rule(time_s=st.integers(0, 9))
    def quote_the_recording(self, time_s: int) -> None:
        at, meeting_id = self.workshop.at, self.workshop.meeting_id
        recording_id = self.one(Recording, 0).id
        self.attempt(
            AddQuote(
                Quote(
                    id=QuoteId(new_id()),
                    meeting_id=meeting_id,
                    text="Entendu.",
                    created_at=at,
                    time_s=time_s,
                    recording_id=recording_id,
                )
            )
        )
