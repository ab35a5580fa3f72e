"""HTTP connections with a deadline: a request that is not here in time is cut. uvicorn has no such option.

Without it, senders of one byte a minute hold their connections for ever (STYLE.md, trap 10).
"""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

DELIVERY_S = 15.0
"""From the connection (or the first byte of a further request) to the last byte of the request."""


class DeadlineProtocol(H11Protocol):
    """Cuts who does not deliver; never an answer under way, such as an event stream.

    Between requests, uvicorn's own keep-alive timer is at work, not this one.
    """

    delivery_s = DELIVERY_S

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._arm()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state in (h11.IDLE, h11.SEND_BODY):
            self._arm()
        else:
            self._disarm()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE:
            self._disarm()

    def shutdown(self) -> None:
        """Stop at once for who is still sending: waiting for the rest would only delay the end."""
        if self._deadline is None:
            super().shutdown()
        else:
            self.transport.abort()

    def send_400_response(self, msg: str) -> None:
        """Answer what is not HTTP in French too (in ASCII, as uvicorn encodes it)."""
        del msg
        super().send_400_response("Cette demande est illisible.")

    def _arm(self) -> None:
        if self._deadline is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(self.delivery_s, self._cut)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _cut(self) -> None:
        self._deadline = None
        self.transport.abort()
