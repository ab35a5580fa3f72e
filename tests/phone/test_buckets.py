"""How fast phones may send: a phone that floods is slowed, its room is not."""

import pytest

from atelier.phone.buckets import MOST_PHONES, Buckets, Pace
from atelier.phone.recent import Recent
from tests.phone.handset import Handset
from tests.phone.reading import Page
from tests.phone.stopwatch import Stopwatch
from tests.phone.waiting_room import CODE, WaitingRoom

FORM = f"/{CODE}"
HOME = "192.168.1.20"


def token(number: int) -> str:
    """A phone's token."""
    return f"{number:022}"


def send(phone: Handset, number: int, *, token: str = "") -> tuple[int, str | None]:
    """Send a post-it as the script does: its status, and after how long to come back."""
    post = {"key": f"{number:022}", "text": f"idée {number}"}
    answer = phone.post(FORM, json=post, headers={"x-phone": token} if token else {})
    return answer.status_code, answer.headers.get("retry-after")


@pytest.fixture
def pace(stopwatch: Stopwatch) -> Pace:
    """The limits as the page has them."""
    return Pace(stopwatch)


def test_a_phone_sends_ten_at_once_then_two_a_second(pace: Pace, stopwatch: Stopwatch) -> None:
    assert [pace.wait_s(token(1), HOME) for _ in range(12)] == [0] * 10 + [1, 1]
    stopwatch.now += 1
    assert [pace.wait_s(token(1), HOME) for _ in range(3)] == [0, 0, 1]
    stopwatch.now += 3600
    assert [pace.wait_s(token(1), HOME) for _ in range(11)] == [0] * 10 + [1]


def test_what_is_refused_costs_nothing(pace: Pace, stopwatch: Stopwatch) -> None:
    for _ in range(100):
        pace.wait_s(token(1), HOME)
    stopwatch.now += 0.5
    assert pace.wait_s(token(1), HOME) == 0


def test_a_room_behind_one_address(pace: Pace, stopwatch: Stopwatch) -> None:
    assert {pace.wait_s(token(n), HOME) for n in range(400) for _ in range(10)} == {0}
    assert pace.wait_s(token(401), HOME) == 1
    stopwatch.now += 1
    assert [pace.wait_s(token(n), HOME) for n in range(500, 521)] == [0] * 20 + [1]
    assert pace.wait_s(token(900), "192.168.1.21") == 0


def test_a_flooder_of_new_names_slows_no_phone_that_is_known(pace: Pace, stopwatch: Stopwatch) -> None:
    pace.wait_s(token(1), HOME)
    assert sum(pace.wait_s(f"flood{n:017}", HOME) == 0 for n in range(2000)) == 399
    assert sum(pace.wait_s("", HOME) == 0 for _ in range(100)) == 0
    assert {pace.wait_s(token(1), HOME) for _ in range(9)} == {0}
    stopwatch.now += 10
    assert sum(pace.wait_s("", HOME) == 0 for _ in range(1000)) == 200


def test_a_flood_fills_no_memory(stopwatch: Stopwatch) -> None:
    buckets = Buckets(10, 2, most=MOST_PHONES, clock=stopwatch)
    for number in range(MOST_PHONES + 100):
        buckets.take(token(number))
    assert len(buckets) == MOST_PHONES
    assert token(0) not in buckets
    assert token(MOST_PHONES + 99) in buckets


def test_what_was_used_last_is_remembered() -> None:
    recent: Recent[str, int] = Recent(2)
    recent.set("a", 1)
    recent.set("b", 2)
    assert recent.get("a") == 1
    recent.set("c", 3)
    assert [recent.get(name) for name in "abc"] == [1, None, 3]
    recent.set("a", 4)
    assert (recent.get("a"), len(recent)) == (4, 2)


def test_a_phone_that_floods_is_told_when_to_come_back(
    phone: Handset, hall: WaitingRoom, stopwatch: Stopwatch
) -> None:
    sent = [send(phone, number, token=token(7)) for number in range(11)]
    assert sent == [(200, None)] * 10 + [(429, "1")]
    assert send(phone, 10, token=token(8)) == (200, None)
    stopwatch.now += 0.5
    assert send(phone, 11, token=token(7)) == (200, None)
    assert len(hall.notes) == 12


def test_what_was_kept_is_acknowledged_to_a_flooder_too(phone: Handset, hall: WaitingRoom) -> None:
    for number in range(11):
        send(phone, number, token=token(7))
    assert {send(phone, number, token=token(7)) for number in range(10)} == {(200, None)}
    assert send(phone, 10, token=token(7)) == (429, "1")
    assert len(hall.notes) == 10


def test_the_sentence_says_that_nothing_is_lost(phone: Handset) -> None:
    answers = [
        phone.post(FORM, json={"key": f"{n:022}", "text": "vite"}, headers={"x-phone": token(7)})
        for n in range(11)
    ]
    assert answers[-1].json() == {
        "sentence": "Trop de post-its d’un coup\xa0: celui-ci n’est pas encore envoyé. "
        "Il pourra partir dans une seconde."
    }


def test_a_phone_without_script_is_slowed_and_given_its_text_back(phone: Handset, hall: WaitingRoom) -> None:
    phone.get(FORM)
    answers = [phone.post(FORM, data={"text": f"idée {number}"}) for number in range(11)]
    assert [answer.status_code for answer in answers] == [303] * 10 + [429]
    page = Page(answers[-1].text)
    assert answers[-1].headers["retry-after"] == "1"
    assert page.said.startswith("Trop de post-its d’un coup")
    assert page.fields["text"] == "idée 10"
    assert len(hall.notes) == 10


def test_changes_of_own_post_its_count_too(phone: Handset, hall: WaitingRoom) -> None:
    hall.add("la mienne", key="k" * 22)
    for number in range(10):
        send(phone, number, token=token(7))
    change = {"action": "rewrite", "text": "autrement"}
    answer = phone.post(f"{FORM}/notes/{'k' * 22}", json=change, headers={"x-phone": token(7)})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert hall.note("la mienne").shown_text == "la mienne"


def test_a_token_that_is_none_counts_as_none(phone: Handset) -> None:
    sent = {send(phone, number, token=f"court{number}") for number in range(50)}
    assert sent == {(200, None)}
