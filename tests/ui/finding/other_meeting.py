"""A meeting whose project has another one, with post-its of its own."""

from dataclasses import replace
from datetime import date

from atelier.domain.change import WHOLE, Edit
from atelier.domain.ids import ClusterId, MeetingId, NoteId, PlacementId, new_id
from atelier.domain.parts import Snapshot
from atelier.domain.things import Cluster, Meeting, Note, Placement, Question, Source
from tests.ui.conftest import NOON, Room

NUMBER = 900


def add_meeting(room: Room, title: str = "1re rencontre", day: date | None = date(2026, 9, 12)) -> Meeting:
    """Another meeting of the project, before this one."""
    here = room.model.meeting
    meeting = replace(here, id=MeetingId(new_id()), title=title, day=day, code=new_id()[:6])
    for snapshot in (room.base, room.model.snapshot):
        snapshot.apply([Edit(Meeting, meeting.id, WHOLE, None, meeting)])
    return meeting


def shown_there(room: Room, meeting: Meeting, *texts: str, title: str = "", number: int = 1) -> Snapshot:
    """What that meeting has on its walls: those post-its, in one cluster if it has a title."""
    question = room.question(number)
    notes = [
        Note(
            id=NoteId(new_id()),
            project_id=meeting.project_id,
            meeting_id=meeting.id,
            question_id=question.id,
            number=NUMBER + at,
            text=text,
            source=Source.KEYBOARD,
            created_at=NOON,
        )
        for at, text in enumerate(texts)
    ]
    cluster = Cluster(
        id=ClusterId(new_id()), meeting_id=meeting.id, question_id=question.id, rank=1, title=title
    )
    placements = [
        Placement(id=PlacementId(new_id()), cluster_id=cluster.id, note_id=note.id, rank=rank)
        for rank, note in enumerate(notes)
    ]
    questions = room.model.snapshot.all(Question)
    return Snapshot([*questions, meeting, *notes, *([cluster, *placements] if title else [])])
