"""What ends the minutes: the account, and what no other page shows."""

from typing import Any

import pytest

from atelier.documents.pdf import annex
from atelier.documents.pdf.blocks import Band, Block, Heading
from atelier.documents.pdf.tables import HeaderRow, Row
from atelier.domain.things import Party, Review, Scope
from tests.documents.collection import Collection


def kinds(blocks: list[Block]) -> list[type[Block]]:
    """What the blocks are."""
    return [type(block) for block in blocks]


def test_no_parked_question_and_no_follow_up_take_no_room() -> None:
    report = Collection().report()
    assert list(annex.open_questions(report)) == []
    assert list(annex.follow_ups(report)) == []


def test_follow_ups_are_a_table() -> None:
    made = Collection()
    made.follow_up("a")
    made.follow_up("b", scope=Scope.DEPARTMENT)
    assert kinds(list(annex.follow_ups(made.report()))) == [Band, HeaderRow, Row, Row]


def test_the_annex_has_a_part_for_each_state() -> None:
    made = Collection()
    made.note("à relire", review=Review.PENDING)
    (
        made.note("retiré", withdrawn_by=Party.FACILITATOR),
        made.note("retiré aussi", withdrawn_by=Party.PARTICIPANT),
    )
    made.note("refusé", review=Review.REFUSED)
    made.note("corigé", correction="corrigé")
    blocks = list(annex.annex(made.report()))
    headings = [block._outline for block in blocks if type(block) is Heading]
    assert headings == ["À relire", "Retirés", "Non affichés", "Textes d’origine des post-its corrigés"]
    assert kinds(blocks).count(Row) == 5


def test_only_notes_shown_nowhere_else_are_counted_in_the_annex() -> None:
    made = Collection()
    made.note("corigé", correction="corrigé")
    pending = made.note("à relire", review=Review.PENDING)
    rows = [block for block in annex.annex(made.report()) if isinstance(block, Row)]
    assert [row._note_id for row in rows] == [pending.id, None]


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
    assert annex._account(made.report()) == sentence
