"""The windows go first for a moment, and nobody waits for them longer than that."""

import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from atelier.domain.things import Party
from atelier.right_of_way import LONGEST_S, CourteousReception, RightOfWay
from base.opening import open_base
from tests.base.conftest import Room


def waited_s(way: RightOfWay) -> float:
    """How long giving way takes now."""
    began = time.monotonic()
    way.give_way()
    return time.monotonic() - began


def test_nobody_waits_where_it_is_not_taken() -> None:
    way = RightOfWay()
    assert waited_s(way) < LONGEST_S / 2
    way.take()
    way.leave()
    assert waited_s(way) < LONGEST_S / 2


def test_it_is_given_until_it_is_left() -> None:
    way, past = RightOfWay(), threading.Event()
    way.take()

    def pass_by() -> None:
        way.give_way()
        past.set()

    other = threading.Thread(target=pass_by)
    other.start()
    assert not past.wait(LONGEST_S / 4)
    way.leave()
    assert past.wait(5)
    other.join()


def test_whoever_never_leaves_is_passed_all_the_same() -> None:
    way = RightOfWay()
    way.take()
    assert waited_s(way) == pytest.approx(LONGEST_S, abs=LONGEST_S)
    # All who come later together lose no more than the first.
    assert waited_s(way) < LONGEST_S / 2


def test_a_post_gives_way_before_it_is_handed_over_and_nothing_else_does(tmp_path: Path) -> None:
    given: list[str] = []

    class Way(RightOfWay):
        def give_way(self) -> None:
            given.append("way")

    with closing(open_base(tmp_path / "base.sqlite")) as base:
        room = Room(base)
        reception = CourteousReception(base, Way())
        heard: list[object] = []
        stop = reception.subscribe(heard.append)
        change = reception.submit(room.adding("une idée", key="k"), Party.PARTICIPANT).result(10)
        stop()
        assert heard == [change]
        assert [note.text for note in reception.notes_by_key(room.meeting_id, ["k"])] == ["une idée"]
        assert reception.meeting_by_code("?") is None
        assert len(reception.board(room.meeting_id, room.question_ids[0]).unsorted) == 1
    assert given == ["way"]
