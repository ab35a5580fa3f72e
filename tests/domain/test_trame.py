"""Reading a trame: what a good file becomes, and the one sentence that each fault gets."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atelier.domain.toml_tables import TableError
from atelier.domain.trame import (
    KIND_WORDS,
    QUESTIONS_AT_MOST,
    SHORT_LENGTH,
    StageKind,
    TrameQuestion,
    TrameStage,
    parse_trame,
)

TRAMES = Path(__file__).parents[2] / "ressources" / "trames"
SHIPPED = ("quatre-questions", "cinq-questions")
GOOD = """\
titre = "Le jardin partagé"
description = "Trois saisons pour planter."
groupes_de_pairs = ["Voisins", "Mairie"]

[[questions]]
texte = "Que planter ?"
court = "Planter"
indice = "Par saison."

[[questions]]
texte = "Avec quels outils ?"

[[etapes]]
titre = "Bonjour"
type = "accueil"
minutes = 10

[[etapes]]
titre = "Écrire"
type = "collecte"
minutes = 15
question = 2
consigne = "Un outil par post-it."
"""


def fault(text: str) -> str:
    with pytest.raises(TableError) as caught:
        parse_trame(text, file="jardin.toml")
    return str(caught.value)


def line_of_fault(text: str) -> int:
    found = re.match(r"jardin\.toml, ligne (\d+)\xa0: \S.*\u202f; .*\.\Z", fault(text))
    assert found, fault(text)
    return int(found[1])


def line_of(text: str, start: str, nth: int = 1) -> int:
    return [number for number, line in enumerate(text.split("\n"), 1) if line.startswith(start)][nth - 1]


# A good file


def test_everything_in_the_file_is_read() -> None:
    trame = parse_trame(GOOD, file="jardin.toml")
    assert trame.title == "Le jardin partagé"
    assert trame.description == "Trois saisons pour planter."
    assert trame.peer_groups == ("Voisins", "Mairie")
    assert trame.questions[0] == TrameQuestion(text="Que planter ?", hint="Par saison.", short="Planter")
    assert trame.stages == (
        TrameStage(title="Bonjour", kind=StageKind.WELCOME, minutes=10, question=None, instruction=""),
        TrameStage("Écrire", StageKind.COLLECT, 15, 2, "Un outil par post-it."),
    )


def test_a_stage_of_sorting_may_be_silent() -> None:
    text = GOOD.replace('"collecte"', '"regroupement"').replace("question = 2", "silence = true")
    assert [stage.silent for stage in parse_trame(text, file="jardin.toml").stages] == [False, True]


def test_a_title_and_one_question_are_enough() -> None:
    trame = parse_trame('titre = "T"\n[[questions]]\ntexte = "Quoi ?"', file="t.toml")
    assert trame.description == ""
    assert trame.peer_groups == ()
    assert trame.stages == ()
    assert trame.questions == (TrameQuestion("Quoi ?", "", "Quoi"),)


@pytest.mark.parametrize("prefix", ["\ufeff", "# commentaire\n", "\n\n"])
def test_a_mark_or_comment_before_the_first_key_is_no_matter(prefix: str) -> None:
    assert parse_trame(prefix + GOOD, file="t.toml") == parse_trame(GOOD, file="t.toml")


def test_line_ends_of_another_system_are_no_matter() -> None:
    windows = GOOD.replace("\n", "\r\n")
    assert parse_trame(windows, file="t.toml") == parse_trame(GOOD, file="t.toml")
    assert line_of_fault(windows.replace("minutes = 15", "minutes = 0")) == line_of(GOOD, "minutes = 15")


def test_a_text_of_several_lines_keeps_its_lines() -> None:
    text = GOOD.replace('"Un outil par post-it."', '"""\nUn outil.\nUn post-it.\n"""')
    assert parse_trame(text, file="t.toml").stages[1].instruction == "Un outil.\nUn post-it."


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Avec qui\u202f?", "Avec qui"),
        ("Qu’est-ce qui nous a donné envie ?", "Qu’est-ce qui nous a…"),
        ("x" * 40, "x" * SHORT_LENGTH + "…"),
    ],
)
def test_a_question_without_a_short_label_gets_one(text: str, short: str) -> None:
    trame = parse_trame(f'titre = "T"\n[[questions]]\ntexte = "{text}"', file="t.toml")
    assert trame.questions[0].short == short


@pytest.mark.parametrize("word", KIND_WORDS)
def test_each_kind_has_its_word(word: str) -> None:
    trame = parse_trame(GOOD.replace('"accueil"', f'"{word}"'), file="t.toml")
    assert trame.stages[0].kind is KIND_WORDS[word]


def test_no_kind_is_without_a_word() -> None:
    assert set(KIND_WORDS.values()) == set(StageKind)
    assert [str(kind) for kind in StageKind] == [
        "welcome", "collect", "sort", "name", "read_back", "discussion", "follow_ups", "evaluation", "break",
    ]  # fmt: skip


def test_a_kind_may_be_written_as_french_is() -> None:
    trame = parse_trame(GOOD.replace('"accueil"', '"Évaluation"'), file="t.toml")
    assert trame.stages[0].kind is StageKind.EVALUATION


def test_twelve_questions_are_not_too_many() -> None:
    text = 'titre = "T"\n' + '[[questions]]\ntexte = "Quoi ?"\n' * QUESTIONS_AT_MOST
    assert len(parse_trame(text, file="t.toml").questions) == QUESTIONS_AT_MOST


# Faults: the line and what to do


@pytest.mark.parametrize(
    ("old", "new", "start", "nth"),
    [
        ('titre = "Le', 'titre = Le', "titre", 1),
        ("minutes = 15", "minutes 15", "minutes 15", 1),
        ("minutes = 15", "durée = 15", "durée", 1),
        ("minutes = 15", "minutes = 15\nminutes = 20", "minutes = 20", 1),
        ('["Voisins", "Mairie"]', '["Voisins" "Mairie"]', "groupes", 1),
        ("minutes = 15", "minutes = 2024-13-45", "minutes = 2024", 1),
    ],
)  # fmt: skip
def test_a_syntax_fault_is_told_with_its_line(old: str, new: str, start: str, nth: int) -> None:
    text = GOOD.replace(old, new)
    assert line_of_fault(text) == line_of(text, start, nth)


def test_an_unclosed_text_is_told_on_the_last_line() -> None:
    text = GOOD + '\nindice = """jamais fermé\n\n'
    assert line_of_fault(text) == line_of(text, "indice", 2)


