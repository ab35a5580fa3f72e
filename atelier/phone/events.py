"""The live link to phones: what they are told of their meeting, by a stream of server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from atelier.phone.rooms import Room, Rooms
from atelier.phone.watchers import Watcher

RETRY_MS = 2000
"""After how long a phone whose stream broke comes back."""
HEARTBEAT_S = 15.0
"""Phones and routers drop a silent connection, some after 30 s."""

Addresses = Callable[[], Sequence[str]]
"""Where else the laptop can be reached, as `host:port`; asked in the server's event loop."""
RoomState = dict[str, Any]


class Bulletin:
    """What everybody in a room is told: the same for all, so put into bytes once."""

    def __init__(self, rooms: Rooms, addresses: Addresses = tuple) -> None:
        self._rooms = rooms
        self._addresses = addresses
        self._told: dict[str, tuple[RoomState, bytes]] = {}

    def state(self, room: Room) -> RoomState:
        """The question, whether it takes post-its, and numbers that say when to look at own notes or at the wall."""
        meeting = room.meeting
        return {
            "question": None if room.current is None else room.current.id,
            "door": meeting.door,
            "closed": list(meeting.closed_question_ids),
            "free": meeting.free_questions,
            "quota": meeting.quota,
            "turn": self._rooms.note_turn(meeting.id),
            "board": self._rooms.walls.turn(meeting.id) if meeting.shows_board else None,
            "addresses": list(self._addresses()),
            "form": room.form,
        }

    def event(self, room: Room) -> bytes:
        """The state as an event; the same object as long as it is the same."""
        state = self.state(room)
        told = self._told.get(room.meeting.code)
        if told is None or told[0] != state:
            told = self._told[room.meeting.code] = state, f"data: {json.dumps(state)}\n\n".encode()
        return told[1]


async def event_stream(
    rooms: Rooms, bulletin: Bulletin, watcher: Watcher, *, heartbeat_s: float = HEARTBEAT_S
) -> AsyncIterator[bytes]:
    """The state now, and again each time it differs; ends with the meeting or the server."""
    told = b""
    yield f"retry: {RETRY_MS}\n\n".encode()
    while not rooms.closed:
        watcher.news.clear()
        room = rooms.known(watcher.code) or await rooms.find(watcher.code)
        if room is None:
            return
        event = bulletin.event(room)
        if event != told:
            told = event
            yield event
        try:
            await asyncio.wait_for(watcher.news.wait(), heartbeat_s)
        except TimeoutError:
            yield b": \n\n"


class LiveLink(StreamingResponse):
    """The stream as an answer, whose watcher leaves when it ends, even before its first event."""

    def __init__(self, rooms: Rooms, bulletin: Bulletin, watcher: Watcher) -> None:
        super().__init__(
            event_stream(rooms, bulletin, watcher),
            media_type="text/event-stream",
            headers={"X-Accel-Buffering": "no"},
        )
        self._rooms = rooms
        self._watcher = watcher

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream until either side ends it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._rooms.watchers.leave(self._watcher)
