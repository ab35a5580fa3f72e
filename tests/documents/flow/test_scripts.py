"""Stretches of one script: nothing lost, each in the language that it is taken for, running its way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.flow.scripts import OWN, Kind, Stretch, runs_right_to_left, stretches


@given(st.text())
def test_stretches_make_the_text(text: str) -> None:
    assert "".join(stretch.text for stretch in stretches(text)) == text


@given(st.text(min_size=1))
def test_neighbours_differ(text: str) -> None:
    looks = [(stretch.language, stretch.right_to_left) for stretch in stretches(text)]
    assert all(one != other for one, other in pairwise(looks))


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Été, n° 12 €", OWN, Kind.WESTERN),
        ("ευχαριστώ", "el-GR", Kind.WESTERN),
        ("الثقة", "ar-SA", Kind.COMPLEX),
        ("שלום", "he-IL", Kind.COMPLEX),
        ("ދިވެހި", "dv-MV", Kind.COMPLEX),
        ("நம்பிக்கை", "ta-IN", Kind.COMPLEX),
        ("ଓଡ଼ିଆ", "or-IN", Kind.COMPLEX),
        ("汉字，好。", "zh-CN", Kind.ASIAN),
        ("日本語かな", "ja-JP", Kind.ASIAN),
        ("한국어", "ko-KR", Kind.ASIAN),
        ("🙏🏽 👩‍🏫", OWN, Kind.WESTERN),
    ],
)
def test_a_script_has_its_language_and_its_font(text: str, language: str, kind: Kind) -> None:
    (stretch,) = stretches(text)
    assert (stretch.language, stretch.kind) == (language, kind)


def test_signs_go_with_the_letters_before_them() -> None:
    assert list(stretches("Oui, да, non")) == [
        Stretch("Oui, "),
        Stretch("да, ", "ru-RU"),
        Stretch("non"),
    ]


def test_a_number_between_arabic_words_runs_with_them() -> None:
    turned = [stretch.text for stretch in stretches("Le mot الثقة 34 الثقة ici") if stretch.right_to_left]
    assert turned == ["الثقة 34 الثقة"]


@pytest.mark.parametrize(
    ("text", "turned"), [("שלום 12 abc", True), ("abc שלום", False), ("12 – שלום", True), ("12", False)]
)
def test_a_paragraph_runs_the_way_of_its_first_letter(text: str, turned: bool) -> None:
    assert runs_right_to_left(text) is turned
