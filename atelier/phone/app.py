"""The page's routes: the code, the form, taking a post-it in, the live link. What is decided is not here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from gettext import gettext as _

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from atelier.domain.things import Note
from atelier.phone.events import LiveLink, room_state
from atelier.phone.guard import Guard
from atelier.phone.intake import keep_note
from atelier.phone.pages import OwnNote, Pages, State, own_notes, state_of
from atelier.phone.posting import Post, Rejected, is_key, read_post
from atelier.phone.reception import Reception
from atelier.phone.rooms import Room, Rooms, plain_code
from atelier.phone.watchers import TooManyWatchers

RETRY_S = 3
MOST_KEYS = 40
_COOKIE = "mine"
_COOKIE_S = 12 * 3600


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers the requests."""

    reception: Reception
    rooms: Rooms
    pages: Pages

    async def welcome(self, request: Request) -> Response:
        """Ask for the code; with one, go to its form."""
        typed = request.query_params.get("code", "")
        if not typed.strip():
            return self.pages.code_form()
        room = await self.rooms.find(typed)
        if room is None:
            return self._unknown(typed)
        return RedirectResponse(f"/{room.meeting.code}", 303)

    async def form(self, request: Request) -> Response:
        """The form of a meeting."""
        code = request.path_params["code"]
        room = await self.rooms.find(code)
        if room is None:
            return self._unknown(code)
        if code != room.meeting.code:
            # One address for a meeting: cookies and what the phone keeps hang on it.
            return RedirectResponse(f"/{room.meeting.code}", 303)
        sent = "sent" in request.query_params
        return self.pages.form(
            room,
            room_state(room, self.rooms),
            own=await self._own(room, _cookie_keys(request)),
            chosen=room.question(request.query_params.get("question")),
            sentence=_("✓ Votre post-it est envoyé.") if sent else "",
            tone="good" if sent else "",
        )

    async def take(self, request: Request) -> Response:
        """Take a post-it in: answered once it is committed, never before."""
        code = request.path_params["code"]
        wants_json = "json" in request.headers.get("accept", "") + request.headers.get("content-type", "")
        room = await self.rooms.find(code)
        if room is None:
            return _no_meeting() if wants_json else self._unknown(code)
        try:
            post = await read_post(request, room)
            await keep_note(self.reception, self.rooms, room, post)
        except ClientDisconnect:
            return Response(status_code=400)
        except Rejected as rejected:
            if wants_json:
                return _json_problem(rejected.status, rejected.sentence)
            return await self._given_back(request, room, rejected)
        response = _taken(room, post, wants_json=wants_json)
        _remember(response, room, [post.key, *_cookie_keys(request)])
        return response

    async def state(self, request: Request) -> Response:
        """The meeting's state, and that of the notes whose keys are asked for (`?keys=a.b.c`)."""
        room = await self.rooms.find(request.path_params["code"])
        if room is None:
            return _no_meeting()
        notes = await self._notes(room, _keys(request.query_params.get("keys", "")))
        states = {note.key: state_of(note) for note in notes}
        return JSONResponse({**room_state(room, self.rooms), "notes": states})

    async def events(self, request: Request) -> Response:
        """The same as it changes, without notes: they are for their authors only."""
        room = await self.rooms.find(request.path_params["code"])
        if room is None:
            return _no_meeting()
        client = request.client.host if request.client else ""
        try:
            # Nothing is awaited from here to the stream's `finally`: no place can be lost.
            return LiveLink(self.rooms, self.rooms.watchers.enter(room.meeting.code, client))
        except TooManyWatchers:
            return _json_problem(
                503, _("Trop de téléphones sont en direct : celui-ci suivra plus lentement.")
            )

    async def _given_back(self, request: Request, room: Room, rejected: Rejected) -> Response:
        return self.pages.form(
            room,
            room_state(room, self.rooms),
            own=await self._own(room, _cookie_keys(request)),
            chosen=room.question(rejected.question),
            status=rejected.status,
            sentence=rejected.sentence,
            tone="wrong",
            text=rejected.text,
            key=rejected.key,
        )

    async def _own(self, room: Room, keys: Sequence[str]) -> list[OwnNote]:
        return own_notes(room, await self._notes(room, keys))

    async def _notes(self, room: Room, keys: Sequence[str]) -> list[Note]:
        if not keys:
            return []
        return await anyio.to_thread.run_sync(self.reception.notes_by_key, room.meeting.id, keys)

    def _unknown(self, code: str) -> Response:
        sentence = _("Aucune rencontre n’a ce code. Relisez-le sur l’écran de la salle.")
        return self.pages.code_form(status=404, code=plain_code(code), sentence=sentence)

    async def lost(self, _request: Request, error: Exception) -> Response:
        """What no route answers."""
        assert isinstance(error, HTTPException)
        if error.status_code == 405:
            return self.pages.notice(_("Cette page ne se demande pas ainsi."), status=405, back="/")
        return self.pages.notice(_("Cette page n’existe pas."), status=error.status_code, back="/")

    async def broken(self, _request: Request, _error: Exception) -> Response:
        """An internal fault; Starlette raises it again afterwards, so it is logged with its trace."""
        sentence = _("Revenez à la page précédente et réessayez : rien de ce qui était envoyé n’est perdu.")
        return self.pages.notice(_("Un incident est arrivé ici."), sentence, status=500)

    async def stranger(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Asked under a name that is not this laptop's."""
        sentence = _("Tapez l’adresse telle qu’elle est affichée à l’écran de la salle.")
        page = self.pages.notice(_("Cette adresse n’est pas celle de l’atelier."), sentence, status=421)
        await page(scope, receive, send)


def create_app(reception: Reception, rooms: Rooms, *, hosts: Collection[str] = ()) -> ASGIApp:
    """The page as an ASGI app; `hosts`: names it answers to beside IP addresses and this laptop's own."""
    desk = Desk(reception, rooms, Pages())
    routes = [
        Route("/", desk.welcome),
        Route("/favicon.ico", _no_icon),
        Route("/{code}", desk.form, methods=["GET"]),
        Route("/{code}", desk.take, methods=["POST"]),
        Route("/{code}/state", desk.state),
        Route("/{code}/events", desk.events),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: desk.lost, Exception: desk.broken})
    return Guard(app, stranger=desk.stranger, hosts=hosts)


