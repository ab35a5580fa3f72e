"""Rules of notes."""

from dataclasses import replace

import pytest

from atelier.domain.decision import Refusal
from atelier.domain.ids import MeetingId, NoteId, ProjectId, QuestionId, new_id
from atelier.domain.operations import (
    AddNotes,
    CreateProject,
    EditMeeting,
    NewNote,
    OpenPhones,
    RestoreNotes,
    WithdrawNotes,
)
from atelier.domain.text import NOTE_LENGTH
from atelier.domain.things import Note, Party, Project, Question, Source
from tests.domain.conftest import START, Workshop


def new_note(text: str = "une idée", *, key: str | None = None, author: str | None = None) -> NewNote:
    return NewNote(NoteId(new_id()), text, key, author)


def adding(workshop: Workshop, *notes: NewNote, source: Source = Source.KEYBOARD) -> AddNotes:
    return AddNotes(workshop.meeting_id, workshop.question_ids[0], notes, source)


def test_notes_are_numbered_as_they_come_whatever_the_question_or_the_meeting(workshop: Workshop) -> None:
    notes = [*workshop.add("a", "b"), *workshop.add("c", question=1), *workshop.add("d", meeting=1)]
    assert [workshop.note(note).number for note in notes] == [1, 2, 3, 4]


def test_words_are_kept_as_written(workshop: Workshop) -> None:
    (note,) = workshop.add("  l'ecole  <b>ouverte</b> & gratuite :\r\n- oui\r- non ")
    assert workshop.note(note).text == "l'ecole  <b>ouverte</b> & gratuite :\n- oui\n- non"


def test_a_note_tells_how_and_when_it_came(workshop: Workshop) -> None:
    note = workshop.note(workshop.send(key="k"))
    assert (note.source, note.created_at, note.key) == (Source.PHONE, workshop.at, "k")


@pytest.mark.parametrize("text", ["", " \n\t", "\x00\x07", "\u200b", "\u2060\u200d \u00ad"])
def test_a_note_in_which_nothing_can_be_seen_is_refused(workshop: Workshop, text: str) -> None:
    with pytest.raises(Refusal, match="vide"):
        workshop.add(text)


def test_a_note_is_refused_from_one_character_too_many(workshop: Workshop) -> None:
    workshop.add("é" * NOTE_LENGTH)
    with pytest.raises(Refusal, match="2001 caractères, 2000 au plus"):
        workshop.add("é" * (NOTE_LENGTH + 1))


def test_of_several_notes_all_come_in_or_none(workshop: Workshop) -> None:
    with pytest.raises(Refusal):
        workshop.add("bonne", "")
    assert not list(workshop.snapshot.all(Note))


def test_no_note_is_nothing_to_do(workshop: Workshop) -> None:
    assert workshop.perform(adding(workshop)) is None


def test_a_note_sent_again_under_its_key_comes_in_once(workshop: Workshop) -> None:
    first, second = workshop.send("une idée", key="k"), workshop.send("une idée", key="k")
    assert workshop.snapshot.find(Note, second) is None
    assert workshop.note(first).number == 1


def test_a_note_added_again_under_its_id_comes_in_once(workshop: Workshop) -> None:
    operation = adding(workshop, new_note())
    assert workshop.perform(operation) is not None
    assert workshop.perform(operation) is None


def test_a_key_twice_in_one_sending_is_one_note(workshop: Workshop) -> None:
    change = workshop.perform(adding(workshop, new_note("a", key="k"), new_note("b"), new_note("a", key="k")))
    assert change is not None
    assert change.count == 2
    assert sorted(note.number for note in workshop.snapshot.all(Note)) == [1, 2]


def test_an_id_twice_in_one_sending_is_one_note(workshop: Workshop) -> None:
    note = new_note()
    workshop.perform(adding(workshop, note, note))
    assert len(list(workshop.snapshot.all(Note))) == 1


def test_two_meetings_do_not_share_keys(workshop: Workshop) -> None:
    for meeting_id in workshop.meeting_ids:
        workshop.perform(AddNotes(meeting_id, workshop.question_ids[0], (new_note(key="k"),)))
    assert len(list(workshop.snapshot.all(Note))) == 2


