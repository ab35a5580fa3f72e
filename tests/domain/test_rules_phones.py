"""Rules of what a meeting asks of phones: its settings, and when they may send."""

from dataclasses import replace

import pytest

from atelier.domain.decision import Cause, Refusal
from atelier.domain.ids import QuestionId, new_id
from atelier.domain.operations import (
    AddNotes,
    CollectOn,
    EditMeeting,
    NewNote,
    OpenPhones,
    Operation,
    PausePhones,
)
from atelier.domain.rules.meetings import LONGEST_PRIVACY, MOST_QUOTA
from atelier.domain.things import Display, Door, Meeting, Note, Party, Source
from tests.domain.conftest import Workshop


def meeting(workshop: Workshop) -> Meeting:
    return workshop.snapshot.get(Meeting, workshop.meeting_id)


def cause(workshop: Workshop, *, question: int = 0) -> Cause:
    with pytest.raises(Refusal) as refused:
        workshop.send(question=question)
    return refused.value.cause


def collect(workshop: Workshop, question: int, *, accepted: bool) -> None:
    workshop.perform(CollectOn(workshop.meeting_id, workshop.question_ids[question], accepted))


# The door


def test_a_new_meeting_takes_everything_without_asking_who(workshop: Workshop) -> None:
    made = meeting(workshop)
    assert (made.door, made.display, made.quota) == (Door.OPEN, Display.DIRECT, None)
    assert not any((made.asks_name, made.asks_structure, made.asks_group, made.shows_board))
    assert all(made.takes(id) for id in workshop.question_ids)


def test_a_pause_keeps_phones_from_sending_until_it_ends(workshop: Workshop) -> None:
    workshop.perform(PausePhones(workshop.meeting_id, paused=True))
    assert meeting(workshop).door is Door.PAUSED
    assert cause(workshop) is Cause.PAUSED
    workshop.perform(PausePhones(workshop.meeting_id, paused=False))
    assert workshop.note(workshop.send()).on_wall


def test_closed_is_told_before_paused(workshop: Workshop) -> None:
    workshop.perform(PausePhones(workshop.meeting_id, paused=True))
    workshop.perform(OpenPhones(workshop.meeting_id, accepted=False))
    workshop.perform(PausePhones(workshop.meeting_id, paused=True))
    assert meeting(workshop).door is Door.CLOSED
    assert cause(workshop) is Cause.CLOSED


def test_opening_ends_a_pause(workshop: Workshop) -> None:
    workshop.perform(PausePhones(workshop.meeting_id, paused=True))
    workshop.perform(OpenPhones(workshop.meeting_id, accepted=True))
    assert meeting(workshop).door is Door.OPEN


def test_a_question_is_closed_and_opened_alone(workshop: Workshop) -> None:
    collect(workshop, 0, accepted=False)
    assert cause(workshop) is Cause.QUESTION_CLOSED
    assert workshop.send(question=1)
    collect(workshop, 0, accepted=True)
    assert workshop.send()


def test_closing_twice_is_nothing_to_do(workshop: Workshop) -> None:
    collect(workshop, 0, accepted=False)
    closing = CollectOn(workshop.meeting_id, workshop.question_ids[0], accepted=False)
    assert workshop.perform(closing) is None
    assert meeting(workshop).closed_question_ids == (workshop.question_ids[0],)


def test_a_question_of_another_project_is_neither_closed_nor_opened(workshop: Workshop) -> None:
    with pytest.raises(Refusal):
        workshop.perform(CollectOn(workshop.meeting_id, QuestionId(new_id()), accepted=False))


@pytest.mark.parametrize("source", [Source.KEYBOARD, Source.IMPORT])
def test_neither_pause_nor_closed_question_holds_the_facilitator_back(
    workshop: Workshop, source: Source
) -> None:
    workshop.perform(PausePhones(workshop.meeting_id, paused=True))
    collect(workshop, 0, accepted=False)
    note = NewNote(new_id(), "une idée")  # type: ignore[arg-type]
    workshop.perform(AddNotes(workshop.meeting_id, workshop.question_ids[0], (note,), source))
    assert workshop.note(note.id).on_wall


@pytest.mark.parametrize("closing", ["pause", "close", "question"])
def test_what_came_in_before_is_never_refused(workshop: Workshop, closing: str) -> None:
    workshop.send(key="k")
    if closing == "pause":
        workshop.perform(PausePhones(workshop.meeting_id, paused=True))
    elif closing == "close":
        workshop.perform(OpenPhones(workshop.meeting_id, accepted=False))
    else:
        collect(workshop, 0, accepted=False)
    before = len(workshop.changes)
    workshop.send(key="k")
    assert len(workshop.changes) == before
    assert len(list(workshop.snapshot.all(Note))) == 1


# Settings


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display", Display.HELD),
        ("free_questions", False),
        ("shows_board", True),
        ("asks_name", True),
        ("asks_structure", True),
        ("asks_group", True),
        ("organiser", "Centre social"),
        ("kept_for", "un an"),
        ("contact", "accueil"),
        ("quota", 3),
    ],
)
def test_each_setting_changes_alone(workshop: Workshop, field: str, value: object) -> None:
    before = meeting(workshop)
    change = workshop.perform(EditMeeting(workshop.meeting_id, **{field: value}))  # type: ignore[arg-type]
    assert meeting(workshop) == replace(before, **{field: value})
    assert change is not None
    assert not change.undoable


@pytest.mark.parametrize("asked", [-1, MOST_QUOTA + 1])
def test_a_quota_is_of_one_to_thirty(workshop: Workshop, asked: int) -> None:
    with pytest.raises(Refusal, match="de 1 à 30"):
        workshop.perform(EditMeeting(workshop.meeting_id, quota=asked))
    workshop.perform(EditMeeting(workshop.meeting_id, quota=MOST_QUOTA))
    assert meeting(workshop).quota == MOST_QUOTA


def test_no_quota_is_asked_for_as_nought(workshop: Workshop) -> None:
    workshop.perform(EditMeeting(workshop.meeting_id, quota=1))
    workshop.perform(EditMeeting(workshop.meeting_id, title="Autre"))
    assert meeting(workshop).quota == 1
    workshop.perform(EditMeeting(workshop.meeting_id, quota=0))
    assert meeting(workshop).quota is None


def test_what_the_privacy_page_says_is_cleaned_and_may_be_emptied(workshop: Workshop) -> None:
    workshop.perform(EditMeeting(workshop.meeting_id, organiser=" Centre\x00 social \n", contact="é" * 600))
    assert meeting(workshop).organiser == "Centre social"
    assert meeting(workshop).contact == "é" * LONGEST_PRIVACY
    workshop.perform(EditMeeting(workshop.meeting_id, organiser=""))
    assert meeting(workshop).organiser == ""


@pytest.mark.parametrize(
    "operation",
    [
        lambda w: PausePhones(w.meeting_id, paused=True),
        lambda w: CollectOn(w.meeting_id, w.question_ids[0], accepted=False),
        lambda w: EditMeeting(w.meeting_id, shows_board=True),
    ],
)
def test_only_the_facilitator_decides_of_it(workshop: Workshop, operation: object) -> None:
    asked: Operation = operation(workshop)  # type: ignore[operator]
    with pytest.raises(Refusal, match="qui anime"):
        workshop.perform(asked, party=Party.PARTICIPANT)
