"""The pages for people: the code, the form, privacy, the wall, and what is said when something is not to be had."""

from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from atelier.domain.things import Question
from atelier.phone import sentences
from atelier.phone.answers import rejected_json
from atelier.phone.asked import header, tongue_of, wants_json
from atelier.phone.keepsakes import forget_everything, leave_phone, left_person
from atelier.phone.own_notes import OwnNote
from atelier.phone.premises import Premises
from atelier.phone.rejections import Rejected, fault
from atelier.phone.rooms import Room, plain_code
from atelier.phone.sender import cookie_keys

DONE = {"1": sentences.SENT, "rewrite": sentences.REWRITTEN, "withdraw": sentences.WITHDRAWN}
"""What is said of a form that was taken, by what `?sent=` or its action names it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers with pages."""

    premises: Premises

    async def welcome(self, request: Request) -> Response:
        """Ask for the code; with one, go to its form."""
        typed = request.query_params.get("code", "")
        if not typed.strip():
            return self.premises.pages.code_form(tongue_of(request.scope))
        room = await self.premises.rooms.find(typed)
        if room is None:
            return self.unknown(request.scope, typed)
        return RedirectResponse(f"/{room.meeting.code}", 303)

    async def form(self, request: Request) -> Response:
        """The form of a meeting."""
        code = request.path_params["code"]
        room = self.premises.rooms.known(code) or await self.premises.rooms.find(code)
        if room is None:
            return self.unknown(request.scope, code)
        if code != room.meeting.code:
            # One address for a meeting: what the phone keeps hangs on it.
            return RedirectResponse(f"/{room.meeting.code}", 303)
        response = await self._form(request, room)
        leave_phone(request.scope, response)
        return response

    async def _form(self, request: Request, room: Room) -> Response:
        asked = request.query_params
        own = await self.premises.own(room, cookie_keys(request.scope, room.meeting.code))
        editing = _changeable(own, asked.get("edit", ""))
        done = DONE.get(asked.get("sent", ""))
        return self.premises.pages.form(
            tongue_of(request.scope),
            room,
            self.premises.bulletin.state(room),
            own=own,
            chosen=room.question(editing.question) if editing else _offered(room, asked.get("question", "")),
            person=left_person(request.scope, room),
            sentence=done,
            tone="good" if done else "",
            editing=editing,
        )

    async def form_again(
        self, request: Request, room: Room, rejected: Rejected, *, editing: OwnNote | None = None
    ) -> Response:
        """The form with what could not be taken in it, and why."""
        own = await self.premises.own(room, cookie_keys(request.scope, room.meeting.code))
        response = self.premises.pages.form(
            tongue_of(request.scope),
            room,
            self.premises.bulletin.state(room),
            own=own,
            chosen=room.question(editing.question if editing else rejected.question),
            person=left_person(request.scope, room),
            status=rejected.status,
            sentence=rejected.sentence,
            tone="wrong",
            text="" if editing else rejected.text,
            key=rejected.key,
            editing=editing and replace(editing, text=rejected.text),
        )
        response.headers.update(rejected.headers)
        return response

    async def privacy(self, request: Request) -> Response:
        """« Vie privée »."""
        room = await self.premises.rooms.find(request.path_params["code"])
        if room is None:
            return self.unknown(request.scope, request.path_params["code"])
        return self.premises.pages.privacy(tongue_of(request.scope), room)

    async def next(self, request: Request) -> Response:
        """« Au suivant »: the tablet goes to the next person, and keeps nothing of this one."""
        response = RedirectResponse(f"/{plain_code(request.path_params['code'])}", 303)
        forget_everything(request.scope, response)
        return response

    async def board(self, request: Request) -> Response:
        """The wall of the question that the room is on, where the meeting shows it."""
        room = await self.premises.room(request)
        if not room.meeting.shows_board or room.current is None:
            raise Rejected(404, sentences.NO_WALL)
        wall = await self.premises.rooms.walls.wall(room.meeting.id, room.current.id, silent=room.is_silent)
        if "text/html" in header(request.scope, b"accept"):
            return self.premises.pages.board(tongue_of(request.scope), room, wall)
        return JSONResponse(wall)

    def unknown(self, scope: Scope, code: str) -> Response:
        """Ask for the code again."""
        return self.premises.pages.code_form(
            tongue_of(scope), status=404, code=plain_code(code), sentence=sentences.UNKNOWN_CODE
        )

    async def rejected(self, request: Request, error: Exception) -> Response:
        """What a route can't do: to a script in JSON, to a person as a page that leads back."""
        assert isinstance(error, Rejected)
        if "text/html" not in header(request.scope, b"accept"):
            return rejected_json(request.scope, error)
        back = f"/{plain_code(request.path_params.get('code', ''))}"
        page = self.premises.pages.notice(
            tongue_of(request.scope), error.sentence, status=error.status, back=back
        )
        page.headers.update(error.headers)
        return page

    async def lost(self, request: Request, error: Exception) -> Response:
        """What no route answers."""
        assert isinstance(error, HTTPException)
        sentence = sentences.NO_METHOD if error.status_code == 405 else sentences.NO_PAGE
        if wants_json(request.scope):
            return rejected_json(request.scope, Rejected(error.status_code, sentence))
        tongue = tongue_of(request.scope)
        return self.premises.pages.notice(tongue, sentence, status=error.status_code, back="/")

    async def broken(self, request: Request, _error: Exception) -> Response:
        """An internal fault; Starlette raises it again afterwards, so it is logged with its trace."""
        if wants_json(request.scope):
            return rejected_json(request.scope, fault())
        tongue = tongue_of(request.scope)
        return self.premises.pages.notice(tongue, sentences.INCIDENT, sentences.INCIDENT_ADVICE, status=500)

    async def stranger(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Asked under a name that is not this laptop's."""
        tongue = tongue_of(scope)
        page = self.premises.pages.notice(tongue, sentences.STRANGER, sentences.STRANGER_ADVICE, status=421)
        await page(scope, receive, send)


def _offered(room: Room, name: str) -> Question | None:
    """The question of that name, if the page lets people choose it."""
    question = room.question(name)
    return question if question in room.open_questions else None


def _changeable(own: list[OwnNote], key: str) -> OwnNote | None:
    return next((note for note in own if note.key == key and note.changeable), None)
