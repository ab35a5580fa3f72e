"""The head of a document on the page."""

from dataclasses import replace

import pytest

from atelier.documents.contents.head import headed
from atelier.documents.manuscript import Manuscript
from atelier.documents.pdf import theme
from atelier.documents.pdf.masthead import Facts, Notice, masthead
from tests.documents.collection import Collection


def manuscript(**values: str) -> Manuscript:
    """A document that says nothing but its head."""
    return replace(headed(Collection().report(), (), title="Titre"), **values)  # type: ignore[arg-type]


def test_the_head_grows_with_its_words() -> None:
    short, long = (
        sum(block.height for block in masthead(manuscript(eyebrow=names)))
        for names in ("Projet", "Projet " * 60)
    )
    assert long > short > 80


def test_the_highest_column_counts() -> None:
    one, two = (Facts.known([("Date", ["lundi"]), ("Lieu", names)]) for names in (["a"], ["a", "b", "c"]))
    assert two.height - one.height == pytest.approx(2 * theme.BODY.leading_pt)


def test_facts_that_no_page_can_hold_go_on_over_the_next() -> None:
    monstrous = Facts.known([("Lieu", ["ici"] * 200), ("Date", ["lundi"])])
    parts = monstrous.split(theme.FRAME_HEIGHT_PT)
    assert parts is not None
    first, rest = parts
    assert first.height <= theme.FRAME_HEIGHT_PT
    assert isinstance(rest, Facts)


def test_a_notice_has_a_line_for_each_sentence_and_no_room_where_there_is_none() -> None:
    *_head, notice = masthead(manuscript(notice="Une.\nDeux."))
    assert isinstance(notice, Notice)
    assert notice.height == pytest.approx(2 * theme.NOTICE.leading_pt + 2 * Notice.PAD_PT)
    assert not any(isinstance(block, Notice) for block in masthead(manuscript()))
