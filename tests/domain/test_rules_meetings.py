"""Rules of projects and meetings."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from atelier.domain.decision import Refusal
from atelier.domain.ids import MeetingId, PeerGroupId, ProjectId, QuestionId, StageId, new_id
from atelier.domain.operations import (
    CreateMeeting,
    CreateProject,
    EditMeeting,
    EnterStage,
    ExtendStage,
    PauseClock,
    ShowQuestion,
)
from atelier.domain.things import Meeting, PeerGroup, Project, Question, Stage
from tests.domain.conftest import START, Workshop


def meeting(workshop: Workshop) -> Meeting:
    return workshop.snapshot.get(Meeting, workshop.meeting_id)


def new_meeting(project_id: ProjectId, title: str = "Suite") -> Meeting:
    return Meeting(
        id=MeetingId(new_id()), project_id=project_id, title=title, code="ABCDEF", created_at=START
    )


def test_a_project_begins_with_what_it_is_given(workshop: Workshop) -> None:
    project = Project(id=ProjectId(new_id()), title=" Un\nprojet ", created_at=START, next_number=7)
    group = PeerGroup(id=PeerGroupId(new_id()), project_id=project.id, rank=1, name="Parents")
    workshop.perform(CreateProject(project, (), (group,)))
    kept = workshop.snapshot.get(Project, project.id)
    assert (kept.title, kept.next_number) == ("Un projet", 1)
    assert list(workshop.snapshot.where(PeerGroup, project_id=project.id)) == [group]


@pytest.mark.parametrize("title", ["", "  ", "\u200b"])
def test_a_project_or_a_meeting_has_a_title(workshop: Workshop, title: str) -> None:
    with pytest.raises(Refusal, match="titre"):
        workshop.perform(CreateProject(Project(id=ProjectId(new_id()), title=title, created_at=START), ()))
    with pytest.raises(Refusal, match="titre"):
        workshop.perform(CreateMeeting(new_meeting(workshop.project_id, title)))
    with pytest.raises(Refusal, match="titre"):
        workshop.perform(EditMeeting(workshop.meeting_id, title=title))


def test_no_control_character_comes_in_with_a_project_or_a_meeting(workshop: Workshop) -> None:
    project = Project(id=ProjectId(new_id()), title="Autre", created_at=START)
    asked = Question(
        id=QuestionId(new_id()), project_id=project.id, number=1, text="Pour\0quoi", short="\x07P"
    )
    workshop.perform(CreateProject(project, (asked,)))
    kept = workshop.snapshot.get(Question, asked.id)
    assert (kept.text, kept.short) == ("Pourquoi", "P")
    made = replace(new_meeting(project.id), place="Salle\0 2", wifi_password="mot\0 ")
    workshop.perform(CreateMeeting(made))
    sheet = workshop.snapshot.get(Meeting, made.id)
    assert (sheet.place, sheet.wifi_password) == ("Salle 2", "mot")


def test_a_code_leads_to_one_meeting(workshop: Workshop) -> None:
    workshop.perform(CreateMeeting(new_meeting(workshop.project_id)))
    with pytest.raises(Refusal, match="code"):
        workshop.perform(CreateMeeting(new_meeting(workshop.project_id)))


def test_a_meeting_without_project_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal):
        workshop.perform(CreateMeeting(new_meeting(ProjectId(new_id()))))


def test_a_sheet_changes_only_where_told(workshop: Workshop) -> None:
    before = meeting(workshop)
    workshop.perform(EditMeeting(workshop.meeting_id, day=date(2018, 10, 4)))
    assert meeting(workshop) == replace(before, day=date(2018, 10, 4))
    before = meeting(workshop)
    change = workshop.perform(EditMeeting(workshop.meeting_id, place=" Salle  des\nfêtes "))
    assert meeting(workshop) == replace(before, place="Salle des fêtes")
    assert change is not None
    assert not change.undoable


def test_a_sheet_may_be_emptied(workshop: Workshop) -> None:
    workshop.perform(EditMeeting(workshop.meeting_id, wifi_name="Salle", wifi_password="a b  c"))
    assert meeting(workshop).wifi_password == "a b  c"
    workshop.perform(EditMeeting(workshop.meeting_id, wifi_name=""))
    assert meeting(workshop).wifi_name == ""


def test_the_question_shown_is_one_of_the_project(workshop: Workshop) -> None:
    workshop.perform(ShowQuestion(workshop.meeting_id, workshop.question_ids[2]))
    assert meeting(workshop).question_id == workshop.question_ids[2]
    with pytest.raises(Refusal):
        workshop.perform(ShowQuestion(workshop.meeting_id, QuestionId(new_id())))


def test_entering_a_stage_starts_its_clock(workshop: Workshop) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[0]))
    workshop.perform(ExtendStage(workshop.meeting_id, 60))
    workshop.perform(PauseClock(workshop.meeting_id, paused=True))
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[1]))
    now = meeting(workshop)
    assert (now.stage_id, now.stage_started_at) == (workshop.stage_ids[1], workshop.at)
    assert (now.stage_paused_at, now.stage_extra_s) == (None, 0)


def test_a_stage_shows_its_question_or_leaves_the_one_shown(workshop: Workshop) -> None:
    stage = workshop.snapshot.get(Stage, workshop.stage_ids[1])
    other = replace(new_meeting(workshop.project_id), code="ZZZZZZ")
    on_question = replace(
        stage, id=StageId(new_id()), meeting_id=other.id, question_id=workshop.question_ids[1]
    )
    on_none = replace(on_question, id=StageId(new_id()), question_id=None)
    workshop.perform(CreateMeeting(other, (on_question, on_none)))
    for id in (on_question.id, on_none.id):
        workshop.perform(EnterStage(other.id, id))
        assert workshop.snapshot.get(Meeting, other.id).question_id == workshop.question_ids[1]


def test_the_stage_of_another_meeting_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal):
        workshop.perform(EnterStage(workshop.meeting_ids[1], workshop.stage_ids[0]))


def test_a_pause_does_not_count(workshop: Workshop) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[0]))
    started = workshop.at
    workshop.perform(PauseClock(workshop.meeting_id, paused=True))
    workshop.at += timedelta(minutes=5)
    workshop.perform(PauseClock(workshop.meeting_id, paused=False))
    assert meeting(workshop).stage_started_at == started + timedelta(minutes=5, seconds=1)
    assert meeting(workshop).stage_paused_at is None


@pytest.mark.parametrize("paused", [True, False])
def test_pausing_or_resuming_twice_is_nothing_to_do(workshop: Workshop, paused: bool) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[0]))
    workshop.perform(PauseClock(workshop.meeting_id, paused=paused))
    assert workshop.perform(PauseClock(workshop.meeting_id, paused=paused)) is None


def test_more_time_adds_up_to_ten_hours(workshop: Workshop) -> None:
    workshop.perform(EnterStage(workshop.meeting_id, workshop.stage_ids[0]))
    workshop.perform(ExtendStage(workshop.meeting_id, 300))
    workshop.perform(ExtendStage(workshop.meeting_id, -60))
    assert meeting(workshop).stage_extra_s == 240
    with pytest.raises(Refusal):
        workshop.perform(ExtendStage(workshop.meeting_id, 36_000))


@pytest.mark.parametrize(
    "operation", [lambda id: PauseClock(id, paused=True), lambda id: ExtendStage(id, 60)]
)
def test_without_a_stage_there_is_no_clock(workshop: Workshop, operation: type[ExtendStage]) -> None:
    with pytest.raises(Refusal, match="Aucune étape"):
        workshop.perform(operation(workshop.meeting_id))  # type: ignore[call-arg]
