"""What is left of a short French text once it is compared by what it says."""

import pytest

from atelier.domain.stems import stem, stems


@pytest.mark.parametrize(
    "words",
    [
        "ecole ecoles",
        "parent parents",
        "social sociaux sociale sociales",
        "niveau niveaux",
        "jeu jeux",
        "professionnel professionnelle professionnels professionnelles",
        "aider aide aides aidee aides",
        "rencontre rencontrer rencontres",
        "premier premiere premiers",
        "travail travailler",
        "cree creer",
        "quartier quartiers",
    ],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    ["maire mairie", "clas classe", "college collegue", "enseigner enseignant", "plus pluie", "six si"],
)
def test_other_words_have_another(words: str) -> None:
    said = words.split()
    assert len({stem(word) for word in said}) == len(said)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("L’envie d’un projet", ("envi", "projet")),
        ("l'œuvre", ("oeuvr",)),
        ("Il n’y a pas de temps", ("pas", "temp")),
        ("Il n’y a plus de temps", ("ne", "plu", "temp")),
        ("- de bruit", ("moin", "bruit")),
        ("+ d’écoute", ("plu", "ecout")),
        ("L’aide aux parents", ("aid", "pour", "parent")),
        ("Pour aider les 12 élèves", ("aid", "12", "elev")),
        ("Le cours de la cour", ("cours.", "cour")),
        ("Et le, la, les ?", ("?",)),
        ("", ()),
    ],
)
def test_what_is_left(text: str, left: tuple[str, ...]) -> None:
    assert stems(text) == left


def test_words_of_other_scripts_stay_whole() -> None:
    assert stems("ثقة متبادلة") == ("ثقة", "متبادلة")
    assert stems("信任 👍") == ("信任", "👍")
