"""What the outlines of walls are counted from is what the board shows, and is read as fast on a full wall."""

import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.schema import CreateIndex, CreateTable

from atelier.domain.board import read_board
from atelier.domain.ids import ClusterId, MeetingId, NoteId, PlacementId, ProjectId, QuestionId
from atelier.domain.outline import WallOutline
from atelier.domain.parts import Snapshot
from atelier.domain.things import (
    Cluster,
    Meeting,
    Note,
    Party,
    Placement,
    Project,
    Question,
    Review,
    Source,
    Thing,
)
from base.outline_queries import ALONE, IN_CLUSTERS, read_outlines
from base.statements import columns, inserting
from base.tables import TABLES
from tests.base.values import START

PROJECT = ProjectId("p")
MEETINGS = [MeetingId("m1"), MeetingId("m2")]
QUESTIONS = [QuestionId("q1"), QuestionId("q2")]
SHEET: list[Thing] = [
    Project(id=PROJECT, title="Coopérer", created_at=START),
    *(
        Question(id=id, project_id=PROJECT, number=at, text="Pourquoi ?", short="Pourquoi")
        for at, id in enumerate(QUESTIONS, start=1)
    ),
    *(Meeting(id=id, project_id=PROJECT, title="R", code=id, created_at=START) for id in MEETINGS),
]
_ENGINE = create_engine("sqlite://")


def base_of(things: Sequence[Thing]) -> sqlite3.Connection:
    """A base with those things, whatever no rule would have made of them."""
    connection = sqlite3.connect(":memory:")
    for table in TABLES.values():
        connection.execute(str(CreateTable(table).compile(_ENGINE)))
        for index in table.indexes:
            connection.execute(str(CreateIndex(index).compile(_ENGINE)))
    for thing in things:
        table = TABLES[type(thing)]
        values = {name: getattr(thing, name) for name in columns(table).names}
        connection.execute(inserting(table), columns(table).written(values))
    return connection


def note(number: int, **fields: object) -> Note:
    """A note on the first wall but for what is said of it."""
    usual = {
        "id": f"n{number}",
        "project_id": PROJECT,
        "meeting_id": MEETINGS[0],
        "question_id": QUESTIONS[0],
        "number": number,
        "text": "une idée",
        "source": Source.PHONE,
        "created_at": START + timedelta(seconds=number),
    }
    return Note(**(usual | fields))  # type: ignore[arg-type]


@st.composite
def walls(draw: st.DrawFn) -> list[Thing]:
    """Notes and clusters of which any may lie under, or in, any other: of another wall, of none, of itself."""
    count, held = draw(st.integers(0, 6)), draw(st.integers(0, 3))
    # Mostly on one wall: there they meet.
    meeting = st.sampled_from([*MEETINGS[:1] * 5, *MEETINGS])
    question = st.sampled_from([*QUESTIONS[:1] * 5, *QUESTIONS])
    note_ids = [NoteId(f"n{at}") for at in range(count)]
    cluster_ids = [ClusterId(f"c{at}") for at in range(held)]
    notes = [
        note(
            at,
            meeting_id=draw(meeting),
            question_id=draw(question),
            stack_id=draw(
                st.none() | st.sampled_from([id for id in note_ids[:2] if id != f"n{at}"] or [None])
            ),
            withdrawn_by=draw(st.sampled_from([None, None, Party.PARTICIPANT])),
            review=draw(st.sampled_from([Review.ACCEPTED, Review.ACCEPTED, Review.PENDING])),
        )
        for at in range(count)
    ]
    clusters = [
        Cluster(
            id=id,
            meeting_id=draw(meeting),
            question_id=draw(question),
            rank=draw(st.sampled_from([1.0, 2.0])),
            parent_id=draw(
                st.none() | st.sampled_from([other for other in cluster_ids if other != id] or [None])
            ),
        )
        for id in cluster_ids
    ]
    places = [
        Placement(id=PlacementId(one.id + cluster.id), note_id=one.id, cluster_id=cluster.id, rank=1.0)
        for one, cluster in product(notes, clusters)
        if (one.meeting_id, one.question_id) == (cluster.meeting_id, cluster.question_id)
        and draw(st.booleans())
    ]
    return [*SHEET, *notes, *clusters, *places]


@settings(deadline=None, max_examples=300)
@given(walls())
def test_an_outline_is_what_the_board_shows(things: list[Thing]) -> None:
    snapshot = Snapshot(things)
    for meeting_id, outlines in read_outlines(base_of(things)).items():
        for question_id, outline in zip(QUESTIONS, outlines, strict=True):
            board = read_board(snapshot, meeting_id, question_id)
            shown = tuple(len(group.notes) for group in board.groups)
            alone = len(board.isolated) + len(board.unsorted)
            assert outline == WallOutline(outline.number, shown, alone)


@pytest.mark.parametrize("query", [IN_CLUSTERS, ALONE])
def test_for_each_note_no_more_than_its_pile_is_looked_through(query: str) -> None:
    def steps(count: int) -> int:
        placed = Cluster(id=ClusterId("c"), meeting_id=MEETINGS[0], question_id=QUESTIONS[0], rank=1)
        notes = [note(at, stack_id=f"n{at - 1}" if at % 2 else None) for at in range(count)]
        places = [
            Placement(id=PlacementId(n.id), note_id=n.id, cluster_id=placed.id, rank=1.0)
            for n in notes[: count // 2]
        ]
        taken = 0

        def count_one() -> None:
            nonlocal taken
            taken += 1

        connection = base_of([*SHEET, placed, *notes, *places])
        connection.set_progress_handler(count_one, 10)
        connection.execute(query).fetchall()
        return taken

    assert steps(800) < 5 * steps(200)
