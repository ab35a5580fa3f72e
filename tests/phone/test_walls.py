"""The wall on the phones: only where the meeting allows it, read once for everybody."""

import asyncio
import re
from dataclasses import replace
from typing import Any

from atelier.domain.ids import ClusterId, new_id
from atelier.domain.operations import CreateCluster, EnterStage, IsolateNotes, PlanAgenda, StackNotes
from atelier.domain.things import Display, Stage
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
        "silent": False,
        "groups": [
            {"number": "1", "title": "Le lien", "is_rubric": False, "is_part": False, "notes": [["groupée"]]}
        ],
        "isolated": [["seule"]],
        "unsorted": [["à classer"]],
    }
    page = Page(phone.get(WALL, headers={"accept": "text/html,*/*"}).text)
    assert {"1. Le lien", "groupée", "seule", "à classer"} <= set(page.words)
    hall.show(2)
    assert wall(phone)["unsorted"] == [["ailleurs"]]


def grouped(hall: WaitingRoom, *texts: str, title: str = "") -> ClusterId:
    """New post-its in a new cluster."""
    for text in texts:
        hall.add(text)
    id, notes = ClusterId(new_id()), tuple(hall.note(text).id for text in texts)
    hall.perform(CreateCluster(id, hall.meeting_id, hall.question_ids[0], notes, title))
    return id


def read(phone: Handset) -> list[str]:
    """What the wall says to people, with and without a script."""
    return Page(phone.get(WALL, headers={"accept": "text/html"}).text).words


def test_a_pile_is_counted_and_every_wording_read(phone: Handset, hall: WaitingRoom) -> None:
    hall.edit(shows_board=True)
    grouped(hall, "du temps", "avoir le temps", "prendre le temps", title="Le temps")
    top, *others = (hall.note(text).id for text in ("du temps", "avoir le temps", "prendre le temps"))
    hall.perform(StackNotes(tuple(others), onto=top))
    assert wall(phone)["groups"][0]["notes"] == [["du temps", "avoir le temps", "prendre le temps"]]
    words = read(phone)
    assert {"du temps", "avoir le temps", "prendre le temps", "×3"} <= set(words)


def test_a_rubric_stands_over_its_parts_even_without_post_its_of_its_own(
    phone: Handset, hall: WaitingRoom
) -> None:
    hall.edit(shows_board=True)
    inner = grouped(hall, "un café", title="Le midi")
    rubric = ClusterId(new_id())
    hall.perform(
        CreateCluster(rubric, hall.meeting_id, hall.question_ids[0], title="Les moments", nested=(inner,))
    )
    html = phone.get(WALL, headers={"accept": "text/html"}).text
    assert re.findall(r"<h([34])><bdi>(.*?)</bdi>", html) == [("3", "1. Les moments"), ("4", "1.1. Le midi")]


def test_in_silence_phones_read_post_its_and_nothing_said_of_them(phone: Handset, hall: WaitingRoom) -> None:
    hall.edit(shows_board=True)
    grouped(hall, "du temps", "avoir le temps", title="Le temps")
    hall.perform(StackNotes((hall.note("avoir le temps").id,), onto=hall.note("du temps").id))
    stages = sorted(hall.snapshot.all(Stage), key=lambda stage: stage.rank)
    hall.perform(PlanAgenda(hall.meeting_id, tuple(replace(s, silent=s.rank == 1) for s in stages)))
    hall.sort()
    words = read(phone)
    assert {"du temps", "Tri en silence"} <= set(words)
    assert not any("Le temps" in word or "×" in word or "1." in word for word in words)
    hall.perform(EnterStage(hall.meeting_id, hall.stage_id))
    assert {"1. Le temps", "×2"} <= set(read(phone))


def test_what_is_silent_is_at_once_whatever_was_read_before(hall: WaitingRoom) -> None:
    grouped(hall, "du temps", title="Le temps")

    async def run() -> None:
        walls = Walls(hall, Watchers())
        here = (hall.meeting_id, hall.question_ids[0])
        read = [
            (await walls.wall(*here, silent=silent))["groups"][0]["title"] for silent in (False, True, False)
        ]
        assert read == ["Le temps", "", "Le temps"]
        walls.close()

    asyncio.run(run())


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
