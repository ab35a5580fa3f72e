"""Which post-its a filter keeps, which filters a meeting has a use for, and the part of a wall that is left.

The words that are looked for beside it are in `searching`, how a filter is called is in the interface.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from atelier.domain.board import Board, Group
from atelier.domain.ids import MeetingId, NoteId, PeerGroupId, QuestionId
from atelier.domain.language import gettext as _
from atelier.domain.parts import Snapshot
from atelier.domain.piles import count_of
from atelier.domain.project import other_meetings, peer_groups
from atelier.domain.things import Note, Question, Source

NO_GROUP = PeerGroupId("")
"""Stands for the post-its of which no peer group is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What a post-it must be, each field being one criterion; as built, anything. All of them are on the wall.

    `importance`: at least that. `unsorted`: in no cluster, and not left alone deliberately. `other_meetings` is no
    criterion of a post-it: those of the other meetings of the project are looked through too.
    """

    question_id: QuestionId | None = None
    peer_group_id: PeerGroupId | None = None
    source: Source | None = None
    importance: int = 0
    unsorted: bool = False
    other_meetings: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != Criteria()

    def keeps(self, note: Note, *, is_unsorted: bool) -> bool:
        """Whether the post-it is all that."""
        return (
            self.question_id in (None, note.question_id)
            and self.peer_group_id in (None, note.peer_group_id or NO_GROUP)
            and self.source in (None, note.source)
            and note.importance >= self.importance
            and is_unsorted >= self.unsorted
        )

    @property
    def here(self) -> "Criteria":
        """What is asked of the post-its of the meeting itself."""
        return replace(self, other_meetings=False)

    @property
    def parts(self) -> tuple["Criteria", ...]:
        """Each criterion alone."""
        return tuple(Criteria(**{name: value}) for name, value in self._asked().items())

    def joined(self, other: "Criteria") -> "Criteria":
        """Both together; of two that are about the same, the other's."""
        return replace(self, **other._asked())

    def without(self, other: "Criteria") -> "Criteria":
        """All but what the other is about."""
        return replace(self, **{name: getattr(Criteria(), name) for name in other._asked()})

    def _asked(self) -> dict[str, Any]:
        values = {field.name: (getattr(self, field.name), field.default) for field in fields(self)}
        return {name: value for name, (value, default) in values.items() if value != default}


def offered(snapshot: Snapshot, meeting_id: MeetingId) -> list[list[Criteria]]:
    """The criteria that tell post-its of the meeting apart, those that exclude each other in one list.

    What the meeting has no use for is not there: no peer group without one in the project, no source while all
    post-its came the same way, no importance before one was given, no other meeting in a project of one.
    """
    notes = [note for note in snapshot.where(Note, meeting_id=meeting_id) if note.on_wall]
    questions = sorted(snapshot.all(Question), key=lambda question: question.number)
    sources = {note.source for note in notes}
    most = max((note.importance for note in notes), default=0)
    families = [
        [Criteria(question_id=question.id) for question in questions] if len(questions) > 1 else [],
        [Criteria(peer_group_id=id) for id in _group_ids(snapshot)],
        [Criteria(source=source) for source in Source if source in sources] if len(sources) > 1 else [],
        [Criteria(importance=level) for level in range(1, most + 1)],
        [Criteria(unsorted=True)],
        [Criteria(other_meetings=True)] if other_meetings(snapshot, meeting_id) else [],
    ]
    return [family for family in families if family]


def _group_ids(snapshot: Snapshot) -> list[PeerGroupId]:
    groups = [group.id for group in peer_groups(snapshot)]
    return [*groups, NO_GROUP] if groups else []


def part_of(board: Board, note_ids: Collection[NoteId]) -> Board:
    """The wall with those notes alone; what is left out is counted where it was, and clusters stay."""
    unsorted, isolated = _kept(board.unsorted, note_ids), _kept(board.isolated, note_ids)
    return replace(
        board,
        groups=tuple(_part_of_group(group, board, note_ids) for group in board.groups),
        isolated=isolated,
        unsorted=unsorted,
        piles={id: pile for id, pile in board.piles.items() if id in note_ids},
        hidden_isolated=_left_out(board.isolated, isolated, board),
        hidden_unsorted=_left_out(board.unsorted, unsorted, board),
    )


def part_phrase(count: int, hidden: int) -> str:
    """How many are shown, and of how many."""
    return _("{count} sur {total}").format(count=count, total=count + hidden)


def _part_of_group(group: Group, board: Board, note_ids: Collection[NoteId]) -> Group:
    notes, inside = _kept(group.notes, note_ids), board.inside(group)
    hidden = _left_out(inside, _kept(inside, note_ids), board)
    return replace(group, notes=notes, count=group.count - hidden, hidden=hidden) if hidden else group


def _kept(notes: Iterable[Note], note_ids: Collection[NoteId]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.id in note_ids)


def _left_out(before: tuple[Note, ...], kept: tuple[Note, ...], board: Board) -> int:
    return count_of(before, board.piles) - count_of(kept, board.piles)
