"""Our files as LibreOffice opens them, without a window: every word, the outline, the pages; nothing to repair."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier.documents.contents.head import headed
from atelier.documents.formats import write_document
from atelier.documents.manuscript import Row, Table
from atelier.documents.opendocument import typesetting as opendocument
from atelier.documents.word import typesetting as word
from atelier.domain.report import Report
from tests.documents.collection import Collection
from tests.documents.libreoffice import convert
from tests.documents.pdf_reading import outline, squeezed
from tests.documents.whole_meeting import NASTY, whole_meeting

ENDINGS = ("docx", "odt")
DOCUMENTS = ("minutes", "synthesis", "recap", "thanks", "signatures")
FOOT = "Atelier · document de travail"


@dataclass(frozen=True, slots=True)
class Converted:
    """What LibreOffice made of our files: by name and ending, the text and the PDF."""

    folder: Path

    def text(self, name: str, ending: str) -> str:
        """The words, without white space."""
        return squeezed((self.folder / f"{name}-{ending}.txt").read_text("utf-8-sig"))

    def pdf(self, name: str, ending: str) -> bytes:
        """The pages."""
        return (self.folder / f"{name}-{ending}.pdf").read_bytes()


def reports() -> Iterator[tuple[str, str, Report]]:
    """What is written: a name, the document, what it is built as."""
    for document in DOCUMENTS:
        yield document, document, whole_meeting().report()
    yield "empty", "minutes", Collection().report()
    large = Collection("Un ?", "Deux ?")
    clusters = [large.cluster(f"Titre{n}", question=1 + n % 2) for n in range(20)]
    for n in range(300):
        large.note(f"Idée{n}, et ce qui va avec " * (1 + n % 3), question=1 + n % 2, into=clusters[n % 20])
    yield "large", "minutes", large.report()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """All of them, by one start of the program for each of the two formats that are read back."""
    folder = tmp_path_factory.mktemp("libreoffice")
    files = []
    for name, document, report in reports():
        for ending in ENDINGS:
            files.append(folder / f"{name}-{ending}.{ending}")
            write_document(document, report, files[-1])
    for form in ("txt:Text (encoded):UTF8", "pdf"):
        convert(files, folder, form)
    return Converted(folder)


def pages(content: bytes) -> list[str]:
    """The text of each page, with its foot."""
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_note_is_there_as_it_was_written(converted: Converted, ending: str) -> None:
    text = converted.text("minutes", ending)
    for number, note in enumerate(NASTY, start=5):
        assert squeezed(f"{number}{note}") in text
    assert squeezed("2++La confiance des professionnels ×3 3 La confiance, quoi 4 Se fier") in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_headings_are_in_the_outline(converted: Converted, ending: str) -> None:
    found = [(depth, " ".join(title.split())) for depth, title in outline(converted.pdf("minutes", ending))]
    assert found[:6] == [
        (0, "1 · Qu’est-ce qui marche ?"),
        (1, "1.1 Une confiance"),
        (1, "1.2 Des moments"),
        (2, "1.2.1 Le midi · validé par le groupe"),
        (1, "Isolés"),
        (1, "À classer"),
    ]
    assert (0, "Annexe : les post-its un par un") in found


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", [*DOCUMENTS, "empty", "large"])
def test_every_page_has_its_number(converted: Converted, name: str, ending: str) -> None:
    found = pages(converted.pdf(name, ending))
    for number, page in enumerate(found, start=1):
        assert re.search(rf"{FOOT}\s*{number} / {len(found)}\s*$", page), page[-80:]


@pytest.mark.parametrize("ending", ENDINGS)
def test_three_hundred_notes_fill_their_pages(converted: Converted, ending: str) -> None:
    text = converted.text("large", ending)
    assert [n for n in range(300) if f"Idée{n}," not in text] == []
    found = pages(converted.pdf("large", ending))
    assert 10 < len(found) < 25
    for page in found:
        lines = page[: page.rindex(FOOT)].strip().splitlines()
        assert not re.match(r"\d\.\d+ Titre|Post-its \(", lines[-1]), lines[-1]


def test_no_page_has_the_last_row_of_a_table_alone(tmp_path: Path) -> None:
    counts = range(26, 37)
    files = [tmp_path / f"{count}-{ending}.{ending}" for count in counts for ending in ENDINGS]
    report = Collection().report()
    for file in files:
        count = int(file.stem.split("-")[0])
        rows = tuple(Row(cells=(f"Rang {n}\net sa suite",)) for n in range(count))
        table = Table(names=("Nom",), shares=(1.0,), rows=rows)
        draw = word.draw_manuscript if file.suffix == ".docx" else opendocument.draw_manuscript
        file.write_bytes(draw(headed(report, (table,), title="Titre")))
    convert(files, tmp_path, "pdf")
    for file in files:
        *_before, last = pages(file.with_suffix(".pdf").read_bytes())
        assert last.count("Rang") >= 2, file.name


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_pdf_says_what_it_is(converted: Converted, ending: str) -> None:
    reader = PdfReader(BytesIO(converted.pdf("minutes", ending)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Compte rendu de la rencontre – 2e rencontre – Coopérer"
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert len(links) >= 2
