"""What is escaped, and what is left to be read as it is."""

import pytest

from atelier.documents.markdown.escaping import cell, escaped, heading, marked, on_one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’idée n° 4 : « oui » (50 %) !", "l’idée n° 4 : « oui » (50 %) !"),
        ("# un", "\\# un"),
        ("1. un", "1\\. un"),
        ("12) un", "12\\) un"),
        ("1.5 fois", "1.5 fois"),
        ("- un", "\\- un"),
        ("un - deux", "un - deux"),
        ("a*b_c", "a\\*b\\_c"),
        ("<b> & &amp;", "\\<b> & \\&amp;"),
        ("un\n- deux\n\n1. trois", "un\\\n\\- deux\\\n\\\n1\\. trois"),
        ("\x00a\ud800", "a"),
        ("", ""),
    ],
)
def test_only_what_would_mean_something_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_after_a_number_no_sign_begins_a_list() -> None:
    assert escaped("- un\n- deux", begun=True) == "- un\\\n\\- deux"


def test_a_title_keeps_its_last_signs() -> None:
    assert heading(2, on_one_line("En C\n#")) == "## En C \\#"


def test_a_cell_is_one_line() -> None:
    assert cell("un | deux\ntrois") == "un \\| deux<br>trois"


@pytest.mark.parametrize(
    ("bold", "italic", "free", "expected"),
    [
        (False, False, True, "mot"),
        (True, False, True, "**mot**"),
        (True, True, True, "***mot***"),
        (True, True, False, "<b><i>mot</i></b>"),
    ],
)
def test_marks_stand_around_words(bold: bool, italic: bool, free: bool, expected: str) -> None:
    assert marked("mot", bold=bold, italic=italic, free=free) == expected
