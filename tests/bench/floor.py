"""The floor: phones answered as the page answers them, by the same server, and nothing kept.

`python tests/bench/floor.py PORT` serves until it is stopped. No framework and no page: only what any answer costs.
With `--loop`, from a thread, as the program does, while the main thread's event loop is called sixty times a second
for nothing: how long even that one is kept from its next turn.
"""

import json
import sys
import threading

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


def serve(port: int) -> None:
    """Answer until the process ends."""
    uvicorn.Server(server_config(floor)).run(sockets=[bound_socket("0.0.0.0", port)])


def serve_beside_loop(port: int) -> None:
    """Answer from a thread; the main one turns."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer  # late: the bare server holds no toolkit

    from atelier.launch import SWITCH_S

    sys.setswitchinterval(SWITCH_S)
    qt = QCoreApplication([])
    timer = QTimer(qt, interval=16, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: None)
    timer.start()
    threading.Thread(target=serve, args=(port,), daemon=True).start()
    qt.exec()


if __name__ == "__main__":
    (serve_beside_loop if "--loop" in sys.argv else serve)(int(sys.argv[1]))
