"""Rules of where notes are: in one cluster or several, on which pile, on which question."""

import pytest

from atelier.domain.decision import Refusal
from atelier.domain.ids import ClusterId, NoteId, new_id
from atelier.domain.operations import (
    CreateCluster,
    DissolveCluster,
    IsolateNotes,
    MarkCluster,
    MergeClusters,
    MoveToQuestion,
    PlaceNotes,
    RestoreNotes,
    StackNotes,
    UnsortNotes,
    UnstackNotes,
    WithdrawNotes,
)
from atelier.domain.things import Cluster, ClusterState, Note
from tests.domain.conftest import Workshop


def unsorted(workshop: Workshop, question: int = 0) -> list[NoteId]:
    return [note.id for note in workshop.board(question).unsorted]


def under(workshop: Workshop, top: NoteId, question: int = 0) -> list[NoteId]:
    return [note.id for note in workshop.board(question).pile(top)]


def both(workshop: Workshop, *notes: NoteId) -> tuple[ClusterId, ClusterId]:
    """Two titled clusters that hold those notes both."""
    first, second = workshop.group(notes, title="Un"), workshop.group(title="Deux")
    workshop.perform(PlaceNotes(tuple(notes), second, also=True))
    return first, second


def mark(workshop: Workshop, *clusters: ClusterId) -> None:
    for cluster in clusters:
        workshop.perform(MarkCluster(cluster, ClusterState.VALIDATED))


def is_marked(workshop: Workshop, cluster: ClusterId) -> bool:
    return workshop.snapshot.get(Cluster, cluster).state is ClusterState.VALIDATED


# In several clusters


