"""A synthesis and words said aloud, as documents tell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.contents.speech import Citations, said
from atelier.documents.manuscript import Element, Items, Said, Text, Words
from atelier.domain.report import ReportQuote
from atelier.domain.rich_text import cited_numbers
from atelier.domain.things import Party, Review
from tests.documents.collection import Collection


def told(markup: str, *, numbers: bool = True) -> list[Element]:
    """A synthesis of a meeting with a note that is shown, one corrected, and others that the room may not read."""
    made = Collection()
    made.note("Lien\nde confiance")
    made.note("corigé", correction="corrigé")
    made.note("regretté", withdrawn_by=Party.PARTICIPANT)
    made.note("attend", review=Review.PENDING)
    made.note("ôté", withdrawn_by=Party.FACILITATOR)
    made.note("écarté", review=Review.REFUSED)
    return list(Citations(made.report(), numbers=numbers).elements(markup, 1))


def text(markup: str, *, numbers: bool = True) -> str:
    """The words of its only paragraph."""
    (element,) = told(markup, numbers=numbers)
    assert isinstance(element, Text)
    return "".join(words.text for words in element.words).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Dit (#1).", "Dit (« Lien de confiance » n° 1)."),
        ("#2", "« corrigé » n° 2"),
        ("#3", "n° 3 (retiré)"),
        ("#4", "n° 4 (non affiché)"),
        ("#5", "n° 5 (retiré)"),
        ("#6", "n° 6 (non affiché)"),
        ("#99", "#99"),
    ],
)
def test_a_citation_is_the_stored_text_with_its_number(markup: str, expected: str) -> None:
    assert text(markup) == expected


def test_without_numbers_a_citation_is_the_text_alone() -> None:
    assert text("#1 et #3", numbers=False) == "« Lien de confiance » et n° 3 (retiré)"


def test_a_citation_leads_to_its_post_it() -> None:
    (element,) = told("Dit #1.")
    assert isinstance(element, Text)
    assert [words.note_id is not None for words in element.words] == [False, True, True, False]


def test_paragraphs_bullets_and_quotes_come_in_order_bullets_together() -> None:
    elements = told("Un.\n- deux\n- **trois**\n> « quatre »\nCinq.")
    assert [type(element) for element in elements] == [Text, Items, Said, Text]
    assert elements[1] == Items(items=((Words("deux"),), (Words("trois", bold=True),)), question=1)
    assert elements[2] == Said(words=(Words("quatre"),), question=1)


def test_no_synthesis_is_nothing() -> None:
    assert told("") == told("\n \n") == []


@given(st.text("#123*_- >\n\\ab9", max_size=60))
def test_any_markup_can_be_told_and_cites_what_it_cites(markup: str) -> None:
    passages = [
        words
        for element in told(markup)
        for group in (element.items if isinstance(element, Items) else (element.words,))  # type: ignore[union-attr]
        for words in group
    ]
    cited = [number for number in cited_numbers(markup) if 1 <= number <= 6]
    linked = [
        words for words in passages if words.note_id is not None and not words.text.startswith("\u00a0")
    ]
    assert len(linked) == len(cited)


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        (ReportQuote(text="Dit."), ""),
        (ReportQuote(text="Dit.", speaker="directrice"), "directrice"),
        (ReportQuote(text="Dit.", time_s=2061, speaker="directrice"), "34:21, directrice"),
        (ReportQuote(text="Dit.", time_s=3723), "1:02:03"),
        (ReportQuote(text="Dit.", time_s=0, recording=2), "0:00 (enregistrement 2)"),
        (ReportQuote(text="Dit.", recording=2, speaker="nous"), "enregistrement 2, nous"),
    ],
)
def test_where_and_who_is_said_of_a_quote(quote: ReportQuote, source: str) -> None:
    element = said(quote, 1)
    assert (element.words, element.source.replace("\u00a0", " ")) == ((Words("Dit."),), source)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("« Dit. »", "Dit."),
        ("«Dit»", "Dit"),
        ("« a » et « b »", "« a » et « b »"),
        ("«", "«"),
        ("a »", "a »"),
    ],
)
def test_marks_typed_around_a_quote_are_not_doubled(typed: str, kept: str) -> None:
    assert said(ReportQuote(text=typed), None).words == (Words(kept),)
