"""The journal: what is written is what is read."""

import json
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.history import Entry
from atelier.domain.operations import Undo
from atelier.domain.things import KINDS, Note, Party, Thing
from base import journal
from base.opening import Base
from tests.base.conftest import Room
from tests.base.values import a_thing, field_values


@st.composite
def edits(draw: st.DrawFn, kind: type[Thing]) -> Edit:
    """A creation, a deletion or a new value of any field."""
    thing = draw(a_thing(kind))
    field = draw(st.sampled_from([WHOLE, *(field.name for field in fields(kind))]))
    if field == WHOLE:
        before, after = draw(st.sampled_from([(None, thing), (thing, None)]))
        return Edit(kind, thing.id, WHOLE, before, after)
    return Edit(kind, thing.id, field, getattr(thing, field), draw(field_values(kind, field)))


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_any_edit_is_read_as_it_was_written(kind: type[Thing], data: st.DataObject) -> None:
    edit = data.draw(edits(kind))
    read = journal.decode(json.loads(json.dumps(journal.encode(edit))))
    assert read == edit
    assert (type(read.before), type(read.after)) == (type(edit.before), type(edit.after))


def test_a_change_is_read_as_it_was_told(base: Base, room: Room) -> None:
    told: list[Change] = []
    base.subscribe(told.append)
    room.group(room.add("a"), room.add("b"), title="Accueil")
    room.perform(room.adding("téléphone", key="k"), Party.PARTICIPANT)
    with base.engine.connect() as connection:
        assert list(journal.changes(connection))[2:] == told
        assert journal.edits_of(connection, told[0].seq) == told[0].edits


def test_only_what_the_facilitator_can_undo_is_an_entry(base: Base, room: Room) -> None:
    told: list[Change] = []
    base.subscribe(told.append)
    room.add("a")
    room.perform(Undo(room.meeting_id))
    room.perform(room.adding(key="k"), Party.PARTICIPANT)
    with base.engine.connect() as connection:
        assert journal.entries(connection, room.meeting_id) == [Entry.of(change) for change in told[:2]]
    assert [change.question_id for change in told] == [room.question_ids[0]] * 3


def test_a_change_that_is_not_there_is_an_error(base: Base) -> None:
    with base.engine.connect() as connection, pytest.raises(LookupError):
        journal.edits_of(connection, 1)


def test_the_words_of_a_note_are_readable_in_the_journal(base: Base, room: Room) -> None:
    """For whoever has to look into a base with nothing but sqlite3."""
    room.add("l’école")
    with base.engine.connect() as connection:
        raw = connection.exec_driver_sql("SELECT edits FROM changes ORDER BY seq DESC LIMIT 1").scalar_one()
    kinds = [edit[0] for edit in json.loads(raw)]
    assert kinds == [Note.__name__, "Project"]


def test_a_number_is_never_given_twice(base: Base, room: Room) -> None:
    """Not even that of a row which somebody removed from the file."""
    room.add("a")
    with base.engine.begin() as connection:
        last = journal.last_seq(connection)
        connection.exec_driver_sql("DELETE FROM changes WHERE seq = ?", (last,))
        assert journal.last_seq(connection) == last
    change = room.perform(room.adding("b"))
    assert change is not None
    assert change.seq == last + 1
