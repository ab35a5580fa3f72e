"""The draft in which a rule writes, and the snapshot that follows changes."""

from dataclasses import fields

import pytest

from atelier.domain.change import Edit, inverse
from atelier.domain.ids import ClusterId, MeetingId, NoteId, QuestionId, new_code, new_id, placement_id
from atelier.domain.operations import AddNotes, EditMeeting
from atelier.domain.parts import Draft, Snapshot, field_names
from atelier.domain.things import KINDS, Cluster, Note, Project
from tests.domain.conftest import Workshop, all_things


def a_cluster(id: str, title: str = "") -> Cluster:
    return Cluster(
        id=ClusterId(id), meeting_id=MeetingId("m"), question_id=QuestionId("q"), rank=1.0, title=title
    )


@pytest.fixture
def draft() -> Draft:
    return Draft(Snapshot([a_cluster("a", "Un"), a_cluster("b", "Deux")]))


def titles(draft: Draft) -> set[str]:
    return {cluster.title for cluster in draft.where(Cluster, meeting_id="m")}


def test_a_draft_reads_what_it_wrote(draft: Draft) -> None:
    draft.create(a_cluster("c", "Trois"))
    draft.delete(a_cluster("a", "Un"))
    draft.set(a_cluster("b", "Deux"), title="Quatre")
    assert titles(draft) == {"Trois", "Quatre"}
    assert draft.find(Cluster, "a") is None
    assert draft.where(Cluster, title="Deux") == []
    assert [cluster.id for cluster in draft.where(Cluster, title="Quatre")] == ["b"]


def test_a_draft_leaves_the_parts_as_they_are(draft: Draft) -> None:
    draft.set(a_cluster("a", "Un"), title="Autre")
    assert draft.parts.find(Cluster, "a") == a_cluster("a", "Un")


def test_a_value_already_held_is_no_edit(draft: Draft) -> None:
    assert draft.set(a_cluster("a", "Un"), title="Un", rank=1.0) == a_cluster("a", "Un")
    assert draft.edits == []


def test_each_field_set_is_an_edit(draft: Draft) -> None:
    draft.set(a_cluster("a", "Un"), title="Une", rank=2.0)
    assert draft.edits == [Edit(Cluster, "a", "title", "Un", "Une"), Edit(Cluster, "a", "rank", 1.0, 2.0)]


def test_what_was_deleted_may_be_made_again(draft: Draft) -> None:
    draft.delete(a_cluster("a", "Un"))
    draft.create(a_cluster("a", "Neuf"))
    assert titles(draft) == {"Neuf", "Deux"}


def test_edits_read_backwards_give_what_was_before(draft: Draft) -> None:
    draft.create(a_cluster("c"))
    draft.set(a_cluster("c"), title="Trois")
    draft.delete(a_cluster("a", "Un"))
    snapshot = Snapshot([a_cluster("a", "Un"), a_cluster("b", "Deux")])
    snapshot.apply(draft.edits)
    snapshot.apply(inverse(draft.edits))
    assert snapshot == Snapshot([a_cluster("a", "Un"), a_cluster("b", "Deux")])


def test_numbers_given_stay_given_when_read_backwards() -> None:
    given = Edit(Project, "p", "next_number", 1, 2)
    assert inverse([given]) == ()


def test_a_snapshot_that_follows_is_the_one_made_of_the_result(workshop: Workshop) -> None:
    workshop.group(workshop.add("a", "b"), title="Accueil")
    followed = Snapshot()
    for change in workshop.changes:
        followed.follow(change)
    assert followed == workshop.snapshot == Snapshot(all_things(workshop.snapshot))
    assert followed.edits_of(3) == workshop.changes[2].edits


def test_snapshots_differ_by_one_field(workshop: Workshop) -> None:
    (note,) = workshop.add("a")
    followed = Snapshot(all_things(workshop.snapshot))
    followed.apply([Edit(Note, note, "importance", 0, 1)])
    assert followed != workshop.snapshot


def test_a_snapshot_does_not_follow_what_concerns_something_else(workshop: Workshop) -> None:
    with pytest.raises(KeyError):
        workshop.snapshot.apply([Edit(Note, "x", "text", "a", "b")])


def test_every_kind_names_its_id_first() -> None:
    assert all(field_names(kind)[0] == "id" == fields(kind)[0].name for kind in KINDS)


def test_a_note_s_place_in_a_cluster_has_one_name() -> None:
    a, b = NoteId(new_id()), NoteId(new_id())
    cluster = ClusterId(new_id())
    assert placement_id(a, cluster) == placement_id(a, cluster) != placement_id(b, cluster)
    assert len(placement_id(a, cluster)) == 32


def test_join_codes_can_be_read_aloud() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("IOS0123456789")


def test_an_operation_is_named_as_the_journal_keeps_it() -> None:
    assert AddNotes(MeetingId(""), QuestionId(""), ()).name == "add_notes"
    assert EditMeeting(MeetingId("")).name == "edit_meeting"
