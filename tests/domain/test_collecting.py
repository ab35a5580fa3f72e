"""Until when a participant may change what they wrote."""

from dataclasses import replace

import pytest

from atelier.domain.collecting import is_changeable
from atelier.domain.ids import MeetingId, NoteId, ProjectId, QuestionId, StageId
from atelier.domain.things import Meeting, Note, Source, Stage, StageKind
from tests.domain.conftest import START

FIRST, SECOND = QuestionId("q1"), QuestionId("q2")
MEETING = Meeting(
    id=MeetingId("m"), project_id=ProjectId("p"), title="Rencontre", code="ABCDEF", created_at=START
)
NOTE = Note(
    id=NoteId("n"),
    project_id=ProjectId("p"),
    meeting_id=MEETING.id,
    question_id=FIRST,
    number=1,
    text="une idée",
    source=Source.PHONE,
    created_at=START,
)


def stage(rank: int, kind: StageKind, question_id: QuestionId | None = None) -> Stage:
    return Stage(
        id=StageId(str(rank)),
        meeting_id=MEETING.id,
        rank=rank,
        title="Étape",
        kind=kind,
        minutes=10,
        question_id=question_id,
    )


AGENDA = (
    stage(0, StageKind.WELCOME),
    stage(1, StageKind.COLLECT, FIRST),
    stage(2, StageKind.SORT, FIRST),
    stage(3, StageKind.COLLECT, SECOND),
    stage(4, StageKind.SORT, SECOND),
)


def at(rank: int) -> Meeting:
    return replace(MEETING, stage_id=StageId(str(rank)))


@pytest.mark.parametrize(("rank", "changeable"), [(0, True), (1, True), (2, False), (3, False), (4, False)])
def test_until_the_agenda_has_gone_past_the_collecting(rank: int, changeable: bool) -> None:
    assert is_changeable(at(rank), NOTE, AGENDA) is changeable


def test_each_question_has_its_own_term() -> None:
    assert is_changeable(at(2), replace(NOTE, question_id=SECOND), AGENDA)


def test_the_last_collecting_of_a_question_is_its_term() -> None:
    again = (*AGENDA, stage(5, StageKind.COLLECT, FIRST))
    assert is_changeable(at(4), NOTE, again)


def test_a_collecting_on_no_question_is_on_all() -> None:
    agenda = (stage(0, StageKind.COLLECT), stage(1, StageKind.SORT))
    assert is_changeable(at(0), NOTE, agenda)
    assert not is_changeable(at(1), NOTE, agenda)


def test_before_the_agenda_began_nothing_is_over() -> None:
    assert is_changeable(MEETING, NOTE, AGENDA)


@pytest.mark.parametrize("agenda", [(), (stage(0, StageKind.SORT), stage(2, StageKind.DISCUSSION))])
def test_an_agenda_without_collecting_sets_no_term(agenda: tuple[Stage, ...]) -> None:
    assert is_changeable(at(2), NOTE, agenda)


@pytest.mark.parametrize(
    "changes", [{"phones_open": False}, {"phones_paused": True}, {"closed_question_ids": (FIRST,)}]
)
def test_while_the_question_is_collected(changes: dict[str, object]) -> None:
    assert not is_changeable(replace(MEETING, **changes), NOTE, ())  # type: ignore[arg-type]
    assert is_changeable(replace(MEETING, closed_question_ids=(SECOND,)), NOTE, ())
