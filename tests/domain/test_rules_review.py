"""Rules of what the room is shown of new notes, and of what participants change of their own."""

import pytest

from atelier.domain.decision import Cause, Refusal
from atelier.domain.ids import NoteId, PeerGroupId, ProjectId, QuestionId, StageId, new_id
from atelier.domain.operations import (
    AddNotes,
    CollectOn,
    CreateMeeting,
    CreateProject,
    EditMeeting,
    EnterStage,
    NewNote,
    Operation,
    PausePhones,
    RestoreNotes,
    RevealNotes,
    ReviewNotes,
    RewriteOwnNote,
    WithdrawNotes,
    WithdrawOwnNote,
)
from atelier.domain.text import NOTE_LENGTH
from atelier.domain.things import (
    Display,
    Meeting,
    Note,
    Party,
    PeerGroup,
    Project,
    Review,
    Source,
    Stage,
    StageKind,
)
from tests.domain.conftest import START, Workshop

SHOWN, WAITS = Review.ACCEPTED, Review.PENDING


def hold(workshop: Workshop, display: Display = Display.HELD) -> None:
    workshop.perform(EditMeeting(workshop.meeting_id, display=display))


def reviews(workshop: Workshop, *note_ids: NoteId) -> list[Review]:
    return [workshop.note(id).review for id in note_ids]


# New notes


@pytest.mark.parametrize(
    ("display", "source", "review"),
    [
        (Display.DIRECT, Source.PHONE, SHOWN),
        (Display.DIRECT, Source.KEYBOARD, SHOWN),
        (Display.REVIEWED, Source.PHONE, WAITS),
        (Display.REVIEWED, Source.KEYBOARD, SHOWN),
        (Display.REVIEWED, Source.IMPORT, SHOWN),
        (Display.HELD, Source.PHONE, WAITS),
        (Display.HELD, Source.KEYBOARD, WAITS),
        (Display.HELD, Source.IMPORT, SHOWN),
    ],
)
def test_how_a_new_note_reaches_the_wall(
    workshop: Workshop, display: Display, source: Source, review: Review
) -> None:
    hold(workshop, display)
    note = NewNote(NoteId(new_id()), "une idée")
    workshop.perform(AddNotes(workshop.meeting_id, workshop.question_ids[0], (note,), source))
    assert workshop.note(note.id).review is review
    assert (note.id in workshop.board().note_ids) is (review is SHOWN)


def test_what_is_on_the_wall_stays_when_the_next_ones_are_held(workshop: Workshop) -> None:
    note = workshop.send()
    hold(workshop)
    assert workshop.note(note).on_wall


def test_a_note_is_stored_as_it_was_sent(workshop: Workshop) -> None:
    assert workshop.note(workshop.send(" e\u0301crit\r\nainsi ")).text == " écrit\nainsi "
    with pytest.raises(Refusal, match="ne s’écrivent pas"):
        workshop.send("a\x00b")


def test_a_note_is_signed_as_far_as_it_was_told(workshop: Workshop) -> None:
    group = PeerGroup(id=PeerGroupId(new_id()), project_id=workshop.project_id, rank=1, name="Parents")
    other = Project(id=ProjectId(new_id()), title="Autre", created_at=START)
    foreign = PeerGroup(id=PeerGroupId(new_id()), project_id=other.id, rank=1, name="Ailleurs")
    own = workshop.snapshot.get(Project, workshop.project_id)
    workshop.perform(CreateProject(own, (), (group,)))
    workshop.perform(CreateProject(other, (), (foreign,)))
    workshop.perform(EditMeeting(workshop.meeting_id, asks_structure=True, asks_group=True))
    kept = []
    for group_id, structure in ((group.id, " Jean\nJaurès "), (foreign.id, " "), (PeerGroupId("x"), None)):
        note = NewNote(NoteId(new_id()), "a", structure=structure, peer_group_id=group_id)
        workshop.perform(AddNotes(workshop.meeting_id, workshop.question_ids[0], (note,), Source.PHONE))
        kept.append((workshop.note(note.id).peer_group_id, workshop.note(note.id).structure))
    assert kept == [(group.id, "Jean Jaurès"), (None, None), (None, None)]


@pytest.mark.parametrize("asked", ["asks_name", "asks_structure", "asks_group"])
def test_what_the_meeting_does_not_ask_of_a_person_is_not_kept(workshop: Workshop, asked: str) -> None:
    group = PeerGroup(id=PeerGroupId(new_id()), project_id=workshop.project_id, rank=1, name="Parents")
    workshop.perform(CreateProject(workshop.snapshot.get(Project, workshop.project_id), (), (group,)))
    told = {"asks_name": "Amina", "asks_structure": "École Jaurès", "asks_group": group.id}
    signed = NewNote(NoteId(new_id()), "a", author="Amina", structure="École Jaurès", peer_group_id=group.id)
    workshop.perform(EditMeeting(workshop.meeting_id, **{asked: True}))
    workshop.perform(AddNotes(workshop.meeting_id, workshop.question_ids[0], (signed,), Source.PHONE))
    note = workshop.note(signed.id)
    kept = (note.author, note.structure, note.peer_group_id)
    assert [value for value in kept if value is not None] == [told[asked]]


