"""Which piles are proposed of a wall."""

from dataclasses import replace

from atelier.domain.board import Board
from atelier.domain.pile_proposals import Candidate, PileProposal, propose_piles
from atelier.domain.things import Note
from tests.domain.walls import board, note


def said(number: int, text: str) -> Note:
    """A note that says so."""
    return replace(note(number), text=text)


def numbers(wall: Board) -> list[list[int]]:
    """The numbers of each proposal."""
    return [[candidate.note.number for candidate in one.candidates] for one in propose_piles(wall)]


def test_wherever_they_are_on_the_wall_by_number() -> None:
    one, two, three, four = (
        said(n, text) for n, text in enumerate(("Confiance", "Temps", "La confiance", "Le temps"), 1)
    )
    assert numbers(board([three], [four], unsorted=[two], isolated=[one])) == [[1, 3], [2, 4]]


def test_what_is_in_two_clusters_is_one_post_it() -> None:
    one = said(1, "Confiance")
    assert numbers(board([one], [one])) == []


def test_a_pile_is_proposed_for_each_of_its_wordings_and_not_for_itself() -> None:
    top, under, new = said(1, "Un lien de confiance"), said(2, "Confiance"), said(3, "La confiance")
    wall = replace(board(unsorted=[top]), piles={top.id: (under,)})
    assert propose_piles(wall) == []
    wall = replace(board(unsorted=[top, new]), piles={top.id: (under,)})
    assert propose_piles(wall) == [PileProposal((Candidate(top, (under,)), Candidate(new)))]


def test_a_corrected_text_is_what_counts() -> None:
    one, two = said(1, "Confiance"), replace(said(2, "Cfnce"), correction="La confiance")
    assert numbers(board(unsorted=[one, two])) == [[1, 2]]


def test_the_one_that_says_most_goes_on_top_or_the_first() -> None:
    one, two, three = said(1, "Confiance"), said(2, "La confiance"), said(3, "la Confiance")
    (proposal,) = propose_piles(board(unsorted=[one, two, three]))
    assert proposal.suggested_top == two.id
    assert proposal.note_ids == (one.id, two.id, three.id)


def test_one_in_a_cluster_goes_on_top_before_one_that_says_more() -> None:
    one, two, three = said(1, "Confiance"), said(2, "La confiance"), said(3, "la Confiance !")
    (proposal,) = propose_piles(board([one], unsorted=[two], isolated=[three]))
    assert proposal.suggested_top == one.id


def test_what_is_told_apart_is_not_proposed_again_until_another_says_the_same() -> None:
    top, under, other = said(1, "Confiance"), said(2, "la confiance"), said(3, "La confiance")
    wall = replace(board(unsorted=[top, other]), piles={top.id: (under,)})
    (proposal,) = propose_piles(wall)
    unlike = set(proposal.told_apart())
    assert unlike == {frozenset((top.id, other.id)), frozenset((under.id, other.id))}
    assert propose_piles(wall, unlike=unlike) == []
    new = said(4, "CONFIANCE")
    wall = replace(wall, unsorted=(*wall.unsorted, new))
    (again,) = propose_piles(wall, unlike=unlike)
    assert again.note_ids == (top.id, new.id)
