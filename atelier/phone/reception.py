"""What the phone page asks of the rest of the program; `base` answers it, tests answer it from memory."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Protocol

from atelier.domain.board import Board
from atelier.domain.change import Change
from atelier.domain.ids import MeetingId, QuestionId
from atelier.domain.operations import Operation
from atelier.domain.parts import Snapshot
from atelier.domain.things import Note, Party

Listener = Callable[[Change], None]


class Reception(Protocol):
    """Where posts go in and what the page shows comes from. Any thread may call."""

    def meeting_by_code(self, code: str) -> Snapshot | None:
        """The meeting with its project, questions, peer groups and stages, without notes; None if unknown."""

    def notes_by_key(self, meeting_id: MeetingId, keys: Sequence[str]) -> list[Note]:
        """The meeting's notes that came in under those keys, in no promised order."""

    def board(self, meeting_id: MeetingId, question_id: QuestionId) -> Board:
        """The wall of a question in a meeting, as the room sees it."""

    def submit(self, operation: Operation, party: Party) -> Future[Change | None]:
        """Hand an operation to the writer; the future is resolved once the commit is durable.

        None: there was nothing to do, as for a key that came in before. `decision.Refusal`: it can't be done;
        any other exception: an internal fault, nothing was kept.
        """

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener, in the writer's thread, with each committed change; returns the unsubscriber."""
