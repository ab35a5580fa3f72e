"""Post-its as chips: rows, stacks, and what happens at the foot of a page."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.documents.pdf import theme
from atelier.documents.pdf.chips import INNER_WIDTH_PT, Chip, ChipBox
from atelier.domain.ids import NoteId
from atelier.domain.palette import colours
from atelier.domain.report import ReportNote


def note(number: int, text: str, *under: ReportNote) -> ReportNote:
    """A note, with those stacked under it."""
    return ReportNote(id=NoteId(str(number)), number=number, text=text, stacked=under)


def box(*notes: ReportNote) -> ChipBox:
    """The box of these notes."""
    return ChipBox.of("Post-its", notes, colours(1))


def chips(made: ChipBox) -> list[Chip]:
    """Its chips in order."""
    return [chip for row in made._rows for chip in row]


def ends(made: ChipBox) -> list[str | None]:
    """The notes that are complete in it, in order."""
    return [line.note_id for chip in chips(made) for line in chip.lines if line.note_id is not None]


def pages(made: ChipBox, height_pt: float = theme.FRAME_HEIGHT_PT) -> list[ChipBox]:
    """The box as it is split over pages of that height."""
    parts = [made]
    while parts[-1].height > height_pt:
        parts[-1:] = parted(parts[-1], height_pt)
    return parts


def parted(made: ChipBox, height_pt: float) -> tuple[ChipBox, ChipBox]:
    """The two parts of a box that can be cut there."""
    first, rest = made.split(height_pt) or (None, None)
    assert isinstance(first, ChipBox)
    assert isinstance(rest, ChipBox)
    return first, rest


def test_short_notes_stand_side_by_side() -> None:
    assert [len(row) for row in box(note(1, "Oui"), note(2, "Non"), note(3, "Peut-être"))._rows] == [3]


def test_no_row_is_wider_than_the_box() -> None:
    made = box(*(note(n, f"Une idée parmi {n} autres") for n in range(1, 40)))
    for row in made._rows:
        right = sum(chip.width_pt for chip in row)
        assert right <= INNER_WIDTH_PT + 0.01


def test_a_note_of_several_lines_has_a_row_of_its_own() -> None:
    made = box(note(1, "court"), note(2, "long " * 40), note(3, "court"))
    assert [len(row) for row in made._rows] == [1, 1, 1]


def test_a_stack_is_one_chip_that_holds_every_note() -> None:
    made = box(note(1, "Confiance", note(2, "La confiance"), note(3, "Confiance !")))
    assert len(chips(made)) == 1
    assert ends(made) == ["1", "2", "3"]


def test_every_note_has_its_number_once() -> None:
    made = box(note(41, "long " * 40), note(42, "b"))
    labels = [line.label for chip in chips(made) for line in chip.lines if line.label is not None]
    assert len(labels) == 2


def test_a_box_that_goes_on_says_so_once() -> None:
    made = box(*(note(n, "mot " * 30) for n in range(1, 200)))
    titles = [part._title for part in pages(made)]
    assert len(titles) > 3
    assert titles[0] == "Post-its"
    assert set(titles[1:]) == {"Post-its, suite"}


def test_a_note_longer_than_a_page_goes_on_with_two_lines_at_least_on_each_side() -> None:
    parts = pages(box(note(1, "\n".join("ligne" for _ in range(140)))))
    counts = [len(chip.lines) for part in parts for chip in chips(part)]
    assert len(parts) > 2
    assert sum(counts) == 140
    assert min(counts) >= 2


@pytest.mark.parametrize(("lines", "counts"), [(12, [1, 1]), (13, [2, 1])])
def test_only_a_very_long_note_is_cut(lines: int, counts: list[int]) -> None:
    made = box(note(1, "court"), note(2, "\n".join("ligne" for _ in range(lines))))
    assert [len(part._rows) for part in parted(made, made.height - 20)] == counts


def test_a_box_is_not_begun_where_not_one_row_fits() -> None:
    made = box(note(1, "a"), note(2, "long " * 60))
    assert made.split(30) is None
    assert made.least_pt > 30


def test_the_least_part_fits_where_it_says() -> None:
    for made in (box(note(1, "long " * 400)), box(note(1, "a"), *(note(n, "b " * 90) for n in (2, 3)))):
        first, _rest = parted(made, made.least_pt)
        assert first.height <= made.least_pt + 0.01


@given(
    st.lists(st.text(min_size=1, max_size=400), min_size=1, max_size=40),
    st.floats(210, theme.FRAME_HEIGHT_PT),
)
def test_pages_hold_every_note_once_in_order(texts: list[str], height_pt: float) -> None:
    made = box(*(note(n, text) for n, text in enumerate(texts, start=1)))
    parts = pages(made, height_pt)
    assert [end for part in parts for end in ends(part)] == [str(n) for n in range(1, len(texts) + 1)]
    assert all(part.height <= height_pt + 0.01 for part in parts)
    assert all(second._title.endswith("suite") for _first, second in pairwise(parts))
