"""What phones see of a meeting, kept current by following changes: a post costs no read of the base."""

import asyncio
import threading
import zlib
from collections import Counter
from dataclasses import dataclass
from weakref import WeakValueDictionary

import anyio.to_thread

from atelier.domain.change import WHOLE, Change, Edit
from atelier.domain.ids import CODE_LENGTH, MeetingId, QuestionId
from atelier.domain.parts import Snapshot
from atelier.domain.practice import is_silent
from atelier.domain.things import Meeting, Note, PeerGroup, Project, Question, Stage
from atelier.phone.reception import Reception
from atelier.phone.walls import Walls
from atelier.phone.watchers import Watchers

LONGEST_CODE = 4 * CODE_LENGTH
"""Characters of a code as somebody may type it, spaces included; anything longer is no code."""
_UNSEEN = {
    "next_number",
    "day",
    "place",
    "wifi_name",
    "wifi_password",
    "stage_started_at",
    "stage_paused_at",
    "stage_extra_s",
}
_DOORS = {"phones_open", "phones_paused", "closed_question_ids", "stage_id"}
"""What decides until when own notes can be changed."""
_TOLD_OF_NOTE = {"withdrawn_by", "review", "text", "correction"}
_SHEET = {Project, Question, PeerGroup, Meeting, Stage}


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting as a participant sees it: its questions in order, the current one, the agenda, the peer groups.

    `form`: a number that differs once the form is to be drawn anew, with other questions, words, or more asked.
    """

    meeting: Meeting
    project: Project
    questions: tuple[Question, ...]
    peer_groups: tuple[PeerGroup, ...] = ()
    stages: tuple[Stage, ...] = ()
    form: int = 0

    @property
    def current(self) -> Question | None:
        """The question the room is on: the one shown, or the first."""
        return self.question(self.meeting.question_id) or next(iter(self.questions), None)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that the page lets people choose from."""
        if not self.meeting.free_questions:
            return () if self.current is None else (self.current,)
        return tuple(q for q in self.questions if q.id not in self.meeting.closed_question_ids)

    @property
    def is_silent(self) -> bool:
        """Whether the stage under way is one in which nothing is said of the wall."""
        return is_silent(next((stage for stage in self.stages if stage.id == self.meeting.stage_id), None))

    def question(self, name: QuestionId | str | None) -> Question | None:
        """The question of that identifier or number, if it is one of the meeting's."""
        return next((q for q in self.questions if name in (q.id, str(q.number))), None)


class Rooms:
    """Finds rooms by code, and tells `watchers` when there is something new to say.

    Changes arrive in the writer's thread; `known` and `find` are for the server's event loop.
    """

    def __init__(self, reception: Reception) -> None:
        self.watchers = Watchers()
        self.walls = Walls(reception, self.watchers)
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
        """A number that differs once own notes may have: withdrawn, restored, reviewed, no longer to be changed."""
        return self._note_turns[meeting_id]

    def known(self, code: str) -> Room | None:
        """The room of a code as it is kept, if it was asked for before; without waiting."""
        return self._by_code.get(code)

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
        self.walls.close()
        self._closed = True
        self.watchers.wake()

    def _on_change(self, change: Change) -> None:
        """In the writer's thread, once for each note that comes in: those concern nobody here."""
        is_turn = is_about_room = False
        for edit in change.edits:
            if edit.kind is Note:
                is_turn = is_turn or edit.field in _TOLD_OF_NOTE or _is_deletion(edit)
            elif edit.kind in _SHEET and edit.field not in _UNSEEN:
                is_about_room = True
                is_turn = is_turn or edit.field in _DOORS
        if not (is_turn or is_about_room):
            return
        with self._lock:
            if is_about_room:
                self._generation += 1
                self._by_code.clear()
            if is_turn and change.meeting_id is not None:
                self._note_turns[change.meeting_id] += 1
        self.watchers.wake()


def plain_code(typed: str) -> str:
    """A code as it is kept: capital letters without what stands between; empty if it can't be a code."""
    return "".join(filter(str.isalnum, typed)).upper() if len(typed) <= LONGEST_CODE else ""


def _room(snapshot: Snapshot) -> Room:
    meeting = next(snapshot.all(Meeting))
    questions = tuple(sorted(snapshot.all(Question), key=lambda question: question.number))
    groups = tuple(sorted(snapshot.all(PeerGroup), key=lambda group: group.rank))
    stages = tuple(sorted(snapshot.all(Stage), key=lambda stage: stage.rank))
    asked = (meeting.asks_name, meeting.asks_structure, meeting.asks_group, groups)
    form = zlib.crc32(repr((meeting.title, questions, asked)).encode())
    return Room(meeting, snapshot.get(Project, meeting.project_id), questions, groups, stages, form)


def _is_deletion(edit: Edit) -> bool:
    return edit.field == WHOLE and edit.after is None
