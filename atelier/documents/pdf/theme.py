"""Measures, colours and text styles of the printed documents (`mockups/minutes.png`, 1 px = 0.75 pt)."""

from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Style
from atelier.domain import palette

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 595.28, 841.89
"""A4."""
MARGIN_PT = 51.0
TOP_PT = 47.5
BOTTOM_PT = 60.0
FRAME_HEIGHT_PT = PAGE_HEIGHT_PT - TOP_PT - BOTTOM_PT
WIDTH_PT = PAGE_WIDTH_PT - 2 * MARGIN_PT
FOOTER_RULE_PT = 45.0
"""From the bottom of the page."""
FOOTER_BASELINE_PT = 29.5
TINT = 0.21
"""How much of a question's pale colour is in the box behind its post-its."""

EYEBROW = Style(9.4, 13.5, palette.MUTED)
TITLE = Style(21.5, 27.0, palette.INK, Variant.BOLD)
LABEL = Style(8.6, 12.5, palette.MUTED)
BODY = Style(10.2, 15.4, palette.INK)
FADED = Style(10.2, 15.4, palette.MUTED)
STRONG = Style(10.2, 15.4, palette.INK, Variant.BOLD)
QUOTE = Style(10.2, 15.0, palette.INK, Variant.ITALIC)
QUOTE_SOURCE = Style(8.8, 15.0, palette.MUTED)
QUESTION = Style(14.8, 19.5, palette.INK, Variant.BOLD)
HEADING = Style(11.4, 15.5, palette.INK, Variant.BOLD)
CHIP = Style(9.4, 13.0, palette.INK)
CHIP_LABEL = Style(7.4, 13.0, palette.INK, Variant.BOLD)
CHIP_MARK = Style(9.4, 13.0, palette.INK, Variant.BOLD)
BOX_TITLE = Style(9.8, 13.5, palette.INK, Variant.BOLD)
SUMMARY = Style(9.4, 14.0, palette.INK)
SUMMARY_PART = Style(9.8, 15.0, palette.INK, Variant.BOLD)
NOTICE = Style(9.8, 14.0, palette.INK, Variant.ITALIC)
CELL = Style(9.4, 13.5, palette.INK)
CELL_NUMBER = Style(9.4, 13.5, palette.INK, Variant.BOLD)
CELL_REMARK = Style(8.8, 13.5, palette.MUTED)
FOOTER = Style(8.6, 12.0, palette.MUTED)
