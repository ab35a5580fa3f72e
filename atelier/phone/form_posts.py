"""What comes by forms: a post-it of a phone without script, and corrections of own post-its, whoever sends them."""

from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from atelier.domain.operations import RewriteOwnNote, WithdrawOwnNote
from atelier.phone import sentences
from atelier.phone.answers import rejected_json
from atelier.phone.asked import tongue_of, wants_json
from atelier.phone.bodies import Fields, form_fields, read_body
from atelier.phone.desk import DONE, Desk
from atelier.phone.keepsakes import leave_keys, leave_person
from atelier.phone.own_notes import OwnNote
from atelier.phone.persons import asks
from atelier.phone.posting import Post, checked_text, is_key, post_of
from atelier.phone.premises import Premises
from atelier.phone.rejections import Rejected
from atelier.phone.rooms import Room
from atelier.phone.sender import cookie_keys, sender_of


@dataclass(frozen=True, slots=True)
class FormPosts:
    """Takes forms in."""

    premises: Premises
    desk: Desk

    async def take(self, request: Request) -> Response:
        """Take a post-it in: answered once it is committed, never before."""
        code = request.path_params["code"]
        room = await self.premises.rooms.find(code)
        if room is None:
            return self._unknown(request, code)
        keys = cookie_keys(request.scope, room.meeting.code)
        try:
            post = post_of(await _fields(request), room, from_script=False)
            state = await self.premises.letterbox.take(room, post, sender_of(request.scope, keys))
        except ClientDisconnect:
            return Response(status_code=400)
        except Rejected as rejected:
            return await self._not_taken(request, room, rejected)
        if wants_json(request.scope):
            return JSONResponse({"key": post.key, "state": state})
        response = RedirectResponse(f"/{room.meeting.code}?sent=1{_stay(room, post)}", 303)
        leave_keys(response, room, [post.key, *keys])
        if asks(room):
            leave_person(response, post.person)
        return response

    async def change(self, request: Request) -> Response:
        """Correct or withdraw an own post-it."""
        room = await self.premises.rooms.find(request.path_params["code"])
        if room is None:
            return self._unknown(request, request.path_params["code"])
        key = request.path_params["key"]
        try:
            own, action = await self._change(request, room, key)
        except ClientDisconnect:
            return Response(status_code=400)
        except Rejected as rejected:
            return await self._not_taken(request, room, rejected, key=key)
        if wants_json(request.scope):
            sentence = DONE[action].said(tongue_of(request.scope))
            return JSONResponse({"key": key, **own.told, "sentence": sentence})
        return RedirectResponse(f"/{room.meeting.code}?sent={action}", 303)

    async def _change(self, request: Request, room: Room, key: str) -> tuple[OwnNote, str]:
        fields = await _fields(request)
        action = fields.get("action")
        if not is_key(key) or action not in ("rewrite", "withdraw"):
            raise Rejected(400, sentences.STALE)
        operation: RewriteOwnNote | WithdrawOwnNote = WithdrawOwnNote(room.meeting.id, key)
        if action == "rewrite":
            operation = RewriteOwnNote(room.meeting.id, key, checked_text(fields.get("text", "")))
        try:
            self.premises.letterbox.slow(sender_of(request.scope))
            await self.premises.intake.ask(operation)
        except Rejected as rejected:
            raise rejected.giving_back(getattr(operation, "text", "")) from rejected.__cause__
        return (await self.premises.own(room, [key]))[0], str(action)

    async def _not_taken(
        self, request: Request, room: Room, rejected: Rejected, *, key: str = ""
    ) -> Response:
        if wants_json(request.scope):
            return rejected_json(request.scope, rejected)
        own = await self.premises.own(room, [key]) if key else []
        editing = own[0] if own and own[0].changeable and rejected.text else None
        return await self.desk.form_again(request, room, rejected, editing=editing)

    def _unknown(self, request: Request, code: str) -> Response:
        if wants_json(request.scope):
            return rejected_json(request.scope, Rejected(404, sentences.NO_MEETING))
        return self.desk.unknown(request.scope, code)


async def _fields(request: Request) -> Fields:
    return await form_fields(request.scope, await read_body(request.scope, request.receive))


def _stay(room: Room, post: Post) -> str:
    """What keeps the form on the question that was answered, if it is not the room's."""
    return "" if room.current and post.question_id == room.current.id else f"&question={post.question_id}"
