"""Taking a post-it in, whichever way it was sent: known already, too fast, too many, or kept."""

import asyncio
import time
from weakref import WeakValueDictionary

import anyio.to_thread

from atelier.domain.ids import MeetingId, NoteId, QuestionId, named_id
from atelier.domain.operations import AddNotes, NewNote
from atelier.domain.things import Note, Source
from atelier.phone.buckets import Clock, Pace
from atelier.phone.intake import Intake
from atelier.phone.own_notes import State, state_after, state_of
from atelier.phone.posting import Post
from atelier.phone.recent import Recent
from atelier.phone.reception import Reception
from atelier.phone.rejections import Rejected, over_quota, too_fast
from atelier.phone.rooms import Room
from atelier.phone.sender import MOST_KEYS, Sender

MOST_KEPT = 16_384
"""Keys of post-its that were kept, to acknowledge them again without asking the writer."""
MOST_PHONES = 2048


class Letterbox:
    """Where post-its go in. Nothing that it remembers of phones outlives it."""

    def __init__(self, reception: Reception, intake: Intake, *, clock: Clock = time.monotonic) -> None:
        self._reception = reception
        self._intake = intake
        self._pace = Pace(clock)
        self._kept: Recent[tuple[MeetingId, str], bool] = Recent(MOST_KEPT)
        self._by_phone: Recent[str, tuple[str, ...]] = Recent(MOST_PHONES)
        self._counting: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(self, room: Room, post: Post, sender: Sender) -> State:
        """Keep the post-it: returns where it is, once it is committed, or was before under the same key.

        Raises:
            Rejected: not now (409, 429, 503) or not at all, with the post given back.
        """
        if self._kept.get((room.meeting.id, post.key)):
            # It may have been shown or withdrawn since.
            return await self._state_of(room.meeting.id, post.key)
        try:
            self.slow(sender)
            if room.meeting.quota is None:
                return await self._keep(room, post)
            # One at a time: two tabs that ask at once would both find a place.
            async with self._counting.setdefault(sender.phone or post.key, asyncio.Lock()):
                await self._check_quota(room, post, sender, room.meeting.quota)
                return await self._keep(room, post)
        except Rejected as rejected:
            raise post.given_back(rejected) from rejected.__cause__

    def slow(self, sender: Sender) -> None:
        """Count a request; Rejected (429) where the sender is faster than it may be."""
        if wait_s := self._pace.wait_s(sender.phone, sender.address):
            raise too_fast(wait_s)

    async def _keep(self, room: Room, post: Post) -> State:
        person = post.person
        note = NewNote(
            # Of the key, not drawn: each draw lets go of the interpreter, which busy threads give back late.
            NoteId(named_id(room.meeting.id, post.key)),
            post.text,
            post.key,
            author=person.name or None,
            structure=person.structure or None,
            peer_group_id=person.peer_group_id,
        )
        meeting_id = room.meeting.id
        change = await self._intake.ask(AddNotes(meeting_id, post.question_id, (note,), Source.PHONE))
        state = await self._state_of(meeting_id, post.key) if change is None else state_after(change)
        self._kept.set((meeting_id, post.key), True)
        return state

    async def _state_of(self, meeting_id: MeetingId, key: str) -> State:
        notes = await self._notes(meeting_id, (key,))
        return state_of(notes[0]) if notes else State.SENT

    async def _check_quota(self, room: Room, post: Post, sender: Sender, quota: int) -> None:
        """Rejected (403) where so many own post-its are on that question already, those withdrawn not counted."""
        told = [*sender.keys, *(self._by_phone.get(sender.phone) or ())]
        keys = tuple(dict.fromkeys((post.key, *told)))
        notes = await self._notes(room.meeting.id, keys)
        if all(note.key != post.key for note in notes) and _count(notes, post.question_id) >= quota:
            raise over_quota(quota)
        if sender.phone:
            self._by_phone.set(sender.phone, keys[:MOST_KEYS])

    async def _notes(self, meeting_id: MeetingId, keys: tuple[str, ...]) -> list[Note]:
        return await anyio.to_thread.run_sync(self._reception.notes_by_key, meeting_id, keys)


def _count(notes: list[Note], question_id: QuestionId) -> int:
    return sum(note.question_id == question_id and note.withdrawn_by is None for note in notes)
