"""What phones see of a meeting, kept current by following changes: a post costs no read of the base."""

import asyncio
import threading
from collections import Counter
from dataclasses import dataclass
from weakref import WeakValueDictionary

import anyio.to_thread

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.ids import CODE_LENGTH, MeetingId, QuestionId
from atelier.domain.parts import Snapshot
from atelier.domain.things import Meeting, Note, Project, Question
from atelier.phone.reception import Reception
from atelier.phone.watchers import Watchers

LONGEST_CODE = 4 * CODE_LENGTH
"""Characters of a code as somebody may type it, spaces included; anything longer is no code."""
_SHOWN_OF_MEETING = {WHOLE, "code", "phones_open", "question_id", "title"}


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting as a participant sees it: its questions in order, the current one, whether it is open."""

    meeting: Meeting
    project: Project
    questions: tuple[Question, ...]

    @property
    def current(self) -> Question | None:
        """The question the room is on: the one shown, or the first."""
        return self.question(self.meeting.question_id) or next(iter(self.questions), None)

    def question(self, name: QuestionId | str | None) -> Question | None:
        """The question of that identifier or number, if it is one of the meeting's."""
        return next((q for q in self.questions if name in (q.id, str(q.number))), None)


class Rooms:
    """Finds rooms by code, and tells `watchers` when there is something new to say.

    Changes arrive in the writer's thread; `find` is for the server's event loop.
    """

    def __init__(self, reception: Reception) -> None:
        self.watchers = Watchers()
        self._reception = reception
        self._lock = threading.Lock()
        self._by_code: dict[str, Room] = {}
        self._generation = 0
        self._note_turns: Counter[MeetingId] = Counter()
        self._loading: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._closed = False
        self._unsubscribe = reception.subscribe(self._on_change)

    @property
    def closed(self) -> bool:
        """Whether streams are to end."""
        return self._closed

    def note_turn(self, meeting_id: MeetingId) -> int:
        """A number that differs once a note of the meeting was withdrawn, restored or reviewed."""
        return self._note_turns[meeting_id]

    async def find(self, typed: str) -> Room | None:
        """The room of a code as somebody typed it (any case, spaces, dashes), or None."""
        code = plain_code(typed)
        room = self._by_code.get(code)
        if room is None and code:
            # After a change a whole room asks at once: one reads the base, the others wait for what it finds.
            async with self._loading.setdefault(code, asyncio.Lock()):
                room = self._by_code.get(code) or await self._load_aside(code)
        return room

    async def _load_aside(self, code: str) -> Room | None:
        # A worker thread: a base that waits for its disk must not hold the other phones up.
        return await anyio.to_thread.run_sync(self._load, code)

    def _load(self, code: str) -> Room | None:
        generation = self._generation
        snapshot = self._reception.meeting_by_code(code)
        room = None if snapshot is None else _room(snapshot)
        with self._lock:
            # A change that arrived while we read may not be in what we read: then don't keep it.
            if room is not None and generation == self._generation:
                self._by_code[code] = room
        return room

    def close(self) -> None:
        """End every stream and follow changes no longer; from any thread, harmless twice."""
        self._unsubscribe()
        self._closed = True
        self.watchers.wake()

    def _on_change(self, change: Change) -> None:
        is_turn = any(_is_note_turn(edit) for edit in change.edits)
        is_about_room = any(_is_about_room(edit) for edit in change.edits)
        with self._lock:
            if is_about_room:
                self._generation += 1
                self._by_code.clear()
            if is_turn and change.meeting_id is not None:
                self._note_turns[change.meeting_id] += 1
        if is_turn or is_about_room:
            self.watchers.wake()


def plain_code(typed: str) -> str:
    """A code as it is kept: capital letters without what stands between; empty if it can't be a code."""
    return "".join(filter(str.isalnum, typed)).upper() if len(typed) <= LONGEST_CODE else ""


def _room(snapshot: Snapshot) -> Room:
    meeting = next(snapshot.all(Meeting))
    questions = sorted(snapshot.all(Question), key=lambda question: question.number)
    return Room(meeting, snapshot.get(Project, meeting.project_id), tuple(questions))


def _is_about_room(edit: Edit) -> bool:
    if edit.kind is Project:
        return edit.field != "next_number"
    if edit.kind is Meeting:
        return edit.field in _SHOWN_OF_MEETING
    return edit.kind is Question


def _is_note_turn(edit: Edit) -> bool:
    return edit.kind is Note and (edit.field in ("withdrawn_by", "review") or _is_deletion(edit))


def _is_deletion(edit: Edit) -> bool:
    return edit.field == WHOLE and edit.after is None
