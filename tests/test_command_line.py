"""The command line as a person or a script meets it: real processes, their output and exit status."""

import os
import signal
import sqlite3
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader

RECAP = "Se parler - Un café le matin – Rendez-vous du 15-11\n• La confiance\n[bookmark: _GoBack]\n"


def atelier(*arguments: object, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "atelier", *map(str, arguments)],
        input=text,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


@contextmanager
def serving(base: Path, meeting: str, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`atelier serve` under way, and the URL that it printed first."""
    command = [sys.executable, "-m", "atelier", "serve", "--base", str(base), "--meeting", meeting]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", "0", *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def post(url: str, text: str, key: str) -> int:
    """Send the form as a phone without JavaScript does; returns the status of the page it leads to."""
    body = urllib.parse.urlencode({"text": text, "key": key, "question": "1"}).encode()
    with urllib.request.urlopen(url, data=body, timeout=10) as answer:
        return int(answer.status)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The path of a base."""
    return tmp_path / "salle des fêtes.sqlite"


@pytest.fixture
def meeting(base: Path) -> str:
    """A meeting made by `atelier new`."""
    made = atelier("new", "--base", base, "--title", "École & quartier")
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def test_help_loads_neither_qt_nor_sqlalchemy() -> None:
    shown = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "atelier", "--help"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "atelier" in shown.stdout
    assert "PySide6" not in shown.stderr
    assert "sqlalchemy" not in shown.stderr


def test_from_an_import_and_a_phone_to_the_minutes(base: Path, meeting: str, tmp_path: Path) -> None:
    imported = atelier("import", "--base", base, "--meeting", meeting, "--question", 1, "-", text=RECAP)
    assert (imported.returncode, imported.stdout) == (0, "4\n"), imported.stderr
    with serving(base, meeting) as (_process, url):
        assert post(url, "Depuis un téléphone", "k" * 22) == 200
        assert post(url, "Depuis un téléphone", "k" * 22) == 200
    minutes = tmp_path / "compte rendu.pdf"
    exported = atelier("export", "--base", base, "--meeting", meeting, "--document", "minutes", "-o", minutes)
    assert exported.returncode == 0, exported.stderr
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(minutes).pages).split())
    notes = ["Se parler", "Un café le matin", "Rendez-vous du 15-11", "La confiance", "Depuis un téléphone"]
    assert [text.count(note) for note in notes] == [1, 1, 1, 1, 1]
    assert sorted(notes, key=text.index) == notes


def test_a_project_goes_to_another_base_in_an_archive(base: Path, meeting: str, tmp_path: Path) -> None:
    archive, other = tmp_path / "projet.atelier", tmp_path / "autre.sqlite"
    written = atelier("export", "--base", base, "--meeting", meeting, "--document", "archive", "-o", archive)
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    taken = atelier("import", "--base", other, archive)
    assert (taken.returncode, taken.stdout, taken.stderr) == (0, f"{meeting}\n", "")
    assert atelier("check", "--base", other).returncode == 0


def test_a_document_holds_what_is_asked_for(base: Path, meeting: str, tmp_path: Path) -> None:
    for question, text in ((1, "- Un café"), (2, "- Un banc")):
        atelier("import", "--base", base, "--meeting", meeting, "--question", question, "-", text=text)
    target = tmp_path / "partiel.pdf"
    where = ("--base", base, "--meeting", meeting, "--document", "minutes", "-o", target)
    exported = atelier("export", *where, "--question", 2, "--without", "annex")
    assert exported.returncode == 0, exported.stderr
    told = " ".join(PdfReader(target).pages[0].extract_text().split())
    assert ("Un café" in told, "Un banc" in told) == (False, True)


def test_where_it_can_not_be_written_it_is_said(base: Path, meeting: str, tmp_path: Path) -> None:
    where = ("--base", base, "--meeting", meeting, "--document", "minutes")
    exported = atelier("export", *where, "-o", tmp_path / "absent" / "x.pdf")
    assert exported.returncode == 3
    assert "n’existe pas" in exported.stderr


