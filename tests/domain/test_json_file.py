"""A small file is whole or as it was."""

import json
from pathlib import Path

import pytest

from atelier.domain.json_file import write_json


def test_it_is_written_in_a_folder_that_is_made(tmp_path: Path) -> None:
    path = tmp_path / "un" / "dossier" / "choix.json"
    for kept in ({"lieu": "École"}, ["là-bas"]):
        write_json(path, kept)
        assert json.loads(path.read_text("utf-8")) == kept
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "choix.json"
    write_json(path, ["avant"])

    def full(path: Path, _words: str, _encoding: str) -> None:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="space"):
        write_json(path, ["après"])
    assert json.loads(path.read_text("utf-8")) == ["avant"]
    assert list(tmp_path.iterdir()) == [path]
