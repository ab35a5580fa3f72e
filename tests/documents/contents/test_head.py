"""The head of a document."""

from dataclasses import replace
from datetime import date

import pytest

from atelier.documents.contents.head import facts, headed
from atelier.documents.contents.minutes import minutes
from atelier.domain.dates import day_and_time
from atelier.domain.document import Options
from atelier.domain.report import Report, ReportAttendee
from atelier.domain.things import MeetingKind, Party
from tests.documents.collection import MADE_AT, Collection


def contributions(report: Report) -> list[str]:
    """The lines of the last column."""
    return list(facts(report)[-1][1])


def attendee(name: str, structure: str = "", **values: bool) -> ReportAttendee:
    """Somebody on the sheet."""
    return ReportAttendee(
        name=name,
        structure=structure,
        group="",
        present=values.get("present", True),
        is_new=values.get("is_new", False),
    )


def present(*attendees: ReportAttendee) -> list[str]:
    """What the head says of who came."""
    return list(dict(facts(replace(Collection().report(), attendees=attendees))).get("Présents", ()))


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


def test_the_head_of_a_partial_document_counts_what_is_told_in_it() -> None:
    made = Collection("Un ?", "Deux ?")
    made.note("a", into=made.cluster("x")), made.note("b", question=2, into=made.cluster("y", question=2))
    made.quote("c")
    report = replace(made.report(), day=None, place="", attendees=(attendee("A"),))

    def told(options: Options) -> dict[str, tuple[str, ...]]:
        return dict(minutes(report, options).facts)

    assert told(Options(questions=(2,), attendance=False)) == {
        "Contributions": ("1 post-it, 1 regroupement",),
    }
    assert told(Options(post_its=False, quotes=False)) == {
        "Présents": ("1 personne",),
        "Contributions": ("2 regroupements",),
    }


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


def test_those_who_came_are_counted_with_the_new_ones_and_their_structures() -> None:
    assert present(
        attendee("A", "École"), attendee("B", "École", is_new=True), attendee("C", is_new=True)
    ) == [
        "3 personnes, dont 2 nouvelles",
        "1 structure",
    ]
    assert present(attendee("A", is_new=True)) == ["1 personne, dont 1 nouvelle"]


def test_those_who_excused_themselves_did_not_come() -> None:
    assert present(attendee("A", "École"), attendee("B", "Mairie", present=False, is_new=True)) == [
        "1 personne",
        "1 structure",
    ]
    assert present(attendee("B", present=False)) == []


def test_a_document_of_a_meeting_that_is_not_over_says_so() -> None:
    report = replace(Collection().report(), under_way=True)
    notice = headed(report, (), title="Titre", notices=["Partiel."]).notice
    at = day_and_time(MADE_AT)
    assert notice.splitlines() == [
        f"Document fait le jour de la rencontre, le {at}\u00a0: ce qui a pu suivre n’y est pas.",
        "Partiel.",
    ]
    other = replace(report, kind=MeetingKind.INTERSESSION)
    assert "pendant l’intersession" in headed(other, (), title="Titre").notice
    assert headed(replace(report, under_way=False), (), title="Titre").notice == ""


def test_the_file_is_named_by_what_it_is() -> None:
    report = Collection().report()
    assert headed(report, (), title="Titre").full_title == "Titre – 2e rencontre – Coopérer"
    assert headed(report, (), title="Merci", name="Fiche").full_title == "Fiche – 2e rencontre – Coopérer"
    nameless = replace(report, project_title="", meeting_title="")
    made = headed(nameless, (), title="Titre")
    assert (made.full_title, made.eyebrow) == ("Titre", "")
