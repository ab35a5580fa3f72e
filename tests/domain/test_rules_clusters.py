"""Rules of grouping."""

from itertools import pairwise

import pytest

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.decision import Refusal
from atelier.domain.ids import ClusterId, NoteId, QuoteId, SynthesisId, new_id, placement_id
from atelier.domain.operations import (
    AddQuote,
    CreateCluster,
    DissolveCluster,
    IsolateNotes,
    MergeClusters,
    MoveCluster,
    PlaceNotes,
    RenameCluster,
    UnsortNotes,
    WithdrawNotes,
    WriteSynthesis,
)
from atelier.domain.things import Cluster, Placement, Quote, Synthesis
from tests.domain.conftest import Workshop


def synthesise(workshop: Workshop, cluster: ClusterId, text: str) -> None:
    workshop.perform(WriteSynthesis(SynthesisId(new_id()), cluster, text))


def quote_on(workshop: Workshop, cluster: ClusterId) -> QuoteId:
    id = QuoteId(new_id())
    at = workshop.at
    quote = Quote(id=id, meeting_id=workshop.meeting_id, text="Dit.", created_at=at, cluster_id=cluster)
    workshop.perform(AddQuote(quote))
    return id


def exists(workshop: Workshop, cluster: ClusterId) -> bool:
    return workshop.snapshot.find(Cluster, cluster) is not None


# Placing


def test_notes_join_at_the_end_in_the_order_given(workshop: Workshop) -> None:
    a, b, c = workshop.add("a", "b", "c")
    cluster = workshop.group([a])
    workshop.perform(PlaceNotes((c, b), cluster))
    assert workshop.notes_in(cluster) == [a, c, b]


def test_notes_join_before_the_one_they_were_dropped_on(workshop: Workshop) -> None:
    a, b, c = workshop.add("a", "b", "c")
    cluster = workshop.group([a, b])
    workshop.perform(PlaceNotes((c,), cluster, before=b))
    assert workshop.notes_in(cluster) == [a, c, b]


