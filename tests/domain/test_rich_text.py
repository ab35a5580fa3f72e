"""The words of a synthesis come back as they were kept."""

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atelier.domain.rich_text import Passage, Run, Shape, cited_numbers, parse, plain, written

TEXTS = st.text(st.sampled_from("ab é1#*\\->_«»’"), min_size=1, max_size=12)
RUNS = st.one_of(
    st.builds(Run, TEXTS, st.booleans(), st.booleans()),
    st.builds(Run, st.just(""), st.booleans(), st.booleans(), st.integers(0, 2000)),
)


@pytest.mark.parametrize(
    ("markup", "runs"),
    [
        ("une **envie** partagée", [Run("une "), Run("envie", bold=True), Run(" partagée")]),
        ("_à part_", [Run("à part", italic=True)]),
        ("**_fort_**", [Run("fort", bold=True, italic=True)]),
        ("voir #42.", [Run("voir "), Run("", cites=42), Run(".")]),
        ("salle#42 et #4b", [Run("salle#42 et #4b")]),
        (r"\#42 et \_", [Run("#42 et _")]),
        ("2 * 3 = 6", [Run("2 * 3 = 6")]),
        ("un ** seul", [Run("un ** seul")]),
        ("____", [Run("____")]),
        ("****", [Run("****")]),
        (r"C:\dossier", [Run(r"C:\dossier")]),
    ],
)
def test_what_a_line_says(markup: str, runs: list[Run]) -> None:
    assert parse(markup) == (Passage(Shape.PARAGRAPH, tuple(runs)),)


def test_each_line_is_a_passage_of_its_shape() -> None:
    shapes = [passage.shape for passage in parse("Un.\n\n- deux\n> trois\n-quatre")]
    assert shapes == [Shape.PARAGRAPH, Shape.BULLET, Shape.QUOTE, Shape.PARAGRAPH]


def test_numbers_are_cited_in_order_and_as_often_as_they_are() -> None:
    assert cited_numbers("#3, **#12** et #3 mais pas \\#4") == [3, 12, 3]


def test_plain_words_say_what_is_cited() -> None:
    assert plain("- **Oui** #7", lambda number: f"n° {number}") == "– Oui n° 7"


@given(st.text(max_size=60))
@example("- ____")
def test_whatever_was_typed_is_kept(typed: str) -> None:
    assert parse(written(parse(typed))) == parse(typed)
    assert all(passage.runs for passage in parse(typed))


@given(st.sampled_from(Shape), st.lists(RUNS, min_size=1, max_size=6))
def test_what_is_written_is_read_again(shape: Shape, runs: list[Run]) -> None:
    text = written([Passage(shape, tuple(runs))])
    read = parse(text)
    if text.strip() in ("", "-", ">"):
        return
    assert _letters(read) == _letters([Passage(shape, tuple(runs))])
    assert written(read) == written(parse(written(read)))


def _letters(passages: Iterable[Passage]) -> list[tuple[str, bool, bool, int | None]]:
    """Each letter with its look; spaces apart, of which a line keeps none at its ends, and a citation gains some."""
    return [
        (letter, run.bold, run.italic, run.cites)
        for passage in passages
        for run in passage.runs
        for letter in (run.text or [""])
        if letter != " "
    ]
