"""What the options leave out of a report, and what is said of it."""

from dataclasses import replace

import pytest

from atelier.documents.contents.choice import chosen, left_out
from atelier.domain.document import EVERYTHING, Options
from atelier.domain.report import Annex, Report, ReportAttendee
from atelier.domain.things import Party, Review
from tests.documents.collection import Collection


@pytest.fixture
def report() -> Report:
    """Two questions with something of everything."""
    made = Collection("Un ?", "Deux ?", "Trois ?")
    rubric = made.cluster("Rubrique")
    part = made.cluster("Dedans", parent=rubric)
    made.note("un", into=part), made.note("deux", question=2, isolated=True)
    made.note("relu", question=2, review=Review.PENDING), made.note("ôté", withdrawn_by=Party.FACILITATOR)
    made.note("corigé", question=2, correction="corrigé")
    (
        made.quote("dit", cluster_id=part),
        made.quote("dit ici", question_id=made.question_ids[1]),
        made.quote("ah"),
    )
    someone = ReportAttendee(name="A", structure="", group="", present=True, is_new=False)
    return replace(made.report(), attendees=(someone,))


def test_everything_is_the_report(report: Report) -> None:
    assert chosen(report, EVERYTHING) == report
    assert left_out(report, EVERYTHING) == ""


def test_only_the_questions_asked_for_are_kept_and_only_their_notes_in_the_annex(report: Report) -> None:
    told = chosen(report, Options(questions=(2,)))
    assert [section.number for section in told.sections] == [2]
    assert [note.text for note in told.annex.pending] == ["relu"]
    assert told.annex.withdrawn == ()
    assert [note.text for note in told.annex.corrected] == ["corigé"]
    assert told.quotes == ()


def test_without_post_its_every_word_of_them_is_gone(report: Report) -> None:
    told = chosen(report, Options(post_its=False))
    assert list(told.printed()) == []
    assert told.annex == Annex()
    assert [len(cluster.quotes) for cluster in told.sections[0].every_cluster()] == [0, 1]


def test_quotes_are_left_out_wherever_they_stand(report: Report) -> None:
    assert chosen(report, Options(quotes=False)).quote_count == 0


def test_the_sheet_and_the_annex_are_left_out(report: Report) -> None:
    told = chosen(report, Options(attendance=False, annex=False))
    assert (told.attendees, told.annex) == ((), Annex())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(questions=(2,)), "seulement la question 2"),
        (Options(questions=(3, 1)), "seulement les questions 1, 3"),
        (Options(questions=(1, 2, 3)), ""),
        (Options(questions=(9,)), "sans aucune question"),
        (Options(post_its=False, annex=False), "sans les post-its"),
        (Options(annex=False, quotes=False), "sans l’annexe, sans les verbatims"),
        (Options(attendance=False), "sans la feuille de présence"),
        (Options(numbers=False), ""),
    ],
)
def test_what_is_left_out_is_said(report: Report, options: Options, said: str) -> None:
    assert left_out(report, options) == (f"Document partiel\u00a0: {said}." if said else "")


def test_what_there_is_none_of_is_not_missed() -> None:
    assert left_out(Collection().report(), Options(quotes=False, attendance=False)) == ""
