"""Rules of projects and meetings."""

from dataclasses import replace
from datetime import date

import pytest

from atelier.domain.decision import Refusal
from atelier.domain.ids import MeetingId, PeerGroupId, ProjectId, QuestionId, new_id
from atelier.domain.operations import (
    CreateMeeting,
    CreateProject,
    EditMeeting,
    RewordQuestion,
    ShowQuestion,
    Undo,
)
from atelier.domain.things import Meeting, PeerGroup, Project, Question
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


@pytest.mark.parametrize("wifi", [{"wifi_name": "x" * 33}, {"wifi_password": "mot de passe " * 280}])
def test_a_wifi_that_nobody_can_join_is_refused(workshop: Workshop, wifi: dict[str, str]) -> None:
    workshop.perform(EditMeeting(workshop.meeting_id, wifi_name="Salle", wifi_password="secret;1"))
    with pytest.raises(Refusal, match="trop long"):
        workshop.perform(EditMeeting(workshop.meeting_id, **wifi))  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="trop long"):
        workshop.perform(CreateMeeting(replace(new_meeting(workshop.project_id), code="ZZZZZZ", **wifi)))  # type: ignore[arg-type]
    assert (meeting(workshop).wifi_name, meeting(workshop).wifi_password) == ("Salle", "secret;1")


def test_the_question_shown_is_one_of_the_project(workshop: Workshop) -> None:
    workshop.perform(ShowQuestion(workshop.meeting_id, workshop.question_ids[2]))
    assert meeting(workshop).question_id == workshop.question_ids[2]
    with pytest.raises(Refusal):
        workshop.perform(ShowQuestion(workshop.meeting_id, QuestionId(new_id())))


def reword(workshop: Workshop, text: str, short: str = "", hint: str = "") -> Question:
    question_id = workshop.question_ids[0]
    workshop.perform(RewordQuestion(workshop.meeting_id, question_id, text, short, hint))
    return workshop.snapshot.get(Question, question_id)


def test_a_question_is_reworded_and_that_is_undone(workshop: Workshop) -> None:
    before = workshop.snapshot.get(Question, workshop.question_ids[0])
    after = reword(workshop, " Par où\nentrer ? ", "Entrer", "les\x00 portes")
    assert (after.text, after.short, after.hint) == ("Par où entrer ?", "Entrer", "les portes")
    assert (after.number, after.id) == (before.number, before.id)
    workshop.perform(Undo(workshop.meeting_id))
    assert workshop.snapshot.get(Question, before.id) == before


def test_a_reworded_question_without_a_label_takes_one_from_its_text(workshop: Workshop) -> None:
    assert reword(workshop, "Avec qui ?").short == "Avec qui"


TOO_MUCH = pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": " "}, "Cette question est vide"),
        ({"text": "a" * 201}, "Cette question est trop longue.*201 caractères, 200 au plus"),
        ({"text": "Quoi ?", "short": "a" * 201}, "Ce nom est trop long"),
        ({"text": "Quoi ?", "hint": "a" * 501}, "Cet indice est trop long.*501 caractères, 500 au plus"),
    ],
)


@TOO_MUCH
def test_a_question_says_something_and_not_too_much(
    workshop: Workshop, values: dict[str, str], said: str
) -> None:
    before = workshop.snapshot.get(Question, workshop.question_ids[0])
    with pytest.raises(Refusal, match=said):
        reword(workshop, **values)
    assert workshop.snapshot.get(Question, before.id) == before


@TOO_MUCH
def test_no_more_does_it_in_a_new_project(workshop: Workshop, values: dict[str, str], said: str) -> None:
    project = Project(id=ProjectId(new_id()), title="Autre", created_at=START)
    asked = Question(id=QuestionId(new_id()), project_id=project.id, number=1, **{"short": "Quoi", **values})
    with pytest.raises(Refusal, match=said):
        workshop.perform(CreateProject(project, (asked,)))


def test_what_just_fits_is_kept(workshop: Workshop) -> None:
    after = reword(workshop, "a" * 200, "b" * 200, "c" * 500)
    assert (len(after.text), len(after.short), len(after.hint)) == (200, 200, 500)


def test_the_name_of_a_peer_group_has_an_end(workshop: Workshop) -> None:
    project = Project(id=ProjectId(new_id()), title="Autre", created_at=START)
    group = PeerGroup(id=PeerGroupId(new_id()), project_id=project.id, rank=1, name="a" * 201)
    with pytest.raises(Refusal, match="Ce nom est trop long"):
        workshop.perform(CreateProject(project, (), (group,)))


def test_the_question_of_another_project_is_not_reworded(workshop: Workshop) -> None:
    with pytest.raises(Refusal):
        workshop.perform(RewordQuestion(workshop.meeting_id, QuestionId(new_id()), "Quoi ?", "", ""))
