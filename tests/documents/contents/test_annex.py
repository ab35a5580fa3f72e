"""What ends a complete document: the account, and what no other page shows."""

from typing import Any

import pytest

from atelier.documents.contents.annex import account, annex
from atelier.documents.manuscript import Element, Heading, Part, Row, Table
from atelier.domain.report import Annex
from atelier.domain.things import Party, Review
from tests.documents.collection import Collection


def drawn(made: Collection) -> list[Element]:
    """The annex of a whole document."""
    report = made.report()
    return list(annex(report, report.annex, whole=True))


def rows(elements: list[Element]) -> list[Row]:
    """Every row of its tables."""
    return [row for element in elements if isinstance(element, Table) for row in element.rows]


def test_the_annex_has_a_part_for_each_state() -> None:
    made = Collection()
    made.note("à relire", review=Review.PENDING)
    made.note("retiré", withdrawn_by=Party.FACILITATOR)
    made.note("retiré aussi", withdrawn_by=Party.PARTICIPANT)
    made.note("refusé", review=Review.REFUSED)
    made.note("corigé", correction="corrigé")
    elements = drawn(made)
    assert [element.title for element in elements if isinstance(element, Heading)] == [
        "À relire",
        "Retirés",
        "Non affichés",
        "Textes d’origine des post-its corrigés",
    ]
    assert len(rows(elements)) == 5


def test_only_notes_shown_nowhere_else_are_counted_in_the_annex() -> None:
    made = Collection()
    made.note("corigé", correction="corrigé")
    pending = made.note("à relire", review=Review.PENDING)
    assert [row.note_id for row in rows(drawn(made))] == [pending.id, None]


def test_the_words_that_a_participant_took_back_are_not_repeated_before_or_after_correction() -> None:
    made = Collection()
    made.note("je regrete", correction="je regrette", withdrawn_by=Party.PARTICIPANT)
    assert [row.cells[:2] for row in rows(drawn(made))] == [("1", "–")]


def test_an_annex_is_titled_for_what_is_in_it() -> None:
    made = Collection()
    made.note("a")
    assert drawn(made)[0] == Part(title="Annexe\u00a0: le décompte des post-its")
    made.note("b", review=Review.PENDING)
    assert drawn(made)[0] == Part(title="Annexe\u00a0: les post-its un par un")


def test_a_document_that_is_not_whole_claims_no_sum() -> None:
    made = Collection()
    made.note("a"), made.note("b", review=Review.PENDING)
    report = made.report()
    part, remark, *rest = annex(report, report.annex, whole=False)
    assert isinstance(part, Part)
    assert "recueillis" not in repr([remark, *rest])
    assert [row.note_id for row in rows(rest)] == [report.annex.pending[0].id]
    assert list(annex(report, Annex(), whole=False)) == []


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ([], "Aucun post-it n’a été recueilli."),
        ([{}], "1 post-it recueilli\u00a0: 1 imprimé. Tous sont dans ce document."),
        (
            [{}, {}, {"review": Review.REFUSED}],
            "3 post-its recueillis\u00a0: 2 imprimés, 1 non affiché. Tous sont dans ce document.",
        ),
        (
            [{"withdrawn_by": Party.PARTICIPANT}, {"withdrawn_by": Party.FACILITATOR}],
            "2 post-its recueillis\u00a0: 2 retirés. Tous sont dans ce document.",
        ),
    ],
)
def test_the_account_says_how_the_notes_add_up(states: list[dict[str, Any]], sentence: str) -> None:
    made = Collection()
    for state in states:
        made.note("a", **state)
    assert account(made.report()) == sentence
