"""The example project: its file read into the operations that build it. Its words are in `ressources`."""

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from atelier.domain.founding import found_meeting, found_project
from atelier.domain.ids import (
    AttendeeId,
    ClusterId,
    FollowUpId,
    MeetingId,
    NoteId,
    OpenQuestionId,
    QuestionId,
    QuoteId,
    ResolutionId,
    SynthesisId,
    new_id,
)
from atelier.domain.operations import (
    AddAttendees,
    AddFollowUp,
    AddNotes,
    AddQuote,
    AddResolution,
    CreateCluster,
    EditMeeting,
    EnterStage,
    IsolateNotes,
    NewNote,
    Operation,
    ParkQuestion,
    StackNotes,
    WeighNotes,
    WriteSynthesis,
)
from atelier.domain.things import (
    MOST_IMPORTANT,
    Attendee,
    FollowUp,
    OpenQuestion,
    Quote,
    Resolution,
    Scope,
)
from atelier.domain.trame import Trame

_SCOPES = {"local": Scope.LOCAL, "departement": Scope.DEPARTMENT}


def example_operations(text: str, trame: Trame, at: datetime) -> tuple[Operation, ...]:
    """The operations that build the example of that TOML text, in order; the second creates its meeting."""
    content = tomllib.loads(text)
    project = found_project(content["titre"], trame, at)
    meeting = found_meeting(
        project.project,
        project.questions,
        trame,
        title=content["rencontre"],
        day=at.date(),
        place=content["lieu"],
        at=at,
    )
    filling = _Filling(meeting.meeting.id, {q.number: q.id for q in project.questions}, at)
    sheet = EditMeeting(meeting.meeting.id, wifi_name=content["wifi"], wifi_password=content["mot_de_passe"])
    stage = EnterStage(meeting.meeting.id, meeting.stages[content["etape"] - 1].id)
    return (project, meeting, sheet, *filling.operations(content), stage)


class _Filling:
    """Turns the content of the file into operations on one meeting."""

    def __init__(self, meeting_id: MeetingId, question_ids: dict[int, QuestionId], at: datetime) -> None:
        self._meeting_id = meeting_id
        self._question_ids = question_ids
        self._moments = (at + timedelta(microseconds=rank) for rank in count())
        """What is written is read in the order of its moments."""
        self._cluster_ids: dict[str, ClusterId] = {}

    def operations(self, content: dict[str, Any]) -> Iterator[Operation]:
        for table in content["regroupements"]:
            yield from self._cluster(table)
        yield from (self._rubric(table) for table in content["rubriques"])
        for table in content["isoles"]:
            added = self._notes(table)
            yield added
            yield IsolateNotes(tuple(note.id for note in added.notes))
        for table in content["a_classer"]:
            yield self._notes(table)
        yield from (self._quote(table) for table in content["verbatims"])
        yield from (self._resolution(table) for table in content["decisions"])
        yield self._sheet(content["presents"])
        yield from (self._follow_up(table) for table in content["suites"])
        yield from (self._parked(table) for table in content["en_suspens"])

    def _notes(self, table: dict[str, Any]) -> AddNotes:
        notes = tuple(NewNote(NoteId(new_id()), text) for text in table["post_its"])
        return AddNotes(self._meeting_id, self._question_ids[table["question"]], notes)

    def _cluster(self, table: dict[str, Any]) -> Iterator[Operation]:
        added = self._notes(table)
        id = self._cluster_ids[table["titre"]] = ClusterId(new_id())
        yield added
        note_ids = tuple(note.id for note in added.notes)
        yield CreateCluster(id, self._meeting_id, added.question_id, note_ids, table["titre"])
        if "pile" in table:
            top, *under = (note_ids[place - 1] for place in table["pile"])
            yield StackNotes(tuple(under), top)
        if "importants" in table:
            weighty = tuple(note_ids[place - 1] for place in table["importants"])
            yield WeighNotes(weighty, MOST_IMPORTANT)
        if "synthese" in table:
            yield WriteSynthesis(SynthesisId(new_id()), id, table["synthese"])

    def _rubric(self, table: dict[str, Any]) -> CreateCluster:
        return CreateCluster(
            ClusterId(new_id()),
            self._meeting_id,
            self._question_ids[table["question"]],
            title=table["titre"],
            nested=tuple(self._cluster_ids[title] for title in table["regroupements"]),
        )

    def _quote(self, table: dict[str, Any]) -> AddQuote:
        return AddQuote(
            Quote(
                id=QuoteId(new_id()),
                meeting_id=self._meeting_id,
                text=table["texte"],
                created_at=next(self._moments),
                question_id=self._question_ids[table["question"]],
                cluster_id=self._cluster_ids[table["regroupement"]],
                speaker=table["qui"],
                time_s=table["temps"],
            )
        )

    def _resolution(self, table: dict[str, Any]) -> AddResolution:
        return AddResolution(
            Resolution(
                id=ResolutionId(new_id()),
                meeting_id=self._meeting_id,
                text=table["texte"],
                created_at=next(self._moments),
            )
        )

    def _sheet(self, tables: list[dict[str, Any]]) -> AddAttendees:
        attendees = tuple(
            Attendee(
                id=AttendeeId(new_id()),
                meeting_id=self._meeting_id,
                name=table["nom"],
                created_at=next(self._moments),
                structure=table["structure"],
                present=not table.get("excuse", False),
                is_new=table.get("nouveau", False),
            )
            for table in tables
        )
        return AddAttendees(self._meeting_id, attendees)

    def _follow_up(self, table: dict[str, Any]) -> AddFollowUp:
        return AddFollowUp(
            FollowUp(
                id=FollowUpId(new_id()),
                meeting_id=self._meeting_id,
                what=table["quoi"],
                created_at=next(self._moments),
                who=table["qui"],
                due=table["quand"],
                scope=_SCOPES[table["portee"]],
            )
        )

    def _parked(self, table: dict[str, Any]) -> ParkQuestion:
        return ParkQuestion(
            OpenQuestion(
                id=OpenQuestionId(new_id()),
                meeting_id=self._meeting_id,
                text=table["texte"],
                created_at=next(self._moments),
            )
        )
