"""The pages as they are seen: rendered by PDFium and looked at point by point (1 pixel is 1 pt)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from atelier.documents.colours import tinted
from atelier.documents.contents.minutes import minutes
from atelier.documents.contents.synthesis import synthesis
from atelier.documents.manuscript import Items, Said, Text, Words
from atelier.documents.pdf import theme
from atelier.documents.pdf.typesetting import draw_manuscript
from atelier.documents.pdf.unshown import unshown_in
from atelier.domain.document import EVERYTHING
from atelier.domain.ids import NoteId
from atelier.domain.palette import WHITE, colours
from atelier.domain.report import ReportAttendee
from tests.documents.collection import Collection
from tests.documents.drawing import draw_all, draw_minutes

Render = Callable[[bytes], list[QImage]]
EMPTY = synthesis(Collection().report(), EVERYTHING)
RIGHT_PT = theme.PAGE_WIDTH_PT - theme.MARGIN_PT


@pytest.fixture
def render(qapp: QGuiApplication) -> Iterator[Render]:  # noqa: ARG001  # pictures need an application
    """Turns a PDF into pictures of its pages on white paper."""
    opened: list[tuple[QPdfDocument, QBuffer]] = []

    def pictures(content: bytes) -> list[QImage]:
        document, buffer = QPdfDocument(), QBuffer()
        opened.append((document, buffer))
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        return [on_paper(document.render(page, QSize(595, 842))) for page in range(document.pageCount())]

    yield pictures
    for document, buffer in opened:
        document.close()
        buffer.close()


def on_paper(page: QImage) -> QImage:
    """The page, transparent where nothing was printed, on white."""
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor(WHITE))
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper


def inked(picture: QImage, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether anything but white is in that part of the page."""
    area = picture.copy(round(left), round(top), round(right - left), round(bottom - top))
    return bytes(area.constBits()).strip(b"\xff") != b""


def has(picture: QImage, colour: str) -> int:
    """How many points of the page have that colour."""
    return memoryview(bytes(picture.constBits())).cast("I").tolist().count(QColor(colour).rgb())


@pytest.mark.parametrize(
    "text",
    [
        "W" * 300,
        "mot " * 300,
        "الثقة" * 60,
        "நம்பிக்கை" * 40,
        "👩‍🏫" * 120,
        "字" * 150,
        "Ꭳ" * 150,
        "\n".join("abc"),
        "﷽" * 40,
    ],
    ids=["long word", "many words", "arabic", "tamil", "emoji", "chinese", "missing", "lines", "wide"],
)
def test_nothing_is_printed_in_the_margins(render: Render, text: str) -> None:
    made = Collection(text[:200], title=text[:200], place=text[:120])
    cluster = made.cluster(text[:200])
    made.note(text, into=cluster), made.note(text, isolated=True), made.note("a", correction=text)
    made.synthesis(cluster, text)
    made.quote(text, cluster_id=cluster, speaker=text)
    made.follow_up(text, who=text, due=text)
    made.park(text)
    someone = ReportAttendee(name=text, structure=text, group=text, present=True, is_new=True)
    report = replace(made.report(), attendees=(someone,), resolutions=(text,), under_way=True)
    for picture in (picture for content in draw_all(report) for picture in render(content)):
        assert not inked(picture, 0, 0, theme.MARGIN_PT - 2, 842)
        assert not inked(picture, RIGHT_PT + 2, 0, 595, 842)
        assert not inked(picture, 0, 0, 595, theme.TOP_PT - 3)
        foot = theme.PAGE_HEIGHT_PT - theme.BOTTOM_PT
        assert not inked(picture, 0, foot + 2, 595, theme.PAGE_HEIGHT_PT - theme.FOOTER_RULE_PT - 2)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_question_is_printed_in_its_colours(render: Render, number: int) -> None:
    made = Collection("Un ?", "Deux ?", "Trois ?", "Quatre ?")
    (empty,) = render(draw_minutes(made.report()))
    made.note("un post-it de plusieurs mots", question=number)
    picture = render(draw_minutes(made.report()))[0]
    of_question = colours(number)
    assert has(empty, of_question.accent) > 50
    assert has(picture, of_question.pale) > has(empty, of_question.pale)
    assert has(picture, tinted(of_question.pale, theme.TINT)) > 5000


def test_a_title_is_printed_in_the_mockups_place(render: Render) -> None:
    (picture,) = render(draw_minutes(Collection().report()))
    assert inked(picture, theme.MARGIN_PT, 60, 300, 90)
    assert not inked(picture, 400, 60, RIGHT_PT, 90)


def test_every_page_has_its_footer(render: Render) -> None:
    made = Collection()
    for _ in range(120):
        made.note("mot " * 30)
    pictures = render(draw_minutes(made.report()))
    assert len(pictures) > 3
    for picture in pictures:
        assert inked(picture, theme.MARGIN_PT, 805, 200, 820)
        assert inked(picture, RIGHT_PT - 30, 805, RIGHT_PT, 820)


@pytest.mark.parametrize(
    "text", ["الثقة", "நம்பிக்கை", "שלום", "👩‍🏫", "🇫🇷", "→", "字", "ქართული", "አማርኛ", "ខ្មែរ"]
)
def test_a_note_in_another_script_is_more_than_a_box(render: Render, text: str) -> None:
    empty, full, other = Collection(), Collection(), Collection()
    empty.note("\u200b"), full.note(text), other.note("▯")
    pictures = [render(draw_minutes(made.report()))[0] for made in (empty, full, other)]
    assert pictures[0] != pictures[1] != pictures[2]


def test_what_no_font_has_is_printed_as_marks_and_told_first(render: Render) -> None:
    missing, marks, blank = Collection(), Collection(), Collection()
    missing.note("ᏣᎳᎩ"), marks.note("\ufffd" * 3), blank.note("\u200b")
    notice = unshown_in(minutes(missing.report(), EVERYTHING))
    seen, expected, empty, untold = (
        render(draw_manuscript(replace(minutes(made.report(), EVERYTHING), notice=told)))[0]
        for made, told in ((missing, ""), (marks, notice), (blank, notice), (marks, ""))
    )
    assert seen == expected != empty
    assert seen != untold


@pytest.mark.parametrize("text", ["الثقة", "mot"])
def test_a_list_is_indented_where_it_is_read_from(render: Render, text: str) -> None:
    made = Collection(title="", day=None, place="")
    cluster = made.cluster("")
    made.synthesis(cluster, f"- {text}\n> {text}")
    (with_list,), (without,) = (
        render(draw_manuscript(replace(manuscript, elements=elements)))
        for manuscript in [synthesis(made.report(), EVERYTHING)]
        for elements in ([e for e in manuscript.elements if isinstance(e, Items | Said)][1:], [])
    )
    left, right = (
        any(
            inked(with_list.copy(x, y, 10, 1), 0, 0, 10, 1)
            and not inked(without.copy(x, y, 10, 1), 0, 0, 10, 1)
            for y in range(150, 300)
        )
        for x in (round(theme.MARGIN_PT), round(RIGHT_PT) - 10)
    )
    assert (left, right) == ((False, True) if text == "الثقة" else (True, False))


def test_the_number_of_a_citation_has_the_colour_of_its_question(render: Render) -> None:
    cited = Words("n° 1", bold=True, note_id=NoteId("1"))
    of_question, of_another, plain = (
        picture
        for words, question in ((cited, 3), (cited, 4), (replace(cited, note_id=None), 3))
        for picture in render(
            draw_manuscript(replace(EMPTY, elements=(Text(words=(words,), question=question),)))
        )
    )
    assert of_question != of_another
    assert of_question != plain
