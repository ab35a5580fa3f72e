"""The wall on the phones: only where the meeting allows it, read once for everybody."""

import asyncio
from typing import Any

from atelier.domain.ids import ClusterId, new_id
from atelier.domain.operations import CreateCluster, IsolateNotes
from atelier.domain.things import Display
from atelier.phone.rooms import Rooms
from atelier.phone.walls import Walls
from atelier.phone.watchers import Watchers
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.waiting_room import CODE, WaitingRoom

WALL = f"/{CODE}/board"


def wall(phone: Handset) -> Any:
    """The wall as a script reads it."""
    answer = phone.get(WALL, headers={"accept": "application/json"})
    assert answer.status_code == 200
    return answer.json()


def test_it_is_not_shown_unless_the_meeting_allows_it(phone: Handset, hall: WaitingRoom) -> None:
    hall.add("une idée")
    answer = phone.get(WALL)
    assert answer.status_code == 404
    assert answer.json()["sentence"].startswith("Le mur n’est pas montré")
    page = phone.get(WALL, headers={"accept": "text/html"})
    assert (page.status_code, "une idée" in page.text) == (404, False)
    assert f'href="/{CODE}"' in page.text
    assert phone.get(f"/{CODE}/state").json()["board"] is None
    assert hall.board_reads == 0


def test_the_wall_of_the_current_question(phone: Handset, hall: WaitingRoom) -> None:
    hall.edit(shows_board=True)
    for text in ("groupée", "seule", "à classer"):
        hall.add(text)
    hall.add("ailleurs", number=2)
    cluster = ClusterId(new_id())
    grouped = (hall.note("groupée").id,)
    hall.perform(CreateCluster(cluster, hall.meeting_id, hall.question_ids[0], grouped, "Le lien"))
    hall.perform(IsolateNotes((hall.note("seule").id,)))
    assert wall(phone) == {
        "turn": 0,
        "question": hall.question_ids[0],
        "groups": [{"number": 1, "title": "Le lien", "notes": ["groupée"]}],
        "isolated": ["seule"],
        "unsorted": ["à classer"],
    }
    page = Page(phone.get(WALL, headers={"accept": "text/html,*/*"}).text)
    assert {"1. Le lien", "groupée", "seule", "à classer"} <= set(page.words)
    hall.show(2)
    assert wall(phone)["unsorted"] == ["ailleurs"]


def test_what_the_room_does_not_see_is_not_on_it(phone: Handset, hall: WaitingRoom) -> None:
    hall.edit(shows_board=True, display=Display.HELD)
    hall.add("en attente", key="k" * 22)
    assert wall(phone)["unsorted"] == []


def test_it_is_read_once_for_everybody(phone: Handset, hall: WaitingRoom) -> None:
    hall.edit(shows_board=True)
    for _ in range(5):
        wall(phone)
    assert hall.board_reads == 1


async def changed(walls: Walls, hall: WaitingRoom, turn: int) -> int:
    """The turn once it is another."""
    async with asyncio.timeout(10):
        while walls.turn(hall.meeting_id) == turn:
            await asyncio.sleep(0.01)
    return walls.turn(hall.meeting_id)


def test_a_burst_of_changes_is_told_as_few(hall: WaitingRoom) -> None:
    async def run() -> None:
        walls = Walls(hall, Watchers(), every_s=0.3)
        first = walls.turn(hall.meeting_id)
        assert (await walls.wall(hall.meeting_id, hall.question_ids[0]))["unsorted"] == []
        for number in range(20):
            await asyncio.to_thread(hall.add, f"idée {number}")
        last = await changed(walls, hall, await changed(walls, hall, first))
        assert last <= 3
        seen = await walls.wall(hall.meeting_id, hall.question_ids[0])
        assert (seen["turn"], len(seen["unsorted"])) == (last, 20)
        assert hall.board_reads == 2
        walls.close()

    asyncio.run(run())


def test_streams_are_told_that_the_wall_changed(hall: WaitingRoom, rooms: Rooms) -> None:
    async def run() -> None:
        walls = rooms.walls
        watcher = rooms.watchers.enter(CODE, "192.168.1.31")
        turn = walls.turn(hall.meeting_id)
        await asyncio.to_thread(hall.add, "une idée")
        async with asyncio.timeout(10):
            await watcher.news.wait()
        assert walls.turn(hall.meeting_id) != turn
        rooms.watchers.leave(watcher)

    asyncio.run(run())


def test_nobody_asks_nobody_reads(hall: WaitingRoom, phone: Handset) -> None:
    hall.edit(shows_board=True)
    phone.get(f"/{CODE}/state")
    hall.add("une idée")
    assert hall.board_reads == 0
