"""Which document in which format; and that asking costs nothing."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier.documents.faults import UnknownDocument
from atelier.documents.formats import check_known, known, write_document
from atelier.domain.document import Document
from atelier.domain.ids import NoteId
from atelier.domain.progress import Cancelled
from atelier.domain.report import Incomplete
from atelier.domain.welcome import WelcomeSheet
from atelier.rasteriser import rasterise
from tests.documents.collection import Collection


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF"])
def test_the_ending_chooses_the_format(tmp_path: Path, name: str) -> None:
    write_document("minutes", Collection().report(), tmp_path / name)
    assert len(PdfReader(tmp_path / name).pages) == 1


def test_an_unknown_document_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(
        UnknownDocument, match=r"«\u00a0poster\u00a0» n’existe pas. Documents possibles\u00a0: .*minutes"
    ):
        write_document("poster", Collection().report(), tmp_path / "a.pdf")


@pytest.mark.parametrize("name", ["a.txt", "a", "pdf"])
def test_an_unknown_ending_is_told_with_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(
        UnknownDocument, match=rf"«\u00a0{name}\u00a0». Terminaisons possibles\u00a0: .*\.pdf"
    ):
        write_document("minutes", Collection().report(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_request_is_known_before_any_work() -> None:
    check_known("minutes", Path("a.pdf"))
    with pytest.raises(UnknownDocument):
        check_known("minutes", Path("a.txt"))


def test_what_is_known_can_be_listed() -> None:
    assert known() == tuple(sorted(known()))
    documents = {"minutes", "synthesis", "recap", "thanks", "signatures", "welcome"}
    assert {(name, ".pdf") for name in documents} <= set(known())


def test_what_is_read_and_what_is_gone_on_with_have_the_same_documents() -> None:
    documents = {"minutes", "synthesis", "recap", "thanks"}
    assert {(name, ending) for name in documents for ending in (".docx", ".md", ".odt", ".pdf")} <= set(
        known()
    )


@pytest.mark.parametrize("format", ["word", "opendocument", "markdown"])
def test_what_is_gone_on_with_is_written_by_the_standard_library(format: str) -> None:
    script = (
        f"import sys, atelier.documents.{format}.typesetting;"
        "print([n for n in ('reportlab', 'lxml', 'docx', 'odf', 'PySide6') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_welcome_sheet_has_its_formats_too(tmp_path: Path) -> None:
    sheet = WelcomeSheet(project_title="Projet", meeting_title="Rencontre", code="KXTQPM")
    write_document("welcome", sheet, tmp_path / "fiche.PDF")
    assert "KXTQPM" in PdfReader(tmp_path / "fiche.PDF").pages[0].extract_text()
    with pytest.raises(UnknownDocument, match="Terminaisons possibles"):
        write_document("welcome", sheet, tmp_path / "fiche.docx")


def test_the_list_of_formats_loads_no_library() -> None:
    script = (
        "import sys, atelier.documents.formats;"
        "print([n for n in ('reportlab', 'uharfbuzz', 'PySide6', 'sqlalchemy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_minutes_load_neither_qt_nor_the_base() -> None:
    script = (
        "import sys, atelier.documents.pdf.typesetting;"
        "print([n for n in ('PySide6', 'sqlalchemy', 'base', 'PIL') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "PySide6" not in done.stdout
    assert "sqlalchemy" not in done.stdout


@pytest.mark.parametrize(("document", "ending"), [pair for pair in known() if pair[0] != Document.WELCOME])
@pytest.mark.parametrize("at", ["first", "last"])
def test_what_is_given_up_leaves_what_was_there(tmp_path: Path, document: str, ending: str, at: str) -> None:
    def stop(share: float) -> None:
        if at == "first" or share == 1.0:
            raise Cancelled

    made = Collection()
    made.note("a")
    target = tmp_path / f"là{ending}"
    target.write_text("avant")
    with pytest.raises(Cancelled):
        write_document(document, made.report(), target, progress=stop, rasterise=rasterise)
    assert [(path, path.read_text()) for path in tmp_path.iterdir()] == [(target, "avant")]


@pytest.mark.parametrize(("document", "ending"), [pair for pair in known() if pair[0] != Document.WELCOME])
def test_what_lost_a_post_it_is_not_written(tmp_path: Path, document: str, ending: str) -> None:
    made = Collection()
    made.note("a")
    report = made.report()
    lost = replace(report, collected={**report.collected, NoteId("perdu"): 99})
    with pytest.raises(Incomplete, match="99"):
        write_document(document, lost, tmp_path / f"là{ending}", rasterise=rasterise)
    assert list(tmp_path.iterdir()) == []