def test_notes_join_at_the_end_when_the_one_dropped_on_has_left(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    cluster = workshop.group([a])
    workshop.perform(PlaceNotes((b,), cluster, before=NoteId(new_id())))
    assert workshop.notes_in(cluster) == [a, b]


def test_a_note_leaves_the_cluster_it_was_in(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    left, joined = workshop.group([a, b]), workshop.group(title="Ici")
    workshop.perform(PlaceNotes((a,), joined))
    assert (workshop.notes_in(left), workshop.notes_in(joined)) == ([b], [a])


def test_the_order_within_a_cluster_changes(workshop: Workshop) -> None:
    a, b, c = workshop.add("a", "b", "c")
    cluster = workshop.group([a, b, c])
    workshop.perform(PlaceNotes((c,), cluster, before=a))
    assert workshop.notes_in(cluster) == [c, a, b]


def test_dropping_a_note_where_it_is_does_nothing(workshop: Workshop) -> None:
    a, b, c = workshop.add("a", "b", "c")
    cluster = workshop.group([a, b, c])
    assert workshop.perform(PlaceNotes((b,), cluster, before=c)) is None
    assert workshop.perform(PlaceNotes((c,), cluster)) is None


def test_dropping_notes_before_one_of_themselves_leaves_them_there(workshop: Workshop) -> None:
    a, b, c, d = workshop.add("a", "b", "c", "d")
    cluster = workshop.group([a, b, c, d])
    assert workshop.perform(PlaceNotes((b,), cluster, before=b)) is None
    workshop.perform(PlaceNotes((a, c), cluster, before=c))
    assert workshop.notes_in(cluster) == [b, a, c, d]


def test_a_selection_that_names_a_note_twice_places_it_once(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    cluster = workshop.group([a])
    change = workshop.perform(PlaceNotes((b, b), cluster))
    assert change is not None
    assert change.count == 1
    assert workshop.notes_in(cluster) == [a, b]


def test_notes_of_another_question_are_refused(workshop: Workshop) -> None:
    (a,), (b,) = workshop.add("a"), workshop.add("b", question=1)
    cluster = workshop.group([a])
    with pytest.raises(Refusal, match="question de ce regroupement"):
        workshop.perform(PlaceNotes((b,), cluster))


def test_notes_of_another_meeting_are_refused(workshop: Workshop) -> None:
    (a,), (b,) = workshop.add("a"), workshop.add("b", meeting=1)
    cluster = workshop.group([a])
    with pytest.raises(Refusal):
        workshop.perform(PlaceNotes((b,), cluster))


def test_a_cluster_that_is_no_more_is_refused(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    with pytest.raises(Refusal, match="n’existe plus"):
        workshop.perform(PlaceNotes((a,), ClusterId(new_id())))


# What remains of a cluster that its notes leave


def test_a_nameless_cluster_goes_with_its_last_note(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    cluster = workshop.group([a])
    workshop.perform(UnsortNotes((a,)))
    assert not exists(workshop, cluster)
    assert [note.id for note in workshop.board().unsorted] == [a]


def test_a_named_cluster_stays_empty(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    cluster = workshop.group([a], title="Accueil")
    workshop.perform(UnsortNotes((a,)))
    assert exists(workshop, cluster)


def test_a_cluster_with_a_synthesis_stays_empty(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    cluster = workshop.group([a])
    synthesise(workshop, cluster, "Le groupe retient #1.")
    workshop.perform(UnsortNotes((a,)))
    assert exists(workshop, cluster)


def test_a_withdrawn_note_does_not_keep_a_nameless_cluster(workshop: Workshop) -> None:
    (a,), b = workshop.add("a"), workshop.send()
    cluster = workshop.group([a, b])
    workshop.take_back(b)
    workshop.perform(UnsortNotes((a,)))
    assert not exists(workshop, cluster)


def test_a_whole_nameless_cluster_moves_with_its_withdrawn_notes(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    left, joined = workshop.group([a, b]), workshop.group(title="Ici")
    workshop.perform(WithdrawNotes((b,)))
    workshop.perform(PlaceNotes((a, b), joined))
    assert not exists(workshop, left)
    assert workshop.notes_in(joined) == [a, b]


def test_a_quote_outlives_its_cluster(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    cluster = workshop.group([a])
    quote = quote_on(workshop, cluster)
    workshop.perform(UnsortNotes((a,)))
    assert workshop.snapshot.get(Quote, quote).cluster_id is None


# Alone


def test_an_isolated_note_is_neither_grouped_nor_to_sort(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    cluster = workshop.group([a, b])
    workshop.perform(IsolateNotes((a,)))
    assert [note.id for note in workshop.board().isolated] == [a]
    assert workshop.notes_in(cluster) == [b]


def test_isolating_twice_is_nothing_to_do(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    workshop.perform(IsolateNotes((a,)))
    assert workshop.perform(IsolateNotes((a,))) is None


def test_an_isolated_note_may_be_placed_or_sorted_again(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    workshop.perform(IsolateNotes((a, b)))
    cluster = workshop.group([a])
    workshop.perform(UnsortNotes((b,)))
    assert workshop.notes_in(cluster) == [a]
    assert [note.id for note in workshop.board().unsorted] == [b]


def test_unsorting_what_is_to_sort_is_nothing_to_do(workshop: Workshop) -> None:
    assert workshop.perform(UnsortNotes(tuple(workshop.add("a")))) is None


# Making and naming


def test_a_new_cluster_is_last(workshop: Workshop) -> None:
    first, second = workshop.group(title="Un"), workshop.group(title="Deux")
    assert workshop.cluster_order() == [first, second]


def test_a_cluster_made_again_is_nothing_to_do(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    operation = CreateCluster(ClusterId(new_id()), workshop.meeting_id, workshop.question_ids[0], (a,))
    workshop.perform(operation)
    assert workshop.perform(operation) is None


def test_a_cluster_is_not_made_of_another_question_s_notes(workshop: Workshop) -> None:
    (a,) = workshop.add("a", question=1)
    with pytest.raises(Refusal):
        workshop.group([a], question=0)


def test_a_title_is_on_one_line(workshop: Workshop) -> None:
    cluster = workshop.group(title=" Accueil\n  des familles\x00 ")
    assert workshop.snapshot.get(Cluster, cluster).title == "Accueil des familles"


def test_a_title_too_long_is_refused(workshop: Workshop) -> None:
    cluster = workshop.group(title="a" * 200)
    with pytest.raises(Refusal, match="201 caractères"):
        workshop.perform(RenameCluster(cluster, "a" * 201))


def test_the_same_title_is_nothing_to_do(workshop: Workshop) -> None:
    cluster = workshop.group(title="Accueil")
    assert workshop.perform(RenameCluster(cluster, " Accueil ")) is None


# Merging


def test_merged_notes_follow_those_that_were_there_each_once(workshop: Workshop) -> None:
    a, b, c = workshop.add("a", "b", "c")
    into, merged = workshop.group([a]), workshop.group([c, b])
    workshop.perform(MergeClusters(merged, into))
    assert workshop.notes_in(into) == [a, c, b]
    assert not exists(workshop, merged)


@pytest.mark.parametrize(
    ("into", "merged", "kept"), [("A", "B", "A"), ("", "B", "B"), ("A", "", "A"), ("", "", "")]
)
def test_a_merged_cluster_s_title_is_taken_where_there_is_none(
    workshop: Workshop, into: str, merged: str, kept: str
) -> None:
    a, b = workshop.add("a", "b")
    first, second = workshop.group([a], title=into), workshop.group([b], title=merged)
    workshop.perform(MergeClusters(second, first))
    assert workshop.snapshot.get(Cluster, first).title == kept


def test_a_note_of_both_merged_clusters_is_there_once(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    into, merged = workshop.group([a]), workshop.group([b])
    again = Placement(id=placement_id(a, merged), note_id=a, cluster_id=merged, rank=2.0)
    workshop.snapshot.apply([Edit(Placement, again.id, WHOLE, None, again)])
    workshop.perform(MergeClusters(merged, into))
    assert workshop.notes_in(into) == [a, b]


def test_no_sentence_is_lost_in_a_merge(workshop: Workshop) -> None:
    into, merged = workshop.group(title="Un"), workshop.group(title="Deux")
    synthesise(workshop, into, "Une.")
    synthesise(workshop, merged, "Deux.")
    quote = quote_on(workshop, merged)
    workshop.perform(MergeClusters(merged, into))
    assert [s.text for s in workshop.snapshot.all(Synthesis)] == ["Une.\n\nDeux."]
    assert workshop.snapshot.get(Quote, quote).cluster_id == into


def test_a_synthesis_follows_into_a_cluster_that_has_none(workshop: Workshop) -> None:
    into, merged = workshop.group(title="Un"), workshop.group(title="Deux")
    synthesise(workshop, merged, "Deux.")
    workshop.perform(MergeClusters(merged, into))
    assert [(s.cluster_id, s.text) for s in workshop.snapshot.all(Synthesis)] == [(into, "Deux.")]


def test_a_cluster_is_not_merged_with_itself(workshop: Workshop) -> None:
    cluster = workshop.group(title="Un")
    with pytest.raises(Refusal, match="lui-même"):
        workshop.perform(MergeClusters(cluster, cluster))


def test_clusters_of_two_questions_are_not_merged(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="même question"):
        workshop.perform(MergeClusters(workshop.group(title="Un"), workshop.group(title="Deux", question=1)))


# Order of clusters


def three(workshop: Workshop) -> list[ClusterId]:
    return [workshop.group(title=title) for title in ("Un", "Deux", "Trois")]


@pytest.mark.parametrize(
    ("moved", "before", "order"),
    [(2, 0, [2, 0, 1]), (0, 2, [1, 0, 2]), (0, None, [1, 2, 0]), (2, 1, [0, 2, 1])],
)
def test_a_cluster_moves_before_another_or_last(
    workshop: Workshop, moved: int, before: int | None, order: list[int]
) -> None:
    ids = three(workshop)
    change = workshop.perform(MoveCluster(ids[moved], None if before is None else ids[before]))
    assert workshop.cluster_order() == [ids[i] for i in order]
    assert change is not None
    assert len(change.edits) == 1


@pytest.mark.parametrize(("moved", "before"), [(0, 1), (1, 2), (2, None), (0, 0), (1, 1), (2, 2)])
def test_a_cluster_dropped_where_it_is_does_nothing(
    workshop: Workshop, moved: int, before: int | None
) -> None:
    ids = three(workshop)
    workshop.perform(MoveCluster(ids[2], ids[0]))
    ids = workshop.cluster_order()
    assert workshop.perform(MoveCluster(ids[moved], None if before is None else ids[before])) is None
    assert workshop.cluster_order() == ids


def test_the_only_cluster_has_nowhere_to_go(workshop: Workshop) -> None:
    gone, only = workshop.group(title="Un"), workshop.group(title="Deux")
    workshop.perform(DissolveCluster(gone))
    assert workshop.perform(MoveCluster(only)) is None


def test_order_holds_when_ranks_have_no_room_left(workshop: Workshop) -> None:
    ids = three(workshop)
    for _ in range(200):
        first, second, third = workshop.cluster_order()
        workshop.perform(MoveCluster(third, second))
        assert workshop.cluster_order() == [first, third, second]
    ranks = [group.cluster.rank for group in workshop.board().groups]
    assert all(a < b for a, b in pairwise(ranks))
    assert set(workshop.cluster_order()) == set(ids)


# Dissolving


def test_the_notes_of_a_dissolved_cluster_are_to_sort(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    cluster = workshop.group([b, a], title="Accueil")
    synthesise(workshop, cluster, "Une.")
    change = workshop.perform(DissolveCluster(cluster))
    assert isinstance(change, Change)
    assert (change.count, change.name) == (2, "Accueil")
    assert [note.id for note in workshop.board().unsorted] == [a, b]
    assert not list(workshop.snapshot.all(Synthesis))


def test_a_dissolved_cluster_is_not_dissolved_again(workshop: Workshop) -> None:
    cluster = workshop.group(title="Accueil")
    workshop.perform(DissolveCluster(cluster))
    with pytest.raises(Refusal):
        workshop.perform(DissolveCluster(cluster))
