"""The floor: phones answered as the page answers them, by the same server, and nothing kept.

`python tests/bench/floor.py PORT` serves until it is stopped. No framework and no page: only what any answer costs.
"""

import json
import sys

import uvicorn
from starlette.types import Receive, Scope, Send

from atelier.phone.guard import HEADERS
from atelier.phone.server import bound_socket
from atelier.phone.serving import server_config

_ALWAYS = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


async def floor(scope: Scope, receive: Receive, send: Send) -> None:
    """Read the post-it, parse it, say that it was sent."""
    del scope
    body = b""
    is_more = True
    while is_more:
        message = await receive()
        body += message.get("body", b"")
        is_more = message.get("more_body", False)
    key = json.loads(body)["key"] if body else ""
    answer = json.dumps({"state": "sent", "key": key}).encode()
    headers = [
        *_ALWAYS,
        (b"content-type", b"application/json"),
        (b"content-length", str(len(answer)).encode()),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": answer})


if __name__ == "__main__":
    uvicorn.Server(server_config(floor)).run(sockets=[bound_socket("0.0.0.0", int(sys.argv[1]))])
