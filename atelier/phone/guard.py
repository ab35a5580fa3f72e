"""What holds for every request, whatever the page: whose name was asked for, which headers go out."""

import ipaddress
import re
import socket
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        app = self._app if self.knows(Headers(scope=scope).get("host", "")) else self._stranger
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
