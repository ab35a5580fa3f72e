"""What holds for every request, whatever the page: whose name was asked for, which headers go out."""

import ipaddress
import re
import socket
from collections.abc import Collection
from functools import lru_cache

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_HEADERS = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:/@\s]+)(?::\d{1,5})?")


class Guard:
    """Answers only to an IP address or to this laptop's own names, and sets security headers.

    A page elsewhere whose name was made to point here (DNS rebinding) asks under that name, never under an
    IP address; so any IP address will do, and the laptop may change its own without a word to us.
    """

    def __init__(self, app: ASGIApp, *, stranger: ASGIApp, hosts: Collection[str] = ()) -> None:
        self._app = app
        self._stranger = stranger
        own = socket.gethostname().lower()
        short = own.partition(".")[0]
        self._names = {"localhost", own, short, f"{short}.local", *(host.lower() for host in hosts)}
        # Bounded, as strangers make names up; the room asks under one.
        self._knows_cached = lru_cache(maxsize=64)(self.knows)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _value in message["headers"]}
                missing = [header for header in _HEADERS if header[0] not in given]
                message = {**message, "headers": [*message["headers"], *missing]}
            await send(message)

        # Two would be two opinions of whom was asked.
        names = [value for name, value in scope["headers"] if name == b"host"]
        is_ours = len(names) == 1 and self._knows_cached(names[0].decode("latin-1"))
        app = self._app if is_ours else self._stranger
        await app(scope, receive, send_with_headers)

    def knows(self, host: str) -> bool:
        """Whether a `Host` header names this laptop."""
        match = _HOST.fullmatch(host)
        if match is None:
            return False
        name = match[1].strip("[]").lower().removesuffix(".")
        return name in self._names or _is_ip(name)


def _is_ip(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
