"""The main job on the real working document, by the command line: imported, added to by phones, on paper."""

import re
from pathlib import Path

import pytest

from atelier.domain.recap import split_recap
from tests.documents.pdf_reading import body, squeezed
from tests.test_command_line import atelier, post, serving

MATERIAL = Path(__file__).parents[2] / ".." / "shared" / "material"
POSTED = [f"Depuis un téléphone, l’idée {number} du groupe" for number in range(1, 9)]
TELLING = 20
"""From this length on, a post-it's words are nowhere else in the minutes."""


@pytest.fixture
def recaps() -> dict[int, str]:
    """The récapitulatifs of questions 1 and 2, as they were pasted into the working document."""
    found = sorted(MATERIAL.glob("003_*.txt"))
    if not found:
        pytest.skip(f"the real documents are not at {MATERIAL}")
    sections = re.split(r"(?m)^(?=\d/ )", found[0].read_text("utf-8"))
    cut = {}
    for number in (1, 2):
        section = next(section for section in sections if section.startswith(f"{number}/ "))
        cut[number] = re.split(r"Récapitulatif post-its\s*:\s*", section)[1]
    return cut


def test_every_post_it_of_the_real_document_is_in_the_minutes_once_in_order(
    recaps: dict[int, str], tmp_path: Path
) -> None:
    base, minutes = tmp_path / "base.sqlite", tmp_path / "minutes.pdf"
    meeting = atelier("new", "--base", base, "--title", "Projet école – centres sociaux").stdout.strip()
    items = {number: list(split_recap(recap)) for number, recap in recaps.items()}
    for number, recap in recaps.items():
        file = tmp_path / f"question {number}.txt"
        file.write_text(recap, "utf-8")
        imported = atelier("import", "--base", base, "--meeting", meeting, "--question", number, file)
        assert (imported.returncode, imported.stdout) == (0, f"{len(items[number])}\n"), imported.stderr
    with serving(base, meeting) as (_process, url):
        for number, text in enumerate(POSTED):
            assert post(url, text, f"{number}" * 22) == 200
    exported = atelier("export", "--base", base, "--meeting", meeting, "--document", "minutes", "-o", minutes)
    assert exported.returncode == 0, exported.stderr
    assert min(map(len, items.values())) > 20

    numbered = dict(enumerate([*items[1], *items[2], *POSTED], start=1))
    first = len(items[1])
    phones = range(first + len(items[2]) + 1, len(numbered) + 1)
    order = [*range(1, first + 1), *phones, *range(first + 1, phones.start)]
    text = body(minutes.read_bytes())
    rest, at = "", 0
    for number in order:
        printed = squeezed(f"{number}{numbered[number]}")
        found = text.find(printed, at)
        assert found >= 0, f"n° {number} is not where it belongs"
        rest += text[at:found]
        at = found + len(printed)
    rest += text[at:]
    assert [n for n, words in numbered.items() if len(words) > TELLING and squeezed(words) in rest] == []


def test_the_base_of_the_real_document_is_sound(recaps: dict[int, str], tmp_path: Path) -> None:
    base = tmp_path / "base.sqlite"
    meeting = atelier("new", "--base", base).stdout.strip()
    imported = atelier("import", "--base", base, "--meeting", meeting, "--question", 2, "-", text=recaps[2])
    assert imported.returncode == 0, imported.stderr
    assert atelier("check", "--base", base).returncode == 0
