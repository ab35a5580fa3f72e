"""The page as an ASGI app: which request is answered by what. What is decided is not here."""

import time
from collections.abc import Collection
from urllib.parse import parse_qsl, quote, urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from atelier.phone.buckets import Clock
from atelier.phone.desk import Desk
from atelier.phone.events import Addresses, Bulletin
from atelier.phone.feeds import Feeds
from atelier.phone.form_posts import FormPosts
from atelier.phone.guard import Guard
from atelier.phone.intake import Intake, Way
from atelier.phone.keepsakes import leave_tongue
from atelier.phone.languages import tongue
from atelier.phone.letterbox import Letterbox
from atelier.phone.pages import Pages
from atelier.phone.premises import Premises
from atelier.phone.reception import Reception
from atelier.phone.rejections import Rejected
from atelier.phone.rooms import Rooms
from atelier.phone.script_posts import ScriptPosts


def create_app(
    reception: Reception,
    rooms: Rooms,
    *,
    hosts: Collection[str] = (),
    addresses: Addresses = tuple,
    way: Way | None = None,
    clock: Clock = time.monotonic,
) -> ASGIApp:
    """The page.

    `hosts`: names it answers to beside IP addresses and this laptop's own; `way`: who goes before a post.
    """
    intake = Intake(reception, way)
    letterbox = Letterbox(reception, intake, clock=clock)
    premises = Premises(reception, rooms, Pages(), Bulletin(rooms, addresses), intake, letterbox)
    desk, feeds = Desk(premises), Feeds(premises)
    posts = FormPosts(premises, desk)
    routes = [
        Route("/", desk.welcome),
        Route("/favicon.ico", _no_icon),
        Route("/{code}", desk.form, methods=["GET"]),
        Route("/{code}/state", feeds.state),
        Route("/{code}/events", feeds.events),
        Route("/{code}", posts.take, methods=["POST"]),
        Route("/{code}/notes/{key}", posts.change, methods=["POST"]),
        Route("/{code}/board", desk.board),
        Route("/{code}/privacy", desk.privacy),
        Route("/{code}/next", desk.next, methods=["POST"]),
    ]
    handlers = {HTTPException: desk.lost, Rejected: desk.rejected, Exception: desk.broken}
    # A page is three times lighter for it over a weak Wi-Fi; streams and short answers are left as they are.
    packing = Middleware(GZipMiddleware, minimum_size=2000, compresslevel=5)
    app = _TongueSwitch(Starlette(routes=routes, exception_handlers=handlers, middleware=[packing]))
    return Guard(ScriptPosts(app, rooms, letterbox), stranger=desk.stranger, hosts=hosts)


async def _no_icon(_request: Request) -> Response:
    return Response(status_code=204)


class _TongueSwitch:
    """Takes `?lang=xx` out of any page's address, and leaves the language with the phone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the same address without it, or hand on."""
        answer: ASGIApp | None = None
        if scope["method"] == "GET" and b"lang=" in scope["query_string"]:
            answer = _switched(scope)
        await (answer or self._app)(scope, receive, send)


def _switched(scope: Scope) -> Response | None:
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    tags = [value for name, value in asked if name == "lang"]
    if not tags:
        return None
    rest = urlencode([(name, value) for name, value in asked if name != "lang"])
    # Not `//elsewhere`, which would be another computer's address.
    path = "/" + quote(scope["path"].lstrip("/"))
    response = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
    chosen = tongue(tags[0])
    if chosen is not None:
        leave_tongue(response, chosen)
    return response
