"""Many phones in one lean process: `python tests/bench/swarm.py '{…}'`. What is measured is not here.

Written on bare connections, so that it costs the one it measures as little as can be. Prints one JSON line a post-it:
its text, when it was sent, when it was answered (seconds since the epoch), and the status of the answer.
"""

import asyncio
import json
import random
import secrets
import sys
import time
from dataclasses import dataclass
from typing import cast

import uvloop

WORDS = "se rencontrer autour d’un café"
LONGEST_WAIT_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the phones do. Without pauses, each sends its next post-it as soon as the last one is answered."""

    port: int
    path: str
    phones: int
    notes_each: int
    shortest_pause_s: float = 0.0
    longest_pause_s: float = 0.0
    live: bool = True
    """Whether each phone holds the live link too, as the page does."""


class Line(asyncio.Protocol):
    """A connection on which one request at a time is answered."""

    def __init__(self) -> None:
        self.lost = False
        self._received = b""
        self._answer: asyncio.Future[int] | None = None
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        if self._answer is None:
            return  # the live link: read, and let go
        self._received += data
        head, end, body = self._received.partition(b"\r\n\r\n")
        if end and len(body) >= _content_length(head):
            self._settle(int(head[9:12]))

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self.lost = True
        self._settle(0)

    def ask(self, request: bytes) -> None:
        """Send without waiting for anything."""
        self._transport.write(request)

    async def answer_to(self, request: bytes) -> int:
        """The status of the answer; 0 for none."""
        self._received = b""
        self._answer = asyncio.get_running_loop().create_future()
        self.ask(request)
        return await asyncio.wait_for(self._answer, LONGEST_WAIT_S)

    def close(self) -> None:
        """Hang up."""
        self._transport.close()

    def _settle(self, status: int) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(status)


class Phone:
    """One phone, with its own loopback address as on a real network, and what became of its post-its."""

    def __init__(self, number: int, plan: Plan) -> None:
        self.lines: list[dict[str, object]] = []
        self._number = number
        self._plan = plan
        self._token = secrets.token_urlsafe(16)

    async def take_part(self, start: asyncio.Event) -> None:
        """Come in, wait for the others, send everything."""
        live = await self._connected()
        if self._plan.live:
            live.ask(f"GET {self._plan.path}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        line = await self._connected()
        await start.wait()
        for number in range(self._plan.notes_each):
            if self._plan.longest_pause_s:
                await asyncio.sleep(random.uniform(self._plan.shortest_pause_s, self._plan.longest_pause_s))
            if line.lost:
                line = await self._connected()
            await self._send(line, number)
        line.close()
        live.close()

    async def _send(self, line: Line, number: int) -> None:
        text = f"{self._number}-{number} {secrets.token_hex(4)} {WORDS}"
        request = self._request(text)
        sent_at = time.time()
        status = await line.answer_to(request)
        self.lines.append({"text": text, "sent": sent_at, "answered": time.time(), "status": status})

    def _request(self, text: str) -> bytes:
        body = json.dumps({"key": secrets.token_urlsafe(16), "text": text}).encode()
        head = (
            f"POST {self._plan.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Phone: {self._token}\r\n"
            f"Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    async def _connected(self) -> Line:
        ip = f"127.0.{1 + self._number // 250}.{1 + self._number % 250}"
        loop = asyncio.get_running_loop()
        _transport, line = await loop.create_connection(
            Line, "127.0.0.1", self._plan.port, local_addr=(ip, 0)
        )
        return line


def _content_length(head: bytes) -> int:
    _before, _name, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0] or b"0")


async def swarm(plan: Plan) -> list[Phone]:
    """All of them: in the room first, then all at once."""
    phones = [Phone(number, plan) for number in range(plan.phones)]
    start = asyncio.Event()
    tasks = [asyncio.create_task(phone.take_part(start)) for phone in phones]
    # Until everybody is in: what is measured is a room at work, not its arrival.
    await asyncio.sleep(1 + plan.phones / 300)
    start.set()
    await asyncio.gather(*tasks)
    return phones


def main() -> None:
    """Play the plan given as JSON."""
    plan = Plan(**json.loads(sys.argv[1]))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        for phone in runner.run(swarm(plan)):
            for line in phone.lines:
                sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
