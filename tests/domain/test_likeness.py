"""A few typed letters and the names that they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.likeness import unlikeness

NAMES = ("Ouvrir la projection", "Projeter", "Mettre les téléphones en pause", "Écran noir")


def nearest(query: str) -> list[str]:
    ranked = [(far, name) for name in NAMES if (far := unlikeness(query, name)) is not None]
    return [name for _far, name in sorted(ranked)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("proj", "Projeter"),
        ("proj ouv", "Ouvrir la projection"),
        ("ouvproj", "Ouvrir la projection"),
        ("telep", "Mettre les téléphones en pause"),
        ("pause tel", "Mettre les téléphones en pause"),
        ("ecran", "Écran noir"),
        ("jection", "Ouvrir la projection"),
        ("ecnr", "Écran noir"),
    ],
)
def test_the_nearest_is_what_was_meant(query: str, first: str) -> None:
    assert nearest(query)[0] == first


def test_letters_that_do_not_follow_one_another_fit_nothing() -> None:
    assert nearest("xyz") == []
    assert unlikeness("nore", "Écran noir") is None
    assert unlikeness("projection zut", "Ouvrir la projection") is None


def test_nothing_typed_fits_everything_alike() -> None:
    assert {unlikeness("", name) for name in NAMES} == {0}


@given(st.text(max_size=30))
def test_a_name_fits_itself_better_than_any_scattering(name: str) -> None:
    far = unlikeness(name, name)
    assert far is not None
    assert far < 40 * (len(name.split()) + 1)
