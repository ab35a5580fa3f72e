"""Rules of what is laid over a note: words in place of its author's, and how much it matters."""

import pytest

from atelier.domain.decision import Refusal
from atelier.domain.ids import NoteId, new_id
from atelier.domain.operations import CorrectNote, OpenPhones, WeighNotes
from atelier.domain.text import NOTE_LENGTH
from atelier.domain.things import Note, Party
from tests.domain.conftest import Workshop


def correct(workshop: Workshop, note: NoteId, text: str) -> None:
    workshop.perform(CorrectNote(note, text))


# Corrections


def test_a_correction_is_shown_and_dated_and_its_author_s_words_are_kept(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    correct(workshop, note, "école")
    kept = workshop.note(note)
    assert (kept.shown_text, kept.text, kept.corrected_at) == ("école", "ecole", workshop.at)


def test_another_correction_takes_its_place(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    correct(workshop, note, "école")
    first = workshop.note(note).corrected_at
    correct(workshop, note, "l’école")
    assert workshop.note(note).shown_text == "l’école"
    assert workshop.note(note).corrected_at != first


def test_its_author_s_words_take_it_back(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    correct(workshop, note, "école")
    correct(workshop, note, "ecole")
    assert (workshop.note(note).correction, workshop.note(note).corrected_at) == (None, None)


@pytest.mark.parametrize("text", ["ecole", "  ecole\n"])
def test_the_words_that_are_shown_are_nothing_to_do(workshop: Workshop, text: str) -> None:
    note = workshop.send("ecole")
    assert workshop.perform(CorrectNote(note, text)) is None
    correct(workshop, note, "école")
    assert workshop.perform(CorrectNote(note, text.replace("e", "é", 1))) is None


def test_what_a_phone_sent_with_spaces_around_is_not_corrected_by_looking_at_it(workshop: Workshop) -> None:
    """A phone's post-it keeps its outer white space, of which an editor shows nothing."""
    note = workshop.send(" ecole ")
    assert workshop.perform(CorrectNote(note, " ecole ")) is None
    correct(workshop, note, "école")
    correct(workshop, note, "ecole")
    assert workshop.note(note).correction is None


def test_a_correction_of_nothing_is_refused(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    with pytest.raises(Refusal, match="est vide"):
        correct(workshop, note, " \n")


def test_a_correction_too_long_is_refused(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    with pytest.raises(Refusal, match="trop long"):
        correct(workshop, note, "x" * (NOTE_LENGTH + 1))


def test_a_note_that_is_not_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="n’existe plus"):
        correct(workshop, NoteId(new_id()), "école")


def test_a_phone_does_not_correct(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    with pytest.raises(Refusal, match="personne qui anime"):
        workshop.perform(CorrectNote(note, "école"), party=Party.PARTICIPANT)


def test_a_correction_goes_once_its_author_writes_it_otherwise(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    correct(workshop, note, "école")
    workshop.rewrite(note, "le collège")
    kept: Note = workshop.note(note)
    assert (kept.shown_text, kept.correction, kept.corrected_at) == ("le collège", None, None)
    assert kept.rewritten_at == workshop.at


def test_an_author_may_take_the_correction_over(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    correct(workshop, note, "école")
    workshop.rewrite(note, "école")
    assert (workshop.note(note).text, workshop.note(note).correction) == ("école", None)
    assert workshop.rewrite(note, "école") is None


def test_an_author_who_says_the_same_rewrites_nothing(workshop: Workshop) -> None:
    """A phone sends again what it got no answer to, even after the collection."""
    note = workshop.send("ecole")
    workshop.perform(OpenPhones(workshop.meeting_id, accepted=False))
    assert workshop.rewrite(note, "ecole") is None
    assert workshop.note(note).rewritten_at is None


def test_undo_and_redo_take_a_correction_back_and_put_it_there(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    correct(workshop, note, "école")
    corrected = workshop.note(note)
    workshop.undo()
    assert (workshop.note(note).shown_text, workshop.note(note).corrected_at) == ("ecole", None)
    workshop.redo()
    assert workshop.note(note) == corrected


# Importance


@pytest.mark.parametrize(("importance", "said"), [(0, ""), (1, "+"), (2, "++")])
def test_notes_matter_so_much(workshop: Workshop, importance: int, said: str) -> None:
    notes = workshop.add("a", "b")
    workshop.perform(WeighNotes(tuple(notes), 2 if importance == 1 else 1))
    change = workshop.perform(WeighNotes(tuple(notes), importance))
    assert change is not None
    assert (change.count, change.name) == (2, said)
    assert [workshop.note(note).importance for note in notes] == [importance] * 2


@pytest.mark.parametrize("importance", [-1, 3])
def test_a_note_matters_neither_less_than_nothing_nor_more_than_most(
    workshop: Workshop, importance: int
) -> None:
    (note,) = workshop.add("a")
    with pytest.raises(Refusal, match="va de 0 à 2"):
        workshop.perform(WeighNotes((note,), importance))


def test_notes_that_matter_so_much_already_are_nothing_to_do(workshop: Workshop) -> None:
    (note,) = workshop.add("a")
    assert workshop.perform(WeighNotes((note,), 0)) is None


def test_a_correction_of_words_that_are_no_longer_its_author_s_is_refused(workshop: Workshop) -> None:
    note = workshop.send("ecole")
    workshop.rewrite(note, "collège")
    with pytest.raises(Refusal, match="relisez"):
        workshop.perform(CorrectNote(note, "école", over="ecole"))
    workshop.perform(CorrectNote(note, "Collège", over="collège"))
    assert workshop.note(note).shown_text == "Collège"