def test_the_welcome_sheet_tells_the_address_that_it_is_given(
    base: Path, meeting: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "fiche.pdf"
    where = ("--base", base, "--meeting", meeting, "--document", "welcome", "-o", sheet)
    exported = atelier("export", *where, "--host", "192.168.1.20", "--port", 9000)
    assert exported.returncode == 0, exported.stderr
    assert "192.168.1.20:9000" in PdfReader(sheet).pages[0].extract_text()
    exported = atelier("export", *where, "--host", "127.0.0.1")
    assert exported.returncode == 0, exported.stderr
    assert "sera projetée" in " ".join(PdfReader(sheet).pages[0].extract_text().split())


def test_the_url_is_the_same_after_a_restart(base: Path, meeting: str) -> None:
    with serving(base, meeting) as (_process, first):
        port = str(urllib.parse.urlsplit(first).port)
    with serving(base, meeting, "--port", port) as (_process, second):
        assert second == first


def test_serve_stops_when_asked(base: Path, meeting: str) -> None:
    with serving(base, meeting) as (process, _url):
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0


def test_a_sound_base_is_said_to_be(base: Path, meeting: str) -> None:
    assert meeting
    checked = atelier("check", "--base", base)
    assert checked.returncode == 0
    assert checked.stdout.strip() == "La base est saine."


def test_an_altered_base_is_found(base: Path, meeting: str) -> None:
    with closing(sqlite3.connect(base)) as connection, connection:
        connection.execute("UPDATE meetings SET title = 'autre' WHERE id = ?", (meeting,))
    checked = atelier("check", "--base", base)
    assert checked.returncode == 1
    assert checked.stdout.strip()


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "--base", "absent.sqlite", "--meeting", "x", "--document", "minutes", "-o", "x.pdf"],
        ["check", "--base", "absent.sqlite"],
        ["import", "--base", "neuve.sqlite", "absente.atelier"],
        ["import", "--base", "absent.sqlite", "--meeting", "x", "--question", "1", "-"],
        ["new", "--base", "/proc/atelier/x.sqlite"],
    ],
)
def test_the_environments_fault_is_one_french_sentence(arguments: list[str], tmp_path: Path) -> None:
    done = atelier(*(str(tmp_path / a) if a.endswith((".sqlite", ".pdf")) else a for a in arguments))
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith("atelier : ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--wrong"], ["export"], ["shot", "--size", "12"], ["unknown"]])
def test_wrong_usage_is_told(arguments: list[str]) -> None:
    done = atelier(*arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "--trame", "inconnue"],
        ["import", "--question", "9", "-"],
        ["import", "-"],
        ["export", "--document", "archive", "-o", "x.zip"],
        ["export", "--document", "poème", "-o", "x.pdf"],
        ["export", "--document", "minutes", "-o", "x.xyz"],
        ["export", "--document", "minutes", "-o", "x.pdf", "--question", "9"],
        ["export", "--document", "minutes", "-o", "x.pdf", "--without", "poèmes"],
        ["export", "--document", "thanks", "-o", "x.pdf", "--without", "annex"],
        ["export", "--document", "archive", "-o", "x.atelier", "--question", "1"],
        ["shot", "--view", "lune", "-o", "x.png"],
    ],
)
def test_what_does_not_exist_is_wrong_usage(base: Path, meeting: str, arguments: list[str]) -> None:
    where = ["--base", base] if arguments[0] == "new" else ["--base", base, "--meeting", meeting]
    done = atelier(arguments[0], *where, *arguments[1:])
    assert done.returncode == 2
    assert done.stderr.startswith("atelier : ")
    assert done.stderr.count("\n") == 1


def test_the_archive_is_told_among_the_documents(base: Path, meeting: str) -> None:
    done = atelier("export", "--base", base, "--meeting", meeting, "--document", "poème", "-o", "x.pdf")
    assert "archive, board, minutes" in done.stderr


def test_an_item_too_long_is_named_and_nothing_is_added(base: Path, meeting: str) -> None:
    done = atelier(
        "import",
        "--base",
        base,
        "--meeting",
        meeting,
        "--question",
        1,
        "-",
        text=f"- court\n- {'a' * 2500}\n",
    )
    assert done.returncode == 3
    assert "Le post-it 2 (« aaa" in done.stderr
    assert "2500 caractères" in done.stderr


def test_a_base_open_elsewhere_is_refused_but_can_be_read(base: Path, meeting: str, tmp_path: Path) -> None:
    with serving(base, meeting):
        refused = atelier("import", "--base", base, "--meeting", meeting, "--question", 1, "-", text=RECAP)
        assert refused.returncode == 3
        assert "déjà ouverte" in refused.stderr
        exported = atelier(
            "export", "--base", base, "--meeting", meeting, "--document", "minutes", "-o", tmp_path / "m.pdf"
        )
        assert exported.returncode == 0, exported.stderr


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "atelier", "--base", str(tmp_path / "x.sqlite")],
        env={**kept, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3
    assert "aucune fenêtre ne peut s’ouvrir" in done.stderr
    assert done.stderr.count("\n") == 1
