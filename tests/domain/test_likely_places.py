"""Which clusters post-its most likely belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.likely_places import likeliest

PLACES = {
    "trust": ["La confiance", "Se faire confiance entre adultes", "Une parole vraie"],
    "time": ["", "Pas le temps de se voir", "Des horaires de réunion impossibles"],
    "project": ["Un projet commun", "Un projet avec l’école", "Construire ensemble"],
    "school": ["", "Ouvrir l’école", "Les parents à l’école"],
}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Faire CONFIANCE aux parents", "trust"),
        ("les horaires", "time"),
        ("Des projets portés à plusieurs", "project"),
        ("Des portes ouvertes à l’école", "school"),
    ],
)
def test_where_the_words_are(text: str, first: str) -> None:
    assert likeliest([text], PLACES, touched={})[0] == first


def test_nothing_shared_and_nothing_touched_is_the_order_of_the_wall() -> None:
    assert likeliest(["Autre chose"], PLACES, touched={}) == list(PLACES)
    assert likeliest([], {}, touched={}) == []


def test_with_nothing_shared_what_was_touched_last_comes_first() -> None:
    assert likeliest(["Rien"], PLACES, touched={"school": 7, "time": 9, "gone": 12}) == [
        "time",
        "school",
        "trust",
        "project",
    ]


def test_a_word_that_few_share_counts_more_than_what_was_touched_last() -> None:
    assert likeliest(["La confiance"], PLACES, touched={"school": 9})[0] == "trust"


def test_a_word_that_all_share_counts_less() -> None:
    places = {"titled": ["Les parents"], "said": ["", "parents"], "both": ["", "parents", "horaires"]}
    assert likeliest(["horaires des parents"], places, touched={})[0] == "both"


def test_the_title_counts_more_than_post_its() -> None:
    places = {"said": ["Autre", "la confiance"], "titled": ["La confiance", "autre"], "third": ["", ""]}
    assert likeliest(["confiance"], places, touched={})[0] == "titled"


def test_several_post_its_count_together() -> None:
    assert likeliest(["parole", "vérité", "horaires de réunion"], PLACES, touched={})[0] == "time"


@given(
    st.lists(st.text(max_size=20), max_size=3),
    st.dictionaries(st.integers(0, 9), st.lists(st.text(max_size=20), max_size=3)),
    st.dictionaries(st.integers(0, 12), st.integers()),
)
def test_every_place_is_there_once(
    texts: list[str], places: dict[int, list[str]], touched: dict[int, int]
) -> None:
    assert sorted(likeliest(texts, places, touched=touched)) == sorted(places)
