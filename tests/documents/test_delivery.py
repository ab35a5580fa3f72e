"""A document reaches its place whole, or not at all, and says why."""

import errno
import os
from pathlib import Path

import pytest

from atelier.documents.delivery import deliver
from atelier.documents.faults import DocumentFault


def test_the_content_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    deliver(b"content", target)
    assert target.read_bytes() == b"content"
    assert list(tmp_path.iterdir()) == [target]


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    deliver(b"new", target)
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_others_may_read_it_as_any_new_file(tmp_path: Path) -> None:
    plain, target = tmp_path / "plain", tmp_path / "a.pdf"
    plain.write_bytes(b"")
    deliver(b"content", target)
    assert target.stat().st_mode == plain.stat().st_mode


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentFault, match="absent » n’existe pas"):
        deliver(b"", tmp_path / "absent" / "a.pdf")


def test_a_folder_in_its_place_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.mkdir()
    with pytest.raises(DocumentFault, match="est un dossier"):
        deliver(b"", target)
    assert list(tmp_path.iterdir()) == [target]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentFault, match="trop long"):
        deliver(b"", tmp_path / ("a" * 300 + ".pdf"))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("a" * 200 + ".pdf", "trop long"), ("a.pdf", "ne peut pas être enregistré dans")],
    ids=["windows-finds-it-too-long", "no-file-can-be-there"],
)
def test_a_folder_that_is_there_is_not_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, sentence: str
) -> None:
    def refuse(*_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DocumentFault, match=sentence):
        deliver(b"", tmp_path / name)


@pytest.mark.parametrize("name", ["a\0b.pdf", "a\ud800.pdf"])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentFault, match="ne peut pas s’appeler ainsi"):
        deliver(b"", tmp_path / name)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_what_is_read_only_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(DocumentFault, match="est en lecture seule"):
        deliver(b"new", target)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (errno.ENOSPC, "Le disque est plein"),
        (errno.EACCES, "fermez-le s’il est ouvert"),
        (errno.EIO, "choisissez un autre dossier"),
    ],
)
def test_a_fault_on_the_way_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, sentence: str
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(error, os.strerror(error))

    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DocumentFault, match=sentence):
        deliver(b"new", target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
