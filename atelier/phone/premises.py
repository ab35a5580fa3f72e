"""What the requests of phones are answered from, and what several of them look up."""

from collections.abc import Sequence
from dataclasses import dataclass

import anyio.to_thread
from starlette.requests import Request

from atelier.phone import sentences
from atelier.phone.events import Bulletin
from atelier.phone.intake import Intake
from atelier.phone.letterbox import Letterbox
from atelier.phone.own_notes import OwnNote, own_notes
from atelier.phone.pages import Pages
from atelier.phone.reception import Reception
from atelier.phone.rejections import Rejected
from atelier.phone.rooms import Room, Rooms


@dataclass(frozen=True, slots=True)
class Premises:
    """The parts, made once for an app."""

    reception: Reception
    rooms: Rooms
    pages: Pages
    bulletin: Bulletin
    intake: Intake
    letterbox: Letterbox

    async def room(self, request: Request) -> Room:
        """The room that a request is about; Rejected (404) where there is none."""
        room = await self.rooms.find(request.path_params["code"])
        if room is None:
            raise Rejected(404, sentences.NO_MEETING)
        return room

    async def own(self, room: Room, keys: Sequence[str]) -> list[OwnNote]:
        """The notes that came in under those keys, as their phone is told of them."""
        if not keys:
            return []
        return own_notes(
            room, await anyio.to_thread.run_sync(self.reception.notes_by_key, room.meeting.id, keys)
        )
