"""How many came, in words: what is none is not told."""

import pytest

from atelier.domain.attendance import Turnout
from atelier.ui.attendance.turnout_words import turnout_words


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        (Turnout(present=17, new=5, structures=9), "17 personnes, dont 5 nouvelles · 9 structures"),
        (
            Turnout(present=1, new=1, structures=1, excused=1),
            "1 personne, dont 1 nouvelle · 1 structure · 1 absente ou excusée",
        ),
        (Turnout(excused=2), "0 personne · 2 absentes ou excusées"),
    ],
)
def test_in_words(counted: Turnout, told: str) -> None:
    assert turnout_words(counted) == told
