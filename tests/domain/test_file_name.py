"""Names of files: whatever people typed as a title, every system takes them, and they stay in their folder."""

from pathlib import Path, PureWindowsPath
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.file_name import MOST_BYTES, file_name

TRICKS = (
    "../../etc/passwd",
    "C:\\Windows",
    "NUL",
    "con.txt",
    "a\0b",
    "…",
    "com¹",
    ".caché",
    "~",
    "x" * 500,
    "\ud800",
)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            ("Coopérer", "2e rencontre", "Compte rendu", "2018-10-04"),
            "Coopérer – 2e rencontre – Compte rendu – 2018-10-04",
        ),
        (("École & quartier", "", "Synthèse"), "École & quartier – Synthèse"),
        (("../../etc/passwd",), "etc passwd"),
        (("C:\\Windows\\system32",), "C Windows system32"),
        (("Qu’est-ce qui « marche » ?",), "Qu’est-ce qui « marche »"),
        (("un\ntitre\tsur\xa0deux lignes",), "un titre sur deux lignes"),
        (("a\0b\u202eexe.fdp",), "abexe.fdp"),
        (("NUL",), "_NUL"),
        (("con.txt",), "_con.txt"),
        (("COM¹",), "_COM¹"),
        (("Compagnie",), "Compagnie"),
        (("..",), "Atelier"),
        ((), "Atelier"),
        (("  . Point final. ",), "Point final"),
        (("e\N{COMBINING ACUTE ACCENT}cole",), "école"),
    ],
)
def test_a_name_is_what_was_typed_without_what_systems_refuse(parts: tuple[str, ...], expected: str) -> None:
    assert file_name(*parts) == expected


def test_a_long_title_gives_way_and_the_date_does_not() -> None:
    name = file_name("Très long " * 40, "2e rencontre", "Compte rendu", "2018-10-04")
    assert len(name.encode()) <= MOST_BYTES
    assert name.startswith("Très long")
    assert name.endswith("… – 2e rencontre – Compte rendu – 2018-10-04")


@given(parts=st.lists(st.text() | st.sampled_from(TRICKS), max_size=5))
def test_every_system_takes_it_and_it_stays_in_its_folder(parts: list[str]) -> None:
    name = file_name(*parts)
    assert len(f"{name}.docx".encode()) <= 200
    assert not set(name) & set('/\\:*?"<>|')
    assert name.isprintable()
    assert not name.startswith((".", "-", "~", " "))
    assert not name.endswith((".", " "))
    assert not PureWindowsPath(f"{name}.pdf").is_reserved()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.pdf"
        path.write_bytes(b"")
        assert list(Path(folder).iterdir()) == [path]
