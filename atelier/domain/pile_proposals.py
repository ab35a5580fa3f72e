"""Piles that may be made of a wall: the post-its on it that say nearly the same. Proposing is not stacking."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from atelier.domain.board import Board
from atelier.domain.ids import NoteId
from atelier.domain.near_duplicates import near_duplicates
from atelier.domain.things import Note


@dataclass(frozen=True, slots=True)
class Candidate:
    """A post-it that is on the wall, and those that lie under it already."""

    note: Note
    under: tuple[Note, ...] = ()
    is_clustered: bool = False
    """Whether it is in a cluster, which is then where the pile stays if it lies on top."""


@dataclass(frozen=True, slots=True)
class PileProposal:
    """Post-its that may lie on one pile, by number."""

    candidates: tuple[Candidate, ...]

    @property
    def suggested_top(self) -> NoteId:
        """One that is in a cluster before one to sort, so that none is taken out; of those, the one that says most."""
        return max(self.candidates, key=lambda one: (one.is_clustered, len(one.note.shown_text))).note.id

    @property
    def note_ids(self) -> tuple[NoteId, ...]:
        """Those that are on the wall."""
        return tuple(candidate.note.id for candidate in self.candidates)

    def told_apart(self) -> Iterator[frozenset[NoteId]]:
        """Every pair that somebody who says that this is not the same says to be different."""
        piles = [[note.id for note in (candidate.note, *candidate.under)] for candidate in self.candidates]
        for one, other in combinations(piles, 2):
            yield from (frozenset((note_id, other_id)) for note_id in one for other_id in other)


def propose_piles(board: Board, *, unlike: Collection[frozenset[NoteId]] = ()) -> list[PileProposal]:
    """What may be stacked, in the order of arrival; a pile is proposed for what any of its wordings says."""
    shown = {note.id: note for note in _on_wall(board)}
    wordings = [(note, top.id) for top in shown.values() for note in (top, *board.pile(top.id))]
    wordings.sort(key=lambda wording: wording[0].number)
    tops = {note.id: top_id for note, top_id in wordings}
    groups = near_duplicates({note.id: note.shown_text for note, _top_id in wordings}, unlike=unlike)
    found = [dict.fromkeys(tops[note_id] for note_id in group) for group in groups]
    clustered = {note.id for group in board.groups for note in group.notes}
    return [
        PileProposal(tuple(Candidate(shown[id], board.pile(id), id in clustered) for id in ids))
        for ids in found
        if len(ids) > 1
    ]


def _on_wall(board: Board) -> Iterator[Note]:
    """What is shown, in two clusters maybe."""
    for group in board.groups:
        yield from group.notes
    yield from (*board.isolated, *board.unsorted)
