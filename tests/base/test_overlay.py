"""Changes laid over parts: what is read through them is what would be read once they are written."""

import pytest
from hypothesis import settings

from atelier.domain.ids import NoteId, new_id
from atelier.domain.parts import Snapshot
from atelier.domain.things import KINDS, Meeting, Note, Placement
from base.overlay import Overlay
from tests.domain.conftest import Workshop, all_things
from tests.domain.session import Session


def laid(workshop: Workshop, *, written: int) -> Overlay:
    """The workshop's changes, the first of them in the parts below and the others over them."""
    below = Snapshot()
    for change in workshop.changes[:written]:
        below.follow(change)
    overlay = Overlay(below, written)
    for change in workshop.changes[written:]:
        overlay.take(change)
    return overlay


class OverlaidSession(Session):
    """Whatever a session did: laid over what it began with, over its first half, or written whole."""

    def teardown(self) -> None:
        super().teardown()
        count = len(self.workshop.changes)
        for written in (0, count // 2, count):
            self.same_parts(laid(self.workshop, written=written))

    def same_parts(self, overlay: Overlay) -> None:
        expected = self.workshop.snapshot
        found = [thing for kind in KINDS for thing in overlay.where(kind)]
        assert Snapshot(found) == expected
        assert len(found) == len(list(all_things(expected)))
        for thing in all_things(expected):
            assert overlay.find(type(thing), thing.id) == thing
        for meeting in expected.all(Meeting):
            assert overlay.entries(meeting.id) == expected.entries(meeting.id)
        for change in self.workshop.changes:
            assert overlay.edits_of(change.seq) == change.edits
        assert overlay.next_seq == len(self.workshop.changes) + 1


TestOverlaidSession = OverlaidSession.TestCase
TestOverlaidSession.settings = settings(deadline=None, max_examples=20, stateful_step_count=30)


@pytest.mark.parametrize("asked_before", [False, True])
def test_things_are_found_by_any_fields_as_they_change(asked_before: bool) -> None:
    workshop = Workshop()
    a, b = workshop.add("a", "b")
    cluster = workshop.group([a])
    overlay = laid(workshop, written=len(workshop.changes))
    if asked_before:
        assert [p.note_id for p in overlay.where(Placement, cluster_id=cluster)] == [a]
    before = len(workshop.changes)
    workshop.group([a], title="Autre")
    workshop.take_back(workshop.send(key="k"))
    for change in workshop.changes[before:]:
        overlay.take(change)
        for equals in ({"meeting_id": workshop.meeting_id}, {"key": "k"}, {"withdrawn_by": None}):
            assert all(getattr(n, k) == v for n in overlay.where(Note, **equals) for k, v in equals.items())
    assert list(overlay.where(Placement, cluster_id=cluster)) == []
    assert [note.key for note in overlay.where(Note, meeting_id=workshop.meeting_id, key="k")] == ["k"]
    assert [note.key for note in overlay.where(Note, key="k")] == ["k"]
    assert {note.id for note in overlay.where(Note, withdrawn_by=None)} == {a, b}


def test_what_is_not_there_is_none() -> None:
    workshop = Workshop()
    workshop.add("a")
    workshop.undo()
    overlay = laid(workshop, written=0)
    assert overlay.find(Note, NoteId(new_id())) is None
    assert overlay.find(Note, None) is None
    assert list(overlay.where(Note)) == []
