"""What a post waits for before it is handed over: who goes first, while other phones are answered."""

import asyncio
from collections.abc import Coroutine
from contextlib import closing
from typing import Any

import httpx

from atelier.phone.app import create_app
from atelier.phone.crossing import Crossing
from atelier.phone.rooms import Rooms
from tests.phone.handset import wait_for_workers
from tests.phone.waiting_room import CODE, WaitingRoom


class Gate:
    """A `Way` that lets nobody through but by `open`."""

    def __init__(self) -> None:
        self.asked = asyncio.Queue[None]()
        self._places = asyncio.Semaphore(0)

    def open(self) -> None:
        """Let one through."""
        self._places.release()

    async def passed(self, crossing: Crossing) -> None:
        """Wait."""
        assert isinstance(crossing, Crossing)
        self.asked.put_nowait(None)
        await self._places.acquire()


def within_10_s(steps: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine."""
    asyncio.run(asyncio.wait_for(steps, 10))


def test_a_post_waits_before_it_is_kept_and_before_it_is_answered_and_other_phones_do_not() -> None:
    async def steps(hall: WaitingRoom, rooms: Rooms) -> None:
        gate = Gate()
        app = httpx.ASGITransport(create_app(hall, rooms, way=gate))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=app, base_url="http://127.0.0.1") as phone:
            sent = asyncio.create_task(phone.post(f"/{CODE}", json={"text": "une idée", "key": "k" * 22}))
            await gate.asked.get()
            form = await phone.get(f"/{CODE}")
            assert form.status_code == 200
            assert not sent.done()
            assert hall.texts == []
            gate.open()
            await gate.asked.get()
            assert hall.texts == ["une idée"]
            assert not sent.done()
            gate.open()
            assert (await sent).status_code == 200

    with closing(WaitingRoom()) as hall, closing(Rooms(hall)) as rooms:
        within_10_s(steps(hall, rooms))
    wait_for_workers()
