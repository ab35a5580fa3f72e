"""What the page's script follows the meeting with: its state, asked for or streamed."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from atelier.phone import sentences
from atelier.phone.asked import address_of, phone_of
from atelier.phone.events import LiveLink
from atelier.phone.premises import Premises
from atelier.phone.rejections import RETRY_S, Rejected
from atelier.phone.sender import keys_in
from atelier.phone.watchers import TooManyWatchers


@dataclass(frozen=True, slots=True)
class Feeds:
    """Answers scripts that listen."""

    premises: Premises

    async def state(self, request: Request) -> Response:
        """The meeting's state, and that of the notes whose keys are asked for (`?keys=a.b.c`)."""
        room = await self.premises.room(request)
        if phone := phone_of(request.scope):
            self.premises.rooms.watchers.seen(room.meeting.code, phone)
        own = await self.premises.own(room, keys_in(request.query_params.get("keys", "")))
        notes = {note.key: note.told for note in own}
        return JSONResponse({**self.premises.bulletin.state(room), "notes": notes})

    async def events(self, request: Request) -> Response:
        """The same as it changes, without notes: they are for their authors only."""
        room = await self.premises.room(request)
        if request.method == "HEAD":
            # Whoever asks for the headers alone would wait for the end, and count as a phone.
            return Response(media_type="text/event-stream")
        rooms, address = self.premises.rooms, address_of(request.scope)
        try:
            # Nothing is awaited from here to the stream's `finally`: no place can be lost.
            watcher = rooms.watchers.enter(room.meeting.code, address, phone=phone_of(request.scope))
        except TooManyWatchers:
            raise Rejected(503, sentences.NO_PLACE, retry_s=RETRY_S) from None
        return LiveLink(rooms, self.premises.bulletin, watcher)
