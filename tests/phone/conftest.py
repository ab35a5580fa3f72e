"""A meeting that phones can join, with and without a server."""

from collections.abc import Iterator

import pytest

from atelier.phone.app import create_app
from atelier.phone.rooms import Rooms
from atelier.phone.server import PhoneServer
from tests.phone.handset import Handset, wait_for_workers
from tests.phone.stopwatch import Stopwatch
from tests.phone.waiting_room import WaitingRoom


@pytest.fixture
def hall() -> Iterator[WaitingRoom]:
    """A meeting of four questions, nothing on the wall."""
    hall = WaitingRoom()
    yield hall
    hall.close()
    wait_for_workers()


@pytest.fixture
def rooms(hall: WaitingRoom) -> Iterator[Rooms]:
    """What the app follows the meeting with."""
    rooms = Rooms(hall)
    yield rooms
    rooms.close()


@pytest.fixture
def stopwatch() -> Stopwatch:
    """The clock by which phones are slowed."""
    return Stopwatch()


@pytest.fixture
def phone(hall: WaitingRoom, rooms: Rooms, stopwatch: Stopwatch) -> Iterator[Handset]:
    """A phone without JavaScript."""
    phone = Handset(create_app(hall, rooms, clock=stopwatch))
    yield phone
    phone.close()


@pytest.fixture
def server(hall: WaitingRoom) -> Iterator[PhoneServer]:
    """The page on a real socket."""
    server = PhoneServer(hall, host="127.0.0.1", port=0)
    server.start()
    yield server
    server.stop()