async def _no_icon(_request: Request) -> Response:
    return Response(status_code=204)


def _taken(room: Room, post: Post, *, wants_json: bool) -> Response:
    if wants_json:
        return JSONResponse({"state": State.SENT, "key": post.key})
    current = room.current
    stay = "" if current and post.question_id == current.id else f"&question={post.question_id}"
    return RedirectResponse(f"/{room.meeting.code}?sent=1{stay}", 303)


def _no_meeting() -> Response:
    return _json_problem(404, _("Cette rencontre n’est plus ici."))


def _json_problem(status: int, sentence: str) -> Response:
    headers = {"Retry-After": str(RETRY_S)} if status == 503 else None
    return JSONResponse({"sentence": sentence}, status, headers)


def _remember(response: Response, room: Room, keys: Sequence[str]) -> None:
    """Leave the keys of own notes with the phone, newest first: random, they lead to nobody."""
    kept = ".".join(list(dict.fromkeys(keys))[:MOST_KEYS])
    path = f"/{room.meeting.code}"
    response.set_cookie(_COOKIE, kept, max_age=_COOKIE_S, path=path, httponly=True, samesite="lax")


def _cookie_keys(request: Request) -> list[str]:
    return _keys(request.cookies.get(_COOKIE, ""))


def _keys(joined: str) -> list[str]:
    return [key for key in joined.split(".")[:MOST_KEYS] if is_key(key)]
