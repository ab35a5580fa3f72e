"""The real working document as a project, in every format: each word of it is read again in each document."""

import csv
import html
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from atelier.documents.formats import known, write_document
from atelier.documents.sheets.csv_file import GUARD
from atelier.domain.document import Document
from atelier.domain.ids import MeetingId
from atelier.domain.report import Report
from atelier.domain.report_builder import build_report
from atelier.domain.things import Note, Question
from atelier.rasteriser import rasterise
from base.opening import Base, open_base
from tests.documents.pdf_reading import body, squeezed
from tests.scenarios import working_document
from tests.scenarios.working_document import WorkingDocument

WHOLE = (Document.MINUTES, Document.RECAP)
"""What claims to hold every post-it."""
TEXTS = (".docx", ".md", ".odt", ".pdf")


@dataclass(frozen=True)
class Shape:
    """How many titles and post-its each chapter of a document has, and at which seconds something was said."""

    titles: tuple[int, ...]
    items: tuple[int, ...]
    seconds: tuple[int, ...]


OURS = Shape((4, 3, 3, 5, 2), (15, 10, 9, 0, 4), (65, 462, 908, 2061))
REAL = Shape((6, 7, 8, 26, 7), (23, 34, 35, 0, 8), (911, 2061, 2174, 2338, 2430))
SHAPES = {"ours": OURS, "real": REAL}


@pytest.fixture(scope="module", params=SHAPES)
def name(request: pytest.FixtureRequest) -> str:
    """The document of the same build that was written for this test, or the real one."""
    return str(request.param)


@pytest.fixture(scope="module")
def document(name: str) -> WorkingDocument:
    """What the document holds."""
    path = working_document.OURS if name == "ours" else working_document.find()
    if path is None:
        pytest.skip(f"the real documents are not at {working_document.MATERIAL}")
    return working_document.read(path)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    """An empty base."""
    with closing(open_base(tmp_path_factory.mktemp("base") / "base.sqlite")) as base:
        yield base


@pytest.fixture(scope="module")
def meeting_id(base: Base, document: WorkingDocument) -> MeetingId:
    """The document as a meeting."""
    return working_document.rebuild(document, base)


@pytest.fixture(scope="module")
def report(base: Base, meeting_id: MeetingId) -> Report:
    """What its documents are drawn from."""
    snapshot, _history = base.meeting(meeting_id)
    return build_report(snapshot, meeting_id, made_at=datetime.now(UTC))


def test_the_document_is_read_as_it_is(
    name: str, document: WorkingDocument, base: Base, meeting_id: MeetingId
) -> None:
    shape = SHAPES[name]
    snapshot, _history = base.meeting(meeting_id)
    assert len(list(snapshot.all(Question))) == len(document.chapters) == 5
    assert tuple(len(chapter.titles) for chapter in document.chapters) == shape.titles
    assert tuple(len(chapter.items) for chapter in document.chapters) == shape.items
    assert len(list(snapshot.all(Note))) == sum(shape.items)
    assert (
        tuple(sorted(second for chapter in document.chapters for _text, second in chapter.said))
        == shape.seconds
    )


def xml_text(part: str) -> Callable[[Path], str]:
    """Reads a part of a zipped document."""

    def read(path: Path) -> str:
        with zipfile.ZipFile(path) as package:
            return "".join(ElementTree.fromstring(package.read(part)).itertext())

    return read


def of_markdown(path: Path) -> str:
    """Without the marks that keep words from being taken for marks."""
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", path.read_text("utf-8")))


READERS: dict[str, Callable[[Path], str]] = {
    ".pdf": lambda path: body(path.read_bytes()),
    ".docx": xml_text("word/document.xml"),
    ".odt": xml_text("content.xml"),
    ".md": of_markdown,
}


def bare(text: str) -> str:
    """The letters and digits alone: where a line ends, or which space stands before a colon, is each format's."""
    return re.sub(r"[\W_]", "", squeezed(text))


