"""HTTP connections with a deadline: a request that is not here in time is cut. uvicorn has no such option.

Without it, senders of one byte a minute hold their connections for ever: 50 of 50 were still there after 20 s.
"""

import asyncio
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from atelier.phone.guard import HEADERS
from atelier.phone.idlers import Idlers

DELIVERY_S = 15.0
"""From the connection, the end of the last answer or the first byte of a further request to its last byte."""
MOST_HEADERS = 64
"""A browser sends fifteen."""
LONGEST_HEAD = 32 * 1024
"""Bytes of a request line and headers, or of trailers, that are kept before they are whole."""
MOST_PIPELINED = 8
"""Requests that wait for the answer to the one before; browsers send none."""
_ILLEGIBLE = "Cette demande est illisible."
_REFUSED_WITH = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": str(len(_ILLEGIBLE.encode())),
    "Connection": "close",
    **HEADERS,
}
_REFUSAL = (
    "HTTP/1.1 400 Bad Request\r\n%b"
    + "".join(f"{name}: {value}\r\n" for name, value in _REFUSED_WITH.items())
    + f"\r\n{_ILLEGIBLE}"
).encode()


class _Unacceptable(Exception):
    """The request is well formed, but no phone sends such a one."""


class _Part(Enum):
    """What a connection is in the middle of delivering."""

    NOTHING = auto()
    HEAD = auto()
    BODY = auto()


class _Wire:
    """A transport that drops what is written once the other side has left, as asyncio's does; uvloop's raises."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(data)


class DeadlineProtocol(HttpToolsProtocol):
    """Cuts who does not deliver or does not read; never an answer under way, such as an event stream.

    httptools bounds nothing by itself: the size of a head, the number of its headers and of the requests
    sent ahead are held here.
    """

    delivery_s = DELIVERY_S

    def __init__(self, *args: Any, idlers: Idlers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.origin = ""
        self._idlers = idlers
        self._deadline: asyncio.TimerHandle | None = None
        self._part = _Part.NOTHING
        self._unparsed = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(cast(asyncio.Transport, _Wire(transport)))
        self.origin = self.client[0] if self.client else ""
        self._settle()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        self._unparsed += len(data)
        super().data_received(data)
        if self._part is not _Part.NOTHING and self._unparsed > LONGEST_HEAD:
            self.send_400_response("")
        self._settle()

    def on_message_begin(self) -> None:
        if len(self.pipeline) >= MOST_PIPELINED:
            raise _Unacceptable
        super().on_message_begin()
        self._part = _Part.HEAD
        # A phone that was silent between two requests has the whole time for this one.
        self._disarm()

    def on_header(self, name: bytes, value: bytes) -> None:
        if len(self.headers) >= MOST_HEADERS:
            raise _Unacceptable
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if self.parser.should_upgrade():
            raise _Unacceptable
        super().on_headers_complete()
        self._part = _Part.BODY
        self._unparsed = 0

    def on_body(self, body: bytes) -> None:
        self._unparsed = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._unparsed = 0
        self._part = _Part.NOTHING
        super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._settle()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._settle()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._settle()

    def shutdown(self) -> None:
        """Stop at once for who is still sending: waiting for the rest would only delay the end."""
        if self._is_answering():
            super().shutdown()
        else:
            self.transport.close()

    def send_400_response(self, msg: str) -> None:
        """Answer what is not HTTP in French and with our headers too, if nothing else is being said."""
        del msg
        if self._is_answering():
            self.cycle.keep_alive = False
        elif self._part is _Part.BODY and self.cycle.response_started:
            self.transport.abort()
        else:
            fields = b"".join(b"%b: %b\r\n" % field for field in self.server_state.default_headers)
            self.transport.write(_REFUSAL % fields)
            self.transport.close()

    def cut(self) -> None:
        """Break the connection off at once."""
        self.transport.abort()

    def _is_answering(self) -> bool:
        """Whether a request that is here whole waits for its answer."""
        if self.pipeline:
            return True
        # uvicorn says that there always is one; there is none before the first request.
        cycle = cast("RequestResponseCycle | None", self.cycle)
        return cycle is not None and not cycle.response_complete and self._part is not _Part.BODY

    def _settle(self) -> None:
        """Have a deadline while a request is owed, or what was answered is not read."""
        if self._is_answering() and not self.flow.write_paused and not self.transport.is_closing():
            self._disarm()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(self.delivery_s, self.cut)
            self._idlers.add(self)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
            self._idlers.discard(self)


def deadline_protocol(idlers: Idlers) -> Callable[..., DeadlineProtocol]:
    """What makes a server's connections, which share places among themselves."""
    return lambda *args, **kwargs: DeadlineProtocol(*args, idlers=idlers, **kwargs)
