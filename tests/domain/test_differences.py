"""Differences between two texts, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.differences import Fate, Piece, differences

TEXTS = st.text(alphabet="ab é’.,\n", max_size=40)
KEPT, REMOVED, ADDED = Fate.KEPT, Fate.REMOVED, Fate.ADDED


def test_a_word_that_changed_is_told_before_and_after() -> None:
    assert differences("Le lien social", "Le bien social") == [
        Piece("Le ", KEPT),
        Piece("lien ", REMOVED),
        Piece("bien ", ADDED),
        Piece("social", KEPT),
    ]


def test_a_mark_is_a_word_of_its_own() -> None:
    assert differences("Oui.", "Oui !") == [Piece("Oui ", KEPT), Piece(".", REMOVED), Piece("!", ADDED)]


def test_the_same_is_kept_whole() -> None:
    assert differences("Un\ndeux", "Un\ndeux") == [Piece("Un\ndeux", KEPT)]
    assert differences("", "") == []


@given(TEXTS, TEXTS)
def test_what_is_kept_and_added_is_the_later_text(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate is not REMOVED) == after
    old = "".join(piece.text for piece in pieces if piece.fate is not ADDED)
    assert old.split() == before.split() or "".join(old.split()) == "".join(before.split())
