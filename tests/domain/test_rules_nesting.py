"""Rules of rubrics: what goes into one, in which order, and what becomes of one that is left."""

import pytest

from atelier.domain.decision import Refusal
from atelier.domain.ids import ClusterId, SynthesisId, new_id
from atelier.domain.operations import (
    CreateCluster,
    DissolveCluster,
    MarkCluster,
    MergeClusters,
    MoveCluster,
    NestCluster,
    Operation,
    PlaceNotes,
    RenameCluster,
    UnsortNotes,
    WriteSynthesis,
)
from atelier.domain.things import Cluster, ClusterState
from tests.domain.conftest import Workshop


def numbered(workshop: Workshop) -> dict[str, str]:
    """The clusters' titles by their visible numbers."""
    return {group.number: group.cluster.title for group in workshop.board().groups}


def titled(workshop: Workshop, *titles: str) -> list[ClusterId]:
    """Clusters of those titles, a note in each."""
    return [workshop.group(workshop.add(title), title=title) for title in titles]


def rubric(workshop: Workshop, title: str, *parts: str) -> list[ClusterId]:
    """A rubric of that title and its parts."""
    ids = titled(workshop, title, *parts)
    for part in ids[1:]:
        workshop.perform(NestCluster(part, ids[0]))
    return ids


def creating(
    workshop: Workshop, title: str = "Neuf", after: ClusterId | None = None, *nested: ClusterId
) -> CreateCluster:
    return CreateCluster(
        ClusterId(new_id()),
        workshop.meeting_id,
        workshop.question_ids[0],
        title=title,
        after=after,
        nested=nested,
    )


def mark(workshop: Workshop, *clusters: ClusterId) -> None:
    for cluster in clusters:
        workshop.perform(MarkCluster(cluster, ClusterState.VALIDATED))


def marked(workshop: Workshop) -> set[str]:
    """The titles of the clusters that the group took as its own."""
    return {c.title for c in workshop.snapshot.all(Cluster) if c.state is ClusterState.VALIDATED}


