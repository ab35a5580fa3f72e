"""From a trame to the operations that create a project and a meeting."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from atelier.domain import trame as trames
from atelier.domain.founding import first_meeting_title, found_meeting, found_project, reworded, short_label
from atelier.domain.ids import CODE_LENGTH, CODE_LETTERS
from atelier.domain.operations import CreateMeeting, CreateProject
from atelier.domain.things import MeetingKind, StageKind
from atelier.domain.trame import Trame, TrameQuestion, TrameStage

AT = datetime(2018, 10, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def trame() -> Trame:
    kinds = trames.StageKind
    return Trame(
        title="Quatre questions",
        description="",
        questions=(
            TrameQuestion("Qu’est-ce qui fait que ça matche ?", "Les leviers", "Matche"),
            TrameQuestion("Quelles entrées ?", "", "Entrées"),
        ),
        stages=(
            TrameStage("Accueil", kinds.WELCOME, 10, None, "Bienvenue"),
            TrameStage("2 · Collecte", kinds.COLLECT, 15, 2, ""),
        ),
        peer_groups=("Centres sociaux", "Parents"),
    )


@pytest.fixture
def project(trame: Trame) -> CreateProject:
    return found_project("Projet école", trame, AT)


def meeting_of(project: CreateProject, trame: Trame) -> CreateMeeting:
    return found_meeting(
        project.project,
        project.questions,
        trame,
        title="1re rencontre",
        day=date(2018, 10, 4),
        place="Lille",
        at=AT,
    )


def test_a_project_has_the_questions_in_order(project: CreateProject) -> None:
    assert project.project.title == "Projet école"
    assert project.project.created_at == AT
    assert [(q.number, q.short, q.hint) for q in project.questions] == [
        (1, "Matche", "Les leviers"),
        (2, "Entrées", ""),
    ]
    assert project.questions[0].text == "Qu’est-ce qui fait que ça matche ?"


def test_a_project_has_the_peer_groups_in_order(project: CreateProject) -> None:
    assert [(g.rank, g.name) for g in project.peer_groups] == [(0, "Centres sociaux"), (1, "Parents")]


def test_everything_belongs_to_the_project_and_has_an_id_of_its_own(project: CreateProject) -> None:
    owned = (*project.questions, *project.peer_groups)
    assert {thing.project_id for thing in owned} == {project.project.id}
    assert len({thing.id for thing in (project.project, *owned)}) == 1 + len(owned)


def test_a_meeting_shows_the_first_question(project: CreateProject, trame: Trame) -> None:
    meeting = meeting_of(project, trame).meeting
    assert meeting.question_id == project.questions[0].id
    assert (meeting.title, meeting.day, meeting.place) == ("1re rencontre", date(2018, 10, 4), "Lille")
    assert meeting.project_id == project.project.id
    assert meeting.kind is MeetingKind.MEETING


def test_a_meeting_has_the_agenda_on_the_projects_questions(project: CreateProject, trame: Trame) -> None:
    created = meeting_of(project, trame)
    assert [(s.rank, s.title, s.kind, s.minutes) for s in created.stages] == [
        (0, "Accueil", StageKind.WELCOME, 10),
        (1, "2 · Collecte", StageKind.COLLECT, 15),
    ]
    assert [s.question_id for s in created.stages] == [None, project.questions[1].id]
    assert created.stages[0].instruction == "Bienvenue"
    assert {s.meeting_id for s in created.stages} == {created.meeting.id}


def test_no_stage_has_started(project: CreateProject, trame: Trame) -> None:
    assert meeting_of(project, trame).meeting.stage_id is None


def test_each_meeting_has_its_own_code(project: CreateProject, trame: Trame) -> None:
    codes = {meeting_of(project, trame).meeting.code for _ in range(20)}
    assert len(codes) == 20
    assert all(len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) for code in codes)


def test_a_stage_on_a_question_that_is_not_there_is_on_none(project: CreateProject, trame: Trame) -> None:
    far = replace(trame, stages=(replace(trame.stages[1], question=9),))
    assert meeting_of(project, far).stages[0].question_id is None


def test_a_meeting_without_any_question_shows_none(project: CreateProject, trame: Trame) -> None:
    created = meeting_of(replace(project, questions=()), trame)
    assert created.meeting.question_id is None


def test_the_first_meeting_has_a_name() -> None:
    assert first_meeting_title() == "1re rencontre"


def test_an_hour_is_kept(project: CreateProject, trame: Trame) -> None:
    created = found_meeting(
        project.project, project.questions, trame, title="R", day=None, place="", at=AT, begins_at=time(14)
    )
    assert created.meeting.begins_at == time(14)


def test_a_reworded_question_takes_its_label_from_its_text(trame: Trame) -> None:
    assert reworded(trame.questions[1], "Par où entrer ?", "Les portes") == TrameQuestion(
        "Par où entrer ?", "Les portes", "Par où entrer"
    )


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Qu’est-ce qui fait que ça matche entre l’école et nous ?", "Matche"),
        ("Pourquoi est-ce que les parents se rematchent ici ?", "Les parents se…"),
    ],
)
def test_a_label_that_the_new_text_still_holds_is_kept(trame: Trame, text: str, short: str) -> None:
    assert reworded(trame.questions[0], text, "").short == short


def test_other_spaces_are_no_other_words(trame: Trame) -> None:
    asked = trame.questions[0]
    assert reworded(asked, "Qu’est-ce qui fait que ça  matche\u202f?", "Les  leviers ") == asked


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Avec qui\u202f?", "Avec qui"),
        ("Comment fait-on pour que ça continue ?", "Ça continue"),
        ("Qu’est-ce qui fait que ça matche entre nous\u202f?", "Ça matche entre nous"),
        ("Quels sont les freins que nous rencontrons ?", "Freins que nous…"),
        ("Quelles entrées, quels leviers pour demain ?", "Quelles entrées, quels…"),
        ("Les parents et les enseignants dans la cour", "Les parents…"),
        ("Comment fait-on pour", "Comment fait-on pour"),
        ("", ""),
        ("a" * 40, "a" * 24 + "…"),
    ],
)
def test_a_label_is_the_first_words(text: str, label: str) -> None:
    assert short_label(text) == label
