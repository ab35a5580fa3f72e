"""The wall on the phones, where the meeting allows it: read once for everybody, at most every 2 s while it changes."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any

import anyio.to_thread

from atelier.domain.board import Board, Group
from atelier.domain.change import Change
from atelier.domain.ids import MeetingId, QuestionId
from atelier.domain.silence import silenced
from atelier.domain.things import Note
from atelier.phone.reception import Reception
from atelier.phone.watchers import Watchers

EVERY_S = 2.0

Wall = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Sheet:
    turn: int
    question_id: QuestionId
    silent: bool
    wall: Wall


class Walls:
    """What phones may see of the walls that were asked for.

    Changes arrive in the writer's thread; everything else is for the server's event loop.
    """

    def __init__(self, reception: Reception, watchers: Watchers, *, every_s: float = EVERY_S) -> None:
        self._reception = reception
        self._watchers = watchers
        self._every_s = every_s
        self._turns: Counter[MeetingId] = Counter()
        self._followers: dict[MeetingId, asyncio.AbstractEventLoop] = {}
        self._stirred: set[MeetingId] = set()
        self._told_at: dict[MeetingId, float] = {}
        self._sheets: dict[MeetingId, _Sheet] = {}
        self._reading = asyncio.Lock()
        self._unsubscribe = reception.subscribe(self._on_change)

    def turn(self, meeting_id: MeetingId) -> int:
        """A number that differs once the meeting's walls do; they are followed from now on."""
        self._followers[meeting_id] = asyncio.get_running_loop()
        return self._turns[meeting_id]

    async def wall(self, meeting_id: MeetingId, question_id: QuestionId, *, silent: bool = False) -> Wall:
        """The wall of a question, as of its turn; `silent`: with nothing said of what lies there."""
        async with self._reading:
            turn = self.turn(meeting_id)
            sheet = self._sheets.get(meeting_id)
            asked = (turn, question_id, silent)
            if sheet is None or (sheet.turn, sheet.question_id, sheet.silent) != asked:
                board = await anyio.to_thread.run_sync(self._reception.board, meeting_id, question_id)
                sheet = self._sheets[meeting_id] = _Sheet(*asked, _wall(board, turn, silent=silent))
        return sheet.wall

    def close(self) -> None:
        """Follow changes no longer; from any thread, harmless twice."""
        self._unsubscribe()

    def _on_change(self, change: Change) -> None:
        meeting_id = change.meeting_id
        if meeting_id is None or meeting_id in self._stirred:
            return
        loop = self._followers.get(meeting_id)
        if loop is not None and not loop.is_closed():
            self._stirred.add(meeting_id)
            loop.call_soon_threadsafe(self._stir, meeting_id)

    def _stir(self, meeting_id: MeetingId) -> None:
        loop = self._followers[meeting_id]
        loop.call_at(self._told_at.get(meeting_id, 0.0) + self._every_s, self._tell, meeting_id)

    def _tell(self, meeting_id: MeetingId) -> None:
        # Before the turn: a change that comes from here on has another one.
        self._stirred.discard(meeting_id)
        self._turns[meeting_id] += 1
        self._told_at[meeting_id] = self._followers[meeting_id].time()
        self._watchers.wake()


def _wall(board: Board, turn: int, *, silent: bool) -> Wall:
    """Each post-it as the list of its wordings: what lies under it after what is shown."""
    board = silenced(board) if silent else board
    return {
        "turn": turn,
        "question": board.question_id,
        "silent": silent,
        "groups": [_group(group, board) for group in board.groups],
        "isolated": _wordings(board.isolated, board),
        "unsorted": _wordings(board.unsorted, board),
    }


def _group(group: Group, board: Board) -> dict[str, Any]:
    return {
        "number": group.number,
        "title": group.cluster.title,
        "is_rubric": group.is_rubric,
        "is_part": group.parent_id is not None,
        "notes": _wordings(group.notes, board),
    }


def _wordings(notes: tuple[Note, ...], board: Board) -> list[list[str]]:
    return [[below.shown_text for below in (note, *board.pile(note.id))] for note in notes]
