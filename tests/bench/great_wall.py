"""A wall of as many post-its as one likes: the example's own sentences, about two in five of them in clusters."""

import random
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice

from atelier.catalogue import example_text
from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.ids import (
    ClusterId,
    MeetingId,
    NoteId,
    PlacementId,
    ProjectId,
    QuestionId,
)
from atelier.domain.things import Cluster, Meeting, Note, Party, Placement, Project, Question, Source, Thing

AT = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
PROJECT, MEETING, QUESTION = ProjectId("p"), MeetingId("m"), QuestionId("q")
GROUPED = 0.4
SMALLEST, LARGEST = 3, 12
"""How many notes a cluster has."""


def great_wall(notes: int) -> list[Thing]:
    """All that a meeting with such a wall is made of; the same each time."""
    return [
        Project(id=PROJECT, title="Coopérer", created_at=AT),
        Question(id=QUESTION, project_id=PROJECT, number=1, text="Qu’est-ce qui matche ?", short="Matche"),
        Meeting(id=MEETING, project_id=PROJECT, title="Rencontre", code="PREMIA", created_at=AT),
        *(note(number, text) for number, text in enumerate(islice(_texts(), notes), start=1)),
        *_clusters(round(GROUPED * notes)),
    ]


def note(number: int, text: str) -> Note:
    """A note to sort."""
    return Note(
        id=NoteId(f"n{number}"),
        project_id=PROJECT,
        meeting_id=MEETING,
        question_id=QUESTION,
        number=number,
        text=text,
        source=Source.PHONE,
        created_at=AT,
    )


def arrival(number: int, *, seq: int) -> Change:
    """A phone's note of that number comes in."""
    new = note(number, f"Une idée de plus, la n° {number}, venue d’un téléphone")
    return _change(seq, "add_notes", Edit(Note, new.id, WHOLE, None, new))


def joining(number: int, *, cluster: int, seq: int) -> Change:
    """The note of that number joins a cluster, at its end."""
    placement = _placement(number, cluster, rank=1e6 + number)
    return _change(seq, "place_notes", Edit(Placement, placement.id, WHOLE, None, placement))


def _texts() -> Iterator[str]:
    """The example's sentences, none twice alike: as long as people's are."""
    content = tomllib.loads(example_text())
    tables = (*content["regroupements"], *content["isoles"], *content["a_classer"])
    texts = [text for table in tables for text in table["post_its"]]
    return (f"{text} ({turn})" for turn, text in enumerate(cycle(texts), start=1))


def _clusters(notes: int) -> Iterator[Thing]:
    """The first so many notes, shared out."""
    sizes, first, number = random.Random(1), 1, 0
    while first <= notes:
        number += 1
        size = sizes.randint(SMALLEST, LARGEST)
        yield Cluster(
            id=ClusterId(f"c{number}"),
            meeting_id=MEETING,
            question_id=QUESTION,
            rank=float(number),
            title=f"Ce qui nous rapproche, n° {number}" if number % 4 else "",
        )
        yield from (_placement(at, number, rank=float(at)) for at in range(first, first + size))
        first += size


def _placement(note: int, cluster: int, *, rank: float) -> Placement:
    return Placement(
        id=PlacementId(f"p{note}"), note_id=NoteId(f"n{note}"), cluster_id=ClusterId(f"c{cluster}"), rank=rank
    )


def _change(seq: int, operation: str, edit: Edit) -> Change:
    return Change(
        seq=seq,
        at=AT,
        party=Party.PARTICIPANT,
        project_id=PROJECT,
        meeting_id=MEETING,
        operation=operation,
        count=1,
        name="",
        undoable=False,
        edits=(edit,),
    )
