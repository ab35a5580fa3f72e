"""What may be asked of the notes that are chosen, and what is nothing to ask."""

import pytest

from atelier.board.moves.note_moves import NoteMoves
from atelier.domain.ids import ClusterId, NoteId
from atelier.domain.operations import (
    CreateCluster,
    MoveToQuestion,
    PlaceNotes,
    StackNotes,
    UnsortNotes,
    UnstackNotes,
    WeighNotes,
    WithdrawNotes,
)
from tests.domain.conftest import Workshop


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture
def abcd(workshop: Workshop) -> list[NoteId]:
    return workshop.add("a", "b", "c", "d")


def moves(workshop: Workshop, *note_ids: NoteId, here: ClusterId | None = None) -> NoteMoves:
    """Of those notes, the first having the keyboard."""
    lead = note_ids[0] if note_ids else None
    return NoteMoves(workshop.board(), workshop.meeting_id, note_ids, lead, here)


def test_nothing_is_chosen(workshop: Workshop) -> None:
    none = moves(workshop)
    asked = (
        *(none.grouped(), none.unsorted(), none.unsorted_everywhere(), none.isolated(), none.withdrawn()),
        *(none.stacked(), none.unstacked(), none.weighed_more(), none.weighed_less()),
        *(none.sooner(), none.later(), none.placed(ClusterId("c")), none.moved_to(workshop.question_ids[1])),
    )
    assert set(asked) == {None}


def test_a_new_cluster_stands_beside_the_one_that_it_is_split_off(
    workshop: Workshop, abcd: list[NoteId]
) -> None:
    a, b, c, d = abcd
    lien = workshop.group([a, b, c])
    for chosen, after in (((a, b), lien), ((a, d), None), ((d,), None)):
        asked = moves(workshop, *chosen).grouped()
        assert isinstance(asked, CreateCluster)
        assert (asked.note_ids, asked.after) == (chosen, after)


def test_a_note_in_two_clusters_leaves_the_one_where_the_keyboard_is(
    workshop: Workshop, abcd: list[NoteId]
) -> None:
    a, b, c, _d = abcd
    lien, temps = workshop.group([a, b]), workshop.group([c])
    assert moves(workshop, a, here=lien).unsorted() == UnsortNotes((a,))
    assert moves(workshop, a, here=lien).unsorted_everywhere() is None
    workshop.perform(PlaceNotes((a,), temps, also=True))
    chosen = moves(workshop, a, here=lien)
    assert chosen.unsorted() == UnsortNotes((a,), leaving=lien)
    assert chosen.unsorted_everywhere() == UnsortNotes((a,))
    assert chosen.placed(temps) == PlaceNotes((a,), temps, leaving=lien)
    assert chosen.placed(temps, also=True) == PlaceNotes((a,), temps, also=True)


def test_clusters_offered_are_those_where_not_all_are(workshop: Workshop, abcd: list[NoteId]) -> None:
    a, b, c, _d = abcd
    lien, temps = workshop.group([a, b]), workshop.group([c])
    assert [group.cluster.id for group in moves(workshop, a, b).elsewhere] == [temps]
    assert [group.cluster.id for group in moves(workshop, a, c).elsewhere] == [lien, temps]
    assert [moves(workshop, id).are_clustered for id in abcd] == [True, True, True, False]


def test_a_pile_is_made_undone_and_withdrawn_as_one(workshop: Workshop, abcd: list[NoteId]) -> None:
    a, b, c, d = abcd
    assert moves(workshop, a).stacked() is None
    assert moves(workshop, b, a, c).stacked() == StackNotes((a, c), b)
    workshop.perform(StackNotes((a, c), b))
    assert moves(workshop, d).unstacked() is None
    assert moves(workshop, d).pile_id is None
    chosen = moves(workshop, d, b)
    assert chosen.unstacked() == UnstackNotes((b, a, c))
    assert chosen.pile_id == b
    assert chosen.withdrawn() == WithdrawNotes((d, b, a, c))


def test_importance_goes_by_steps_and_never_the_other_way(workshop: Workshop, abcd: list[NoteId]) -> None:
    a, b, c, d = abcd
    assert moves(workshop, a, b).weighed_less() is None
    assert moves(workshop, a, b).weighed_more() == WeighNotes((a, b), 1)
    workshop.perform(WeighNotes((b, d), 2))
    assert moves(workshop, a, b).weighed_more() == WeighNotes((a,), 1)
    assert moves(workshop, a, b).weighed_less() == WeighNotes((b,), 1)
    assert moves(workshop, b, d).weighed_more() is None
    workshop.perform(WeighNotes((a, c), 1))
    assert moves(workshop, a, c).weighed_less() == WeighNotes((a, c), 0)


@pytest.mark.parametrize(
    ("chosen", "sooner", "later"),
    [
        ("a", None, "bacd"),
        ("b", "bacd", "acbd"),
        ("d", "abdc", None),
        ("bd", "bdac", "acbd"),
        ("ab", None, "cabd"),
        ("ca", "acbd", "bacd"),
        ("abcd", None, None),
    ],
)
def test_order_in_the_cluster(
    workshop: Workshop, abcd: list[NoteId], chosen: str, sooner: str | None, later: str | None
) -> None:
    by_text = dict(zip("abcd", abcd, strict=True))
    lien, temps = workshop.group(abcd), workshop.group(workshop.add("e"))
    workshop.perform(PlaceNotes((by_text["b"],), temps, also=True))
    here = moves(workshop, *(by_text[text] for text in chosen), here=lien)
    for asked, order in ((here.sooner(), sooner), (here.later(), later)):
        assert (asked is None) == (order is None)
        if asked is not None:
            before = workshop.board()
            workshop.perform(asked)
            assert "".join(note.text for note in workshop.board().groups[0].notes) == order
            assert workshop.board().groups[1] == before.groups[1]
            workshop.perform(PlaceNotes(tuple(abcd), lien, leaving=lien))


def test_what_is_in_no_cluster_has_no_order(workshop: Workshop, abcd: list[NoteId]) -> None:
    assert moves(workshop, abcd[1]).sooner() is None
    assert moves(workshop, abcd[1]).later() is None


def test_another_question(workshop: Workshop, abcd: list[NoteId]) -> None:
    other = workshop.question_ids[1]
    assert moves(workshop, *abcd[:2]).moved_to(other) == MoveToQuestion(tuple(abcd[:2]), other)
