"""The bases opened lately, and a file that may hold anything."""

import json
import os
import sys
from errno import EACCES
from pathlib import Path

import pytest

from atelier.recent_bases import MOST, RecentBases


def bases(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{n}.sqlite" for n in range(count)]
    for path in paths:
        path.touch()
    return paths


def test_the_last_opened_is_first_and_each_is_there_once(tmp_path: Path) -> None:
    first, second = bases(tmp_path, 2)
    recent = RecentBases(tmp_path / "dossier" / "recent.json")
    for path in (first, second, first):
        recent.remember(path)
    assert recent.paths == [first, second]
    assert RecentBases(tmp_path / "dossier" / "recent.json").paths == [first, second]


def test_one_base_under_two_names_is_one(tmp_path: Path) -> None:
    (path,) = bases(tmp_path, 1)
    link = tmp_path / "lien.sqlite"
    link.symlink_to(path)
    recent = RecentBases()
    recent.remember(path)
    recent.remember(link)
    assert recent.paths == [path.resolve()]


def test_there_are_only_so_many(tmp_path: Path) -> None:
    paths = bases(tmp_path, MOST + 3)
    recent = RecentBases()
    for path in paths:
        recent.remember(path)
    assert recent.paths == paths[: -MOST - 1 : -1]


def test_one_that_is_gone_is_not_offered_until_it_is_back(tmp_path: Path) -> None:
    first, second = bases(tmp_path, 2)
    recent = RecentBases()
    recent.remember(first)
    recent.remember(second)
    first.unlink()
    assert recent.paths == [second]
    first.touch()
    assert recent.paths == [second, first]


@pytest.mark.parametrize("content", ["", "[", "{}", "12", '[1, null, "relatif.sqlite"]', "[" * 100_000])
def test_a_file_of_something_else_is_no_fault(tmp_path: Path, content: str) -> None:
    kept = tmp_path / "recent.json"
    kept.write_text(content, "utf-8")
    assert RecentBases(kept).paths == []


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (path,) = bases(tmp_path, 1)
    recent = RecentBases(path / "dans un fichier" / "recent.json")
    recent.remember(path)
    assert recent.paths == [path]


@pytest.mark.skipif(sys.platform != "linux", reason="names are made of characters there, not of bytes")
def test_a_path_that_is_not_utf_8_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9") / "base é.sqlite"
    path.parent.mkdir()
    path.touch()
    RecentBases(tmp_path / "recent.json").remember(path)
    assert RecentBases(tmp_path / "recent.json").paths == [path]


def test_one_that_cannot_even_be_looked_for_is_not_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = bases(tmp_path, 1)
    kept = tmp_path / "recent.json"
    theirs = tmp_path / "theirs" / "base.sqlite"
    kept.write_text(json.dumps([str(tmp_path / ("a" * 300)), str(theirs), str(path)]), "utf-8")
    stat = os.stat

    def refused(looked_for: str | Path, **how: bool) -> os.stat_result:
        if Path(looked_for) == theirs:
            raise PermissionError(EACCES, "Permission denied")
        return stat(looked_for, **how)

    monkeypatch.setattr(os, "stat", refused)
    assert RecentBases(kept).paths == [path]


def test_two_programs_do_not_forget_what_the_other_opened(tmp_path: Path) -> None:
    first, second, third = bases(tmp_path, 3)
    kept = tmp_path / "recent.json"
    here, there = RecentBases(kept), RecentBases(kept)
    here.remember(first)
    there.remember(second)
    here.remember(third)
    assert here.paths == RecentBases(kept).paths == [third, second, first]


def test_the_file_is_a_plain_list(tmp_path: Path) -> None:
    (path,) = bases(tmp_path, 1)
    kept = tmp_path / "recent.json"
    RecentBases(kept).remember(path)
    assert json.loads(kept.read_text("utf-8")) == [str(path)]
