"""Headers on every answer, names that are not ours, and never a bare English word."""

import re
import socket
from contextlib import closing

import pytest

from atelier.phone.app import create_app
from atelier.phone.guard import Guard
from atelier.phone.rooms import Rooms
from tests.phone.handset import Handset
from tests.phone.waiting_room import CODE, WaitingRoom

PATHS = ["/", f"/{CODE}", "/ABCDEF", f"/{CODE}/state", "/favicon.ico", f"/{CODE}/rien"]


@pytest.mark.parametrize("path", PATHS)
def test_headers_are_on_every_answer(phone: Handset, path: str) -> None:
    headers = phone.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


def test_only_what_bears_the_nonce_runs(phone: Handset) -> None:
    first, second = phone.get(f"/{CODE}"), phone.get(f"/{CODE}")
    (nonce,) = set(re.findall(r"'nonce-([\w-]+)'", first.headers["content-security-policy"]))
    runs = first.text.count("<script") - first.text.count('<script type="application/json"')
    assert first.text.count(f'nonce="{nonce}"') == runs + first.text.count("<style") == 2
    assert " style=" not in first.text
    assert " onclick=" not in first.text
    assert nonce not in second.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8753", True),
        ("192.168.1.20:8753", True),
        ("192.168.1.20", True),
        ("[fe80::1]:8753", True),
        ("localhost", True),
        (socket.gethostname(), True),
        (socket.gethostname().partition(".")[0] + ".local:8753", True),
        ("atelier.salle:8753", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("evil@127.0.0.1", False),
        ("127.0.0.1:8753:1", False),
        ("", False),
        ("[::1", False),
    ],
)
def test_names_that_are_ours(host: str, known: bool) -> None:
    async def nothing(*_: object) -> None: ...

    assert Guard(nothing, stranger=nothing, hosts=("Atelier.Salle",)).knows(host) is known


def test_another_name_is_sent_away(phone: Handset, hall: WaitingRoom) -> None:
    answer = phone.post(f"/{CODE}", data={"text": "d’ailleurs"}, headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "Cette adresse n’est pas celle de l’atelier" in answer.text
    assert CODE not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert hall.texts == []


@pytest.mark.parametrize(
    ("method", "status"), [("PUT", 405), ("DELETE", 405), ("OPTIONS", 405), ("HEAD", 200)]
)
def test_other_methods_are_answered_in_french(phone: Handset, method: str, status: int) -> None:
    answer = phone.request(method, f"/{CODE}")
    assert answer.status_code == status
    assert "Method" not in answer.text


def test_a_page_that_is_not_there(phone: Handset) -> None:
    answer = phone.get(f"/{CODE}/rien")
    assert answer.status_code == 404
    assert "Cette page n’existe pas." in answer.text


def test_a_fault_of_ours_shows_no_trace(hall: WaitingRoom, rooms: Rooms) -> None:
    def break_down(_code: str) -> None:
        raise ValueError("a secret place in the code")

    hall.meeting_by_code = break_down  # type: ignore[assignment,method-assign]
    with closing(Handset(create_app(hall, rooms))) as phone:
        answer = phone.get(f"/{CODE}")
    assert answer.status_code == 500
    assert "Un incident est arrivé" in answer.text
    assert "secret" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
