"""Quotes out of what is pasted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.said import Said, is_several, read_said, split_said

WORKING = (
    "· Evaluation partagée : on décide ensemble « on fait le bilan » Souvent non"
    " « c’est une énergie pas possible » (38-58). Ca repose la place des uns et des autres (40-30)."
    " On met de côté les postures. Ca légitime le temps"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On a ouvert la porte (34-21)", Said("On a ouvert la porte", 2061)),
        ("On a ouvert la porte 34-21", Said("On a ouvert la porte", 2061)),
        ("On a ouvert la porte. 34:21", Said("On a ouvert la porte.", 2061)),
        ("1:02:03 On a ouvert la porte", Said("On a ouvert la porte", 3723)),
        ("34 min 21 : on a ouvert", Said("on a ouvert", 2061)),
        ("[34'21] On a ouvert", Said("On a ouvert", 2061)),
        ("« On a ouvert la porte » (38-58)", Said("On a ouvert la porte", 2338)),
        (
            "Une occasion.\nDes classes sont passées. (15-11)",
            Said("Une occasion.\nDes classes sont passées.", 911),
        ),
        ("« On y va » (34-21) enseignante", Said("On y va", 2061, "enseignante")),
        ("« On y va » (34-21), une directrice d’école", Said("On y va", 2061, "une directrice d’école")),
        ("« On y va », enseignante (34-21)", Said("On y va", 2061, "enseignante")),
        ("— Une maman : « On y va » (1-02-03)", Said("On y va", 3723, "Une maman")),
        ("(34-21) Mme Roy, directrice : “On y va”", Said("On y va", 2061, "Mme Roy, directrice")),
        ("« On y va »", Said("On y va")),
        ("« On y va » enseignante", Said("« On y va » enseignante")),
        ("Une maman : « On y va »", Said("Une maman : « On y va »")),
        ("On évalue : « On y va » (34-21)", Said("On évalue : « On y va »", 2061)),
        ("« On y va » (34-21). On clôture", Said("« On y va » (34-21). On clôture")),
        ("« On y va (34-21) ensemble » enseignante", Said("« On y va (34-21) ensemble » enseignante")),
        ("Rendez-vous à 12:30", Said("Rendez-vous à 12:30")),
        ("Les enfants de 10-12", Said("Les enfants de 10-12")),
        ("On s’est vus le 04-10-2018", Said("On s’est vus le 04-10-2018")),
        ("On a gagné 2-1", Said("On a gagné 2-1")),
        ("À 14:30 on commence", Said("À 14:30 on commence")),
        ("10-12 ans, c’est l’âge", Said("10-12 ans, c’est l’âge")),
        ("34:21", Said("34:21")),
        ("Un (10-10) deux (11-11)", Said("Un (10-10) deux (11-11)")),
    ],
)
def test_one_quote_with_its_code(text: str, said: Said) -> None:
    assert read_said(text) == said


def test_the_working_document_gives_its_quotes() -> None:
    assert split_said(WORKING) == [
        Said("Evaluation partagée : on décide ensemble « on fait le bilan » Souvent non"),
        Said("c’est une énergie pas possible", 2338),
        Said("Ca repose la place des uns et des autres", 2430),
        Said("On met de côté les postures. Ca légitime le temps"),
    ]


def test_codes_before_the_words() -> None:
    assert split_said("12:00 Oui. 12:30 Non\n13:10 Peut-être") == [
        Said("Oui. 12:30 Non", 720),
        Said("Peut-être", 790),
    ]
    assert split_said("(12:00) Oui. (12:30) Non") == [Said("Oui.", 720), Said("Non", 750)]


def test_a_line_names_who_spoke() -> None:
    text = "« Un » (34-21) enseignante\n« Deux » (35:10)\n— Une maman : « Trois » (1-02-03)"
    assert split_said(text) == [
        Said("Un", 2061, "enseignante"),
        Said("Deux", 2110),
        Said("Trois", 3723, "Une maman"),
    ]


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("« Un » (34-21) enseignante\n« Deux »", True),
        ("« Un »\n\n« Deux »", True),
        ("Une occasion.\nDes classes. (15-11)", False),
        ("« Un » (34-21) enseignante", False),
        ("« … » (34-21) enseignante\nSuite", False),
    ],
)
def test_lines_between_marks_are_several(text: str, several: bool) -> None:
    assert is_several(text) is several


@pytest.mark.parametrize(
    "said", [Said("Oui"), Said("Oui", 2061), Said("Oui", 3723, "Une maman"), Said("Oui non", 5, "parent")]
)
def test_what_is_written_is_read_again(said: Said) -> None:
    assert split_said(str(said)) == [said]


def test_long_blanks_between_marks_are_read_at_once() -> None:
    # Minutes, where an expression tries every way to share the blanks out.
    blanks = " " * 20_000
    assert split_said(f"«{blanks}Oui{blanks}» (34-21)") == [Said("Oui", 2061)]
    assert split_said(f"Alors «{blanks}Oui (34-21)") == [Said(f"Alors «{blanks}Oui", 2061)]


def test_lines_without_words_are_none() -> None:
    assert split_said("\n  \n(12:00)\n- Oui (12:10)\n") == [Said("Oui", 730)]


@given(st.text(alphabet="abc 1234:-()«».\n", max_size=60))
def test_every_word_is_in_one_of_them(text: str) -> None:
    def letters(words: str) -> str:
        return re.sub(r"[^a-c]", "", words)

    for quotes in (split_said(text), [read_said(text)]):
        assert sorted(letters("".join(said.text + said.speaker for said in quotes))) == sorted(letters(text))
