"""Blocks shared out over pages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.colours import PLAIN
from atelier.documents.pdf import theme
from atelier.documents.pdf.blocks import Band, Block, Heading, Paragraph
from atelier.documents.pdf.lines import Span
from atelier.documents.pdf.pagination import Page, paginated

HIGH_PT = theme.FRAME_HEIGHT_PT
LINE_PT = theme.BODY.leading_pt


class Slab(Block):
    """Something that can't be cut."""

    def __init__(self, height: float, *, keeps_next: bool = False, **spacing: float) -> None:
        super().__init__(**spacing)
        self.height = height
        self.keeps_next = keeps_next


def paragraph(count: int) -> Paragraph:
    """A paragraph of so many lines."""
    return Paragraph.of(Span("\n".join("ligne" for _ in range(count)), theme.BODY))


def heights(pages: list[Page]) -> list[list[float]]:
    """The heights of the blocks of each page."""
    return [[placed.block.height for placed in page] for page in pages]


def test_nothing_at_all_is_one_page() -> None:
    assert paginated([]) == [()]


def test_blocks_stand_below_one_another_with_the_larger_of_their_spaces() -> None:
    (page,) = paginated([Slab(10, before_pt=99, after_pt=4), Slab(20, before_pt=6, after_pt=3), Slab(5)])
    assert [placed.top_pt for placed in page] == [0, 16, 39]


def test_what_does_not_fit_is_on_the_next_page_without_the_space_before_it() -> None:
    pages = paginated([Slab(HIGH_PT - 10, after_pt=8), Slab(11, before_pt=30)])
    assert heights(pages) == [[HIGH_PT - 10], [11]]
    assert pages[1][0].top_pt == 0


def test_what_can_be_cut_fills_the_page() -> None:
    pages = paginated([Slab(HIGH_PT - 5 * LINE_PT), paragraph(8)])
    assert [[height / LINE_PT for height in page] for page in heights(pages)][1] == [pytest.approx(3)]
    assert len(pages[0]) == 2


@pytest.mark.parametrize("left_pt", [40, 20, 1, 0, -3])
def test_a_heading_goes_with_what_it_leads_to_and_leaves_no_empty_page(left_pt: float) -> None:
    titles = [Slab(12, keeps_next=True, before_pt=9), Slab(12, keeps_next=True)]
    pages = paginated([Slab(HIGH_PT - 30 - left_pt), Slab(30, after_pt=9), *titles, paragraph(6)])
    assert [len(page) for page in pages] in ([2, 3], [1, 4])


def test_headings_stay_where_two_lines_of_the_text_fit_below() -> None:
    pages = paginated([Slab(HIGH_PT - 12 - 2 * LINE_PT), Slab(12, keeps_next=True), paragraph(6)])
    assert [len(page) for page in pages] == [3, 1]


def test_a_heading_that_leads_to_nothing_is_kept() -> None:
    last = Heading([Span("Titre", theme.HEADING)], outline="Titre", level=1, place="t")
    assert paginated([last])[0][0].block is last


def test_what_no_page_can_hold_is_set_down_on_one_of_its_own() -> None:
    assert heights(paginated([Slab(5), Slab(2 * HIGH_PT), Slab(5)])) == [[5], [2 * HIGH_PT], [5]]
    assert len(paginated([Slab(5, keeps_next=True), Slab(2 * HIGH_PT)])) == 2


@given(
    st.lists(
        st.one_of(
            st.builds(
                Slab,
                st.floats(1, HIGH_PT),
                keeps_next=st.booleans(),
                before_pt=st.floats(0, 40),
                after_pt=st.floats(0, 40),
            ),
            st.integers(1, 200).map(paragraph),
            st.just("titre").map(lambda text: Band(text, PLAIN, outline=text, place=text)),
        ),
        max_size=30,
    )
)
def test_pages_are_never_empty_nor_too_full_and_keep_the_order(blocks: list[Block]) -> None:
    pages = paginated(blocks)
    for page in pages:
        assert page or not blocks
        for above, below in pairwise(page):
            assert below.top_pt >= above.top_pt + above.block.height - 1e-6
        assert all(placed.top_pt + placed.block.height <= HIGH_PT + 1e-6 for placed in page)
    total = sum(placed.block.height for page in pages for placed in page)
    assert total == pytest.approx(sum(block.height for block in blocks))