@pytest.mark.parametrize("source", [Source.KEYBOARD, Source.IMPORT])
def test_the_group_that_the_facilitator_says_is_kept_whatever_phones_are_asked(
    workshop: Workshop, source: Source
) -> None:
    group = PeerGroup(id=PeerGroupId(new_id()), project_id=workshop.project_id, rank=1, name="Parents")
    workshop.perform(CreateProject(workshop.snapshot.get(Project, workshop.project_id), (), (group,)))
    said = [
        NewNote(NoteId(new_id()), "a", author="Amina", peer_group_id=id)
        for id in (group.id, PeerGroupId("x"))
    ]
    workshop.perform(AddNotes(workshop.meeting_id, workshop.question_ids[0], tuple(said), source))
    kept = [(workshop.note(note.id).author, workshop.note(note.id).peer_group_id) for note in said]
    assert kept == [(None, group.id), (None, None)]


# Reviewing


def test_a_note_that_waits_is_shown_or_left_off_and_may_be_shown_later(workshop: Workshop) -> None:
    hold(workshop, Display.REVIEWED)
    a, b = workshop.send(), workshop.send()
    workshop.perform(ReviewNotes((a,), Review.ACCEPTED))
    workshop.perform(ReviewNotes((b,), Review.REFUSED))
    assert workshop.board().note_ids == {a}
    workshop.perform(ReviewNotes((b,), Review.ACCEPTED))
    assert workshop.board().note_ids == {a, b}


def test_reviewing_is_counted_named_and_taken_back(workshop: Workshop) -> None:
    hold(workshop)
    notes = (workshop.send(), workshop.send())
    change = workshop.perform(ReviewNotes(notes, Review.REFUSED))
    assert change is not None
    assert (change.operation, change.count, change.name) == ("review_notes", 2, Review.REFUSED)
    assert workshop.perform(ReviewNotes(notes, Review.REFUSED)) is None
    workshop.undo()
    assert reviews(workshop, *notes) == [WAITS, WAITS]
    workshop.redo()
    assert reviews(workshop, *notes) == [Review.REFUSED, Review.REFUSED]


def test_revealing_shows_all_that_waits_on_a_question_at_once(workshop: Workshop) -> None:
    hold(workshop)
    a, b, left_off = workshop.send(), workshop.send(), workshop.send()
    elsewhere = workshop.send(question=1)
    workshop.perform(ReviewNotes((left_off,), Review.REFUSED))
    change = workshop.perform(RevealNotes(workshop.meeting_id, workshop.question_ids[0]))
    assert change is not None
    assert change.count == 2
    assert reviews(workshop, a, b, left_off, elsewhere) == [SHOWN, SHOWN, Review.REFUSED, WAITS]
    workshop.undo()
    assert reviews(workshop, a, b, left_off, elsewhere) == [WAITS, WAITS, Review.REFUSED, WAITS]


def test_revealing_without_a_question_shows_all_of_the_meeting_alone(workshop: Workshop) -> None:
    for meeting_id in workshop.meeting_ids:
        workshop.perform(EditMeeting(meeting_id, display=Display.HELD))
    here = [*workshop.add("a"), *workshop.add("b", question=1)]
    (there,) = workshop.add("c", meeting=1)
    workshop.perform(RevealNotes(workshop.meeting_id))
    assert reviews(workshop, *here, there) == [SHOWN, SHOWN, WAITS]
    assert workshop.perform(RevealNotes(workshop.meeting_id)) is None


def test_what_its_writer_took_back_is_not_counted_as_revealed(workshop: Workshop) -> None:
    hold(workshop)
    a, b = workshop.send(), workshop.send()
    workshop.take_back(b)
    change = workshop.perform(RevealNotes(workshop.meeting_id))
    assert change is not None
    assert change.count == 1
    assert workshop.board().note_ids == {a}


def test_what_came_in_after_the_revealing_stays_when_it_is_taken_back(workshop: Workshop) -> None:
    hold(workshop)
    first = workshop.send()
    workshop.perform(RevealNotes(workshop.meeting_id))
    second = workshop.send()
    workshop.perform(ReviewNotes((second,), Review.ACCEPTED))
    workshop.undo()
    workshop.undo()
    assert reviews(workshop, first, second) == [WAITS, WAITS]


def test_a_question_of_another_project_is_not_revealed(workshop: Workshop) -> None:
    with pytest.raises(Refusal):
        workshop.perform(RevealNotes(workshop.meeting_id, QuestionId(new_id())))


# One's own notes


def test_a_note_says_what_its_writer_says_last_and_the_journal_what_they_said_first(
    workshop: Workshop,
) -> None:
    note = workshop.send("une idee")
    change = workshop.rewrite(note, "une idée ")
    assert change is not None
    assert not change.undoable
    (words,) = (edit for edit in change.edits if edit.field == "text")
    assert (words.before, words.after) == ("une idee", "une idée ")
    assert (workshop.note(note).text, workshop.note(note).correction) == ("une idée ", None)
    assert workshop.rewrite(note, "une idée ") is None