def refuse(workshop: Workshop, operation: Operation, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        workshop.perform(operation)


TOO_DEEP = "Une rubrique ne peut pas entrer dans une autre"


# In


def test_what_is_put_into_a_rubric_is_numbered_in_it(workshop: Workshop) -> None:
    a, _b, c = titled(workshop, "A", "B", "C")
    workshop.perform(NestCluster(c, a))
    assert numbered(workshop) == {"1": "A", "1.1": "C", "2": "B"}


def test_it_goes_in_last(workshop: Workshop) -> None:
    a, _b, _c = rubric(workshop, "A", "B", "C")
    (d,) = titled(workshop, "D")
    workshop.perform(MoveCluster(d, before=a))
    workshop.perform(NestCluster(d, a))
    assert numbered(workshop) == {"1": "A", "1.1": "B", "1.2": "C", "1.3": "D"}


def test_a_rubric_counts_its_own_notes_and_those_in_it_each_once(workshop: Workshop) -> None:
    a, b = rubric(workshop, "A", "B")
    workshop.perform(PlaceNotes(tuple(workshop.add("x", "y")), b))
    workshop.perform(PlaceNotes(tuple(workshop.notes_in(a)), b, also=True))
    counts = [(group.cluster.id, group.count, group.is_rubric) for group in workshop.board().groups]
    assert counts == [(a, 4, True), (b, 4, False)]


def test_a_part_goes_to_another_rubric(workshop: Workshop) -> None:
    _a, b = rubric(workshop, "A", "B")
    c, _d = rubric(workshop, "C", "D")
    workshop.perform(NestCluster(b, c))
    assert numbered(workshop) == {"1": "A", "2": "C", "2.1": "D", "2.2": "B"}


def test_putting_the_last_part_in_again_is_nothing_to_do(workshop: Workshop) -> None:
    a, b = rubric(workshop, "A", "B")
    assert workshop.perform(NestCluster(b, a)) is None


def test_no_rubric_goes_into_another(workshop: Workshop) -> None:
    a, b = rubric(workshop, "A", "B")
    c, _d = rubric(workshop, "C", "D")
    refuse(workshop, NestCluster(a, c), TOO_DEEP)
    refuse(workshop, creating(workshop, "Neuf", None, a), TOO_DEEP)
    refuse(workshop, MoveCluster(c, before=b), TOO_DEEP)
    refuse(workshop, MergeClusters(c, b), TOO_DEEP)


def test_nothing_goes_into_a_part(workshop: Workshop) -> None:
    _a, b = rubric(workshop, "A", "B")
    (c,) = titled(workshop, "C")
    refuse(workshop, NestCluster(c, b), TOO_DEEP)


def test_a_cluster_does_not_go_into_itself(workshop: Workshop) -> None:
    (a,) = titled(workshop, "A")
    refuse(workshop, NestCluster(a, a), "dans lui-même")


def test_clusters_of_two_questions_are_not_nested(workshop: Workshop) -> None:
    (a,) = titled(workshop, "A")
    other = workshop.group(title="Ailleurs", question=1)
    refuse(workshop, NestCluster(other, a), "pas sur la même question")
    refuse(workshop, creating(workshop, "Neuf", None, a, other), "pas sur la même question")


def test_a_cluster_that_is_no_more_is_told(workshop: Workshop) -> None:
    (a,) = titled(workshop, "A")
    refuse(workshop, NestCluster(ClusterId(new_id()), a), "n’existe plus")
    refuse(workshop, NestCluster(a, ClusterId(new_id())), "n’existe plus")


# Order, and out


def test_parts_change_their_order(workshop: Workshop) -> None:
    _a, b, c = rubric(workshop, "A", "B", "C")
    workshop.perform(MoveCluster(c, before=b))
    assert numbered(workshop) == {"1": "A", "1.1": "C", "1.2": "B"}


def test_moved_before_a_part_a_cluster_enters_its_rubric(workshop: Workshop) -> None:
    _a, b = rubric(workshop, "A", "B")
    (c,) = titled(workshop, "C")
    workshop.perform(MoveCluster(c, before=b))
    assert numbered(workshop) == {"1": "A", "1.1": "C", "1.2": "B"}


def test_moved_before_one_that_is_in_none_a_part_leaves_its_rubric(workshop: Workshop) -> None:
    a, b = rubric(workshop, "A", "B")
    workshop.perform(MoveCluster(b, before=a))
    assert numbered(workshop) == {"1": "B", "2": "A"}


def test_moved_last_a_part_leaves_its_rubric(workshop: Workshop) -> None:
    _a, b = rubric(workshop, "A", "B")
    titled(workshop, "C")
    workshop.perform(MoveCluster(b))
    assert numbered(workshop) == {"1": "A", "2": "C", "3": "B"}


def test_a_rubric_moves_with_its_parts(workshop: Workshop) -> None:
    a, _b = rubric(workshop, "A", "B")
    titled(workshop, "C")
    workshop.perform(MoveCluster(a))
    assert numbered(workshop) == {"1": "C", "2": "A", "2.1": "B"}


# Made


def test_a_new_cluster_stands_right_after_one(workshop: Workshop) -> None:
    a, _b = titled(workshop, "A", "B")
    workshop.perform(creating(workshop, "Neuf", a))
    assert numbered(workshop) == {"1": "A", "2": "Neuf", "3": "B"}


def test_right_after_a_part_it_is_in_the_same_rubric(workshop: Workshop) -> None:
    _a, b, _c = rubric(workshop, "A", "B", "C")
    workshop.perform(creating(workshop, "Neuf", b))
    assert numbered(workshop) == {"1": "A", "1.1": "B", "1.2": "Neuf", "1.3": "C"}


def test_right_after_one_that_is_no_more_it_is_last(workshop: Workshop) -> None:
    titled(workshop, "A", "B")
    workshop.perform(creating(workshop, "Neuf", ClusterId(new_id())))
    assert numbered(workshop) == {"1": "A", "2": "B", "3": "Neuf"}


def test_it_is_not_made_after_a_part_on_another_question(workshop: Workshop) -> None:
    away, part = (workshop.group(title=title, question=1) for title in ("Ailleurs", "Dedans"))
    workshop.perform(NestCluster(part, away))
    refuse(workshop, creating(workshop, "Neuf", part), "pas sur la même question")


def test_a_new_rubric_stands_where_the_first_of_its_parts_was(workshop: Workshop) -> None:
    _a, b, _c, d = titled(workshop, "A", "B", "C", "D")
    workshop.perform(creating(workshop, "Neuf", None, b, d))
    assert numbered(workshop) == {"1": "A", "2": "Neuf", "2.1": "B", "2.2": "D", "3": "C"}


def test_a_new_rubric_of_a_part_stands_where_its_rubric_was(workshop: Workshop) -> None:
    titled(workshop, "Avant")
    _a, b = rubric(workshop, "A", "B")
    workshop.perform(creating(workshop, "Neuf", None, b))
    assert numbered(workshop) == {"1": "Avant", "2": "Neuf", "2.1": "B", "3": "A"}


def test_a_part_named_twice_goes_in_once(workshop: Workshop) -> None:
    a, b = titled(workshop, "A", "B")
    workshop.perform(creating(workshop, "Neuf", None, a, b, a))
    assert numbered(workshop) == {"1": "Neuf", "1.1": "A", "1.2": "B"}


# Merged, dissolved, deserted


def test_a_merged_rubric_s_parts_follow_into_the_other(workshop: Workshop) -> None:
    a, _b = rubric(workshop, "A", "B")
    c, _d = rubric(workshop, "C", "D")
    workshop.perform(MergeClusters(a, c))
    assert numbered(workshop) == {"1": "C", "1.1": "D", "1.2": "B"}
    assert len(workshop.notes_in(c)) == 2


def test_a_part_is_merged_into_its_rubric(workshop: Workshop) -> None:
    a, b = rubric(workshop, "A", "B")
    workshop.perform(MergeClusters(b, a))
    assert numbered(workshop) == {"1": "A"}
    assert len(workshop.notes_in(a)) == 2


def test_a_rubric_is_not_merged_into_its_part(workshop: Workshop) -> None:
    a, b = rubric(workshop, "A", "B")
    refuse(workshop, MergeClusters(a, b), TOO_DEEP)


def test_a_dissolved_rubric_s_parts_stand_in_its_place(workshop: Workshop) -> None:
    titled(workshop, "Avant")
    a, b, c = rubric(workshop, "A", "B", "C")
    titled(workshop, "Après")
    change = workshop.perform(DissolveCluster(a))
    assert change is not None
    assert (change.count, change.name) == (1, "A")
    assert numbered(workshop) == {"1": "Avant", "2": "B", "3": "C", "4": "Après"}
    assert {workshop.snapshot.get(Cluster, part).parent_id for part in (b, c)} == {None}


def test_a_dissolved_part_leaves_the_others_in_their_rubric(workshop: Workshop) -> None:
    _a, b, _c = rubric(workshop, "A", "B", "C")
    workshop.perform(DissolveCluster(b))
    assert numbered(workshop) == {"1": "A", "1.1": "C"}


@pytest.mark.parametrize("way", ["out", "elsewhere", "merged", "dissolved", "emptied"])
def test_a_nameless_rubric_goes_with_the_last_that_is_in_it(workshop: Workshop, way: str) -> None:
    other, part = titled(workshop, "Autre", "Dedans")
    workshop.perform(creating(workshop, "", None, part))
    if way == "emptied":
        workshop.perform(RenameCluster(part, ""))
    assert numbered(workshop)["2"] == ""
    leaving: dict[str, Operation] = {
        "out": MoveCluster(part),
        "elsewhere": NestCluster(part, other),
        "merged": MergeClusters(part, other),
        "dissolved": DissolveCluster(part),
        "emptied": UnsortNotes(tuple(workshop.notes_in(part))),
    }
    workshop.perform(leaving[way])
    assert "" not in numbered(workshop).values()


@pytest.mark.parametrize("kept_by", ["title", "synthesis", "note"])
def test_a_rubric_that_says_something_stays(workshop: Workshop, kept_by: str) -> None:
    (part,) = titled(workshop, "Dedans")
    making = creating(workshop, "", None, part)
    workshop.perform(making)
    keeping: dict[str, Operation] = {
        "title": RenameCluster(making.cluster_id, "Nommée"),
        "synthesis": WriteSynthesis(SynthesisId(new_id()), making.cluster_id, "On retient."),
        "note": PlaceNotes(tuple(workshop.add("à elle")), making.cluster_id),
    }
    workshop.perform(keeping[kept_by])
    workshop.perform(MoveCluster(part))
    assert workshop.snapshot.find(Cluster, making.cluster_id) is not None


def test_a_nameless_rubric_stays_while_something_is_in_it(workshop: Workshop) -> None:
    (a,), empty = titled(workshop, "A"), workshop.group(title="B")
    workshop.perform(creating(workshop, "", None, a, empty))
    workshop.perform(MoveCluster(a))
    assert numbered(workshop) == {"1": "", "1.1": "B", "2": "A"}


# Marks


def test_what_enters_or_leaves_a_rubric_was_not_read_with_it(workshop: Workshop) -> None:
    a, b = rubric(workshop, "A", "B")
    (c,) = titled(workshop, "C")
    for step in (NestCluster(c, a), MoveCluster(c), MoveCluster(c, before=b)):
        mark(workshop, a, b, c)
        workshop.perform(step)
        assert marked(workshop) == {"B", "C"}


def test_a_note_that_enters_a_part_was_not_read_with_its_rubric(workshop: Workshop) -> None:
    a, b, c = rubric(workshop, "A", "B", "C")
    mark(workshop, a, b, c)
    workshop.perform(PlaceNotes(tuple(workshop.add("x")), b))
    assert marked(workshop) == {"C"}


def test_another_order_says_nothing_else(workshop: Workshop) -> None:
    a, b, c = rubric(workshop, "A", "B", "C")
    mark(workshop, a, b, c)
    workshop.perform(MoveCluster(c, before=b))
    assert marked(workshop) == {"A", "B", "C"}


def test_a_part_gone_into_its_rubric_was_not_read_there(workshop: Workshop) -> None:
    a, b = rubric(workshop, "A", "B")
    mark(workshop, a, b)
    workshop.perform(MergeClusters(b, a))
    assert marked(workshop) == set()


def test_a_rubric_of_notes_in_its_parts_alone_may_be_marked(workshop: Workshop) -> None:
    (part,) = titled(workshop, "Dedans")
    making = creating(workshop, "Rubrique", None, part)
    workshop.perform(making)
    mark(workshop, making.cluster_id)
    assert marked(workshop) == {"Rubrique"}


def untitled_rubric(workshop: Workshop, *notes: str) -> tuple[ClusterId, ClusterId]:
    """A rubric and its only part, both without a title; those notes are in the part."""
    part = workshop.group(workshop.add(*notes))
    id = ClusterId(new_id())
    workshop.perform(
        CreateCluster(id, workshop.meeting_id, workshop.question_ids[0], title="", nested=(part,))
    )
    return id, part


def test_the_last_note_of_a_part_goes_up_into_its_nameless_rubric(workshop: Workshop) -> None:
    rubric_id, part = untitled_rubric(workshop, "seul")
    (note,) = workshop.notes_in(part)
    workshop.perform(PlaceNotes((note,), rubric_id))
    assert workshop.notes_in(rubric_id) == [note]
    assert workshop.cluster_order() == [rubric_id]


def test_a_rubric_is_made_of_a_part_and_of_its_only_note(workshop: Workshop) -> None:
    (note,) = workshop.add("seul")
    part, id = workshop.group([note]), ClusterId(new_id())
    board = (workshop.meeting_id, workshop.question_ids[0])
    workshop.perform(CreateCluster(id, *board, note_ids=(note,), nested=(part,)))
    assert workshop.notes_in(id) == [note]
    assert workshop.cluster_order() == [id]


def test_a_nameless_rubric_without_notes_of_its_own_is_merged(workshop: Workshop) -> None:
    rubric_id, part = untitled_rubric(workshop, "seul")
    (other,) = titled(workshop, "Autre")
    workshop.perform(MergeClusters(rubric_id, other))
    assert workshop.cluster_order() == [other, part]
    workshop.undo()
    assert workshop.cluster_order() == [rubric_id, part, other]
