"""The welcome sheet: one page, whatever the meeting is called, and codes that a phone reads."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from atelier.documents.faults import DocumentFault
from atelier.documents.formats import write_document
from atelier.documents.pdf import theme
from atelier.documents.pdf.lines import height
from atelier.documents.pdf.steps import LEAST_FORM_QR_PT, MOST_FORM_QR_PT, WIFI_QR_PT
from atelier.documents.pdf.welcome import FACT, draw_welcome, fitted
from atelier.domain.welcome import Matrix, WelcomeSheet
from atelier.phone.qr import qr_matrix, wifi_text
from tests.documents.pdf_reading import squeezed

QUIET_MODULES = 4
"""ISO/IEC 18004, 6.3.8; said here again, as what a reader needs does not follow the code."""
URL = "http://192.168.1.20:8753/KXTQPM"
SHEET = WelcomeSheet(
    project_title="Écoles et centres sociaux",
    meeting_title="2e rencontre",
    code="KXTQPM",
    day=date(2018, 10, 4),
    begins_at=time(14, 5),
    place="Maison de quartier",
    address="192.168.1.20:8753",
    form_qr=qr_matrix(URL),
    wifi_name="Atelier-Salle",
    wifi_password="pommedeterre",
    wifi_qr=qr_matrix(wifi_text("Atelier-Salle", "pommedeterre")),
    organiser="Centre social Les Tilleuls",
    kept_for="jusqu’en juin 2027",
    contact="accueil@tilleuls.example",
)
BARE = WelcomeSheet(project_title="Projet", meeting_title="Rencontre", code="KXTQPM")
LONG = replace(
    SHEET,
    project_title="Valorisation des liens entre l’école et les centres sociaux " * 6,
    meeting_title="Rencontre de mise en commun " * 8,
    place="مركز الحي الاجتماعي، شارع الزهور " * 12,
    address="[fd12:3456:789a:1234:5678:9abc:def0:1234]:8753",
    wifi_name="W" * 32,
    wifi_password="m" * 63,
    organiser="Centre social et culturel " * 30,
    kept_for="jusqu’à la fin du projet " * 20,
    contact="x" * 300,
)


def page_of(sheet: WelcomeSheet) -> PageObject:
    """The only page."""
    (page,) = PdfReader(BytesIO(draw_welcome(sheet))).pages
    return page


def text_of(sheet: WelcomeSheet) -> str:
    """Its words without white space."""
    return squeezed(page_of(sheet).extract_text())


Rectangle = tuple[float, float, float, float]


def paths(page: PageObject) -> Iterator[tuple[tuple[float, ...], list[Rectangle]]]:
    """What is filled: its colour, and its rectangles."""
    colour: tuple[float, ...] = ()
    rectangles: list[Rectangle] = []
    contents: Any = page.get_contents()
    for operands, operator in contents.operations:
        numbers = tuple(float(n) for n in operands) if operator in (b"rg", b"re") else ()
        if operator == b"rg":
            colour = numbers
        elif operator == b"re":
            rectangles.append(numbers)  # type: ignore[arg-type]
        elif operator in (b"f", b"f*", b"n"):
            yield colour, rectangles
            rectangles = []


def codes(sheet: WelcomeSheet) -> list[tuple[Matrix, Rectangle]]:
    """Each QR code as it was drawn: its modules, and the place that they take."""
    black = [rects for colour, rects in paths(page_of(sheet)) if colour == (0, 0, 0) and rects]
    return [read_code(rects) for rects in black]


def read_code(rects: list[Rectangle]) -> tuple[Matrix, Rectangle]:
    """The modules again, from the dark rectangles of one code."""
    left, bottom = min(r[0] for r in rects), min(r[1] for r in rects)
    right, top = max(r[0] + r[2] for r in rects), max(r[1] + r[3] for r in rects)
    module = rects[0][3]
    side = round((right - left) / module)
    dark = {
        (round((top - y - h) / module), round((x - left) / module) + at)
        for x, y, w, h in rects
        for at in range(round(w / module))
    }
    matrix = tuple(tuple((row, column) in dark for column in range(side)) for row in range(side))
    return matrix, (left, bottom, right - left, top - bottom)


def test_it_says_what_when_where_and_how() -> None:
    text = text_of(SHEET)
    for words in (
        "Écoles et centres sociaux · 2e rencontre",
        "jeudi 4 octobre 2018, 14 h 05",
        "Maison de quartier",
        "Atelier-Salle",
        "pommedeterre",
        "192.168.1.20:8753",
        "KXTQPM",
        "Écrivez une idée par post-it, puis touchez « Envoyer le post-it ».",
        "Sans compte, sans internet",
        "Responsable : Centre social Les Tilleuls. Durée : jusqu’en juin 2027.",
        "Contact : accueil@tilleuls.example",
    ):
        assert text.count(squeezed(words)) == 1, words
    assert text.index("Atelier-Salle") < text.index("192.168.1.20") < text.index(squeezed("Écrivez une"))


def test_both_codes_are_drawn_as_they_are_and_the_page_is_the_largest() -> None:
    (wifi, wifi_place), (form, form_place) = codes(SHEET)
    assert (wifi, form) == (SHEET.wifi_qr, SHEET.form_qr)
    assert form_place[2] > 1.5 * wifi_place[2]
    assert form_place[2] == pytest.approx(form_place[3])


def test_each_code_has_its_quiet_zone_of_white() -> None:
    for (matrix, (x, _y, width, _height)), side_pt in zip(
        codes(SHEET), (WIFI_QR_PT, MOST_FORM_QR_PT), strict=True
    ):
        assert width / side_pt == pytest.approx(len(matrix) / (len(matrix) + 2 * QUIET_MODULES))
        # It ends before the card, whose edge is the only thing drawn beside it.
        assert x + width + QUIET_MODULES * width / len(matrix) <= theme.PAGE_WIDTH_PT - theme.MARGIN_PT


@pytest.mark.parametrize("sheet", [SHEET, BARE, LONG], ids=["usual", "bare", "long"])
def test_it_is_one_page_and_nothing_leaves_it(sheet: WelcomeSheet) -> None:
    page = page_of(sheet)
    places: list[tuple[float, float]] = []
    page.extract_text(
        visitor_text=lambda text, _cm, tm, *_: places.append((tm[4], tm[5])) if text.strip() else None
    )
    assert places
    assert all(theme.MARGIN_PT - 1 <= x <= theme.PAGE_WIDTH_PT - theme.MARGIN_PT for x, _y in places)
    assert all(20 <= y <= theme.PAGE_HEIGHT_PT - 30 for _x, y in places)


def test_on_a_full_page_the_steps_stay_above_the_foot() -> None:
    found: dict[str, float] = {}

    def note(text: str, _cm: Any, tm: Any, *_: Any) -> None:
        for word in ("arrive", "Sans"):
            if word in text:
                found[word] = tm[5]

    page_of(LONG).extract_text(visitor_text=note)
    assert found["arrive"] > found["Sans"] + 20
    assert codes(LONG)[1][1][2] >= LEAST_FORM_QR_PT * 0.75


def test_without_an_address_it_will_be_projected() -> None:
    sheet = replace(SHEET, address="", form_qr=None)
    assert "L’adresseseraprojetée" in text_of(sheet)
    assert "KXTQPM" in text_of(sheet)
    assert [matrix for matrix, _place in codes(sheet)] == [SHEET.wifi_qr]


def test_without_a_wifi_told_there_is_no_code_for_it() -> None:
    sheet = replace(SHEET, wifi_name="", wifi_password="", wifi_qr=None)
    assert "Sonnomestdonnésurplace" in text_of(sheet)
    assert "motdepasse" not in text_of(sheet)
    assert [matrix for matrix, _place in codes(sheet)] == [SHEET.form_qr]


def test_an_open_network_has_no_password() -> None:
    assert "motdepasse" not in text_of(
        replace(SHEET, wifi_password="", wifi_qr=qr_matrix(wifi_text("S", "")))
    )


def test_nothing_is_said_of_what_is_not_known() -> None:
    text = text_of(BARE)
    for word in ("Responsable", "Durée", "Contact", "octobre"):
        assert word not in text
    assert "Lespost-itssontgardés" in text


def test_an_arabic_place_stands_at_its_right_and_can_be_read() -> None:
    place = "مركز الحي"
    assert squeezed(place) in text_of(replace(SHEET, place=place)) or squeezed(place)[::-1] in text_of(
        replace(SHEET, place=place)
    )


def test_what_does_not_fit_gives_way_to_an_ellipsis() -> None:
    text = fitted("mot " * 300, FACT, 200.0, most=2)
    assert len(text) == 2
    assert height(text) == 2 * FACT.leading_pt
    assert len(fitted("mot", FACT, 200.0, most=2)) == 1


def test_no_font_is_left_out() -> None:
    fonts: Any = page_of(LONG)["/Resources"]["/Font"]  # type: ignore[index]
    assert all(
        "FontFile2" in str(font.get_object()["/FontDescriptor"].get_object()) for font in fonts.values()
    )


def test_where_it_can_not_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentFault, match="n’existe pas"):
        write_document("welcome", SHEET, tmp_path / "absent" / "fiche.pdf")
    write_document("welcome", SHEET, tmp_path / "fiche.pdf")
    assert len(PdfReader(tmp_path / "fiche.pdf").pages) == 1
