"""The head of the minutes."""

from dataclasses import replace
from datetime import date

import pytest

from atelier.documents.pdf import theme
from atelier.documents.pdf.masthead import Facts, facts, masthead
from atelier.domain.report import Report
from atelier.domain.things import Party
from tests.documents.collection import Collection


def contributions(report: Report) -> list[str]:
    """The lines of the last column."""
    return list(facts(report)[-1][1])


def test_a_full_meeting_is_counted() -> None:
    made = Collection()
    made.note("a", into=made.cluster("x")), made.note("b", into=made.cluster("y"))
    made.quote("c")
    made.quote("d")
    made.follow_up("e")
    assert contributions(made.report()) == ["2 post-its, 2 regroupements", "2 verbatims, 1 suite"]


def test_one_is_singular_and_none_is_left_out() -> None:
    made = Collection()
    made.note("a", into=made.cluster("x"))
    assert contributions(made.report()) == ["1 post-it, 1 regroupement"]
    assert contributions(Collection().report()) == ["Aucun post-it"]


def test_notes_taken_off_the_wall_are_not_contributions() -> None:
    made = Collection()
    made.note("a"), made.note("b", withdrawn_by=Party.PARTICIPANT)
    assert contributions(made.report()) == ["1 post-it"]


@pytest.mark.parametrize(
    ("day", "place", "expected"),
    [
        (date(2018, 10, 4), "Maison de quartier", ["jeudi 4 octobre 2018", "Maison de quartier"]),
        (date(2018, 10, 4), "", ["jeudi 4 octobre 2018"]),
        (None, "Maison de quartier", ["Maison de quartier"]),
    ],
)
def test_day_and_place_are_said_where_they_are_known(
    day: date | None, place: str, expected: list[str]
) -> None:
    report = replace(Collection().report(), day=day, place=place)
    assert facts(report)[0] == ("Date et lieu", expected)


def test_a_meeting_of_which_nothing_is_known_has_one_column() -> None:
    report = replace(Collection().report(), day=None, place="")
    assert [label for label, _lines in facts(report)] == ["Contributions"]


def test_the_head_grows_with_its_words() -> None:
    short, long = (
        sum(block.height for block in masthead("Titre", replace(Collection().report(), project_title=title)))
        for title in ("Projet", "Projet " * 60)
    )
    assert long > short > 80


def test_the_highest_column_counts() -> None:
    one, two = (Facts.known([("Date", ["lundi"]), ("Lieu", names)]) for names in (["a"], ["a", "b", "c"]))
    assert two.height - one.height == pytest.approx(2 * theme.BODY.leading_pt)


def test_facts_that_no_page_can_hold_go_on_over_the_next() -> None:
    monstrous = Facts.known([("Lieu", ["ici"] * 200), ("Date", ["lundi"])])
    first, rest = monstrous.split(theme.WIDTH_PT, theme.FRAME_HEIGHT_PT)
    assert first.height <= theme.FRAME_HEIGHT_PT
    assert isinstance(rest, Facts)
