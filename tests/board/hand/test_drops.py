"""Drops of a hand that trembles go where they are aimed."""

import pytest

from tests.board.drops import tallies, wrong_share


@pytest.mark.usefixtures("qapp")
def test_of_two_hundred_drops_at_most_one_in_a_hundred_goes_wrong() -> None:
    found = tallies(200)
    assert min(tally.drops for tally in found.values()) >= 14
    assert wrong_share(found) <= 0.01, found
