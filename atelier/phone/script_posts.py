"""Post-its sent by the page's script: the one request that comes by the hundred, so with nothing around it."""

import logging
import re

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send

from atelier.phone import sentences
from atelier.phone.answers import send_json, send_rejected
from atelier.phone.asked import JSON, content_type
from atelier.phone.bodies import json_fields, read_body
from atelier.phone.letterbox import Letterbox
from atelier.phone.own_notes import State
from atelier.phone.posting import post_of
from atelier.phone.rejections import Rejected, fault
from atelier.phone.rooms import Rooms
from atelier.phone.sender import keys_in, sender_of

_FORM = re.compile(r"/[^/]+")

logger = logging.getLogger(__name__)


class ScriptPosts:
    """Takes `POST /CODE` in JSON; hands everything else on to the rest of the app."""

    def __init__(self, app: ASGIApp, rooms: Rooms, letterbox: Letterbox) -> None:
        self._app = app
        self._rooms = rooms
        self._letterbox = letterbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer once the post-it is committed, never before."""
        if scope["method"] != "POST" or not _FORM.fullmatch(scope["path"]) or content_type(scope) != JSON:
            await self._app(scope, receive, send)
            return
        try:
            key, state = await self._take(scope, receive)
        except ClientDisconnect:
            return
        except Rejected as rejected:
            await send_rejected(scope, send, rejected)
        except Exception:
            logger.exception("a post-it could not be read")
            await send_rejected(scope, send, fault())
        else:
            await send_json(send, 200, f'{{"key":"{key}","state":"{state}"}}'.encode())

    async def _take(self, scope: Scope, receive: Receive) -> tuple[str, State]:
        code = scope["path"][1:]
        room = self._rooms.known(code) or await self._rooms.find(code)
        if room is None:
            raise Rejected(404, sentences.NO_MEETING)
        fields = json_fields(scope, await read_body(scope, receive))
        post = post_of(fields, room, from_script=True)
        own = fields.get("own") if room.meeting.quota is not None else None
        keys = keys_in(own) if isinstance(own, str) else ()
        return post.key, await self._letterbox.take(room, post, sender_of(scope, keys))
