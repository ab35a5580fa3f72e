"""A trame with other questions than its own, and where its stages go."""

from dataclasses import replace

from atelier.domain.composing import AskedQuestion, asked_of, composed
from atelier.domain.things import StageKind
from atelier.domain.trame import Trame, TrameQuestion, TrameStage


def stage(title: str, question: int | None, kind: StageKind = StageKind.COLLECT) -> TrameStage:
    return TrameStage(title, kind, 15, question, "consigne")


TRAME = Trame(
    "Trois questions",
    "",
    tuple(TrameQuestion(f"{word} ?", f"indice {word}", word) for word in ("Matche", "Entrées", "Continue")),
    (
        stage("Accueil", None),
        stage("Collecte : matche", 1),
        stage("Tri : matche", 1),
        stage("Collecte : entrées", 2),
        stage("Pause", None),
        stage("Collecte : continue", 3),
        stage("Tri : continue", 3),
        stage("Suites", None),
    ),
    ("Parents",),
)
FIRST, SECOND, THIRD = asked_of(TRAME)
ADDED = AskedQuestion("Avec qui\u202f?", "Qui ?")


def titles(*asked: AskedQuestion) -> list[tuple[str, int | None]]:
    return [(stage.title, stage.question) for stage in composed(TRAME, asked, []).stages]


def test_left_as_it_is_it_stays_the_same() -> None:
    assert composed(TRAME, asked_of(TRAME), ["Parents"]) == TRAME


def test_words_and_hints_are_those_asked() -> None:
    made = composed(TRAME, [AskedQuestion("Par où ?", "les portes", 1), ADDED], ["Écoles"])
    assert made.questions == (
        TrameQuestion("Par où ?", "les portes", "Par où"),
        TrameQuestion("Avec qui\u202f?", "Qui ?", "Avec qui"),
    )
    assert made.peer_groups == ("Écoles",)


def test_stages_follow_their_question() -> None:
    assert titles(THIRD, FIRST, SECOND) == [
        ("Accueil", None),
        ("Collecte : continue", 1),
        ("Tri : continue", 1),
        ("Collecte : matche", 2),
        ("Tri : matche", 2),
        ("Pause", None),
        ("Collecte : entrées", 3),
        ("Suites", None),
    ]


def test_a_removed_question_takes_its_stages_with_it() -> None:
    assert titles(FIRST, THIRD) == [
        ("Accueil", None),
        ("Collecte : matche", 1),
        ("Tri : matche", 1),
        ("Collecte : continue", 2),
        ("Tri : continue", 2),
        ("Pause", None),
        ("Suites", None),
    ]


def test_an_added_question_has_stages_like_the_last_one() -> None:
    made = composed(TRAME, [FIRST, SECOND, THIRD, ADDED], [])
    new = made.stages[7:9]
    assert [(s.title, s.question, s.minutes, s.instruction) for s in new] == [
        ("Collecte : Avec qui", 4, 15, ""),
        ("Tri : Avec qui", 4, 15, ""),
    ]
    assert made.stages[-1].title == "Suites"


def test_every_question_removed_but_one_that_was_added() -> None:
    assert titles(ADDED)[1:3] == [("Collecte : Avec qui", 1), ("Tri : Avec qui", 1)]


def test_an_agenda_without_questions_stays() -> None:
    bare = Trame("T", "", TRAME.questions, (stage("Accueil", None),), ())
    assert composed(bare, [ADDED], []).stages == bare.stages


def test_stages_of_a_reworded_question_follow_its_new_label() -> None:
    made = composed(TRAME, [AskedQuestion("Par où entrer ?", "", 0), SECOND, THIRD], [])
    assert [s.title for s in made.stages[1:4]] == [
        "Collecte : Par où entrer",
        "Tri : Par où entrer",
        "Collecte : entrées",
    ]
    assert made.stages[1].instruction == "consigne", "others are told the same: it is no question's own"


def test_nothing_false_is_said_of_a_reworded_question() -> None:
    own = (
        TrameStage("Collecte : le déclic", StageKind.COLLECT, 15, 1, "Écrire un déclic."),
        TrameStage("Débat", StageKind.COLLECT, 15, 1, "Se parler."),
    )
    made = composed(replace(TRAME, stages=own), [AskedQuestion("Avec qui ?", "", 0), SECOND, THIRD], [])
    assert [(s.title, s.instruction) for s in made.stages] == [("Collecte", ""), ("Débat", "Se parler.")]


def test_a_question_that_keeps_its_label_keeps_its_stages() -> None:
    assert (
        titles(AskedQuestion("Pourquoi ça matche\u202f?", "", 0), SECOND, THIRD)[1][0] == "Collecte : matche"
    )
