"""The summary of a long document."""

import re

import pytest

from atelier.documents.pdf import theme
from atelier.documents.pdf.blocks import Block, Heading
from atelier.documents.pdf.lines import Span
from atelier.documents.pdf.summary import MOST_LINES, MOST_PAGES_WITHOUT, SummaryLine, laid_out, pages_of
from tests.documents.collection import Collection
from tests.documents.drawing import draw_minutes
from tests.documents.pdf_reading import links, outline, pages


class Full(Block):
    """A whole page."""

    def __init__(self) -> None:
        super().__init__()
        self.height = theme.FRAME_HEIGHT_PT - 200


def title(text: str, *, level: int = 0, summarised: bool = True) -> Heading:
    """A title that is a place too."""
    spans = [Span(text, theme.HEADING)]
    return Heading(spans, outline=text, level=level, place=text, summarised=summarised)


def summarised(*body: Block) -> list[str]:
    """The places that the summary of a document leads to."""
    return [
        placed.block._place
        for page in laid_out([], body)
        for placed in page
        if isinstance(placed.block, SummaryLine)
    ]


@pytest.mark.parametrize(("count", "has_one"), [(MOST_PAGES_WITHOUT, False), (MOST_PAGES_WITHOUT + 1, True)])
def test_only_a_long_document_has_one(count: int, has_one: bool) -> None:
    body = [block for n in range(count) for block in (title(f"{n}"), Full())]
    assert bool(summarised(*body)) is has_one


def test_it_stands_between_the_head_and_the_body_and_counts_its_own_pages() -> None:
    head = title("tête")
    body = [block for n in range(9) for block in (title(f"{n}"), Full())]
    found = laid_out([head], body)
    assert found[0][0].block is head
    assert [pages_of(found)[f"{n}"] for n in range(9)] == list(range(2, 11))


def test_titles_that_are_not_for_it_are_left_out() -> None:
    body = [title("un"), title("deux", level=1), title("trois", level=2, summarised=False)]
    assert summarised(*body, *(Full() for _ in range(9))) == ["un", "deux"]


def test_where_it_would_be_too_long_it_tells_the_parts_alone() -> None:
    body = [title("un"), *(title(f"{n}", level=1) for n in range(MOST_LINES)), title("deux")]
    assert summarised(*body, *(Full() for _ in range(9))) == ["un", "deux"]


def test_each_title_leads_to_its_page() -> None:
    made = Collection("Un ?", "Deux ?")
    for n in range(130):
        made.note("mot " * 40, question=1 + n // 65, into=made.cluster(f"Titre{n}") if n < 3 else None)
    content = draw_minutes(made.report())
    texts = pages(content)
    assert len(texts) > MOST_PAGES_WITHOUT
    lines = texts[0].split("Sommaire")[1].splitlines()
    told = dict(line.rsplit(" ", 1) for line in lines if re.match(r"(1\.|2 ·).* \d+$", line))
    for name, page in told.items():
        assert name in texts[int(page) - 1]
    assert {"1.1 Titre0", "2 · Deux ?"} <= set(told)
    assert (0, "Sommaire") in outline(content)
    assert {(0, int(page) - 1) for page in told.values()} <= set(links(content))
