"""Undo and redo: examples of what must hold, then any sequence of operations with phones in between."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from atelier.domain import operations
from atelier.domain.change import Change
from atelier.domain.decision import Refusal
from atelier.domain.history import BEGINNING, Entry, History
from atelier.domain.ids import NoteId, OpenQuestionId, SynthesisId, new_id
from atelier.domain.operations import (
    AddNotes,
    AttachSound,
    CorrectNote,
    CreateMeeting,
    CreateProject,
    DissolveCluster,
    EndRecording,
    EnterStage,
    ExtendStage,
    ForgetSound,
    MergeClusters,
    MoveToQuestion,
    NewNote,
    NoteAgreement,
    Operation,
    ParkQuestion,
    PauseClock,
    PlaceNotes,
    PlanAgenda,
    ShowQuestion,
    Undo,
    UnsortNotes,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.things import Note, OpenQuestion, Party, Source
from tests.domain.conftest import START, Asked, Workshop
from tests.domain.session import Session, unnumbered


def test_nothing_to_undo_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="rien à annuler"):
        workshop.undo()


def test_nothing_to_redo_is_refused(workshop: Workshop) -> None:
    workshop.add("une idée")
    with pytest.raises(Refusal, match="rien à rétablir"):
        workshop.redo()


def test_undo_says_what_it_takes_back(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    cluster = workshop.group([a], title="Accueil")
    workshop.perform(PlaceNotes((b,), cluster))
    undone = workshop.undo()
    assert undone is not None
    assert (undone.undoes, undone.count, undone.name) == (len(workshop.changes) - 1, 1, "b")


def test_a_number_is_never_given_twice(workshop: Workshop) -> None:
    (first,) = workshop.add("première")
    workshop.undo()
    (second,) = workshop.add("seconde")
    assert workshop.snapshot.find(Note, first) is None
    assert workshop.note(second).number == 2


def test_a_redone_note_has_its_number_back(workshop: Workshop) -> None:
    (note,) = workshop.add("une idée")
    workshop.undo()
    phone = workshop.send()
    workshop.redo()
    assert (workshop.note(note).number, workshop.note(phone).number) == (1, 2)


def test_a_new_operation_forgets_what_was_undone(workshop: Workshop) -> None:
    workshop.add("a")
    workshop.undo()
    workshop.add("b")
    with pytest.raises(Refusal):
        workshop.redo()


def test_a_phone_does_not_make_the_facilitator_forget_what_was_undone(workshop: Workshop) -> None:
    (note,) = workshop.add("a")
    workshop.undo()
    workshop.send()
    workshop.redo()
    assert workshop.note(note).text == "a"


def test_undo_never_takes_a_phone_s_note_back(workshop: Workshop) -> None:
    note = workshop.send()
    with pytest.raises(Refusal):
        workshop.undo()
    assert workshop.note(note).on_wall


def test_redo_leaves_a_note_that_came_in_again_meanwhile(workshop: Workshop) -> None:
    note = NewNote(NoteId(new_id()), "une idée", "k")
    operation = AddNotes(workshop.meeting_id, workshop.question_ids[0], (note,), Source.PHONE)
    workshop.perform(operation)
    workshop.undo()
    workshop.perform(operation, party=Party.PARTICIPANT)
    workshop.redo()
    assert workshop.note(note.id).number == 2


def test_undo_leaves_withdrawn_what_its_writer_withdrew_over_the_facilitator(workshop: Workshop) -> None:
    note = workshop.send()
    workshop.perform(WithdrawNotes((note,)))
    workshop.take_back(note)
    workshop.undo()
    assert workshop.note(note).withdrawn_by is Party.PARTICIPANT
    workshop.redo()
    assert workshop.note(note).withdrawn_by is Party.PARTICIPANT


def test_undo_puts_a_note_withdrawn_since_back_in_its_cluster(workshop: Workshop) -> None:
    note = workshop.send()
    cluster = workshop.group([note], title="Ici")
    workshop.perform(UnsortNotes((note,)))
    workshop.take_back(note)
    workshop.undo()
    assert workshop.notes_in(cluster) == [note]
    assert not workshop.note(note).on_wall


def test_undo_brings_a_merged_cluster_back_with_all_that_was_its(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    kept, merged = workshop.group([a], title="Un"), workshop.group([b], title="Deux")
    workshop.perform(WriteSynthesis(SynthesisId(new_id()), kept, "Une."))
    workshop.perform(WriteSynthesis(SynthesisId(new_id()), merged, "Deux."))
    before = unnumbered(workshop.snapshot)
    workshop.perform(MergeClusters(merged, kept))
    workshop.undo()
    assert unnumbered(workshop.snapshot) == before


def test_each_meeting_has_an_undo_of_its_own(workshop: Workshop) -> None:
    (here,) = workshop.add("ici")
    (there,) = workshop.add("là-bas", meeting=1)
    workshop.undo()
    assert workshop.snapshot.find(Note, here) is None
    assert workshop.snapshot.find(Note, there) is not None


def test_what_is_shown_is_not_undone(workshop: Workshop) -> None:
    workshop.perform(ShowQuestion(workshop.meeting_id, workshop.question_ids[1]))
    with pytest.raises(Refusal):
        workshop.undo()


def test_a_participant_can_not_undo(workshop: Workshop) -> None:
    workshop.add("une idée")
    with pytest.raises(Refusal):
        workshop.perform(Undo(workshop.meeting_id), party=Party.PARTICIPANT)


def test_history_names_what_comes_next(workshop: Workshop) -> None:
    workshop.add("a")
    workshop.add("b")
    workshop.undo()
    history = History(workshop.snapshot.entries(workshop.meeting_id))
    assert [entry.operation for entry in history.done] == ["add_notes"]
    assert [entry.seq for entry in history.undone] == [5]


def test_each_entry_says_when_and_on_which_question(workshop: Workshop) -> None:
    (note,) = workshop.add("a", question=1)
    cluster = workshop.group([note], question=1, title="Ici")
    workshop.perform(UnsortNotes((note,)))
    workshop.perform(WriteSynthesis(SynthesisId(new_id()), cluster, "Une."))
    workshop.perform(DissolveCluster(cluster))
    workshop.group([note], question=1)
    workshop.perform(MoveToQuestion((note,), workshop.question_ids[2]))
    entries = workshop.snapshot.entries(workshop.meeting_id)
    assert [workshop.question_ids.index(entry.question_id) for entry in entries] == [1, 1, 1, 1, 1, 1, 2]  # type: ignore[arg-type]
    assert [entry.at for entry in entries] == [change.at for change in workshop.changes[-7:]]


def test_what_is_about_no_question_says_none(workshop: Workshop) -> None:
    parked = OpenQuestion(
        id=OpenQuestionId(new_id()), meeting_id=workshop.meeting_id, text="Et ?", created_at=START
    )
    change = workshop.perform(ParkQuestion(parked))
    assert change is not None
    assert change.question_id is None


# Going back to a moment


def a_history(done: int, undone: int = 0) -> History:
    """Entries 1, 2, 3…, the last of which are undone."""
    entries = [Entry(seq, START, "add_notes", 1, "") for seq in range(1, done + undone + 1)]
    taken_back = [
        Entry(seq, START, "undo", 1, "", undoes=entry.seq)
        for seq, entry in enumerate(reversed(entries[done:]), start=len(entries) + 1)
    ]
    return History([*entries, *taken_back])


def test_moments_go_from_the_beginning_to_what_was_undone_first() -> None:
    assert a_history(2, 3).states == [BEGINNING, 1, 2, 3, 4, 5]
    assert (a_history(2, 3).now, a_history(0, 3).now, a_history(0).now) == (2, BEGINNING, BEGINNING)


@pytest.mark.parametrize(("seq", "steps"), [(BEGINNING, -2), (1, -1), (2, 0), (3, 1), (5, 3), (9, 0)])
def test_a_moment_is_so_many_steps_away(seq: int, steps: int) -> None:
    assert a_history(2, 3).steps_to(seq) == steps


def test_as_many_steps_as_told_lead_to_that_moment(workshop: Workshop) -> None:
    for text in ("a", "b", "c"):
        workshop.add(text)
    first = History(workshop.snapshot.entries(workshop.meeting_id)).done[0].seq
    for start in (workshop.undo, lambda: None):
        start()
        steps = History(workshop.snapshot.entries(workshop.meeting_id)).steps_to(first)
        for _ in range(-steps):
            workshop.undo()
        assert [note.text for note in workshop.snapshot.all(Note)] == ["a"]
        workshop.redo()


# What participants did since


def test_redo_does_not_cover_what_its_author_wrote_since(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    workshop.perform(CorrectNote(note, "école"))
    workshop.undo()
    workshop.rewrite(note, "le collège")
    workshop.redo()
    assert (workshop.note(note).shown_text, workshop.note(note).corrected_at) == ("le collège", None)


def test_nor_does_undo(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    workshop.perform(CorrectNote(note, "école"))
    workshop.perform(CorrectNote(note, "ecole"))
    workshop.rewrite(note, "le collège")
    workshop.undo()
    assert (workshop.note(note).shown_text, workshop.note(note).corrected_at) == ("le collège", None)


def test_nor_where_its_author_went_back_to_the_first_words(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    workshop.perform(CorrectNote(note, "école"))
    workshop.rewrite(note, "ecole")
    workshop.undo()
    workshop.redo()
    assert workshop.note(note).shown_text == "ecole"


def test_undoing_a_correction_leaves_it_where_its_author_took_it_over(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    workshop.perform(CorrectNote(note, "école"))
    workshop.rewrite(note, "école")
    workshop.undo()
    assert workshop.note(note).shown_text == "école"


def test_what_her_correction_rests_on_is_only_that_note(workshop: Workshop) -> None:
    """Another note that its author wrote otherwise is no reason not to redo."""
    note, other = workshop.send("ecole"), workshop.send("colege")
    workshop.perform(CorrectNote(note, "école"))
    workshop.undo()
    workshop.rewrite(other, "collège")
    workshop.redo()
    assert workshop.note(note).shown_text == "école"


# Any operations

ELSEWHERE: dict[type[Operation], str] = {
    CreateMeeting: "a session begins with two; never undone",
    CreateProject: "likewise",
    EnterStage: "never undone; what it does to an agenda that is: test_undoing_agenda",
    PauseClock: "likewise",
    ExtendStage: "likewise",
    EndRecording: "never undone: test_rules_recordings",
    NoteAgreement: "likewise",
    AttachSound: "likewise",
    ForgetSound: "likewise",
    PlanAgenda: "what of it is undone depends on the stage under way: test_undoing_agenda",
}
"""What a session does not do, and why."""


def concrete_operations() -> set[type[Operation]]:
    return {
        kind for kind in vars(operations).values() if isinstance(kind, type) and Operation in kind.__mro__[1:]
    }


def test_a_session_comes_to_every_operation() -> None:
    """Each is carried out at least once, not merely asked for. Always the same sessions, so that this is certain."""
    seen: set[type[Operation]] = set()

    class Recorded(Session):
        def teardown(self) -> None:
            asked: list[Asked] = self.workshop.asked[3:]
            seen.update(type(each.operation) for each in asked if isinstance(each.outcome, Change))

    always_these = settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=200,
        stateful_step_count=50,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Recorded, settings=always_these)
    assert concrete_operations() - seen == ELSEWHERE.keys()


TestSession = Session.TestCase
TestSession.settings = settings(deadline=None, max_examples=200, stateful_step_count=30)
