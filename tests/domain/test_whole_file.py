"""A file is put in its place whole, or not at all."""

import os
from pathlib import Path
from stat import S_IMODE

import pytest

from atelier.domain.whole_file import whole_file, whole_file_in

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX's")


def test_it_is_there_at_the_end_and_not_before(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"avant")
    with whole_file(target) as file:
        file.write(b"apres")
        assert target.read_bytes() == b"avant"
    assert target.read_bytes() == b"apres"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [OSError, ValueError, KeyboardInterrupt])
def test_whatever_ends_it_leaves_what_was_there(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"avant")

    def write() -> None:
        with whole_file(target) as file:
            file.write(b"apres")
            raise error

    with pytest.raises(error):
        write()
    assert target.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [target]


def test_what_need_not_be_kept_is_not(tmp_path: Path) -> None:
    with whole_file_in(tmp_path, lambda: None) as file:
        file.write(b"apres")
    assert list(tmp_path.iterdir()) == []


def test_its_name_may_be_known_at_the_end_only(tmp_path: Path) -> None:
    names: list[str] = []
    with whole_file_in(tmp_path, lambda: tmp_path / names[0]) as file:
        file.write(b"a")
        names.append("connu.bin")
    assert [path.name for path in tmp_path.iterdir()] == ["connu.bin"]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_what_was_there_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"avant")
    target.chmod(mode)
    with whole_file(target) as file:
        file.write(b"apres")
    assert S_IMODE(target.stat().st_mode) == mode


@posix
def test_what_is_read_only_stays_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"avant")
    target.chmod(0o444)
    with pytest.raises(PermissionError), whole_file(target):
        pytest.fail("it was begun")
    assert target.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [target]


@posix
@pytest.mark.parametrize("is_there", [True, False])
def test_what_a_link_names_is_written(tmp_path: Path, is_there: bool) -> None:
    (tmp_path / "ailleurs").mkdir()
    named, link = tmp_path / "ailleurs" / "a.bin", tmp_path / "lien.bin"
    link.symlink_to(named)
    if is_there:
        named.write_bytes(b"avant")
    with whole_file(link) as file:
        file.write(b"apres")
    assert link.is_symlink()
    assert named.read_bytes() == b"apres"


@posix
def test_a_folder_that_takes_no_mode_takes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _mode: int) -> None:
        raise PermissionError

    target = tmp_path / "a.bin"
    target.write_bytes(b"avant")
    monkeypatch.setattr(Path, "chmod", refuse)
    with whole_file(target) as file:
        file.write(b"apres")
    assert target.read_bytes() == b"apres"


def test_the_mask_of_the_program_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one for all threads: a file that another makes meanwhile would be anybody's to write."""
    monkeypatch.setattr(os, "umask", lambda _mask: pytest.fail("the mask was changed"))
    with whole_file(tmp_path / "a.bin") as file:
        file.write(b"a")
