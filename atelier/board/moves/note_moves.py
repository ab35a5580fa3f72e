"""What may be asked of the notes that are chosen, each as an operation. By which key or menu: elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from atelier.domain.board import Board, Group
from atelier.domain.ids import ClusterId, MeetingId, NoteId, QuestionId, new_id
from atelier.domain.operations import (
    CreateCluster,
    IsolateNotes,
    MoveToQuestion,
    PlaceNotes,
    StackNotes,
    UnsortNotes,
    UnstackNotes,
    WeighNotes,
    WithdrawNotes,
)
from atelier.domain.things import MOST_IMPORTANT, Note


@dataclass(frozen=True, slots=True)
class NoteMoves:
    """The chosen notes on their wall; each move is None where there is nothing to move.

    `lead`: the one that has the keyboard, else the first. `here`: the cluster in which it has it; a note may be in
    two, and only leaves that one.
    """

    board: Board
    meeting_id: MeetingId
    note_ids: tuple[NoteId, ...] = ()
    lead: NoteId | None = None
    here: ClusterId | None = None

    def grouped(self, *, last: bool = False) -> CreateCluster | None:
        """Make a new cluster of them; split off one, it stands beside it, unless it is to be the last of all."""
        if not self.note_ids:
            return None
        made, question_id = ClusterId(new_id()), self.board.question_id
        after = None if last else self._all_in()
        return CreateCluster(made, self.meeting_id, question_id, self.note_ids, after=after)

    def placed(
        self, cluster_id: ClusterId, *, before: NoteId | None = None, also: bool = False
    ) -> PlaceNotes | None:
        """Put them into a cluster, at its end or before a note; `also`: they stay where they are as well."""
        if not self.note_ids:
            return None
        leaving = None if also else self.leaving
        return PlaceNotes(self.note_ids, cluster_id, before, leaving=leaving, also=also)

    def ordered(self, group: Group, at: int, *, also: bool = False) -> PlaceNotes | None:
        """Put them behind the first `at` of the others in a cluster; None where they are so."""
        order, moved = [note.id for note in group.notes], set(self.note_ids)
        others = [id for id in order if id not in moved]
        if [*others[:at], *self.note_ids, *others[at:]] == order:
            return None
        before = others[at] if at < len(others) else None
        return self.placed(group.cluster.id, before=before, also=also)

    def unsorted(self) -> UnsortNotes | None:
        """Put them back among those to sort, unless they are in another cluster too."""
        return UnsortNotes(self.note_ids, leaving=self.leaving) if self.note_ids else None

    def unsorted_everywhere(self) -> UnsortNotes | None:
        """Take those that are in several clusters out of all of them."""
        return UnsortNotes(self.note_ids) if self.leaving is not None else None

    def isolated(self) -> IsolateNotes | None:
        """Leave them alone deliberately."""
        return IsolateNotes(self.note_ids) if self.note_ids else None

    def withdrawn(self) -> WithdrawNotes | None:
        """Take them off the wall, each with all of its pile."""
        return WithdrawNotes(self._with_piles(self.note_ids)) if self.note_ids else None

    def stacked(self) -> StackNotes | None:
        """Pile them up under the one that has the keyboard."""
        if self.lead is None or len(self.note_ids) < 2:
            return None
        return self.stacked_under(self.lead)

    def stacked_under(self, top: NoteId) -> StackNotes:
        """Pile them up under that one."""
        return StackNotes(tuple(id for id in self.note_ids if id != top), top)

    def unstacked(self) -> UnstackNotes | None:
        """Lay each note of their piles beside the others."""
        tops = tuple(id for id in self.note_ids if self.board.pile(id))
        return UnstackNotes(self._with_piles(tops)) if tops else None

    def weighed_more(self) -> WeighNotes | None:
        """Have them matter one step more than the one that matters least; none less than before."""
        to = min((note.importance for note in self._notes()), default=MOST_IMPORTANT) + 1
        return self._weighed(to, [note.id for note in self._notes() if note.importance < to])

    def weighed_less(self) -> WeighNotes | None:
        """Have them matter one step less than the one that matters most; none more than before."""
        to = max((note.importance for note in self._notes()), default=0) - 1
        return self._weighed(to, [note.id for note in self._notes() if note.importance > to])

    def sooner(self) -> PlaceNotes | None:
        """Put them one place further to the front of their cluster."""
        return self._reordered(-1)

    def later(self) -> PlaceNotes | None:
        """Put them one place further to the end of their cluster."""
        return self._reordered(1)

    def moved_to(self, question_id: QuestionId) -> MoveToQuestion | None:
        """Have them answer another question."""
        return MoveToQuestion(self.note_ids, question_id) if self.note_ids else None

    @property
    def pile_id(self) -> NoteId | None:
        """The first of them that others lie under."""
        return next((id for id in self.note_ids if self.board.pile(id)), None)

    @property
    def leaving(self) -> ClusterId | None:
        """The cluster that they leave alone: the one of `here`, where one of them is in another too."""
        chosen = set(self.note_ids)
        held = [note.id for group in self.board.groups for note in group.notes if note.id in chosen]
        return self.here if len(held) > len(set(held)) else None

    @property
    def are_clustered(self) -> bool:
        """Whether one of them is in a cluster."""
        return any(note.id in self.note_ids for group in self.board.groups for note in group.notes)

    @property
    def elsewhere(self) -> list[Group]:
        """The clusters in which not all of them are."""
        return [group for group in self.board.groups if not self._is_all_in(group)]

    def _all_in(self) -> ClusterId | None:
        """The cluster that all of them are in."""
        shared = [group.cluster.id for group in self.board.groups if self._is_all_in(group)]
        return self.here if self.here in shared else next(iter(shared), None)

    def _is_all_in(self, group: Group) -> bool:
        return set(self.note_ids) <= {note.id for note in group.notes}

    def _with_piles(self, note_ids: tuple[NoteId, ...]) -> tuple[NoteId, ...]:
        return tuple(member for id in note_ids for member in (id, *(note.id for note in self.board.pile(id))))

    def _weighed(self, importance: int, note_ids: list[NoteId]) -> WeighNotes | None:
        if not 0 <= importance <= MOST_IMPORTANT:
            return None
        return WeighNotes(tuple(note_ids), importance)

    def _reordered(self, way: int) -> PlaceNotes | None:
        """One place on in the cluster of `here`; those that lay apart come together."""
        group = next((group for group in self.board.groups if group.cluster.id == self.here), None)
        order = [note.id for note in group.notes] if group is not None else []
        moved = tuple(id for id in order if id in self.note_ids)
        if group is None or not moved:
            return None
        return replace(self, note_ids=moved).ordered(group, max(order.index(moved[0]) + way, 0))

    def _notes(self) -> Iterator[Note]:
        chosen, board = set(self.note_ids), self.board
        shown = (*board.isolated, *board.unsorted, *(note for group in board.groups for note in group.notes))
        return (note for note in shown if note.id in chosen)
