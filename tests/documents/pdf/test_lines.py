"""Text cut into lines."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from atelier.documents.pdf.fonts import Variant
from atelier.documents.pdf.lines import Line, Span, Style, baseline, draw_line, height, lay_out

STYLE = Style(10, 14, "#1F2430")
BOLD = Style(12, 18, "#8A5A00", Variant.BOLD)


def read(line: Line) -> str:
    """The text of a line in reading order, for what runs left to right."""
    return "".join(
        run.face.text(glyph.code) for piece in line.pieces for run in piece.runs for glyph in run.glyphs
    )


def cut(text: str, width_pt: float = 120) -> list[str]:
    """The lines of a text."""
    return [read(line) for line in lay_out([Span(text, STYLE)], width_pt)]


def test_words_fill_lines() -> None:
    assert cut("Prendre conscience de l’intérêt commun") == ["Prendre conscience de", "l’intérêt commun"]


def test_line_breaks_are_kept() -> None:
    assert cut("un\ndeux\n\nquatre") == ["un", "deux", "", "quatre"]


def test_no_text_is_one_empty_line() -> None:
    (line,) = lay_out([Span("", STYLE)], 100)
    assert (line.pieces, line.leading_pt) == ((), 14)


@pytest.mark.parametrize("mark", ["?", "!", ":", ";", "»"])
def test_no_line_begins_with_a_mark_that_has_a_space_before_it(mark: str) -> None:
    for width in range(40, 120):
        assert not any(line.startswith(mark) for line in cut(f"on y va {mark} oui", width))


def test_no_line_ends_with_an_opening_quote() -> None:
    for width in range(40, 140):
        assert not any(line.endswith("«") for line in cut("on dit « ensemble » ici", width))


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2060"])
def test_a_no_break_space_does_not_break(space: str) -> None:
    assert all("10" in line and "h" in line for line in cut(f"10{space}h", 20)[:1])


def test_a_compound_word_breaks_after_its_hyphen() -> None:
    assert cut("peut-être rendez-vous", 72) == ["peut-être", "rendez-vous"]
    assert "rendez-" in cut("un rendez-vous", 40)


def test_a_chinese_line_breaks_anywhere_but_before_what_closes_and_after_what_opens() -> None:
    text = "我们（老师）合作，很好。「真的」？" * 3
    for width in range(30, 140, 7):
        found = cut(text, width)
        assert "".join(found) == text
        assert not any(line[0] in "）。，」？" for line in found)
        assert not any(line[-1] in "（「" for line in found)
    assert len(cut("合作" * 30, 100)) == 6


@pytest.mark.parametrize("text", ["学校école", "école学校", "2018年10月", "「a」b", "カフェー", "共\u00a0字"])
def test_words_of_other_scripts_are_not_cut_beside_chinese_ones(text: str) -> None:
    found = cut(text, 32)
    assert "".join(found) == text
    assert all(part in "|".join(found) for part in re.findall(r"[a-zé]+|\d+|フェー|共\u00a0字", text))


def test_korean_breaks_at_its_spaces() -> None:
    assert cut("학교와 지역이 함께", 45) == ["학교와", "지역이", "함께"]


def test_a_range_of_numbers_stays_together() -> None:
    assert not any(line.endswith("-") for width in range(40, 90) for line in cut("de 10-12 ans", width))


def test_a_word_wider_than_a_line_is_cut_and_loses_nothing() -> None:
    lines = cut("x " + "anticonstitutionnellement" * 9 + " y")
    assert "".join(lines).replace(" ", "") == "x" + "anticonstitutionnellement" * 9 + "y"
    assert len(lines) > 5


def test_a_cut_word_keeps_letters_and_accents_together() -> None:
    assert not any(line.startswith("\u0301") for line in cut("e\u0301" * 200, 50))


@pytest.mark.parametrize(
    "text", ["x" * 65_536, "ab\u0301" * 30_000, "ب" * 65_536, "🎉" * 20_000, "字" * 20_000]
)
def test_a_monstrous_word_takes_no_time(text: str) -> None:
    start = time.thread_time()
    lay_out([Span(text, STYLE)], 480)
    assert time.thread_time() - start < 2


def test_spans_keep_their_styles() -> None:
    (line,) = lay_out([Span("1.1 ", BOLD), Span("Titre", STYLE)], 200)
    assert [piece.style for piece in line.pieces] == [BOLD, BOLD, STYLE]
    assert line.leading_pt == 18
    assert read(line) == "1.1 Titre"


def test_a_word_of_two_styles_is_not_broken_between_them() -> None:
    lines = [
        read(line)
        for line in lay_out([Span("dit (", STYLE), Span("n°\u00a042", BOLD), Span(") la", STYLE)], 70)
    ]
    assert any("(n°\u00a042)" in line for line in lines)


def test_control_characters_and_lone_surrogates_are_not_drawn() -> None:
    assert cut("a\x00b\x1b\ud800c\td") == ["abc d"]


def test_a_right_to_left_paragraph_is_set_from_the_right() -> None:
    (line,) = lay_out([Span("شكرا", STYLE)], 200)
    assert line.from_right
    assert not lay_out([Span("merci", STYLE)], 200)[0].from_right


def test_height_is_the_sum_of_the_lines() -> None:
    assert height(lay_out([Span("a\nb", STYLE), Span("\nc", BOLD)], 200)) == 14 + 18 + 18


def test_capitals_stand_in_the_middle_of_their_line() -> None:
    (line,) = lay_out([Span("A", STYLE)], 100)
    assert baseline(line, 100) == 100 - (14 + 7) / 2


@given(st.text(max_size=120), st.floats(30, 300))
def test_no_line_is_wider_than_it_may_be(text: str, width_pt: float) -> None:
    widest_cell_pt = 100.0  # U+FDFD, a whole sentence in one character
    for line in lay_out([Span(text, STYLE)], width_pt):
        assert line.width_pt <= max(width_pt, widest_cell_pt)
        assert line.width_pt == pytest.approx(sum(piece.width_pt for piece in line.pieces))


@given(st.text("abcé ’-?!«»:/\n", max_size=80), st.floats(30, 300))
def test_lines_hold_the_text_in_order(text: str, width_pt: float) -> None:
    lines = lay_out([Span(text, STYLE)], width_pt)
    assert "".join("".join(read(line).split()) for line in lines) == "".join(text.split())


def test_any_line_can_be_drawn() -> None:
    canvas = Canvas("never-written.pdf")
    for text in ("Été", "كلمة and more", "நம்பிக்கை", "🎉🇫🇷", "字", "", " "):
        for line in lay_out([Span(text, STYLE)], 100):
            draw_line(canvas, line, 10, 10)
    assert canvas.getpdfdata().startswith(b"%PDF")
