"""How a project and its meetings begin: from a trame to the operations that create them, with new ids.

The command line and the dialogs ask here; what may be created is still decided in `rules`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from gettext import gettext as _

from atelier.domain.ids import (
    MeetingId,
    PeerGroupId,
    ProjectId,
    QuestionId,
    StageId,
    new_code,
    new_id,
)
from atelier.domain.operations import CreateMeeting, CreateProject
from atelier.domain.things import Meeting, MeetingKind, PeerGroup, Project, Question, Stage
from atelier.domain.trame import SHORT_LENGTH, Trame, TrameQuestion, TrameStage


def first_meeting_title() -> str:
    """What a project's first meeting is called until somebody says otherwise."""
    return _("1re rencontre")


def reworded(trame: Trame, texts: Sequence[str], peer_groups: Sequence[str]) -> Trame:
    """The trame with other words for its questions, and other peer groups; hints and agenda stay.

    A question that was reworded takes its short label from its new text.
    """
    questions = tuple(
        asked if text == asked.text else replace(asked, text=text, short=short_label(text))
        for asked, text in zip(trame.questions, texts, strict=True)
    )
    return replace(trame, questions=questions, peer_groups=tuple(peer_groups))


def short_label(text: str) -> str:
    """What names a question on a tab where nobody said: its first words."""
    bare = text.rstrip(" \xa0\u202f?")
    return bare if len(bare) <= SHORT_LENGTH else bare[:SHORT_LENGTH].rsplit(" ", 1)[0] + "…"


def found_project(title: str, trame: Trame, at: datetime) -> CreateProject:
    """The operation that begins a project with the trame's questions and peer groups, in its order."""
    project = Project(id=ProjectId(new_id()), title=title, created_at=at)
    return CreateProject(
        project,
        tuple(_question(project.id, number, asked) for number, asked in enumerate(trame.questions, start=1)),
        tuple(
            PeerGroup(id=PeerGroupId(new_id()), project_id=project.id, rank=rank, name=name)
            for rank, name in enumerate(trame.peer_groups)
        ),
    )


def found_meeting(
    project: Project,
    questions: Sequence[Question],
    trame: Trame,
    *,
    title: str,
    day: date | None,
    place: str,
    at: datetime,
    kind: MeetingKind = MeetingKind.MEETING,
) -> CreateMeeting:
    """The operation that adds a meeting with the trame's agenda, its join code, and the first question shown.

    `questions` are the project's; a stage on a question that the project does not have is on none.
    """
    ids = {question.number: question.id for question in questions}
    meeting = Meeting(
        id=MeetingId(new_id()),
        project_id=project.id,
        title=title,
        code=new_code(),
        created_at=at,
        kind=kind,
        day=day,
        place=place,
        question_id=ids[min(ids)] if ids else None,
    )
    stages = (_stage(meeting.id, rank, planned, ids) for rank, planned in enumerate(trame.stages))
    return CreateMeeting(meeting, tuple(stages))


def _question(project_id: ProjectId, number: int, asked: TrameQuestion) -> Question:
    return Question(
        id=QuestionId(new_id()),
        project_id=project_id,
        number=number,
        text=asked.text,
        short=asked.short,
        hint=asked.hint,
    )


def _stage(meeting_id: MeetingId, rank: int, planned: TrameStage, ids: dict[int, QuestionId]) -> Stage:
    return Stage(
        id=StageId(new_id()),
        meeting_id=meeting_id,
        rank=rank,
        title=planned.title,
        kind=planned.kind,
        minutes=planned.minutes,
        question_id=ids.get(planned.question) if planned.question is not None else None,
        instruction=planned.instruction,
    )
