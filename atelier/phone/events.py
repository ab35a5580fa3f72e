"""The live link to phones: what they are told of their meeting, by a stream of server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from atelier.phone.rooms import Room, Rooms
from atelier.phone.watchers import Watcher

RETRY_MS = 2000
"""After how long a phone whose stream broke comes back."""
HEARTBEAT_S = 15.0
"""Phones and routers drop a silent connection, some after 30 s."""


def room_state(room: Room, rooms: Rooms) -> dict[str, Any]:
    """The question the room is on, whether it is open, and a number that says when to look at own notes."""
    current = room.current
    return {
        "question": None if current is None else current.id,
        "open": room.meeting.phones_open,
        "turn": rooms.note_turn(room.meeting.id),
    }


async def event_stream(
    rooms: Rooms, watcher: Watcher, *, heartbeat_s: float = HEARTBEAT_S
) -> AsyncIterator[str]:
    """The state now, and again each time it differs; ends with the meeting or the server."""
    told: dict[str, Any] | None = None
    yield f"retry: {RETRY_MS}\n\n"
    while not rooms.closed:
        watcher.news.clear()
        room = await rooms.find(watcher.code)
        if room is None:
            return
        state = room_state(room, rooms)
        if state != told:
            told = state
            yield f"data: {json.dumps(state)}\n\n"
        try:
            await asyncio.wait_for(watcher.news.wait(), heartbeat_s)
        except TimeoutError:
            yield ": \n\n"


class LiveLink(StreamingResponse):
    """The stream as an answer, whose watcher leaves when it ends, even before its first event."""

    def __init__(self, rooms: Rooms, watcher: Watcher) -> None:
        super().__init__(
            event_stream(rooms, watcher),
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