def test_a_giant_number_is_a_fault_like_another() -> None:
    assert line_of_fault("titre = " + "9" * 10_000) == 1


def test_brackets_nested_without_end_are_a_fault_like_another() -> None:
    assert line_of_fault("titre = " + "[" * 100_000) == 1


@pytest.mark.parametrize(
    ("old", "new", "start", "nth", "words"),
    [
        # unknown keys
        ("description", "desciption", "desciption", 1, "« desciption » n’existe pas ici"),
        ("indice", "aide", "aide", 1, "texte, court, indice"),
        ("consigne", "instruction", "instruction", 1, "titre, type, minutes, question, consigne, silence"),
        ("[[etapes]]", "[[etape]]", "[[etape]]", 1, "« etape » n’existe pas ici"),
        ('court = "Planter"', 'a.b = "Planter"', "a.b", 1, "« a » n’existe pas"),
        # missing keys: the header of their table
        ('titre = "Bonjour"\n', "", "[[etapes]]", 1, "il manque la clé « titre »"),
        ('type = "collecte"\n', "", "[[etapes]]", 2, "il manque la clé « type »"),
        ("minutes = 15\n", "", "[[etapes]]", 2, "il manque la clé « minutes »"),
        ('texte = "Avec quels outils ?"\n', "", "[[questions]]", 2, "il manque la clé « texte »"),
        # wrong types
        ('titre = "Bonjour"', "titre = 3", "titre = 3", 1, "« titre » doit être un texte"),
        ('titre = "Bonjour"', 'titre = " "', 'titre = " "', 1, "« titre » doit être un texte"),
        ('indice = "Par saison."', "indice = []", "indice", 1, "« indice » doit être un texte"),
        ('["Voisins", "Mairie"]', '"Voisins"', "groupes", 1, "liste de textes"),
        ('["Voisins", "Mairie"]', '["Voisins", 2]', "groupes", 1, "liste de textes"),
        ('["Voisins", "Mairie"]', '["Voisins", "Voisins"]', "groupes", 1, "deux fois"),
        # values
        ("minutes = 15", 'minutes = "15"', 'minutes = "15"', 1, "nombre entier de 1 à 600"),
        ("minutes = 15", "minutes = 1.5", "minutes = 1.5", 1, "nombre entier de 1 à 600"),
        ("minutes = 15", "minutes = true", "minutes = true", 1, "nombre entier de 1 à 600"),
        ("minutes = 15", "minutes = 0", "minutes = 0", 1, "nombre entier de 1 à 600"),
        ("minutes = 15", "minutes = -5", "minutes = -5", 1, "nombre entier de 1 à 600"),
        ("minutes = 15", "minutes = 601", "minutes = 601", 1, "nombre entier de 1 à 600"),
        ("question = 2", "question = 3", "question", 1, "nombre entier de 1 à 2"),
        ("question = 2", "question = 0", "question", 1, "nombre entier de 1 à 2"),
        ("question = 2", "silence = true", "silence", 1, "seule une étape de regroupement"),
        ("question = 2", "silence = 1", "silence", 1, "true ou false"),
        ('"collecte"', '"dessin"', 'type = "dessin"', 1, "le type « dessin » n’existe pas"),
        ('"collecte"', '"{0} {what}"', 'type = "{0}', 1, "le type « {0} {what} » n’existe pas"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, start: str, nth: int, words: str) -> None:
    text = GOOD.replace(old, new)
    assert line_of_fault(text) == line_of(text, start, nth)
    assert words in fault(text).replace("\xa0", " ").replace("\u202f", " ")


def test_a_missing_title_is_told() -> None:
    text = GOOD.replace('titre = "Le jardin partagé"\n', "")
    assert line_of_fault(text) == 1
    assert "«\xa0titre\xa0»" in fault(text)


@pytest.mark.parametrize("text", ["", 'titre = "T"', 'titre = "T"\nquestions = []'])
def test_no_question_is_told(text: str) -> None:
    assert line_of_fault(text) in (1, 2)
    assert "il n’y a aucune question" in fault(text)


def test_the_thirteenth_question_is_told() -> None:
    text = 'titre = "T"\n' + '[[questions]]\ntexte = "Quoi ?"\n' * (QUESTIONS_AT_MOST + 1)
    assert line_of_fault(text) == line_of(text, "[[questions]]", 13)
    assert "gardez-en 12 au plus" in fault(text)


@pytest.mark.parametrize("line", ['questions = "Quoi ?"', 'questions = ["Quoi ?"]', "[questions]"])
def test_questions_that_are_no_tables_are_told(line: str) -> None:
    text = f'titre = "T"\n{line}\n'
    assert line_of_fault(text) == 2
    assert "[[questions]]" in fault(text)


def test_a_fault_in_an_inline_table_has_the_line_of_its_array() -> None:
    text = 'titre = "T"\n\nquestions = [\n  { texte = "A" },\n  { texte = 2 },\n]\n'
    assert line_of_fault(text) == 3


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_what_looks_like_a_key_inside_a_text_is_none(quotes: str) -> None:
    trap = f"consigne = {quotes}\n[[etapes]]\nminutes = 3\n{quotes}\n"
    text = GOOD.replace("minutes = 10\n", f"minutes = 10\n{trap}").replace("minutes = 15", "minutes = 0")
    assert line_of_fault(text) == line_of(text, "minutes = 0")


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_a_text_that_its_own_line_closes_hides_nothing(quotes: str) -> None:
    text = GOOD.replace('"Bonjour"', f"{quotes}Bonjour{quotes}").replace("minutes = 10", "minutes = 0")
    assert line_of_fault(text) == line_of(text, "minutes = 0")


@settings(deadline=None)
@given(cut=st.integers(0, len(GOOD)), noise=st.text(max_size=5))
def test_a_file_is_read_or_told_whatever_happens_to_it(cut: int, noise: str) -> None:
    sentence = ""
    try:
        parse_trame(GOOD[:cut] + noise + GOOD[cut:], file="jardin.toml")
    except TableError as error:
        sentence = str(error)
    assert not sentence or re.match(r"jardin\.toml, ligne \d+\xa0: .+\.\Z", sentence, re.DOTALL)


# The trames that come with Atelier


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_trame_is_a_meeting_of_three_hours(name: str) -> None:
    trame = parse_trame((TRAMES / f"{name}.toml").read_text("utf-8"), file=f"{name}.toml")
    assert sum(stage.minutes for stage in trame.stages) == 180
    assert all(stage.instruction for stage in trame.stages)
    assert all(question.hint for question in trame.questions)
    assert trame.peer_groups == ("Centres sociaux", "Éducation nationale", "Parents", "Partenaires")
    assert trame.stages[0].kind is StageKind.WELCOME
    assert trame.stages[-1].kind is StageKind.EVALUATION


@pytest.mark.parametrize("name", SHIPPED)
def test_each_question_of_a_shipped_trame_is_collected_then_sorted(name: str) -> None:
    trame = parse_trame((TRAMES / f"{name}.toml").read_text("utf-8"), file=f"{name}.toml")
    on_questions = [(stage.question, stage.kind) for stage in trame.stages if stage.question]
    expected = [
        (number, kind)
        for number in range(1, len(trame.questions) + 1)
        for kind in (StageKind.COLLECT, StageKind.SORT)
    ]
    assert on_questions == expected


def test_the_questions_that_are_shipped() -> None:
    four, five = (
        parse_trame((TRAMES / f"{name}.toml").read_text("utf-8"), file=name).questions for name in SHIPPED
    )
    assert [question.short for question in four] == ["Matche", "Entrées", "Continue", "Avec qui"]
    assert five[0].text == "Pour quoi faire\u202f?"
    assert five[1:] == four


@pytest.mark.parametrize("path", sorted(TRAMES.glob("*.toml")), ids=lambda path: path.stem)
def test_a_shipped_trame_is_typeset_as_french_is(path: Path) -> None:
    faults = re.findall(
        r"[^\u202f\s][?!;]|[ \xa0][?!;]|[^\xa0]:|«[^\xa0]|[^\xa0]»|\w'|\.\.\.", path.read_text("utf-8")
    )
    assert faults == []