@pytest.fixture
def written(report: Report, tmp_path: Path) -> Callable[[Document, str], Path]:
    """Writes a document of it."""

    def write(document: Document, ending: str) -> Path:
        path = tmp_path / f"{document}{ending}"
        write_document(document, report, path, rasterise=rasterise)
        return path

    return write


@pytest.mark.parametrize("ending", TEXTS)
@pytest.mark.parametrize("paper", WHOLE)
def test_a_whole_document_has_every_post_it(
    paper: Document, ending: str, document: WorkingDocument, written: Callable[[Document, str], Path]
) -> None:
    text = bare(READERS[ending](written(paper, ending)))
    missing = [item for chapter in document.chapters for item in chapter.items if bare(item) not in text]
    assert missing == []


@pytest.mark.parametrize("ending", TEXTS)
@pytest.mark.parametrize("paper", [Document.MINUTES, Document.SYNTHESIS, Document.RECAP])
def test_the_structure_is_told_with_its_numbers(
    paper: Document,
    ending: str,
    document: WorkingDocument,
    report: Report,
    written: Callable[[Document, str], Path],
) -> None:
    text = bare(READERS[ending](written(paper, ending)))
    clusters = [cluster for section in report.sections for cluster in section.every_cluster()]
    rubrics = sum(1 for cluster in clusters if cluster.parts)
    assert len(clusters) == sum(len(chapter.titles) for chapter in document.chapters) + rubrics
    at = 0
    for section in report.sections:
        at = text.find(bare(section.text), at)
        assert at >= 0, section.text
    missing = [c.title for c in clusters if bare(c.number + c.title) not in text and ending != ".odt"]
    assert missing == []
    assert [cluster.title for cluster in clusters if bare(cluster.title) not in text] == []


@pytest.mark.parametrize("ending", TEXTS)
def test_the_minutes_have_what_was_said_and_when(
    ending: str, document: WorkingDocument, written: Callable[[Document, str], Path]
) -> None:
    raw = READERS[ending](written(Document.MINUTES, ending))
    text = bare(raw)
    for chapter in document.chapters:
        for words, second in chapter.said:
            assert bare(words) in text
            assert f"{second // 60}:{second % 60:02}" in raw
    for parked in document.parked:
        assert bare(parked) in text
    for what, _scope in document.follow_ups:
        assert bare(what) in text


@pytest.mark.parametrize("ending", TEXTS)
def test_a_citation_is_the_post_it_itself(
    ending: str, report: Report, written: Callable[[Document, str], Path]
) -> None:
    text = bare(READERS[ending](written(Document.SYNTHESIS, ending)))
    cited = [
        cluster.notes[0]
        for section in report.sections
        for cluster in section.every_cluster()
        if cluster.notes
    ]
    assert len(cited) > 10
    assert [n.number for n in cited if bare(f"{n.shown_text}n°{n.number}") not in text] == []


def test_the_table_has_a_row_for_each_post_it(
    document: WorkingDocument, written: Callable[[Document, str], Path]
) -> None:
    items = sorted(item for chapter in document.chapters for item in chapter.items)
    with written(Document.RECAP, ".csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    workbook = load_workbook(written(Document.RECAP, ".xlsx"))
    names, *cells = workbook.worksheets[0].iter_rows(values_only=True)
    column = names.index("Post-it")
    assert sorted(row["Post-it"].removeprefix(GUARD) for row in rows) == items
    assert sorted(str(row[column]) for row in cells) == items


def test_the_picture_has_every_post_it(
    document: WorkingDocument, written: Callable[[Document, str], Path]
) -> None:
    text = bare(html.unescape(written(Document.BOARD, ".svg").read_text("utf-8")))
    assert [i for chapter in document.chapters for i in chapter.items if bare(i) not in text] == []


def test_every_document_of_a_report_is_written_in_every_format(
    written: Callable[[Document, str], Path],
) -> None:
    for name, ending in known():
        if name != Document.WELCOME:
            assert written(Document(name), ending).stat().st_size > 100
