"""Writing edits: what the tables hold is what the edits come to, however many there were."""

import sqlite3

import pytest

from atelier.domain.change import WHOLE, Edit
from atelier.domain.ids import MeetingId, PeerGroupId, ProjectId, QuoteId
from atelier.domain.things import PeerGroup, Project, Quote, Thing
from base.engine import writing
from base.flush import flush
from base.opening import Base
from base.statements import driver
from base.store import select_things
from tests.base.conftest import Room
from tests.base.values import START


def created(thing: Thing) -> Edit:
    return Edit(type(thing), thing.id, WHOLE, None, thing)


def deleted(thing: Thing) -> Edit:
    return created(thing).reversed()


def changed(thing: Thing, field: str, value: object) -> Edit:
    return Edit(type(thing), thing.id, field, getattr(thing, field), value)


@pytest.fixture
def quote(room: Room) -> Quote:
    """Words that are not in the base yet."""
    return Quote(id=QuoteId("q"), meeting_id=room.meeting_id, text="Dit.", created_at=START)


def written(base: Base, *edits: Edit) -> list[str]:
    """Write the edits in one transaction; returns the statements that it took, without their values."""
    statements: list[str] = []
    with writing(base.engine).begin() as connection:
        driver(connection).set_trace_callback(lambda words: statements.append(words.split(" (")[0]))
        flush(connection, edits)
        driver(connection).set_trace_callback(None)
    return [words.split("'")[0] for words in statements]


def quotes(base: Base) -> list[Quote]:
    with base.engine.connect() as connection:
        return select_things(connection, Quote)


def test_a_thing_and_its_edits_are_one_row(base: Base, quote: Quote) -> None:
    edits = created(quote), changed(quote, "text", "Redit."), changed(quote, "time_s", 3)
    assert written(base, *edits) == ["INSERT INTO quotes"]
    assert [(q.text, q.time_s, q.created_at) for q in quotes(base)] == [("Redit.", 3, START)]


@pytest.mark.usefixtures("room")
def test_edits_of_one_thing_are_one_update(base: Base) -> None:
    with base.engine.connect() as connection:
        (project,) = select_things(connection, Project)
    edits = [changed(project, "next_number", number) for number in (2, 3, 9)]
    assert len(written(base, *edits)) == 1
    with base.engine.connect() as connection:
        assert [p.next_number for p in select_things(connection, Project)] == [9]


def test_a_thing_made_and_removed_is_not_written(base: Base, quote: Quote) -> None:
    assert written(base, created(quote), changed(quote, "text", "?"), deleted(quote)) == []


def test_a_thing_removed_and_made_again_is_as_it_was_made(base: Base, quote: Quote) -> None:
    written(base, created(quote))
    other = Quote(id=quote.id, meeting_id=quote.meeting_id, text="Redit.", created_at=START, speaker="Mère")
    written(base, deleted(quote), created(other))
    assert quotes(base) == [other]
    written(base, deleted(other), created(quote), deleted(quote))
    assert quotes(base) == []


def test_only_the_thing_that_is_named_changes(base: Base, quote: Quote) -> None:
    other = Quote(id=QuoteId("r"), meeting_id=quote.meeting_id, text="Autre.", created_at=START)
    written(base, created(quote), created(other))
    written(base, changed(quote, "speaker", "Père"), changed(quote, "text", "Redit."), deleted(other))
    assert [(q.id, q.speaker, q.text) for q in quotes(base)] == [("q", "Père", "Redit.")]


def test_owners_are_made_before_and_removed_after_what_they_own(base: Base) -> None:
    """Whatever the order of the edits."""
    project = Project(id=ProjectId("p"), title="Autre", created_at=START)
    group = PeerGroup(id=PeerGroupId("g"), project_id=project.id, rank=1, name="Parents")
    assert written(base, created(group), created(project)) == [
        "INSERT INTO projects",
        "INSERT INTO peer_groups",
    ]
    assert written(base, deleted(project), deleted(group)) == [
        "DELETE FROM peer_groups WHERE peer_groups.id = ",
        "DELETE FROM projects WHERE projects.id = ",
    ]


def test_what_breaks_a_constraint_is_raised(base: Base) -> None:
    nowhere = Quote(id=QuoteId("q"), meeting_id=MeetingId("nowhere"), text="Dit.", created_at=START)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        written(base, created(nowhere))
    assert quotes(base) == []
