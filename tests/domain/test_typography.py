"""French typography of our own sentences, and of people's."""

import pytest

from atelier.domain.typography import bound, held


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Annexe : un", "Annexe\u00a0: un"),
        ("Vraiment ?", "Vraiment\u202f?"),
        ("Oui ! Non ; bon", "Oui\u202f! Non\u202f; bon"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("« oui » ?", "«\u00a0oui\u00a0»\u202f?"),
        ("« ", "«\u00a0"),
        ("50 %", "50\u00a0%"),
        ("n° 42", "n°\u00a042"),
        ("il y a 3 min", "il y a 3\u00a0min"),
        ("{hours} h {minutes:02}", "{hours}\u00a0h\u00a0{minutes:02}"),
    ],
)
def test_spaces_of_french_do_not_break(typed: str, set_: str) -> None:
    assert bound(typed) == set_
    assert bound(set_) == set_


@pytest.mark.parametrize("typed", ["à 12:30 https://x", "au plus %(most)s", "10 hommes", "trois h", "a – b"])
def test_other_spaces_are_left(typed: str) -> None:
    assert bound(typed) == typed
    assert held(typed) == typed


def test_a_space_that_somebody_typed_keeps_its_width() -> None:
    assert held("« Vraiment ? »") == "«\u00a0Vraiment\u00a0?\u00a0»"
    assert held("matche\u202f?") == "matche\u202f?"