def test_what_was_sent_before_closing_may_still_be_sent_again(workshop: Workshop) -> None:
    workshop.send(key="k")
    workshop.perform(OpenPhones(workshop.meeting_id, accepted=False))
    workshop.send(key="k")
    with pytest.raises(Refusal, match="fermée"):
        workshop.send(key="autre")


def test_the_keyboard_stays_open_when_phones_are_closed(workshop: Workshop) -> None:
    workshop.perform(OpenPhones(workshop.meeting_id, accepted=False))
    (note,) = workshop.add("au clavier")
    assert workshop.note(note).on_wall


def test_a_meeting_that_is_not_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal):
        workshop.perform(AddNotes(MeetingId(new_id()), workshop.question_ids[0], (new_note(),)))


def test_the_question_of_another_project_is_refused(workshop: Workshop) -> None:
    other = workshop.snapshot.get(Project, workshop.project_id)
    other = replace(other, id=ProjectId(new_id()), created_at=START)
    question = Question(id=QuestionId(new_id()), project_id=other.id, number=1, text="?", short="?")
    workshop.perform(CreateProject(other, (question,)))
    with pytest.raises(Refusal):
        workshop.perform(AddNotes(workshop.meeting_id, question.id, (new_note(),)))


@pytest.mark.parametrize(
    ("given", "kept"), [(None, None), ("", None), (" \n", None), (" Mme  D. ", "Mme D.")]
)
def test_an_empty_author_is_none(workshop: Workshop, given: str | None, kept: str | None) -> None:
    workshop.perform(EditMeeting(workshop.meeting_id, asks_name=True))
    note = new_note(author=given)
    workshop.perform(adding(workshop, note))
    assert workshop.note(note.id).author == kept


def test_a_withdrawn_note_is_off_the_wall_and_keeps_its_words(workshop: Workshop) -> None:
    (note,) = workshop.add("une idée")
    workshop.perform(WithdrawNotes((note,)))
    assert note not in workshop.board().note_ids
    assert (workshop.note(note).text, workshop.note(note).withdrawn_by) == ("une idée", Party.FACILITATOR)


def test_a_restored_note_is_where_it_was(workshop: Workshop) -> None:
    a, b, c = workshop.add("a", "b", "c")
    cluster = workshop.group([a, b, c])
    workshop.perform(WithdrawNotes((b,)))
    workshop.perform(RestoreNotes((b,)))
    assert [note.id for note in workshop.board().groups[0].notes] == [a, b, c]
    assert workshop.notes_in(cluster) == [a, b, c]


def test_withdrawing_twice_is_nothing_to_do(workshop: Workshop) -> None:
    (note,) = workshop.add("une idée")
    workshop.perform(WithdrawNotes((note,)))
    assert workshop.perform(WithdrawNotes((note,))) is None


def test_the_facilitator_does_not_restore_what_its_writer_withdrew(workshop: Workshop) -> None:
    note = workshop.send()
    workshop.take_back(note)
    with pytest.raises(Refusal, match="n°\u00a01 a été retiré par la personne"):
        workshop.perform(RestoreNotes((note,)))


def test_a_phone_does_not_withdraw_what_was_typed_by_the_facilitator(workshop: Workshop) -> None:
    (note,) = workshop.add("une idée")
    with pytest.raises(Refusal):
        workshop.take_back(note)


def test_a_phone_only_adds_and_withdraws(workshop: Workshop) -> None:
    note = workshop.send()
    workshop.perform(WithdrawNotes((note,)))
    with pytest.raises(Refusal):
        workshop.perform(RestoreNotes((note,)), party=Party.PARTICIPANT)


def test_nothing_selected_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="Aucun post-it"):
        workshop.perform(WithdrawNotes(()))


def test_notes_of_two_meetings_are_not_withdrawn_together(workshop: Workshop) -> None:
    """The journal is read backwards meeting by meeting: a change in two of them could not be taken back."""
    notes = (*workshop.add("ici"), *workshop.add("là-bas", meeting=1))
    with pytest.raises(Refusal):
        workshop.perform(WithdrawNotes(notes))
