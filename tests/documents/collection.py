"""A meeting made by hand for tests of reports and documents: notes in any state, anywhere, without rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from atelier.domain.ids import (
    ClusterId,
    FollowUpId,
    MeetingId,
    NoteId,
    OpenQuestionId,
    PlacementId,
    ProjectId,
    QuestionId,
    QuoteId,
    SynthesisId,
)
from atelier.domain.parts import Snapshot
from atelier.domain.report import Report
from atelier.domain.report_builder import build_report
from atelier.domain.things import (
    Cluster,
    ClusterState,
    FollowUp,
    Meeting,
    Note,
    OpenQuestion,
    Placement,
    Project,
    Question,
    Quote,
    Source,
    Synthesis,
    Thing,
)

AT = datetime(2018, 10, 4, 9, 0, tzinfo=UTC)
MADE_AT = AT + timedelta(days=1)
PROJECT = ProjectId("project")
MEETING = MeetingId("meeting")


class Collection:
    """What one meeting brought in. Identifiers count up: the order of a test is the order of creation."""

    def __init__(self, *questions: str, **meeting: Any) -> None:
        self._numbers = count(1)
        self._ids = count(1)
        self.meeting = replace(
            Meeting(
                id=MEETING,
                project_id=PROJECT,
                title="2e rencontre",
                code="ABCDEF",
                created_at=AT,
                day=date(2018, 10, 4),
                place="Maison de quartier",
            ),
            **meeting,
        )
        self.things: list[Thing] = [Project(id=PROJECT, title="Coopérer", created_at=AT), self.meeting]
        self.question_ids = [QuestionId(f"question-{n}") for n in range(1, len(questions or "1") + 1)]
        for number, text in enumerate(questions or ("Qu’est-ce qui marche ?",), start=1):
            id = self.question_ids[number - 1]
            question = Question(id=id, project_id=PROJECT, number=number, text=text, short=text[:8])
            self.things.append(question)

    def note(self, text: str, *, question: int = 1, into: ClusterId | None = None, **values: Any) -> Note:
        """A note on a question (from 1), placed last in a cluster if there is one."""
        note = Note(
            id=NoteId(self._id()),
            project_id=PROJECT,
            meeting_id=MEETING,
            question_id=self.question_ids[question - 1],
            number=next(self._numbers),
            text=text,
            source=Source.KEYBOARD,
            created_at=AT,
            **values,
        )
        self.things.append(note)
        if into is not None:
            self.place(note, into)
        return note

    def place(self, note: Note, cluster_id: ClusterId) -> None:
        """Put a note last in a cluster, wherever else it is."""
        id = self._id()
        rank = float(id)
        self.things.append(Placement(id=PlacementId(id), note_id=note.id, cluster_id=cluster_id, rank=rank))

    def cluster(
        self,
        title: str = "",
        *,
        question: int = 1,
        parent: ClusterId | None = None,
        state: ClusterState = ClusterState.PROPOSED,
    ) -> ClusterId:
        """A cluster, after those before it."""
        id = self._id()
        cluster = Cluster(
            id=ClusterId(id),
            meeting_id=MEETING,
            question_id=self.question_ids[question - 1],
            rank=float(id),
            title=title,
            parent_id=parent,
            state=state,
        )
        self.things.append(cluster)
        return cluster.id

    def synthesis(self, cluster_id: ClusterId, text: str) -> None:
        """What the group concludes for a cluster."""
        id = SynthesisId(self._id())
        self.things.append(Synthesis(id=id, cluster_id=cluster_id, text=text, created_at=AT))

    def quote(self, text: str, **values: Any) -> None:
        """Words said aloud."""
        self.things.append(
            Quote(id=QuoteId(self._id()), meeting_id=MEETING, text=text, created_at=AT, **values)
        )

    def follow_up(self, what: str, **values: Any) -> None:
        """Something to do."""
        self.things.append(
            FollowUp(id=FollowUpId(self._id()), meeting_id=MEETING, what=what, created_at=AT, **values)
        )

    def park(self, text: str) -> None:
        """A question for later."""
        self.things.append(
            OpenQuestion(id=OpenQuestionId(self._id()), meeting_id=MEETING, text=text, created_at=AT)
        )

    def report(self) -> Report:
        """The report of all this, made the day after."""
        return build_report(Snapshot(self.things), MEETING, made_at=MADE_AT)

    def _id(self) -> str:
        return f"{next(self._ids):05}"
