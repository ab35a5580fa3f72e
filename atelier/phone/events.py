"""The live link to phones: what they are told of their meeting, by a stream of server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from atelier.phone.rooms import Room, Rooms

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


async def event_stream(rooms: Rooms, code: str, *, heartbeat_s: float = HEARTBEAT_S) -> AsyncIterator[str]:
    """The state now, and again each time it differs; ends with the meeting or the server."""
    told: dict[str, Any] | None = None
    with rooms.watch() as news:
        yield f"retry: {RETRY_MS}\n\n"
        while not rooms.closed:
            news.clear()
            room = await rooms.find(code)
            if room is None:
                return
            state = room_state(room, rooms)
            if state != told:
                told = state
                yield f"data: {json.dumps(state)}\n\n"
            try:
                await asyncio.wait_for(news.wait(), heartbeat_s)
            except TimeoutError:
                yield ": \n\n"
