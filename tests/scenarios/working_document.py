"""The real working document rebuilt as a project: its questions, structure, post-its, sayings, parked questions.

The real one is read where it lies; none of its sentences is in this project. `OURS` is one of the same build.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from atelier.domain.founding import found_meeting, found_project
from atelier.domain.ids import (
    ClusterId,
    FollowUpId,
    MeetingId,
    NoteId,
    OpenQuestionId,
    QuoteId,
    SynthesisId,
    new_id,
)
from atelier.domain.operations import (
    AddFollowUp,
    AddNotes,
    AddQuote,
    CreateCluster,
    IsolateNotes,
    NestCluster,
    NewNote,
    Operation,
    ParkQuestion,
    PlaceNotes,
    StackNotes,
    WriteSynthesis,
)
from atelier.domain.recap import split_recap
from atelier.domain.things import FollowUp, OpenQuestion, Party, Question, Quote, Scope, Source
from atelier.domain.trame import Trame, TrameQuestion
from base.opening import Base

OURS = Path(__file__).with_name("document_de_travail.txt")
MATERIAL = Path(__file__).parents[2] / ".." / "shared" / "material"
AT = datetime(2018, 7, 6, 9, 0, tzinfo=UTC)
_HEADING = re.compile(r"(?m)^\d/ ?(?=[A-ZÀ-Þ])")
_RECAP = re.compile(r"Récapitulatif post-its\s*:\s*")
_NUMBERED = re.compile(r"^\d+\.\s*(.+)$")
_CODE = re.compile(r"\((\d+)-(\d\d)\)")
_LAST_SAYING = re.compile(r"«\s*([^«»]+?)\s*»$")
_LEFT_OUT = "(récapitulatif non reproduit ici)"
_AFTER = ("DES QUESTIONS", "LES DEVOIRS", "LOCAL", "DEPARTEMENTAL", "SUITES DU PROJET")


@dataclass
class Chapter:
    """A question as the document tells it: titles under their rubric ("" for none), post-its, sayings by second."""

    text: str
    titles: list[tuple[str, str]] = field(default_factory=list)
    items: tuple[str, ...] = ()
    said: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class WorkingDocument:
    """What the document holds."""

    chapters: list[Chapter]
    parked: list[str]
    follow_ups: list[tuple[str, Scope]]


def find() -> Path | None:
    """The document; None where it is not at hand."""
    return next(iter(sorted(MATERIAL.glob("003_*.txt"))), None)


def read(path: Path) -> WorkingDocument:
    """The document in its parts."""
    text = path.read_text("utf-8")
    body, *_rest = text.split("DES QUESTIONS")
    chapters = [_chapter(part) for part in _HEADING.split(body)[1:]]
    after = dict(_parts_after(text[len(body) :]))
    parked = [*after["DES QUESTIONS"], *after["SUITES DU PROJET"]]
    scopes = ((Scope.LOCAL, "LOCAL"), (Scope.DEPARTMENT, "DEPARTEMENTAL"))
    return WorkingDocument(
        chapters, parked, [(line, scope) for scope, name in scopes for line in after[name]]
    )


def _chapter(part: str) -> Chapter:
    structure, recap = _RECAP.split(part, maxsplit=1) if _RECAP.search(part) else (part, "")
    heading, *lines = structure.splitlines()
    chapter = Chapter(heading.strip(), items=split_recap(recap.replace(_LEFT_OUT, "")) if recap else ())
    rubric = ""
    for line in filter(None, map(str.strip, lines)):
        if numbered := _NUMBERED.match(line):
            chapter.titles.append((rubric, numbered[1]))
        elif not chapter.titles or _is_followed_by_one(lines, line):
            rubric = line
    chapter.said = [said for line in recap.splitlines() for said in _said_in(line)]
    return chapter


def _said_in(line: str) -> Iterator[tuple[str, int]]:
    """What stands before each time code of a line: the words in quotation marks, or all of them."""
    at = 0
    for code in _CODE.finditer(line):
        words = line[at : code.start()].strip(" ·\t\xa0")
        at = code.end()
        quoted = _LAST_SAYING.search(words)
        yield quoted[1] if quoted else words, int(code[1]) * 60 + int(code[2])


def _is_followed_by_one(lines: list[str], line: str) -> bool:
    """Whether a numbering begins anew below that line: then it names a rubric."""
    below = [each for each in lines[[each.strip() for each in lines].index(line) + 1 :] if each.strip()]
    return bool(below) and below[0].startswith("1.")


def _parts_after(text: str) -> Iterator[tuple[str, list[str]]]:
    name, held = "", []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith(_AFTER):
            if name:
                yield name, held
            name, held = next(each for each in _AFTER if line.startswith(each)), []
        else:
            held.append(re.sub(r"^\[bookmark:[^\]]*\]|^\d+\.\s*", "", line).strip())
    yield name, held


def rebuild(document: WorkingDocument, base: Base) -> MeetingId:
    """The document as a project in that base, grouped and concluded by somebody who reads it; its meeting's id.

    Nothing says which post-it went into which cluster: they are dealt out in order, the last three are left.
    """
    trame = Trame(
        title="Liens école – centres sociaux",
        description="",
        questions=tuple(TrameQuestion(text=c.text, short=c.text[:12], hint="") for c in document.chapters),
        peer_groups=("Centres sociaux", "Éducation nationale"),
        stages=(),
    )
    project = found_project("Valorisation des liens école / centres sociaux", trame, AT)
    meeting = found_meeting(
        project.project,
        project.questions,
        trame,
        title="Document de travail",
        day=date(2018, 7, 6),
        place="",
        at=AT,
    )
    base.perform(project, Party.FACILITATOR)
    base.perform(meeting, Party.FACILITATOR)
    meeting_id = meeting.meeting.id
    first = 1
    for question, chapter in zip(project.questions, document.chapters, strict=True):
        for operation in (
            *_written(chapter, question, meeting_id, first),
            *_said(chapter, question, meeting_id),
        ):
            base.perform(operation, Party.FACILITATOR)
        first += len(chapter.items)
    for operation in _left_over(document, meeting_id):
        base.perform(operation, Party.FACILITATOR)
    return meeting_id


def _written(chapter: Chapter, question: Question, meeting_id: MeetingId, first: int) -> Iterator[Operation]:
    """Post-its, numbered from `first`, then clusters with those that are dealt to them, which they cite."""
    notes = tuple(NewNote(NoteId(new_id()), text) for text in chapter.items)
    if notes:
        yield AddNotes(meeting_id, question.id, notes, Source.IMPORT)
    numbers = {note.id: number for number, note in enumerate(notes, start=first)}
    dealt, left = tuple(numbers)[:-3], tuple(numbers)[-3:]
    rubrics: dict[str, ClusterId] = {}
    for index, (rubric, title) in enumerate(chapter.titles):
        if rubric and rubric not in rubrics:
            rubrics[rubric] = ClusterId(new_id())
            yield CreateCluster(rubrics[rubric], meeting_id, question.id, title=rubric)
        cluster_id = ClusterId(new_id())
        yield CreateCluster(cluster_id, meeting_id, question.id, title=title)
        if rubric:
            yield NestCluster(cluster_id, rubrics[rubric])
        if held := dealt[index :: len(chapter.titles)]:
            yield PlaceNotes(held, cluster_id)
            text = f"**Le groupe retient** #{numbers[held[0]]}.\n- _et la suite_"
            yield WriteSynthesis(SynthesisId(new_id()), cluster_id, text)
    if left:
        yield IsolateNotes(left[:1])
        yield StackNotes(left[2:], left[1])


def _said(chapter: Chapter, question: Question, meeting_id: MeetingId) -> Iterator[Operation]:
    for text, time_s in chapter.said:
        yield AddQuote(
            Quote(
                id=QuoteId(new_id()),
                meeting_id=meeting_id,
                text=text,
                created_at=AT,
                question_id=question.id,
                time_s=time_s,
            )
        )


def _left_over(document: WorkingDocument, meeting_id: MeetingId) -> Iterator[Operation]:
    for seconds, text in enumerate(document.parked):
        at = AT + timedelta(seconds=seconds)
        yield ParkQuestion(
            OpenQuestion(id=OpenQuestionId(new_id()), meeting_id=meeting_id, text=text, created_at=at)
        )
    for seconds, (what, scope) in enumerate(document.follow_ups):
        at = AT + timedelta(seconds=seconds)
        yield AddFollowUp(
            FollowUp(id=FollowUpId(new_id()), meeting_id=meeting_id, what=what, created_at=at, scope=scope)
        )
