"""Undo and redo: examples of what must hold, then any sequence of operations with phones in between."""

import pytest
from hypothesis import settings

from atelier.domain.decision import Refusal
from atelier.domain.history import History
from atelier.domain.ids import NoteId, SynthesisId, new_id
from atelier.domain.operations import (
    AddNotes,
    MergeClusters,
    NewNote,
    PlaceNotes,
    ShowQuestion,
    Undo,
    UnsortNotes,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.things import Note, Party, Source
from tests.domain.conftest import Workshop
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
    assert (undone.undoes, undone.count, undone.name) == (len(workshop.changes) - 1, 1, "Accueil")


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


TestSession = Session.TestCase
TestSession.settings = settings(deadline=None, max_examples=200, stateful_step_count=30)