def test_a_note_may_be_in_two_clusters_and_is_one_note(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    first, second = both(workshop, a)
    assert (workshop.notes_in(first), workshop.notes_in(second)) == ([a], [a])
    board = workshop.board()
    assert [group.count for group in board.groups] == [1, 1]
    assert (board.note_ids, board.unsorted) == ({a}, ())


def test_joining_one_cluster_more_keeps_what_the_group_said_of_the_others(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    first, second = workshop.group([a], title="Un"), workshop.group([b], title="Deux")
    mark(workshop, first, second)
    workshop.perform(PlaceNotes((a,), second, also=True))
    assert (is_marked(workshop, first), is_marked(workshop, second)) == (True, False)


def test_joining_again_is_nothing_to_do(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    _first, second = both(workshop, a)
    assert workshop.perform(PlaceNotes((a,), second, also=True)) is None


def test_an_isolated_note_that_joins_is_isolated_no_more(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    workshop.perform(IsolateNotes((a,)))
    workshop.perform(PlaceNotes((a,), workshop.group(title="Un"), also=True))
    assert not workshop.note(a).isolated


def test_a_note_dragged_out_of_one_cluster_stays_in_its_others(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    first, second = both(workshop, a)
    third = workshop.group(title="Trois")
    mark(workshop, second)
    workshop.perform(PlaceNotes((a,), third, leaving=first))
    assert [workshop.notes_in(c) for c in (first, second, third)] == [[], [a], [a]]
    assert is_marked(workshop, second)


def test_dragged_into_one_that_it_is_in_it_leaves_the_first_alone(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    first, second = both(workshop, a)
    workshop.perform(PlaceNotes((a,), second, leaving=first))
    assert (workshop.notes_in(first), workshop.notes_in(second)) == ([], [a])


def test_the_order_changes_in_the_cluster_where_it_is_changed(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    first, second = both(workshop, a, b)
    workshop.perform(PlaceNotes((b,), second, before=a, leaving=second))
    assert (workshop.notes_in(first), workshop.notes_in(second)) == ([a, b], [b, a])


def test_of_a_selection_what_is_not_in_the_cluster_left_leaves_its_own(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    first, second = both(workshop, a)
    other, third = workshop.group([b], title="Autre"), workshop.group(title="Trois")
    workshop.perform(PlaceNotes((a, b), third, leaving=first))
    assert [workshop.notes_in(c) for c in (first, second, other, third)] == [[], [a], [], [a, b]]


def test_placed_without_more_it_leaves_all_its_clusters(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    first, second = both(workshop, a)
    third = workshop.group(title="Trois")
    workshop.perform(PlaceNotes((a,), third))
    assert [workshop.notes_in(c) for c in (first, second, third)] == [[], [], [a]]


def test_a_note_taken_out_of_one_of_two_clusters_is_not_to_sort(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    first, second = both(workshop, a)
    workshop.perform(UnsortNotes((a,), leaving=first))
    assert (workshop.notes_in(first), workshop.notes_in(second), unsorted(workshop)) == ([], [a], [])
    workshop.perform(UnsortNotes((a,), leaving=second))
    assert unsorted(workshop) == [a]


def test_an_isolated_note_is_in_none_of_its_clusters(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    first, second = both(workshop, a)
    workshop.perform(IsolateNotes((a,)))
    assert (workshop.notes_in(first), workshop.notes_in(second)) == ([], [])


def test_a_note_of_a_dissolved_cluster_stays_in_its_other(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    first, second = both(workshop, a)
    workshop.perform(DissolveCluster(first))
    assert (workshop.notes_in(second), unsorted(workshop)) == ([a], [])


# Piles


def piled(workshop: Workshop, *others: str) -> list[NoteId]:
    """A pile on those words, under « dessus »."""
    top, *notes = workshop.add("dessus", *others)
    workshop.perform(StackNotes(tuple(notes), top))
    return [top, *notes]


def test_a_note_dropped_on_another_lies_under_it(workshop: Workshop) -> None:
    top, b, c = piled(workshop, "b", "c")
    assert (unsorted(workshop), under(workshop, top)) == ([top], [b, c])


def test_every_wording_of_a_pile_is_kept(workshop: Workshop) -> None:
    _top, b = piled(workshop, "b")
    assert workshop.note(b).text == "b"


def test_a_note_dropped_on_one_that_is_under_goes_on_its_pile(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    (c,) = workshop.add("c")
    workshop.perform(StackNotes((c,), b))
    assert under(workshop, top) == [b, c]


def test_a_pile_dropped_on_another_goes_under_it_whole(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    other, c = piled(workshop, "c")
    change = workshop.perform(StackNotes((other,), b))
    assert change is not None
    assert change.count == 2
    assert (unsorted(workshop), under(workshop, top)) == ([top], [b, other, c])


def test_a_pile_dropped_on_itself_is_nothing_to_do(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    assert workshop.perform(StackNotes((b,), top)) is None
    assert workshop.perform(StackNotes((top,), top)) is None


def test_dropped_on_one_that_is_under_it_a_top_goes_under_that_one(workshop: Workshop) -> None:
    top, b, c = piled(workshop, "b", "c")
    cluster = workshop.group([top])
    change = workshop.perform(StackNotes((top,), c))
    assert change is not None
    assert (change.count, workshop.notes_in(cluster), under(workshop, c)) == (2, [top, b, c], [top, b])


def test_what_goes_under_a_note_is_in_its_clusters_behind_it_and_in_no_other(workshop: Workshop) -> None:
    a, b, c, d = workshop.add("a", "b", "c", "d")
    first, second = both(workshop, a, c)
    left = workshop.group([b, d], title="Quitté")
    workshop.perform(StackNotes((b,), a))
    assert [workshop.notes_in(cluster) for cluster in (first, second, left)] == [[a, b, c], [a, b, c], [d]]


def test_a_second_one_goes_behind_the_first(workshop: Workshop) -> None:
    a, b, c, d = workshop.add("a", "b", "c", "d")
    cluster = workshop.group([a, d])
    workshop.perform(StackNotes((c,), a))
    workshop.perform(StackNotes((b,), a))
    assert workshop.notes_in(cluster) == [a, c, b, d]


def test_stacking_within_a_cluster_keeps_what_the_group_said_of_it(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    cluster = workshop.group([a, b], title="Un")
    mark(workshop, cluster)
    workshop.perform(StackNotes((b,), a))
    assert is_marked(workshop, cluster)


def test_stacking_on_a_note_of_another_cluster_changes_both(workshop: Workshop) -> None:
    a, b, c = workshop.add("a", "b", "c")
    first, second = workshop.group([a], title="Un"), workshop.group([b, c], title="Deux")
    mark(workshop, first, second)
    workshop.perform(StackNotes((b,), a))
    assert (is_marked(workshop, first), is_marked(workshop, second)) == (False, False)


def test_a_nameless_cluster_goes_when_its_last_note_goes_on_a_pile(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    left = workshop.group([b])
    workshop.perform(StackNotes((b,), a))
    assert workshop.snapshot.find(Cluster, left) is None
    assert unsorted(workshop) == [a]


def test_under_an_isolated_note_one_is_isolated(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    workshop.perform(IsolateNotes((a,)))
    workshop.perform(StackNotes((b,), a))
    assert ([n.id for n in workshop.board().isolated], unsorted(workshop)) == ([a], [])
    assert workshop.note(b).isolated


def test_only_notes_of_one_question_are_stacked(workshop: Workshop) -> None:
    (a,), (b,) = workshop.add("a"), workshop.add("b", question=1)
    with pytest.raises(Refusal, match="même question s’empilent"):
        workshop.perform(StackNotes((b,), a))


def test_nothing_goes_under_a_note_that_is_off_the_wall(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    workshop.perform(WithdrawNotes((a,)))
    with pytest.raises(Refusal, match="n’est plus au tableau"):
        workshop.perform(StackNotes((b,), a))


def test_nothing_goes_under_a_note_that_is_not(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    with pytest.raises(Refusal, match="n’existe plus"):
        workshop.perform(StackNotes((a,), NoteId(new_id())))


def test_a_note_taken_off_its_pile_stays_where_the_pile_is(workshop: Workshop) -> None:
    top, b, c = piled(workshop, "b", "c")
    cluster = workshop.group([top])
    workshop.perform(UnstackNotes((b,)))
    assert (workshop.notes_in(cluster), under(workshop, top)) == ([top, b, c], [c])


def test_the_next_is_on_top_once_the_top_is_taken_off(workshop: Workshop) -> None:
    top, b, c = piled(workshop, "b", "c")
    workshop.perform(UnstackNotes((top,)))
    assert (unsorted(workshop), under(workshop, b), under(workshop, top)) == ([top, b], [c], [])
    assert [workshop.note(note).stack_id for note in (top, b, c)] == [None, None, b]


def test_a_whole_pile_is_taken_apart(workshop: Workshop) -> None:
    pile = piled(workshop, "b", "c")
    change = workshop.perform(UnstackNotes(tuple(pile)))
    assert change is not None
    assert (change.count, unsorted(workshop)) == (3, pile)


def test_taking_off_what_is_on_no_pile_is_nothing_to_do(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    assert workshop.perform(UnstackNotes((a,))) is None


def test_the_next_is_shown_when_its_author_takes_the_top_back(workshop: Workshop) -> None:
    top = workshop.send("dessus")
    b, c = workshop.add("b", "c")
    cluster = workshop.group([top])
    workshop.perform(StackNotes((b, c), top))
    workshop.take_back(top)
    (group,) = workshop.board().groups
    assert ([note.id for note in group.notes], group.count) == ([b], 2)
    workshop.perform(UnsortNotes((b,)))
    assert (workshop.notes_in(cluster), unsorted(workshop), under(workshop, b)) == ([], [b], [c])


def test_what_is_put_back_is_on_its_pile_again(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    workshop.perform(WithdrawNotes((top,)))
    assert unsorted(workshop) == [b]
    workshop.perform(RestoreNotes((top,)))
    assert (unsorted(workshop), under(workshop, top)) == ([top], [b])


def test_a_pile_moves_as_one_whichever_note_is_dragged(workshop: Workshop) -> None:
    top, b, c = piled(workshop, "b", "c")
    (d,) = workshop.add("d")
    cluster = workshop.group([d])
    change = workshop.perform(PlaceNotes((b,), cluster))
    assert change is not None
    assert (change.count, workshop.notes_in(cluster)) == (3, [d, top, b, c])


def test_a_pile_is_isolated_and_sorted_again_as_one(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    workshop.perform(IsolateNotes((top,)))
    assert (workshop.note(b).isolated, [n.id for n in workshop.board().isolated]) == (True, [top])
    workshop.perform(UnsortNotes((b,)))
    assert unsorted(workshop) == [top]


def test_a_pile_joins_one_cluster_more_as_one(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    _first, second = both(workshop, top)
    assert workshop.notes_in(second) == [top, b]


def test_a_pile_makes_a_cluster_as_one(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    assert workshop.notes_in(workshop.group([b])) == [top, b]


def test_a_pile_goes_through_a_merge_and_a_dissolution(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    (c,) = workshop.add("c")
    first, second = workshop.group([top]), workshop.group([c])
    workshop.perform(MergeClusters(first, second))
    assert (workshop.notes_in(second), under(workshop, top)) == ([c, top, b], [b])
    workshop.perform(DissolveCluster(second))
    assert (unsorted(workshop), under(workshop, top)) == ([top, c], [b])


def test_a_pile_on_two_merged_clusters_is_there_once(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    first, second = both(workshop, top)
    workshop.perform(MergeClusters(first, second))
    assert workshop.notes_in(second) == [top, b]


# To another question


def test_notes_answer_another_question_and_are_to_sort_there(workshop: Workshop) -> None:
    a, b = workshop.add("a", "b")
    first, second = both(workshop, a, b)
    change = workshop.perform(MoveToQuestion((a,), workshop.question_ids[1]))
    assert change is not None
    assert (change.count, change.name) == (1, "Q2")
    assert (unsorted(workshop, 1), workshop.notes_in(first), workshop.notes_in(second)) == ([a], [b], [b])


def test_an_isolated_note_is_to_sort_on_the_other_question(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    workshop.perform(IsolateNotes((a,)))
    workshop.perform(MoveToQuestion((a,), workshop.question_ids[1]))
    assert unsorted(workshop, 1) == [a]


def test_a_pile_answers_another_question_as_one(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    workshop.perform(MoveToQuestion((b,), workshop.question_ids[1]))
    assert (unsorted(workshop, 1), under(workshop, top, 1)) == ([top], [b])


def test_what_answers_it_already_is_nothing_to_do(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    cluster = workshop.group([a])
    assert workshop.perform(MoveToQuestion((a,), workshop.question_ids[0])) is None
    assert workshop.notes_in(cluster) == [a]


def test_its_number_and_words_go_with_it(workshop: Workshop) -> None:
    (a,) = workshop.add("a")
    before = workshop.note(a)
    workshop.perform(MoveToQuestion((a,), workshop.question_ids[1]))
    after: Note = workshop.note(a)
    assert (after.number, after.text) == (before.number, before.text)


def test_no_cluster_is_made_of_a_pile_of_another_question(workshop: Workshop) -> None:
    top, b = piled(workshop, "b")
    workshop.perform(MoveToQuestion((top,), workshop.question_ids[1]))
    operation = CreateCluster(ClusterId(new_id()), workshop.meeting_id, workshop.question_ids[0], (b,))
    with pytest.raises(Refusal, match="ne répondent pas"):
        workshop.perform(operation)