@pytest.mark.parametrize("text", ["", " \n", "a\x00", "é" * (NOTE_LENGTH + 1)])
def test_a_note_is_not_said_otherwise_with_less_care(workshop: Workshop, text: str) -> None:
    note = workshop.send()
    with pytest.raises(Refusal) as refused:
        workshop.rewrite(note, text)
    assert refused.value.cause is Cause.OTHER
    assert workshop.note(note).text == "d’un téléphone"


def test_saying_otherwise_shows_nothing_that_waits(workshop: Workshop) -> None:
    hold(workshop, Display.REVIEWED)
    note = workshop.send()
    workshop.rewrite(note, "autrement")
    assert workshop.note(note).review is WAITS


def test_a_note_taken_back_is_kept_and_taking_back_twice_is_nothing(workshop: Workshop) -> None:
    note = workshop.send("une idée")
    workshop.take_back(note)
    assert (workshop.note(note).text, workshop.note(note).withdrawn_by) == ("une idée", Party.PARTICIPANT)
    assert workshop.take_back(note) is None
    with pytest.raises(Refusal) as refused:
        workshop.rewrite(note, "autrement")
    assert refused.value.cause is Cause.SETTLED


@pytest.mark.parametrize("kind", [WithdrawOwnNote, RewriteOwnNote])
def test_who_does_not_have_the_key_changes_nothing(workshop: Workshop, kind: type[Operation]) -> None:
    note = workshop.send("une idée", key="k")
    words = ("autrement",) if kind is RewriteOwnNote else ()
    for meeting_id, key in ((workshop.meeting_id, "autre"), (workshop.meeting_ids[1], "k")):
        with pytest.raises(Refusal) as refused:
            workshop.perform(kind(meeting_id, key, *words), party=Party.PARTICIPANT)
        assert refused.value.cause is Cause.GONE
    assert (workshop.note(note).text, workshop.note(note).withdrawn_by) == ("une idée", None)


def test_once_its_collecting_is_over_a_note_is_settled(workshop: Workshop) -> None:
    stages = tuple(
        Stage(
            id=StageId(new_id()),
            meeting_id=workshop.meeting_id,
            rank=rank,
            title="Étape",
            kind=kind,
            minutes=5,
        )
        for rank, kind in ((10, StageKind.COLLECT), (11, StageKind.SORT))
    )
    workshop.perform(CreateMeeting(workshop.snapshot.get(Meeting, workshop.meeting_id), stages))
    workshop.perform(EnterStage(workshop.meeting_id, stages[0].id))
    note = workshop.send("une idée")
    workshop.rewrite(note, "autrement")
    workshop.perform(EnterStage(workshop.meeting_id, stages[1].id))
    for change in (lambda: workshop.rewrite(note, "encore"), lambda: workshop.take_back(note)):
        with pytest.raises(Refusal) as refused:
            change()
        assert refused.value.cause is Cause.SETTLED
    # Asked again, as a phone does that had no answer: nothing to do is no refusal.
    assert workshop.rewrite(note, "autrement") is None


@pytest.mark.parametrize("closing", [PausePhones, CollectOn])
def test_while_its_question_takes_nothing_a_note_is_settled(
    workshop: Workshop, closing: type[Operation]
) -> None:
    note = workshop.send()
    arguments = (True,) if closing is PausePhones else (workshop.question_ids[0], False)
    workshop.perform(closing(workshop.meeting_id, *arguments))
    with pytest.raises(Refusal) as refused:
        workshop.take_back(note)
    assert refused.value.cause is Cause.SETTLED


def test_what_its_writer_did_stands_when_the_facilitator_undoes(workshop: Workshop) -> None:
    note = workshop.send("une idée")
    cluster = workshop.group([note], title="Ici")
    workshop.rewrite(note, "autrement")
    workshop.undo()
    assert workshop.note(note).shown_text == "autrement"
    workshop.redo()
    assert workshop.notes_in(cluster) == [note]
    assert workshop.note(note).shown_text == "autrement"


@pytest.mark.parametrize(
    "operation",
    [
        lambda w, note: ReviewNotes((note,), Review.ACCEPTED),  # noqa: ARG005
        lambda w, note: RevealNotes(w.meeting_id),  # noqa: ARG005
        lambda w, note: WithdrawNotes((note,)),  # noqa: ARG005
        lambda w, note: RestoreNotes((note,)),  # noqa: ARG005
    ],
)
def test_only_the_facilitator_decides_of_others_notes(workshop: Workshop, operation: object) -> None:
    hold(workshop)
    note = workshop.send()
    asked: Operation = operation(workshop, note)  # type: ignore[operator]
    with pytest.raises(Refusal, match="qui anime"):
        workshop.perform(asked, party=Party.PARTICIPANT)
    assert [n.review for n in workshop.snapshot.all(Note)] == [WAITS]
