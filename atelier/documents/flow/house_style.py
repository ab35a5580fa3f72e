"""How the documents look that people go on writing in: page, fonts, widths, and the names of the styles of questions.

The PDF has measures of its own
(`pdf/theme.py`), close to these: nobody edits it.
"""

from atelier.documents.manuscript import Manuscript

FONT = "Atkinson Hyperlegible"
SUBSTITUTES = ("Calibri", "Arial", "Liberation Sans")
"""What stands in where the font is not installed, the first that is there."""
COMPLEX_FONT, ASIAN_FONT = "Arial", "Microsoft YaHei"
"""For Arabic, Hebrew and their like; for Chinese, Japanese and Korean. Each system puts its own in their place."""

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 595.3, 841.9
"""A4."""
SIDE_PT, TOP_PT, BOTTOM_PT, FOOTER_PT = 54.0, 51.0, 68.0, 30.0
WIDTH_PT = PAGE_WIDTH_PT - 2 * SIDE_PT
LABEL_LETTER_PT = 6.4
"""How wide a letter of a post-it's number may be."""
FACT_COLUMNS = 3
CELL_SIDE_PT, CELL_PAD_PT = 7.0, 2.5
NOTES_GAP_PT = 2.25
"""White between two post-its."""
BAND_PAD_PT = 5.0
BAR_PT, BAND_BAR_PT, BAR_SPACE_PT = 2.25, 4.5, 8.0
TITLE_TINT, NOTE_TINT, NOTICE_TINT = 0.21, 0.45, 0.6
"""How much of a question’s pale colour is behind the title of its post-its, and each of them; of grey, in a notice."""


LINK_ID = "Link"
"""The style of words that lead somewhere: they look like those around them, not blue and underlined."""


def questions(manuscript: Manuscript) -> list[int]:
    """The numbers of the questions whose colours a document needs."""
    found = {getattr(element, "question", None) for element in manuscript.elements}
    return sorted(number for number in found if number is not None)


def accent_id(question: int | None) -> str:
    """The style of words in a question's strong colour."""
    return "Accent" if question is None else f"Accent{question}"


def number_id(question: int | None) -> str:
    """The same, bold: not for a bold paragraph, where Word takes bold twice for none."""
    return "Number" if question is None else f"Number{question}"


def quote_id(question: int | None) -> str:
    """The style of words said aloud about a question."""
    return "Quote" if question is None else f"Quote{question}"


def fact_shares(count: int) -> list[float]:
    """The widths of so many columns of facts: the last one takes what is left of the line."""
    columns = max(count, FACT_COLUMNS)
    return [1 / columns] * (count - 1) + [1 - (count - 1) / columns]


def note_shares(longest: int) -> tuple[float, ...]:
    """The widths of the columns of post-its whose numbers have so many letters at most; none has no column."""
    if not longest:
        return (1.0,)
    share = (2 * CELL_SIDE_PT + max(longest, 4) * LABEL_LETTER_PT) / WIDTH_PT
    return share, 1 - share
