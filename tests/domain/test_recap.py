"""Splitting a pasted récapitulatif: what separates, what stays, what a preview undoes, and how fast."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.recap import Piece, join, looks_like_several, pieces, split_at, split_recap

MATERIAL = Path(__file__).parents[2] / ".." / "shared" / "material"
NO_BREAK, NARROW = "\xa0", "\u202f"


# What separates two items


@pytest.mark.parametrize(
    "separator", [" - ", " – ", " — ", " ‒ ", " -- ", "  -  ", "\xa0- ", " -\xa0", "\t-\t"]
)
def test_a_dash_between_two_spaces_separates(separator: str) -> None:
    assert split_recap(f"Un goûter{separator}Une visite") == ("Un goûter", "Une visite")


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n\n \n", " -\n", "\n- "]
)
def test_a_line_break_separates(end: str) -> None:
    assert split_recap(f"Un goûter{end}Une visite{end}") == ("Un goûter", "Une visite")


@pytest.mark.parametrize(
    "bullet",
    ["- ", "-", "– ", "— ", "• ", "•", "•\t", "‣ ", "▪ ", "* ", "· ", "·\t", "◦ ",
     "\uf0b7 ", "\uf0b7\t", "\uf0a7", "o\t",
     "Ø\t", "  - ", "\t• ", "- • ", "\xa0- "],
)  # fmt: skip
def test_a_bullet_starts_an_item_and_goes(bullet: str) -> None:
    assert split_recap(f"{bullet}Un goûter\n{bullet}Une visite") == ("Un goûter", "Une visite")


@pytest.mark.parametrize("bullet", [" • ", " •", " ▪ ", " · ", " \uf0b7 "])
def test_a_bullet_after_a_space_separates_inside_a_line(bullet: str) -> None:
    assert split_recap(f"Un goûter{bullet}Une visite") == ("Un goûter", "Une visite")


@pytest.mark.parametrize(
    "number",
    ["1. ", "1.", "12. ", "1) ", "1)", "1/ ", "1/", "1°) ", "a) ", "B) ", "- 1. ", "1.\t"],
)
def test_numbering_goes(number: str) -> None:
    assert split_recap(f"{number}Un goûter\n{number}Une visite") == ("Un goûter", "Une visite")


def test_a_number_before_an_item_that_begins_with_a_number() -> None:
    assert split_recap("1. Un goûter\n2. 3 visites\n3) 2 bals") == ("Un goûter", "3 visites", "2 bals")


@pytest.mark.parametrize("dash", [" - ", "- ", " – "])
def test_numbering_with_a_dash_goes_where_there_is_a_one_and_a_two(dash: str) -> None:
    assert split_recap(f"1{dash}Oser\n2{dash}Rire\n13{dash}Jouer") == ("Oser", "Rire", "Jouer")
    assert split_recap("10 - Oser\n20 - Rire") == ("10", "Oser", "20", "Rire")


def test_less_of_something_is_an_item() -> None:
    assert split_recap("- moins de bruit\n- moins de papier") == ("moins de bruit", "moins de papier")


def test_the_items_of_mixed_separators_come_in_their_order() -> None:
    text = "Oser – Écouter - Rire\n• Un banc\n2) Un arbre\nUn portail"
    assert split_recap(text) == ("Oser", "Écouter", "Rire", "Un banc", "Un arbre", "Un portail")


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", " - ", "-", "•\n•", "- - -", "----", "1.\n2.", " , ;", "\ufeff", "***"]
)
def test_nothing_gives_no_item(text: str) -> None:
    assert split_recap(text) == ()


# What stays inside an item


@pytest.mark.parametrize(
    "text",
    [
        "Prendre rendez-vous avec la maîtresse",
        "Le passage CM2-6ème",
        "Le passage CM2 - 6ème",
        "Où va-t-on, y a-t-il un but ?",
        "À dire (15-11)",
        "Le 06-07-2018 au matin",
        "Le 06 - 07 - 2018",
        "Année 2018-2019",
        "Année 2018 - 2019",
        "De 9 h - 12 h au gymnase",
        "De 9h30 - 12h au gymnase",
        "Pour les 10 - 12 ans",
        "Pour les 6 ans - 10 ans",
        "À 34-21 de la bande",
        "Entre 10 % - 20 % de plus",
        "Voir 6e - 5e",
        "-10 % de cantine",
        "-5 degrés dans la salle",
        "+33 6 00 00 00 00",
        "@mairie",
        "1/jour",
        "2/3 des familles",
        "1.5 poste",
        "06. 07. 2018",
        "06/07/18 : on recommence",
        "24/7",
        "3... 2... 1... partez",
        "3 ateliers",
        "1er pas",
        "20° dans la classe",
        "2018. Une belle année",
        "*important*",
        "-> au portail",
        "Les enseignant·e·s et les parent•e•s",
        "o",
        "Café/débat",
        "Une idée… deux idées. Trois idées !",
        "Les « grands », les « petits »",
        "Ça va ;-)",
        "?",
    ],
)
def test_what_is_no_separator_stays(text: str) -> None:
    assert split_recap(text) == (text,)


def test_hours_and_a_number_of_people_are_no_range() -> None:
    assert split_recap("Rendez-vous à 18 h - 3 parents") == ("Rendez-vous à 18 h", "3 parents")


def test_a_dash_says_moins_where_another_line_says_plus() -> None:
    assert split_recap("+ de jeux\n- de bruit") == ("+ de jeux", "- de bruit")
    assert split_recap("+33 6 00 00 00 00\n- bruit") == ("+33 6 00 00 00 00", "bruit")


def test_case_and_spelling_stay() -> None:
    assert split_recap("oser DIRE - ecouté les geans - ÇA Va") == ("oser DIRE", "ecouté les geans", "ÇA Va")


# Spaces and leftovers


def test_spaces_fold_to_one() -> None:
    assert split_recap("  Un   grand \t goûter  ") == ("Un grand goûter",)


@pytest.mark.parametrize(
    "text",
    [
        "Qui\u202f? Moi\u202f!",
        "Oser\u202f; rire",
        "Règle\xa0: oser",
        "«\xa0Oui\xa0»",
        "n°\xa05",
        "15\xa0h",
        "10\u202f%",
    ],
)
def test_a_hard_space_stays_where_french_typography_wants_it(text: str) -> None:
    assert split_recap(text) == (text,)


@pytest.mark.parametrize("spaces", [NO_BREAK, NARROW, NO_BREAK + " ", " " + NO_BREAK, NO_BREAK * 3])
def test_a_hard_space_between_two_words_becomes_a_space(spaces: str) -> None:
    assert split_recap(f"Un{spaces}goûter") == ("Un goûter",)


@pytest.mark.parametrize(
    "leftover",
    ["[bookmark: _GoBack]", "[bookmark: _Toc12]", "\x00", "\x07", "\x1b", "\u200b",
     "\u200d", "\u200e", "\u2060", "\xad",
     "\ufeff", "\ufffc", "\ud83d"],
)  # fmt: skip
def test_a_leftover_vanishes(leftover: str) -> None:
    text = f"{leftover}Un goû{leftover}ter{leftover}\n{leftover}- {leftover}Une visite"
    assert split_recap(text) == ("Un goûter", "Une visite")


@pytest.mark.parametrize(
    "text", ["👨‍👩‍👧 à l’école", "❤️‍🔥", "می‌خواهم", "க்‍ஷ", "C++\u200f ثم", "ثم \u200f!", "🏳️‍🌈 !"]
)
def test_a_joiner_stays_where_it_makes_the_letter(text: str) -> None:
    assert split_recap(text) == (text,)


def test_a_direction_mark_hides_no_bullet() -> None:
    assert split_recap("\u200f▪ Oser\n\u200f- Rire\n▪\u200f") == ("Oser", "Rire")


def test_a_comma_left_by_the_split_goes() -> None:
    assert split_recap("- Oser, \n- Écouter ;\n- Rire, jouer.") == ("Oser", "Écouter", "Rire, jouer.")


def test_the_last_comma_is_no_leftover_of_a_split() -> None:
    assert split_recap("Oser, écouter,") == ("Oser, écouter,",)


# Headings


@pytest.mark.parametrize(
    "heading",
    ["Récapitulatif post-its :", "Récapitulatif post-its\xa0:", "RÉCAP DES POST-ITS:",
     "Re\u0301cap :", "Post-its :",
     "3. Liste des post it :", "\n\n  Recapitulatif :"],
)  # fmt: skip
def test_a_heading_on_the_first_line_goes(heading: str) -> None:
    assert split_recap(f"{heading}\n\nUn goûter - Une visite") == ("Un goûter", "Une visite")


@pytest.mark.parametrize(
    "line",
    [
        "Personnes à voir :",
        "Récapitulatif post-its",
        "Post-its : à garder",
        "Récapituler " + "encore " * 10 + ":",
    ],
)
def test_another_first_line_stays(line: str) -> None:
    assert split_recap(f"{line}\nUn goûter") == (line, "Un goûter")


def test_a_heading_alone_or_further_down_stays() -> None:
    assert split_recap("Récap :") == ("Récap :",)
    assert split_recap("Un goûter\nRécap :") == ("Un goûter", "Récap :")


# Soft wrapping

LONG = "Nous voudrions que la fanfare du quartier vienne jouer dans la cour"


def test_a_full_line_goes_on_in_lower_case() -> None:
    assert split_recap(f"{LONG}\nle jour de la fête") == (f"{LONG} le jour de la fête",)


def test_a_listed_item_goes_on_in_lower_case_however_short() -> None:
    text = "- Un goûter\n  avec les voisins\n- Une visite"
    assert split_recap(text) == ("Un goûter avec les voisins", "Une visite")


def test_a_dash_list_goes_on_over_a_full_line() -> None:
    assert split_recap(f"Oser - {LONG}\net danser - Rire") == ("Oser", f"{LONG} et danser", "Rire")


def test_a_word_cut_at_its_hyphen_gets_no_space() -> None:
    assert split_recap("- Un rendez-\nvous\n- Rire") == ("Un rendez-vous", "Rire")


@pytest.mark.parametrize(
    "text",
    [
        "Un goûter\nune visite",  # the line above is short
        f"{LONG}\nUne visite",  # upper case
        f"{LONG}.\nune visite",  # the sentence is over
        f"{LONG}\n\nune visite",  # an empty line
        f"{LONG}\n- une visite",  # a bullet
        f"{LONG}\nune visite\n{LONG} {LONG}",  # far from the widest line
        f"{LONG.lower()}\nune visite",  # a text that does not use capitals
    ],
)
def test_another_line_break_separates(text: str) -> None:
    assert "une visite" in [item.lower() for item in split_recap(text)]


# The preview


def test_a_piece_remembers_what_stood_before_it() -> None:
    assert pieces("Un – Deux,\n- Trois • Quatre ; - Cinq -\nSix") == (
        Piece("Un", ""),
        Piece("Deux", " – "),
        Piece("Trois", ", "),
        Piece("Quatre", " • "),
        Piece("Cinq", " ; - "),
        Piece("Six", " - "),
    )


def test_join_puts_the_separator_back() -> None:
    items = pieces("Oser - Écouter - Rire")
    assert join(items, 1) == (Piece("Oser", ""), Piece("Écouter - Rire", " - "))
    assert join(join(items, 0), 0) == (Piece("Oser - Écouter - Rire", ""),)


def test_join_needs_a_next_item() -> None:
    with pytest.raises(IndexError):
        join(pieces("Oser - Rire"), 1)


@pytest.mark.parametrize("offset", [4, 5, 6, 7])
def test_split_at_takes_the_separator_at_the_caret_away(offset: int) -> None:
    assert split_at([Piece("Oser - Rire", "")], 0, offset) == (Piece("Oser", ""), Piece("Rire", " - "))


@pytest.mark.parametrize(
    ("text", "offset", "left", "right"),
    [
        ("Oser, rire", 4, "Oser", "rire"),
        ("Oser, rire", 6, "Oser", "rire"),
        ("Les écoles La cour", 10, "Les écoles", "La cour"),
        ("Les écoles La cour", 11, "Les écoles", "La cour"),
        ("PRE. Café", 4, "PRE.", "Café"),
        ("De 9 h - 12 h", 7, "De 9 h", "12 h"),
        ("rendez-vous", 7, "rendez-", "vous"),
        ("goûter", 3, "goû", "ter"),
    ],
)
def test_split_at_cuts_where_the_caret_is(text: str, offset: int, left: str, right: str) -> None:
    cut = split_at([Piece("Avant", ""), Piece(text), Piece("Après")], 1, offset)
    assert [piece.text for piece in cut] == ["Avant", left, right, "Après"]
    assert join(cut, 1) == (Piece("Avant", ""), Piece(text), Piece("Après"))


@pytest.mark.parametrize("offset", [0, 1, 11, 12, 40])
def test_split_at_never_makes_an_empty_item(offset: int) -> None:
    items = (Piece(" Oser rire, "),)
    assert split_at(items, 0, offset) == items


@pytest.mark.parametrize(
    "text", ["Un goûter\nUne visite", "Oser - Rire", "- Oser\n- Rire", "Oser • Rire", "1. Oser\n2. Rire"]
)
def test_several_items_look_like_several(text: str) -> None:
    assert looks_like_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Un goûter",
        "- Un goûter",
        "Un goûter\n",
        "Un goûter -",
        "Pour les 10 - 12 ans",
        f"{LONG}\net danser",
    ],
)
def test_one_item_does_not(text: str) -> None:
    assert not looks_like_several(text)


# Properties

WORDS = (
    "rendez-vous",
    "l’école",
    "CM2/6ème",
    "a-t-il",
    "Été",
    "«\xa0oser\xa0»",
    "café",
    "(15-11)",
    "et",
    "PRE",
    "où\u202f?",
    "😀",
)
items_of_words = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=12
)
recaps = st.lists(
    st.sampled_from(
        (
            *WORDS,
            "10",
            "-",
            "–",
            " ",
            " - ",
            "\xa0",
            "\n",
            "\n- ",
            "\n• ",
            ", ",
            ";",
            "\uf0b7",
            "[bookmark: _GoBack]",
            "\u200b",
            "\xad",
        )
    ),
    max_size=40,
).map("".join)


def substance(text: str) -> str:
    """The text without any character that may be a separator or a leftover."""
    return re.sub(r"\[bookmark: _GoBack\]|[\s,;\-–•\uf0b7\u200b\xad]", "", text)


@given(recaps)
def test_nothing_but_separators_is_lost(text: str) -> None:
    assert substance("".join(split_recap(text))) == substance(text)


@given(items_of_words, st.sampled_from([" - ", " – ", "\n- ", "\n• ", " • ", "\n\n"]))
def test_what_is_put_together_comes_apart_again(items: list[str], separator: str) -> None:
    assert split_recap(separator.join(items)) == tuple(items)


@given(recaps)
def test_splitting_the_items_again_changes_nothing(text: str) -> None:
    items = [item for item in split_recap(text) if not re.search(r"^[\d\-–]|[\d,;\-–]$", item)]
    assert split_recap(" - ".join(items)) == tuple(items)


@given(st.text())
def test_nothing_is_invented_in_any_text(text: str) -> None:
    source = iter(text)
    assert all(character in source for item in split_recap(text) for character in item if character != " ")


@given(st.text())
def test_items_are_single_lines_without_outer_spaces(text: str) -> None:
    assert all(item and item == item.strip() and "\n" not in item for item in split_recap(text))


@given(recaps, st.data())
def test_every_join_can_be_undone(text: str, data: st.DataObject) -> None:
    items = pieces(text)
    # Punctuation that is left at the edge of an item is the item's own; split_at cannot know.
    if len(items) > 1 and not any(re.search(r"^[,;]|[\-–]$", item.text) for item in items):
        index = data.draw(st.integers(0, len(items) - 2))
        assert split_at(join(items, index), index, len(items[index].text)) == items


@given(items_of_words.map(" - ".join), st.data())
def test_every_split_can_be_undone(text: str, data: st.DataObject) -> None:
    items = (Piece(text, ""),)
    cut = split_at(items, 0, data.draw(st.integers(0, len(text))))
    assert cut == items or join(cut, 0) == items


# Time


@pytest.mark.parametrize(
    "stretch",
    [" - ", "-", " ", "\xa0", "\n", "a - ", "a\n", "a-\n", "- a\nb\n",
     f"{LONG}\n{LONG.lower()}\n", "[bookmark: ", ", ",
     " ,\n", "1 - 1 ", "1. ", "• ", "*", "\u200d", "9 h - ", "o\t", "mot"],
)  # fmt: skip
def test_a_million_characters_take_no_time(stretch: str) -> None:
    text = "Un goûter" + stretch * (1_000_000 // len(stretch))
    start = time.perf_counter()
    items = pieces(text)
    split_at(items, 0, 1)
    # Around half a second here; a quadratic rule would take minutes.
    assert time.perf_counter() - start < 10


# The real working documents


def real_recap(question: int) -> str:
    """What was typed under "Récapitulatif post-its" for a question, heading included."""
    found = sorted(MATERIAL.glob("003_*.txt"))
    if not found:
        pytest.skip(f"the working documents are not at {MATERIAL.resolve()}")
    sections = re.split(r"^(?=\d/ )", found[0].read_text("utf-8"), flags=re.MULTILINE)
    section = next(section for section in sections if section.startswith(f"{question}/"))
    return section[section.index("Récapitulatif") :]


@pytest.mark.parametrize(("question", "on_the_dash_line", "below"), [(1, 13, 10), (2, 21, 13)])
def test_the_real_recaps(question: int, on_the_dash_line: int, below: int) -> None:
    text = real_recap(question)
    heading, dash_line, *others = [line for line in text.split("\n") if line.strip()]
    assert len(split_recap(f"{heading}\n{dash_line}")) == on_the_dash_line
    assert len(others) == below
    assert split_recap(text) == (*split_recap(dash_line), *split_recap("\n".join(others)))
    assert len(split_recap(text)) == on_the_dash_line + below


@pytest.mark.parametrize("question", [1, 2])
def test_no_word_of_the_real_recaps_is_lost(question: int) -> None:
    text = real_recap(question)
    words = [word for line in text.split("\n")[1:] for word in line.split() if word not in "-–"]
    assert " ".join(split_recap(text)).split() == words


def test_the_real_recaps_keep_hyphens_and_time_codes() -> None:
    items = split_recap(real_recap(2))
    assert sum("(15-11)" in item for item in items) == 1
    assert not any(" - " in item or " – " in item for item in items)


@pytest.mark.parametrize("number", range(5))
def test_any_real_document_comes_apart_without_leftovers(number: int) -> None:
    documents = sorted(MATERIAL.glob("*.txt"))
    if len(documents) <= number:
        pytest.skip(f"the working documents are not at {MATERIAL.resolve()}")
    items = split_recap(documents[number].read_text("utf-8"))
    assert len(items) > 10
    assert not [item for item in items if re.search(r"bookmark|^[·\-]|^\d+[./] |[\t\n]|  ", item)]
