"""How a project and its meetings begin: from a trame to the operations that create them, with new ids.

The command line and the dialogs ask here; what may be created is still decided in `rules`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from atelier.domain.ids import (
    MeetingId,
    PeerGroupId,
    ProjectId,
    QuestionId,
    StageId,
    new_code,
    new_id,
)
from atelier.domain.language import gettext as _
from atelier.domain.operations import CreateMeeting, CreateProject
from atelier.domain.practice import collects_in
from atelier.domain.things import Meeting, MeetingKind, PeerGroup, Project, Question, Stage
from atelier.domain.trame import SHORT_LENGTH, Trame, TrameQuestion, TrameStage

_WORD = re.compile(r"\w+")
_OPENING = re.compile(
    r"""^(?: qu['’]est-ce\ qui\ fait\ (?: que\ | qu['’] )
    | (?: pourquoi | comment )?\ ?est-ce\ (?: que\ | qu['’] )
    | (?: qu | à\ quoi | de\ quoi | en\ quoi )['’]?\ ?est-ce\ (?: que\ | qu['’] | qui\ )
    | comment\ (?: fait-on | faire | peut-on | pouvons-nous | faisons-nous )
      (?: \ pour\ (?: que\ | qu['’] )? | \ en\ sorte\ (?: que\ | qu['’] ) | \ )
    | quel(?:le)?s?\ (?: est | sont | ont\ été | seraient )\ (?: les?\ | la\ | l['’] | vos\ | nos\ )?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a French question asks with, before it says about what."""
_LITTLE = frozenset(
    re.findall(
        r"\S+",
        "à au aux avec ce ces chez d’un d’une dans de des du en et la le les leur leurs nos notre ou où par"
        " pour que qui sa ses si son sur un une vos votre",
    )
)
"""Words that no label ends with."""


def first_meeting_title() -> str:
    """What a project's first meeting is called until somebody says otherwise."""
    return _("1re rencontre")


def reworded(asked: TrameQuestion, text: str, hint: str) -> TrameQuestion:
    """A question in other words, with another hint.

    It keeps its short label while its text still holds it, and else takes one from its new text. Other spaces are
    no other words: a field may have changed those before « ? ».
    """
    if hint.split() != asked.hint.split():
        asked = replace(asked, hint=hint)
    if text.split() == asked.text.split():
        return asked
    words, label = (f" {' '.join(_WORD.findall(part.casefold()))} " for part in (text, asked.short))
    kept = bool(label.strip()) and label in words
    return replace(asked, text=text, short=asked.short if kept else short_label(text))


def short_label(text: str) -> str:
    """What names a question on a tab where nobody said: its first words.

    Those that many questions begin with go where not all of it fits: they tell no tab from another.
    """
    bare = text.rstrip(" \xa0\u202f?")
    if len(bare) <= SHORT_LENGTH:
        return bare
    told = _OPENING.sub("", bare) or bare
    if told != bare:
        told = told[0].upper() + told[1:]
    if len(told) <= SHORT_LENGTH:
        return told
    words = told[:SHORT_LENGTH].split(" ")
    if told[SHORT_LENGTH] != " " and len(words) > 1:
        words.pop()
    while len(words) > 1 and words[-1].casefold() in _LITTLE:
        words.pop()
    return " ".join(words).rstrip(",;: \xa0\u202f") + "…"


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
    begins_at: time | None = None,
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
        begins_at=begins_at,
        place=place,
        question_id=ids[min(ids)] if ids else None,
    )
    return CreateMeeting(meeting, agenda_of(trame, questions, meeting.id))


def agenda_of(trame: Trame, questions: Sequence[Question], meeting_id: MeetingId) -> tuple[Stage, ...]:
    """The trame's agenda on those questions."""
    ids = {question.number: question.id for question in questions}
    return tuple(
        found_stage(meeting_id, planned, rank=rank, question_ids=ids)
        for rank, planned in enumerate(trame.stages)
    )


def _question(project_id: ProjectId, number: int, asked: TrameQuestion) -> Question:
    return Question(
        id=QuestionId(new_id()),
        project_id=project_id,
        number=number,
        text=asked.text,
        short=asked.short,
        hint=asked.hint,
    )


def found_stage(
    meeting_id: MeetingId, planned: TrameStage, *, rank: int, question_ids: Mapping[int, QuestionId]
) -> Stage:
    """The stage that is planned, new; on no question where the project lacks the one of that number."""
    return Stage(
        id=StageId(new_id()),
        meeting_id=meeting_id,
        rank=rank,
        title=planned.title,
        kind=planned.kind,
        minutes=planned.minutes,
        question_id=question_ids.get(planned.question) if planned.question is not None else None,
        instruction=planned.instruction,
        collects=collects_in(planned.kind),
        silent=planned.silent,
    )
